// Reads a model file (docs/models.md) into the index. What is compiled in and what a user writes go through the same door: all of
// it is checked here, and every complaint names its place, the offending value and the nearest valid word.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/flow/model_builder.h"
#include "analyzer/text/json_file.h"

namespace jsward {

/// The types that model files speak of. Whether one exists is known only when all files have been read: something must yield such
/// an object, and something must be known about it.
class TypeNames {
public:
    enum class Use : std::uint8_t {
        Definition,  ///< A key under `types`.
        Yield,       ///< A callback's parameter, a decorator, ... is one.
        Root         ///< A path starts there.
    };
    /// `value` is a text of `file`; both stay where they are until rejectUnknown().
    void note(Use use, const std::string& name, JsonFile& file, const nlohmann::json& value);
    void rejectUnknown();

private:
    struct Noted {
        Use use;
        std::string name;
        JsonFile* file;
        const nlohmann::json* value;
    };
    std::vector<Noted> noted_;
};

class ModelReader {
public:
    using Json = nlohmann::json;

    /// `file` holds the text.
    ModelReader(const ModelText& text, JsonFile& file, IndexBuilder& builder, TypeNames& types);

    /// kinds.json, which is compiled in and goes before all others.
    void readKinds();
    void readSetting(const Json& row);
    void readHeldSinks(const Json& options, SinkKind& kind);
    void readModel();

private:
    struct Section;
    static const std::vector<Section>& sections();

    void readPackages(const Json& packages);
    std::string packageName(const Json& value);
    void readTypes(const Json& types);
    void readSource(const Json& row);
    void readSink(const Json& row);
    void readCredential(const Json& row);
    void readSanitizer(const Json& row);
    void readGuard(const Json& row);
    void readStep(const Json& row);
    void readCallback(const Json& row);
    void readParameters(const Json& row);
    void readRole(const Json& row);
    void readEffect(const Json& row);
    void readOptions(const Json& row);
    std::shared_ptr<const OptionSpelling> spelling(const Json& row);
    OptionSpelling::Name named(const std::string& option, const Json& value);
    std::optional<OptionConstant> optionConstant(const Json& value);
    void readDecorator(const Json& row);

    /// The index of an optional word; JsonFile::kNoWord when it is not there.
    std::size_t option(const Json& row, std::string_view key, JsonFile::Words allowed);
    std::string requiredWord(const Json& row, std::string_view key, JsonFile::Words allowed);
    [[nodiscard]] std::string optionalText(const Json& row, std::string_view key);
    std::uint32_t argumentNumber(const Json& row);
    int arity(const Json& row);
    std::optional<StepInput> stepInput(const Json& value);
    std::vector<CallbackParameter> callbackParameters(const Json& row, std::string_view key);
    CallbackParameter callbackParameter(const Json& value);
    TrieNode yieldedType(const Json& value);
    SinkKinds harmlessKinds(const Json& row);
    std::optional<KindId> sinkKind(const Json& value);
    std::optional<KindId> sourceKind(const Json& value, std::string_view name);
    KindId requiredSourceKind(const Json& row, std::string_view key);
    void attach(Fact fact, const Json& row);
    void attachAt(Fact fact, const Json& paths, std::string_view what);
    void attachPath(std::uint32_t fact, const Json& text);
    std::vector<TrieNode> rootsOf(const ModelPath& path, const Json& text);

    const ModelText& text_;
    std::string name_;  ///< Without folders.
    std::string framework_;
    JsonFile& file_;
    IndexBuilder& builder_;
    Models::Index& index_;
    TypeNames& types_;
    std::vector<TrieNode> packages_;
};

}  // namespace jsward
