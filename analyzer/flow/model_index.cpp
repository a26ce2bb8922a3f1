#include "analyzer/flow/model_index.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analyzer/flow/relevance.h"
#include "analyzer/text/nearest.h"

namespace jsward {

using Json = nlohmann::json;

TrieNode Models::Index::child(TrieNode node, PathElement element) const {
    const auto& all = nodes[node].children;
    const auto key = element.key();
    const auto found =
        std::lower_bound(all.begin(), all.end(), key, [](const auto& c, std::uint64_t k) { return c.first < k; });
    return found != all.end() && found->first == key ? found->second : kNoNode;
}

std::optional<KindId> Models::Index::sinkKind(std::string_view name) const {
    for (std::size_t i = 0; i < sinkKinds.size(); ++i) {
        if (sinkKinds[i].name == name) return static_cast<KindId>(i);
    }
    return std::nullopt;
}

std::optional<KindId> Models::Index::sourceKind(std::string_view name) const {
    const auto found = std::find(sourceKinds.begin(), sourceKinds.end(), name);
    if (found == sourceKinds.end()) return std::nullopt;
    return static_cast<KindId>(found - sourceKinds.begin());
}

namespace {

/// Thrown inside the reader only; Models::parse turns it into an Error.
struct ModelError {
    std::string message;
};

class IndexBuilder {
public:
    explicit IndexBuilder(Models::Index& index) : index_(index) {
        index_.nodes.resize(1);
        index_.shapeRoot = newNode(true);
        index_.exportRoot = newNode();
    }

    void readKinds(const Json& json) {
        for (const auto& [name, options] : json.at("sinks").items()) {
            if (index_.sinkKinds.size() == kMostSinkKinds) throw ModelError{"more than 32 sink kinds"};
            SinkKind kind;
            kind.name = name;
            kind.harmlessStrings = options.value("harmlessStrings", false);
            kind.deep = options.value("deep", false);
            kind.needsText = options.value("needsText", false);
            if (const auto keys = options.find("operators"); keys != options.end()) {
                kind.skipsOperators = true;
                for (const auto& key : *keys)
                    kind.operatorKeys.push_back(index_.symbols.intern(key.get<std::string>()));
            }
            index_.sinkKinds.push_back(std::move(kind));
        }
        for (const auto& [name, options] : json.at("sources").items()) index_.sourceKinds.push_back(name);
    }

    void readModel(std::string_view fileName, const Json& json) {
        fileName.remove_prefix(fileName.rfind('/') + 1);  // npos + 1 is 0
        framework_ = fileName.substr(0, fileName.find('.'));
        packages_.clear();
        for (const auto& name : json.value("packages", Json::array()))
            packages_.push_back(packageRoot(name.get<std::string>()));
        for (const auto& [key, rows] : json.items()) {
            if (key == "packages" || key == "$schema" || key == "description") continue;
            readSection(key, rows);
        }
    }

    /// Sorted children make lookups a binary search.
    void finish() {
        for (auto& node : index_.nodes) std::sort(node.children.begin(), node.children.end());
    }

private:
    void readSection(const std::string& key, const Json& rows) {
        if (key == "types") return readTypes(rows);
        using Reader = void (IndexBuilder::*)(const Json&);
        static const std::map<std::string, Reader, std::less<>> readers = {
            {"sources", &IndexBuilder::readSource},
            {"sinks", &IndexBuilder::readSink},
            {"sanitizers", &IndexBuilder::readSanitizer},
            {"guards", &IndexBuilder::readGuard},
            {"steps", &IndexBuilder::readStep},
            {"callbacks", &IndexBuilder::readCallback},
            {"parameters", &IndexBuilder::readParameters},
            {"roles", &IndexBuilder::readRole},
            {"effects", &IndexBuilder::readEffect},
            {"credentials", &IndexBuilder::readCredential},
            {"decorators", &IndexBuilder::readDecorator}};
        const auto reader = readers.find(key);
        if (reader == readers.end()) {
            std::vector<std::string_view> known = {"packages", "types"};
            for (const auto& [name, unused] : readers) known.push_back(name);
            throw ModelError{fmt::format("unknown key \"{}\"; did you mean \"{}\"?", key, nearest(key, known))};
        }
        for (const auto& row : rows) (this->*reader->second)(row);
    }

    void readTypes(const Json& types) {
        for (const auto& [name, paths] : types.items()) {
            Fact fact;
            fact.kind = FactKind::Type;
            fact.type = typeRoot(name);
            attach(fact, paths);
        }
    }

    void readSource(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Source;
        fact.what = sourceKind(row.at("kind").get<std::string>());
        fact.stringOnly = row.value("carries", "any") == "string";
        attach(fact, row.at("at"));
    }

    void readSink(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Sink;
        fact.what = sinkKind(row.at("kind").get<std::string>());
        fact.requiresSqlText = row.value("requires", "") == "sql-text";
        fact.requiresMongoFilter = row.value("requires", "") == "mongo-filter";
        fact.requiresRequest = row.value("requires", "") == "request";
        fact.text = row.value("what", "");
        attach(fact, row.at("at"));
    }

    void readCredential(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Sink;
        fact.what = sinkKind("credential");
        fact.text = row.value("what", "credential");
        attach(fact, row.at("at"));
    }

    void readSanitizer(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Sanitizer;
        fact.harmless = kindBits(row.at("for"));
        attach(fact, row.at("at"));
    }

    void readGuard(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Guard;
        fact.harmless = kindBits(row.at("for"));
        fact.when = row.value("when", true);
        fact.throws = row.value("throws", false);
        attach(fact, row.at("at"));
    }

    void readStep(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Step;
        fact.stringOnly = row.value("as", "") == "string";
        fact.objects = row.value("as", "") == "object";
        for (const auto& input : row.at("from")) fact.from.push_back(stepInput(input.get<std::string>()));
        attach(fact, row.at("at"));
    }

    void readCallback(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Callback;
        fact.arity = row.value("arity", -1);
        if (row.contains("this")) fact.type = typeRoot(row.at("this").get<std::string>());
        for (const auto& parameter : row.at("params")) fact.parameters.push_back(callbackParameter(parameter));
        attach(fact, row.at("at"));
    }

    void readParameters(const Json& row) {
        ParameterShape shape;
        for (const auto& names : row.at("names")) {
            auto& symbols = shape.names.emplace_back();
            for (const auto& name : names) symbols.push_back(index_.symbols.intern(name.get<std::string>()));
        }
        for (const auto& type : row.at("types")) shape.parameters.push_back(callbackParameter(type));
        index_.parameterShapes.push_back(std::move(shape));
    }

    void readRole(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Role;
        fact.text = row.at("role").get<std::string>();
        fact.provides = row.value("provides", "");
        fact.method = row.value("method", "");
        fact.framework = framework_;
        attach(fact, row.at("at"));
    }

    void readEffect(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Effect;
        fact.text = row.at("effect").get<std::string>();
        attach(fact, row.at("at"));
    }

    void readDecorator(const Json& row) {
        Fact fact;
        fact.kind = FactKind::Decorator;
        if (row.contains("source")) fact.what = sourceKind(row.at("source").get<std::string>());
        fact.text = row.value("type", "");
        fact.type = fact.text.empty() ? kNoNode : typeRoot(fact.text);
        fact.stringOnly = row.value("carries", "any") == "string";
        attach(fact, row.at("at"));
    }

    static StepInput stepInput(std::string_view text) {
        if (text == "this") return {StepInput::Kind::This, 0};
        if (text.size() >= 3 && text.front() == '(' && text.back() == ')') {
            if (text == "(*)") return {StepInput::Kind::ArgumentsFrom, 0};
            const auto number = static_cast<std::uint32_t>(text[1] - '0');
            if (number <= 9 && text.size() == 3) return {StepInput::Kind::Argument, number};
            if (number <= 9 && text.substr(2) == "..)") return {StepInput::Kind::ArgumentsFrom, number};
        }
        throw ModelError{fmt::format("step input \"{}\"; expected \"this\", \"(0)\", \"(1..)\" or \"(*)\"", text)};
    }

    CallbackParameter callbackParameter(const Json& json) {
        CallbackParameter parameter;
        if (json.is_null()) return parameter;
        const auto text = json.get<std::string>();
        if (text.starts_with("source:")) {
            parameter.source = sourceKind(text.substr(7));
        } else {
            parameter.type = typeRoot(text);
        }
        return parameter;
    }

    std::uint32_t kindBits(const Json& names) {
        std::uint32_t bits = 0;
        for (const auto& name : names) {
            const auto text = name.get<std::string>();
            bits |= text == "*" ? 0xFFFFFFFFU : 1U << sinkKind(text);
        }
        return bits;
    }

    KindId sinkKind(const std::string& name) {
        if (const auto kind = index_.sinkKind(name)) return *kind;
        std::vector<std::string_view> known;
        for (const auto& kind : index_.sinkKinds) known.push_back(kind.name);
        throw ModelError{fmt::format("unknown sink kind \"{}\"; did you mean \"{}\"?", name, nearest(name, known))};
    }

    KindId sourceKind(const std::string& name) {
        if (const auto kind = index_.sourceKind(name)) return *kind;
        const std::vector<std::string_view> known(index_.sourceKinds.begin(), index_.sourceKinds.end());
        throw ModelError{fmt::format("unknown source kind \"{}\"; did you mean \"{}\"?", name, nearest(name, known))};
    }

    void attach(const Fact& fact, const Json& paths) {
        const auto id = static_cast<std::uint32_t>(index_.facts.size());
        index_.facts.push_back(fact);
        for (const auto& text : paths) {
            auto parsed = parseModelPath(text.get<std::string>(), index_.symbols);
            if (!parsed) throw ModelError{parsed.error().message};
            for (const ModelPath& path : *parsed) {
                for (const TrieNode root : rootsOf(path)) walk(root, path.steps, id);
            }
        }
    }

    std::vector<TrieNode> rootsOf(const ModelPath& path) {
        switch (path.root) {
            case RootKind::Package: return packages_;
            case RootKind::Shape: return {index_.shapeRoot};
            case RootKind::Export: return {index_.exportRoot};
            case RootKind::Type: return {typeRoot(path.rootName)};
            case RootKind::Global: return {namedRoot(index_.globals, path.rootName)};
        }
        return {};
    }

    void walk(TrieNode node, const std::vector<PathElement>& steps, std::uint32_t fact) {
        for (const PathElement step : steps) node = childOrNew(node, step);
        index_.nodes[node].facts.push_back(fact);
    }

    TrieNode childOrNew(TrieNode parent, PathElement step) {
        const std::uint64_t key = (std::uint64_t{parent} << 32) ^ (step.key() * 0x9E3779B97F4A7C15ULL);
        for (auto [it, end] = byStep_.equal_range(key); it != end; ++it) {
            if (it->second.first == parent && it->second.second.first == step.key()) return it->second.second.second;
        }
        const TrieNode node = newNode(index_.nodes[parent].byShape);
        index_.nodes[parent].children.emplace_back(step.key(), node);
        byStep_.emplace(key, std::pair(parent, std::pair(step.key(), node)));
        return node;
    }

    TrieNode newNode(bool byShape = false) {
        index_.nodes.emplace_back().byShape = byShape;
        return static_cast<TrieNode>(index_.nodes.size() - 1);
    }

    template <class Map>
    TrieNode namedRoot(Map& map, const std::string& name) {
        const auto [found, isNew] = map.try_emplace(name, kNoNode);
        if (isNew) found->second = newNode();
        return found->second;
    }
    TrieNode packageRoot(const std::string& name) { return namedRoot(index_.packages, name); }
    TrieNode typeRoot(const std::string& name) { return namedRoot(index_.types, name); }

    Models::Index& index_;
    std::vector<TrieNode> packages_;
    std::string framework_;
    std::unordered_multimap<std::uint64_t, std::pair<TrieNode, std::pair<std::uint64_t, TrieNode>>> byStep_;
};

}  // namespace

Result<Models> Models::parse(std::span<const ModelText> files) {
    auto index = std::make_shared<Index>();
    IndexBuilder builder(*index);
    const auto isKinds = [](const ModelText& file) {
        return file.name.substr(file.name.rfind('/') + 1) == "kinds.json";
    };
    // The kinds come first: every other file names them.
    std::vector<ModelText> ordered(files.begin(), files.end());
    std::stable_partition(ordered.begin(), ordered.end(), isKinds);
    for (const ModelText& file : ordered) {
        try {
            const Json json = Json::parse(file.json, nullptr, true, true);
            isKinds(file) ? builder.readKinds(json) : builder.readModel(file.name, json);
        } catch (const ModelError& error) {
            return Error{fmt::format("{}: {}", file.name, error.message)};
        } catch (const Json::exception& error) {
            return Error{fmt::format("{}: {}", file.name, error.what())};
        }
    }
    builder.finish();
    index->relevance = std::make_shared<const Relevance>(*index);
    Models models;
    models.index_ = std::move(index);
    return models;
}

}  // namespace jsward
