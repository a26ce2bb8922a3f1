#include "analyzer/flow/model_index.h"

#include <algorithm>

#include <deque>

#include "analyzer/flow/model_builder.h"
#include "analyzer/flow/model_reader.h"
#include "analyzer/flow/relevance.h"

namespace jsward {

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

bool isKinds(const ModelText& file) {
    return file.folder.empty() && file.name.substr(file.name.rfind('/') + 1) == "kinds.json";  // npos + 1 is 0
}

}  // namespace

std::variant<std::shared_ptr<Models::Index>, std::vector<FileProblem>> readIndex(std::span<const ModelText> files,
                                                                                 std::vector<RowPlace>* places) {
    auto index = std::make_shared<Models::Index>();
    IndexBuilder builder(*index, places);
    TypeNames types;
    // The kinds come first: every other file names them.
    std::vector<ModelText> ordered(files.begin(), files.end());
    std::stable_partition(ordered.begin(), ordered.end(), isKinds);
    std::deque<JsonFile> read;  // what is wrong with a type is known only once all have been read
    for (const ModelText& file : ordered) {
        JsonFile& json = read.emplace_back(file.name, file.json);
        if (!file.folder.empty()) json.rejectRepeatedKeys();
        ModelReader reader(file, json, builder, types);
        isKinds(file) ? reader.readKinds() : reader.readModel();
    }
    types.rejectUnknown();
    std::vector<FileProblem> problems;
    for (const JsonFile& file : read) std::ranges::move(file.problems(), std::back_inserter(problems));
    if (!problems.empty()) return problems;
    builder.finish();
    index->relevance = std::make_shared<const Relevance>(*index);
    return index;
}

std::variant<Models, std::vector<FileProblem>> Models::read(std::span<const ModelText> files) {
    auto read = readIndex(files);
    if (auto* problems = std::get_if<std::vector<FileProblem>>(&read)) return std::move(*problems);
    return Models(std::get<std::shared_ptr<Index>>(std::move(read)));
}

TriggerReader Models::triggerReader() const { return index_->relevance->reader(); }

Result<Models> Models::parse(std::span<const ModelText> files) {
    auto read = Models::read(files);
    if (const auto* problems = std::get_if<std::vector<FileProblem>>(&read)) return Error{describe(*problems)};
    return std::get<Models>(std::move(read));
}

std::vector<Models::LoadedFiles> Models::loadedFiles() const {
    std::vector<LoadedFiles> loaded;
    for (const Fact& fact : index_->facts)
        if (fact.kind == FactKind::Role && !fact.file.empty()) loaded.push_back({fact.framework, fact.text, fact.file});
    return loaded;
}

}  // namespace jsward
