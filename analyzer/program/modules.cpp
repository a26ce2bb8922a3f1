// Resolution is one question asked in turn of everything that may answer it, nearest first:
//
//   ./x ../x     the file, its extension or index; the package.json of a directory; the same place under another of
//                tsconfig's `rootDirs`; the source from which build output that is not part of the scan was made
//   /x           the same from the package's directory, then from the root of the scan
//   x            tsconfig `paths`, `_moduleAliases`, `imports` (for #x), `baseUrl`, packages of the scan; else a package outside
//
// What does not depend on the specifier (the package, workspace and tsconfig around a directory) is found once for each
// directory while the resolver is built. An answer is then a few hash lookups, without any access to the file system.

#include "analyzer/program/modules.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "analyzer/program/module_files.h"
#include "analyzer/program/module_path.h"
#include "analyzer/program/path_pattern.h"
#include "analyzer/program/specifier.h"
#include "analyzer/text/path_text.h"

namespace jsward {
namespace {

constexpr std::size_t kMostLoaded = 400;  ///< Files that one pattern may mean.
constexpr int kMaxHops = 8;               ///< `imports` that lead to `imports` that lead to ...

/// Who asks.
struct Importer {
    std::string_view directory;
    Surroundings around;
    Preference preference = Preference::JavaScript;
    int hops = 0;
};

Resolution toPackage(std::string name) { return {Resolution::Kind::Package, 0, std::move(name)}; }

/// "mysql/lib/x.js" for a path that leads through node_modules.
std::optional<std::string_view> insideNodeModules(std::string_view path) {
    constexpr std::string_view kFolder = "node_modules/";
    const std::size_t at = path.rfind(kFolder);
    if (at == std::string_view::npos || (at > 0 && path[at - 1] != '/')) return std::nullopt;
    return path.substr(at + kFolder.size());
}

std::string_view withoutTrailingSlash(std::string_view name) {
    while (name.ends_with('/') || name.ends_with('\\')) name.remove_suffix(1);
    return name;
}

bool isPattern(std::string_view specifier) {
    return specifier.starts_with("~/") || specifier.find('*') != std::string_view::npos;
}

/// "./", "..", "../x/": what can only be a directory.
bool namesDirectory(std::string_view name) {
    const std::string_view last = name.substr(name.find_last_of("/\\") + 1);
    return last.empty() || last == "." || last == "..";
}

}  // namespace

struct ModuleResolver::Impl {
    using Found = ModuleFiles::Found;

    Impl(std::vector<std::string> paths, const std::vector<std::string>& configs, const ReadText& read)
        : files(std::move(paths), configs, read), packages(files.packages()) {}

    [[nodiscard]] Importer importer(FileId file) const {
        return {directoryOf(files.path(file)), files.surroundings(file), preferenceOf(files.path(file))};
    }
    [[nodiscard]] std::string_view directoryOfPackage(PackageId package) const {
        return package == kNone ? std::string_view() : std::string_view(packages[package].directory);
    }

    [[nodiscard]] Resolution resolve(const Importer& from, std::string_view name) const;
    [[nodiscard]] Resolution relative(const Importer& from, std::string_view name) const;
    [[nodiscard]] Resolution rooted(const Importer& from, std::string_view name) const;
    [[nodiscard]] Resolution byName(const Importer& from, std::string_view name) const;
    [[nodiscard]] Resolution throughImports(const Importer& from, std::string_view name) const;
    [[nodiscard]] Resolution inPackage(PackageId id, std::string_view subpath, std::string_view name,
                                       Preference preference) const;
    [[nodiscard]] Found throughPaths(const TsConfig& config, std::string_view name, Preference preference) const;
    [[nodiscard]] Found throughAliases(const Importer& from, std::string_view name) const;
    [[nodiscard]] Found throughBaseUrl(const Importer& from, std::string_view name) const;
    [[nodiscard]] Found atOrSource(PackageId package, std::string_view path, Preference preference) const;

    const ModuleFiles files;
    const PackageSet& packages;
};

Resolution ModuleResolver::Impl::resolve(const Importer& from, std::string_view name) const {
    if (name.empty() || from.hops > kMaxHops) return {};
    if (isRelative(name)) return relative(from, name);
    // Names that the project gives a meaning of its own go first, whatever they look like.
    if (from.around.config != nullptr)
        if (auto found = throughPaths(*from.around.config, name, from.preference)) return std::move(*found);
    if (auto found = throughAliases(from, name)) return std::move(*found);
    if (name.front() == '/') return rooted(from, name);
    if (name.front() == '#') return throughImports(from, name);
    if (hasScheme(name)) {
        auto package = packageOfScheme(name);
        return package ? toPackage(std::move(*package)) : Resolution();
    }
    return byName(from, withoutTrailingSlash(name));
}

Resolution ModuleResolver::Impl::relative(const Importer& from, std::string_view name) const {
    const auto path = pathFrom(from.directory, name);
    if (!path) return {};
    if (const auto package = insideNodeModules(*path)) return toPackage(std::string(*package));
    auto found = namesDirectory(name) ? files.directory(*path, from.preference) : files.at(*path, from.preference);
    if (!found && from.around.config != nullptr) found = files.inOtherRoot(*from.around.config, *path, from.preference);
    if (!found) found = files.sourceOf(packages.around(directoryOf(*path)), *path, from.preference);
    return found ? std::move(*found) : Resolution();
}

Resolution ModuleResolver::Impl::rooted(const Importer& from, std::string_view name) const {
    for (const std::string_view root : {directoryOfPackage(from.around.package), std::string_view()}) {
        const auto path = pathFrom(root, name);
        if (!path || path->empty() || path->ends_with(".json")) continue;
        auto found = namesDirectory(name) ? files.directory(*path, from.preference) : files.at(*path, from.preference);
        if (found) return std::move(*found);
    }
    return {};
}

Resolution ModuleResolver::Impl::byName(const Importer& from, std::string_view name) const {
    if (auto found = throughBaseUrl(from, name)) return std::move(*found);
    const auto split = splitPackageName(name);
    if (!split) return {};
    const PackageId package = packages.find(from.around.package, from.around.workspace, split->name);
    if (package != kNone) return inPackage(package, split->subpath, name, from.preference);
    const auto renamed = packages.renamed(from.around.package, split->name);
    if (!renamed) return toPackage(std::string(name));
    return toPackage(split->subpath.empty() ? *renamed : joinPath(*renamed, split->subpath));
}

ModuleResolver::Impl::Found ModuleResolver::Impl::throughPaths(const TsConfig& config, std::string_view name,
                                                               Preference preference) const {
    for (const PathAlias& alias : config.paths) {
        const auto matched = alias.match(name);
        if (!matched) continue;
        for (const std::string& target : alias.targets) {
            const auto path = pathFrom("", PathAlias::fill(target, *matched));
            if (!path || insideNodeModules(*path)) continue;
            auto found = atOrSource(packages.around(directoryOf(*path)), *path, preference);
            // "*" also lists folders of declarations, which describe packages and are not what is run.
            if (found && !(alias.prefix.empty() && files.isDeclaration(*found))) return found;
        }
    }
    return std::nullopt;
}

ModuleResolver::Impl::Found ModuleResolver::Impl::throughAliases(const Importer& from, std::string_view name) const {
    for (PackageId id = from.around.package; id != kNone; id = packages.parent(id)) {
        for (const auto& [alias, target] : packages[id].aliases) {
            if (alias.empty() || !isWithin(alias, name)) continue;
            const auto base = pathFrom(packages[id].directory, target);
            const auto path = base ? pathFrom(*base, relativeTo(alias, name)) : std::nullopt;
            if (!path) continue;
            if (auto found = atOrSource(id, *path, from.preference)) return found;
        }
    }
    return std::nullopt;
}

/// A folder under `baseUrl` may be called like a package that the project uses; the package is what is run then.
ModuleResolver::Impl::Found ModuleResolver::Impl::throughBaseUrl(const Importer& from, std::string_view name) const {
    if (from.around.config == nullptr || !from.around.config->baseUrl || isNodeBuiltin(name)) return std::nullopt;
    const auto split = splitPackageName(name);
    for (PackageId id = from.around.package; split && id != kNone; id = packages.parent(id))
        if (packages[id].dependsOn(split->name)) return std::nullopt;
    const auto path = pathFrom(*from.around.config->baseUrl, name);
    if (!path || path->ends_with(".json")) return std::nullopt;
    auto found = files.at(*path, from.preference);
    return found && files.isDeclaration(*found) ? std::nullopt : found;
}

ModuleResolver::Impl::Found ModuleResolver::Impl::atOrSource(PackageId package, std::string_view path,
                                                             Preference preference) const {
    auto found = files.at(path, preference);
    return found ? found : files.sourceOf(package, path, preference);
}

Resolution ModuleResolver::Impl::throughImports(const Importer& from, std::string_view name) const {
    if (from.around.package == kNone) return {};
    const auto targets = packages[from.around.package].imports.find(name);
    if (!targets) return {};
    if (auto found = files.target(from.around.package, *targets, from.preference)) return std::move(*found);
    for (const std::string& other : *targets) {
        if (isRelative(other)) continue;
        Importer next = from;
        ++next.hops;
        return resolve(next, other);
    }
    return {};
}

/// `subpath` of a package of the scan; `name` is the whole specifier. Node knows `exports` only; older resolvers and TypeScript
/// look at the files, so they are the second try.
Resolution ModuleResolver::Impl::inPackage(PackageId id, std::string_view subpath, std::string_view name,
                                           Preference preference) const {
    const PackageJson& package = packages[id];
    const auto exported = package.exports.find(subpath.empty() ? "." : "./" + std::string(subpath));
    if (exported && exported->empty()) return {};
    auto found = exported ? files.target(id, *exported, preference) : std::nullopt;
    if (!found && !subpath.empty())
        found = files.target(id, {std::string(subpath), joinPath("src", subpath)}, preference);
    if (!found && subpath.empty()) found = files.target(id, package.entryPoints, preference);
    if (!found && subpath.empty())
        found = files.target(id, {"src/index", "index", "lib/index", "src/main"}, preference);
    return found ? std::move(*found) : toPackage(std::string(name));
}

// --- the public face ---------------------------------------------------------------------------------------------

ModuleResolver::ModuleResolver(std::vector<std::string> paths, const std::vector<std::string>& configs,
                               const ReadText& read)
    : impl_(std::make_shared<const Impl>(std::move(paths), configs, read)) {}

Resolution ModuleResolver::resolve(FileId from, std::string_view specifier) const {
    return impl_->resolve(impl_->importer(from), moduleName(specifier));
}

std::vector<FileId> ModuleResolver::resolveFolder(FileId from, std::string_view pattern) const {
    if (pattern.find('*') == std::string_view::npos && !pattern.starts_with("~/")) {
        const Resolution found = resolve(from, pattern);
        return found.kind == Resolution::Kind::File ? std::vector{found.file} : std::vector<FileId>();
    }
    const bool ofPackage = pattern.starts_with("~/");
    const std::string base = ofPackage ? packageOf(from) : std::string(directoryOf(impl_->files.path(from)));
    const auto path = pathFrom(base, ofPackage ? pattern.substr(2) : pattern);
    if (!path) return {};
    const PathPattern wanted(*path);
    std::vector<FileId> found;
    for (FileId file = 0; file < impl_->files.size(); ++file)
        if (file != from && wanted.matches(impl_->files.path(file))) found.push_back(file);
    return found.size() > kMostLoaded ? std::vector<FileId>() : found;
}

std::vector<std::vector<FileId>> ModuleResolver::components(const std::vector<std::vector<std::string>>& requests,
                                                            const std::vector<std::vector<FileId>>& joined) const {
    // Union-find whose representative is always the smallest file of a group.
    std::vector<FileId> above(impl_->files.size());
    std::iota(above.begin(), above.end(), 0U);
    const auto representative = [&above](FileId file) {
        while (above[file] != file) file = above[file] = above[above[file]];
        return file;
    };
    const auto connect = [&](FileId from, FileId to) {
        const FileId a = representative(from);
        const FileId b = representative(to);
        above[std::max(a, b)] = std::min(a, b);
    };
    for (FileId from = 0; from < requests.size(); ++from) {
        for (const std::string& specifier : requests[from]) {
            if (isPattern(specifier)) {
                for (const FileId file : resolveFolder(from, specifier)) connect(from, file);
                continue;
            }
            const Resolution found = resolve(from, specifier);
            if (found.kind == Resolution::Kind::File) connect(from, found.file);
        }
    }
    for (const std::vector<FileId>& group : joined)
        for (const FileId file : group) connect(group.front(), file);
    std::vector<std::vector<FileId>> groups;
    std::vector<std::size_t> groupOf(above.size());
    for (FileId file = 0; file < above.size(); ++file) {
        const FileId first = representative(file);
        if (first == file) {
            groupOf[file] = groups.size();
            groups.emplace_back();
        }
        groups[groupOf[first]].push_back(file);
    }
    return groups;
}

std::string ModuleResolver::packageOf(FileId file) const {
    return std::string(impl_->directoryOfPackage(impl_->files.surroundings(file).package));
}

}  // namespace jsward
