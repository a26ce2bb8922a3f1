// A configuration is the sum of a chain of files: what a file extends is applied first, then its own options replace what
// they name. Paths are resolved against the file that writes them, `paths` against the final `baseUrl` if there is one, so
// those targets stay as written until the chain is complete.

#include "analyzer/program/tsconfig.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

#include "analyzer/program/module_path.h"
#include "analyzer/program/specifier.h"
#include "analyzer/text/json_text.h"

namespace jsward {
namespace {

using Json = nlohmann::json;

/// The options of a chain of files so far.
struct Options {
    std::optional<std::string> baseUrl;
    Json paths;                  ///< null until a file has some.
    std::string pathsDirectory;  ///< Of the file that wrote `paths`.
    std::vector<std::string> rootDirs;
    std::optional<std::string> outDir;
    std::optional<std::string> rootDir;
};

std::vector<std::string> stringOrStrings(const Json& value) {
    std::vector<std::string> result;
    if (value.is_string()) result.push_back(value.get<std::string>());
    if (value.is_array())
        for (const Json& item : value)
            if (item.is_string()) result.push_back(item.get<std::string>());
    return result;
}

class Loader {
public:
    Loader(const std::string& path, const TsConfigSources& sources)
        : sources_(sources), leafDirectory_(directoryOf(path)) {}

    /// Applies a file and what it extends to the options; false when there is no such file.
    bool apply(const std::string& path) {
        if (!seen_.insert(path).second) return false;
        const auto text = sources_.read(path);
        if (!text) return false;
        const Json json = Json::parse(strictJson(*text), nullptr, false);
        if (!json.is_object()) return false;
        const std::string directory(directoryOf(path));
        for (const std::string& parent : stringOrStrings(json.value("extends", Json()))) applyParent(directory, parent);
        const auto compiler = json.find("compilerOptions");
        if (compiler != json.end() && compiler->is_object()) applyOptions(directory, *compiler);
        if (directory == leafDirectory_ && !aliases()) applyReferences(directory, json.value("references", Json()));
        return true;
    }

    [[nodiscard]] TsConfig result() const {
        TsConfig config;
        config.baseUrl = options_.baseUrl;
        config.rootDirs = options_.rootDirs;
        config.outDir = options_.outDir;
        config.rootDir = options_.rootDir;
        config.paths = pathAliases();
        return config;
    }

private:
    [[nodiscard]] bool aliases() const { return options_.baseUrl || !options_.paths.is_null(); }

    [[nodiscard]] std::optional<std::string> locate(std::string_view directory, std::string_view path) const {
        constexpr std::string_view kLeaf = "${configDir}";
        if (path.starts_with(kLeaf)) return pathFrom(leafDirectory_, path.substr(kLeaf.size()));
        if (path.starts_with('/')) return std::nullopt;
        return pathFrom(directory, path);
    }

    void applyParent(const std::string& directory, const std::string& name) {
        std::optional<std::string> path;
        if (isRelative(name)) {
            path = pathFrom(directory, name);
        } else if (const auto package = splitPackageName(name)) {
            if (const auto found = sources_.findPackage(package->name)) path = pathFrom(*found, package->subpath);
        }
        if (!path) return;
        if (path->ends_with(".json")) {
            apply(*path);
        } else if (!apply(*path + ".json")) {
            if (const auto inside = pathFrom(*path, "tsconfig.json")) apply(*inside);
        }
    }

    void applyOptions(const std::string& directory, const Json& compiler) {
        const auto setDirectory = [&](const char* key, std::optional<std::string>& out) {
            const auto value = compiler.find(key);
            if (value != compiler.end() && value->is_string()) out = locate(directory, value->get<std::string>());
        };
        setDirectory("baseUrl", options_.baseUrl);
        setDirectory("outDir", options_.outDir);
        setDirectory("rootDir", options_.rootDir);
        if (const auto paths = compiler.find("paths"); paths != compiler.end() && paths->is_object()) {
            options_.paths = *paths;
            options_.pathsDirectory = directory;
        }
        if (const auto roots = compiler.find("rootDirs"); roots != compiler.end()) {
            options_.rootDirs.clear();
            for (const std::string& root : stringOrStrings(*roots))
                if (auto located = locate(directory, root)) options_.rootDirs.push_back(std::move(*located));
        }
    }

    /// `{"files": [], "references": [{"path": "./tsconfig.app.json"}]}`, as project templates split it.
    void applyReferences(const std::string& directory, const Json& references) {
        if (!references.is_array()) return;
        for (const Json& reference : references) {
            if (!reference.is_object() || !reference.value("path", Json()).is_string()) continue;
            const auto path = pathFrom(directory, reference["path"].get<std::string>());
            if (path && path->ends_with(".json") && directoryOf(*path) == directory) apply(*path);
            if (aliases()) return;
        }
    }

    [[nodiscard]] std::vector<PathAlias> pathAliases() const {
        std::vector<PathAlias> result;
        if (options_.paths.is_null()) return result;
        const std::string& base = options_.baseUrl ? *options_.baseUrl : options_.pathsDirectory;
        for (const auto& [key, targets] : options_.paths.items()) {
            const std::size_t star = key.find('*');
            PathAlias alias;
            alias.prefix = key.substr(0, star);
            alias.pattern = star != std::string::npos;
            if (alias.pattern) alias.suffix = key.substr(star + 1);
            for (const std::string& target : stringOrStrings(targets))
                if (auto located = locate(base, target)) alias.targets.push_back(std::move(*located));
            result.push_back(std::move(alias));
        }
        std::ranges::stable_sort(result, [](const PathAlias& a, const PathAlias& b) {
            return std::tuple(a.pattern, b.prefix.size()) < std::tuple(b.pattern, a.prefix.size());
        });
        return result;
    }

    const TsConfigSources& sources_;
    std::string leafDirectory_;
    std::set<std::string> seen_;
    Options options_;
};

}  // namespace

std::optional<std::string_view> PathAlias::match(std::string_view name) const {
    if (!pattern) return name == prefix ? std::optional(std::string_view()) : std::nullopt;
    if (name.size() < prefix.size() + suffix.size()) return std::nullopt;
    if (!name.starts_with(prefix) || !name.ends_with(suffix)) return std::nullopt;
    name.remove_prefix(prefix.size());
    name.remove_suffix(suffix.size());
    return name;
}

std::string PathAlias::fill(std::string_view target, std::string_view matched) {
    const std::size_t star = target.find('*');
    std::string result(target.substr(0, star));
    if (star != std::string_view::npos) result.append(matched).append(target.substr(star + 1));
    return result;
}

std::optional<TsConfig> loadTsConfig(const std::string& path, const TsConfigSources& sources) {
    Loader loader(path, sources);
    if (!loader.apply(path)) return std::nullopt;
    return loader.result();
}

}  // namespace jsward
