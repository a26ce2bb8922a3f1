// Models: what is known about libraries, compiled from JSON (docs/models.md describes the format) into one trie of API-path steps
// that the engine walks as values flow.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "analyzer/flow/triggers.h"
#include "analyzer/text/file_problem.h"
#include "analyzer/text/result.h"

namespace jsward {

/// The text of one model file.
struct ModelText {
    std::string_view name;  ///< For messages; the part before its first dot is the framework that roles belong to.
    std::string_view json;
    /// Of a user's file: the absolute folder from which it names modules of the project; "" for what is compiled in.
    std::string_view folder{};
};

class Models {
public:
    /// Reads and indexes model files; or all that is wrong with them, each with place and the nearest valid word.
    static std::variant<Models, std::vector<FileProblem>> read(std::span<const ModelText> files);
    /// The same with one error, a line a problem.
    static Result<Models> parse(std::span<const ModelText> files);

    /// What a scan reads of files to know which of them matter (flowScope). Refers to these models.
    [[nodiscard]] TriggerReader triggerReader() const;

    /// Files that frameworks load by their names.
    struct LoadedFiles {
        std::string framework;
        std::string role;     ///< Of their exports.
        std::string pattern;  ///< Of the end of their paths (PathPattern).
    };
    [[nodiscard]] std::vector<LoadedFiles> loadedFiles() const;

    struct Index;  ///< Private to the flow layer (analyzer/flow/model_index.h).
    explicit Models(std::shared_ptr<const Index> index) : index_(std::move(index)) {}
    [[nodiscard]] const Index& index() const { return *index_; }

private:
    std::shared_ptr<const Index> index_;
};

}  // namespace jsward
