// package-lock.json and npm-shrinkwrap.json. Version 1 nests packages as node_modules nests them; version 3 lists the folders, and
// version 2 holds both. Everything goes by its folder here.
#include <initializer_list>
#include <string>

#include <fmt/format.h>

#include "analyzer/project/lock_readers.h"
#include "analyzer/project/package_url.h"

namespace jsward {
namespace {

constexpr std::string_view kFolder = "node_modules/";

class NpmReader {
public:
    explicit NpmReader(LockFile& lock) : lock_(lock) {}

    void read(DataValue root) {
        if (const DataValue packages = root["packages"]) {
            for (const auto& [path, entry] : packages.members()) readFolder(path, entry);
        } else {
            readNested(root["dependencies"], "", 0);
        }
    }

private:
    static constexpr int kDeepest = 200;

    // --- versions 2 and 3 --------------------------------------------------------------------------------------------

    void readFolder(DataValue path, DataValue entry) {
        const std::size_t folder = path.text().rfind(kFolder);
        const bool inFolder = folder == 0 || (folder != std::string_view::npos && path.text()[folder - 1] == '/');
        if (!inFolder) return readImporter(path, entry);
        LockedPackage package{
            .key = path.text(), .name = entry["name"].text(), .version = entry["version"].text(), .at = path.span()};
        const std::string_view installed = path.text().substr(folder + kFolder.size());
        if (package.name.empty()) package.name = installed;
        if (package.name != installed) package.alias = installed;
        readSource(entry, package);
        const bool inside = entry["inBundle"].isTrue() || entry["link"].isTrue();
        if (inside) package.origin = PackageOrigin::Local;
        addRequests(entry, {"dependencies", "optionalDependencies", "peerDependencies"}, package.requests);
        lock_.packages.push_back(std::move(package));
    }

    void readImporter(DataValue path, DataValue entry) {
        LockedImporter importer{.directory = path.text(), .package = kNoPackage, .requests = {}};
        addRequests(entry, {"dependencies", "devDependencies", "optionalDependencies"}, importer.requests);
        lock_.importers.push_back(std::move(importer));
    }

    void readSource(DataValue entry, LockedPackage& package) {
        const DataValue resolved = entry["resolved"];
        package.integrity = entry["integrity"].text();
        package.source = resolved.text();
        package.sourceAt = package.source.empty() ? package.at : resolved.span();
        if (!package.source.empty()) package.origin = originOf(package.source);
    }

    // --- version 1 ---------------------------------------------------------------------------------------------------

    void readNested(DataValue dependencies, const std::string& above, int depth) {
        if (depth > kDeepest) return;
        for (const auto& [name, entry] : dependencies.members()) {
            const std::string key = fmt::format("{}{}{}", above, kFolder, name.text());
            readDependency(name, entry, key);
            if (entry["dependencies"]) readNested(entry["dependencies"], key + "/", depth + 1);
        }
    }

    void readDependency(DataValue name, DataValue entry, const std::string& key) {
        const DataValue version = entry["version"];
        LockedPackage package{
            .key = keepText(lock_, key), .name = name.text(), .version = version.text(), .at = name.span()};
        readSource(entry, package);
        constexpr std::string_view kAlias = "npm:";
        if (package.version.starts_with(kAlias)) {
            const std::string_view real = package.version.substr(kAlias.size());
            const std::size_t at = real.find('@', 1);
            package.alias = package.name;
            package.name = real.substr(0, at);
            package.version = at == std::string_view::npos ? std::string_view() : real.substr(at + 1);
        } else if (package.source.empty() && originOf(package.version) != PackageOrigin::Registry) {
            package.source = package.version;
            package.sourceAt = version.span();
            package.origin = originOf(package.version);
        }
        if (entry["bundled"].isTrue()) package.origin = PackageOrigin::Local;
        addRequests(entry, {"requires"}, package.requests);
        lock_.packages.push_back(std::move(package));
    }

    LockFile& lock_;
};

}  // namespace

void readNpmLock(std::string_view text, LockFile& lock) {
    lock.tree = parseJson(text);
    NpmReader(lock).read(lock.tree.root());
}

}  // namespace jsward
