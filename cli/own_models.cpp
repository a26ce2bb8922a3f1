#include "cli/own_models.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <utility>

#include "analyzer/program/specifier.h"
#include "analyzer/scan/discovery.h"
#include "analyzer/text/json_file.h"
#include "analyzer/text/nearest.h"
#include "rules/registry.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;

/// A file with or without its extension, or a folder with an index.
bool isModule(const fs::path& path) {
    std::error_code error;
    if (fs::is_regular_file(path, error) && isSourceName(path.string())) return true;
    static constexpr std::array<const char*, 8> kEndings = {".js", ".mjs", ".cjs", ".jsx",
                                                            ".ts", ".mts", ".cts", ".tsx"};
    return std::ranges::any_of(kEndings, [&](const char* ending) {
        return fs::is_regular_file(path.string() + ending, error) ||
               fs::is_regular_file(path / "index" += ending, error);
    });
}

/// What stands beside a module that does not exist, written as the user wrote that one.
std::vector<std::string> neighbours(const fs::path& path, const std::string& written) {
    const std::string folder = written.substr(0, written.rfind('/') + 1);
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(path.parent_path(), error)) {
        const fs::path name = entry.path().filename();
        if (isModule(entry.path())) names.push_back(folder + (entry.is_directory(error) ? name : name.stem()).string());
    }
    std::ranges::sort(names);
    return names;
}

/// Whether the modules of the project that a model speaks of exist.
void checkModules(JsonFile& file, const std::string& folder) {
    const auto packages = file.json().find("packages");
    if (packages == file.json().end() || !packages->is_array()) return;
    for (const auto& package : *packages) {
        const auto* name = package.get_ptr<const std::string*>();
        if (name == nullptr || !isRelative(*name)) continue;
        const fs::path path = (fs::path(folder) / *name).lexically_normal();
        if (isModule(path)) continue;
        const std::vector<std::string> others = neighbours(path, *name);
        const std::string_view near = nearest(*name, others);
        file.reject(package, fmt::format("there is no module \"{}\"{}", *name,
                                         near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
    }
}

}  // namespace

void OwnModels::add(std::string name, std::string text, std::string folder) {
    const Model& model = models_.emplace_back(std::move(name), std::move(text), std::move(folder));
    JsonFile file(model.name, model.text);
    if (!file.ok()) return;  // read() says why
    checkModules(file, model.folder);
    std::ranges::move(file.problems(), std::back_inserter(problems_));
}

std::variant<Models, std::vector<FileProblem>> OwnModels::read() const {
    std::vector<ModelText> texts(builtinModels().begin(), builtinModels().end());
    for (const Model& model : models_) texts.push_back({model.name, model.text, model.folder});
    auto models = Models::read(texts);
    if (std::holds_alternative<Models>(models) && problems_.empty()) return models;
    std::vector<FileProblem> problems = problems_;
    if (auto* others = std::get_if<std::vector<FileProblem>>(&models))
        std::ranges::move(*others, std::back_inserter(problems));
    std::ranges::stable_sort(problems, {}, [](const FileProblem& p) { return std::tie(p.file, p.line, p.column); });
    return problems;
}

}  // namespace jsward
