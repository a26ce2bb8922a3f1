// Scans leave build output out, yet package.json and programs point into it. Rather than lose every edge between the packages
// of a monorepo, a path that names output is traced back to the source that it is compiled from.

#include "analyzer/program/module_files.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/program/module_path.h"
#include "analyzer/text/path_text.h"

namespace jsward {
namespace {

/// Directories that build tools write to. Their content is compiled from what stands under the same path elsewhere.
bool isOutputDirectory(std::string_view name) {
    constexpr std::array<std::string_view, 15> kNames = {"dist",     "lib",     "build",  "out",  "output",
                                                         "es",       "esm",     "cjs",    "umd",  "bundle",
                                                         "compiled", "release", "module", "node", "commonjs"};
    return name.starts_with("dist-") || name.starts_with("lib-") || std::ranges::find(kNames, name) != kNames.end();
}

}  // namespace

// --- building ----------------------------------------------------------------------------------------------------

ModuleFiles::ModuleFiles(std::vector<std::string> paths, const std::vector<std::string>& configs,
                         const ModuleResolver::ReadText& read)
    : paths_(std::move(paths)), files_(paths_), packages_(configs, read), configPaths_(configs.begin(), configs.end()) {
    readConfigs(configs, read);
    findSurroundings();
}

void ModuleFiles::readConfigs(const std::vector<std::string>& paths, const ModuleResolver::ReadText& read) {
    const TsConfigSources sources{read, [this](std::string_view name) -> std::optional<std::string> {
                                      for (PackageId id = 0; id < packages_.size(); ++id)
                                          if (packages_[id].name == name) return packages_[id].directory;
                                      return std::nullopt;
                                  }};
    for (const std::string_view file : {"tsconfig.json", "jsconfig.json"}) {
        for (const std::string& path : paths) {
            if (baseName(path) != file || configs_.contains(directoryOf(path))) continue;
            const std::string& stored = *configPaths_.find(path);  // outlives the list that was handed in
            if (auto config = loadTsConfig(path, sources)) configs_.emplace(directoryOf(stored), std::move(*config));
        }
    }
}

void ModuleFiles::findSurroundings() {
    std::unordered_map<std::string_view, std::uint32_t> known;
    directoryOfFile_.reserve(paths_.size());
    for (const std::string& path : paths_) {
        const std::string_view directory = directoryOf(path);
        const auto [entry, isNew] = known.emplace(directory, static_cast<std::uint32_t>(directories_.size()));
        if (isNew) directories_.push_back(surroundingsOf(directory));
        directoryOfFile_.push_back(entry->second);
    }
    for (PackageId id = 0; id < packages_.size(); ++id)
        aroundPackage_.push_back(surroundingsOf(packages_[id].directory));
}

Surroundings ModuleFiles::surroundingsOf(std::string_view directory) const {
    Surroundings result{packages_.around(directory), packages_.workspaceAround(directory), nullptr};
    for (;; directory = directoryOf(directory)) {
        const auto config = configs_.find(directory);
        if (config != configs_.end()) result.config = &config->second;
        if (config != configs_.end() || directory.empty()) return result;
    }
}

// --- files and directories ---------------------------------------------------------------------------------------

ModuleFiles::Found ModuleFiles::at(std::string_view path, Preference preference) const {
    if (path.ends_with(".json")) return Resolution{Resolution::Kind::Data, 0, std::string(path)};
    if (!path.empty())
        if (const auto file = files_.file(path, preference)) return fromFile(file);
    if (auto found = directory(path, preference)) return found;
    std::string json = std::string(path) + ".json";
    if (!configPaths_.contains(json)) return std::nullopt;
    return Resolution{Resolution::Kind::Data, 0, std::move(json)};
}

ModuleFiles::Found ModuleFiles::directory(std::string_view path, Preference preference) const {
    const PackageId package = packages_.at(path);
    if (package != kNone)
        if (auto found = target(package, packages_[package].entryPoints, preference)) return found;
    return fromFile(files_.indexOf(path, preference));
}

ModuleFiles::Found ModuleFiles::inOtherRoot(const TsConfig& config, std::string_view path,
                                            Preference preference) const {
    for (const std::string& own : config.rootDirs) {
        if (!isWithin(own, path)) continue;
        for (const std::string& other : config.rootDirs)
            if (auto found = at(joinPath(other, relativeTo(own, path)), preference)) return found;
    }
    return std::nullopt;
}

ModuleFiles::Found ModuleFiles::target(PackageId id, const std::vector<std::string>& targets,
                                       Preference preference) const {
    const std::string& root = packages_[id].directory;
    for (const bool compiled : {false, true}) {
        for (const std::string& target : targets) {
            if (target.starts_with('#') || target.starts_with('/')) continue;
            const auto path = pathFrom(root, target);
            if (!path || !isWithin(root, *path)) continue;
            auto found = compiled ? sourceOf(id, *path, preference) : written(*path, preference);
            if (found && !isDeclaration(*found)) return found;
        }
    }
    return std::nullopt;
}

/// A path as a package.json writes it: the package.json of a directory that it leads to is not asked again.
ModuleFiles::Found ModuleFiles::written(std::string_view path, Preference preference) const {
    if (path.ends_with(".json")) return Resolution{Resolution::Kind::Data, 0, std::string(path)};
    return fromFile(files_.fileOrIndex(path, preference));
}

bool ModuleFiles::isDeclaration(const Resolution& found) const {
    return found.kind == Resolution::Kind::File &&
           splitExtension(paths_[found.file]).extension == Extension::Declaration;
}

ModuleFiles::Found ModuleFiles::fromFile(std::optional<FileId> file) const {
    if (!file) return std::nullopt;
    if (paths_[*file].ends_with(".json")) return Resolution{Resolution::Kind::Data, 0, paths_[*file]};
    return Resolution{Resolution::Kind::File, *file, {}};
}

// --- sources of build output -------------------------------------------------------------------------------------

ModuleFiles::Found ModuleFiles::sourceOf(PackageId package, std::string_view path, Preference preference) const {
    if (auto found = sourceByConfig(package, path, preference)) return found;
    return sourceByName(package == kNone ? std::string_view() : std::string_view(packages_[package].directory), path,
                        preference);
}

ModuleFiles::Found ModuleFiles::sourceByConfig(PackageId package, std::string_view path, Preference preference) const {
    const TsConfig* config = package == kNone ? nullptr : aroundPackage_[package].config;
    if (config == nullptr || !config->outDir || config->outDir->empty() || !isWithin(*config->outDir, path))
        return std::nullopt;
    const std::string_view rest = relativeTo(*config->outDir, path);
    const std::string& root = packages_[package].directory;
    for (const std::string& sources : {config->rootDir.value_or(root), joinPath(root, "src")})
        if (auto found = sourceAt(rest.empty() ? sources : joinPath(sources, rest), preference)) return found;
    return std::nullopt;
}

ModuleFiles::Found ModuleFiles::sourceByName(std::string_view root, std::string_view path,
                                             Preference preference) const {
    if (!isWithin(root, path)) return std::nullopt;
    std::string_view rest = relativeTo(root, path);
    while (isOutputDirectory(rest.substr(0, rest.find('/')))) {
        rest = rest.find('/') == std::string_view::npos ? std::string_view() : rest.substr(rest.find('/') + 1);
        for (const std::string_view sources : {"src", "", "source"}) {
            const std::string base = sources.empty() ? std::string(root) : joinPath(root, sources);
            if (auto found = sourceAt(rest.empty() ? base : joinPath(base, rest), preference)) return found;
        }
    }
    return std::nullopt;
}

ModuleFiles::Found ModuleFiles::sourceAt(std::string_view path, Preference preference) const {
    const auto file = path.empty() ? std::nullopt : files_.sameStem(path, preference);
    return fromFile(file ? file : files_.indexOf(path, preference));
}

}  // namespace jsward
