// pnpm-lock.yaml. What a package is called changed with the versions of the format:
//
//   5       /name/1.2.3_peer@4.0.0           github.com/user/repo/<commit>
//   6 to 8  /name@1.2.3(peer@4.0.0)
//   9       name@1.2.3                       name@https://codeload.github.com/user/repo/tar.gz/<commit>
//           and what it asks for stands under `snapshots`, there again with its peers
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analyzer/project/dependency_spec.h"
#include "analyzer/project/lock_readers.h"
#include "analyzer/project/package_url.h"
#include "analyzer/project/version.h"

namespace jsward {
namespace {

constexpr std::string_view kSections[] = {"dependencies", "devDependencies", "optionalDependencies"};

std::string_view withoutPeers(std::string_view key) { return key.substr(0, key.find('(')); }

/// Name and version out of a key; an empty version when the key does not say it.
PackageReference identityOf(std::string_view key, bool slashes) {
    key = withoutPeers(key);
    if (key.starts_with('/')) key.remove_prefix(1);
    if (!slashes) {
        const auto [name, version] = splitReference(key);
        return {name, Version::parse(version) ? version : std::string_view()};
    }
    const std::size_t slash = key.rfind('/');
    if (slash == std::string_view::npos) return {key, {}};
    const std::string_view version = key.substr(slash + 1);
    return {key.substr(0, slash), version.substr(0, version.find('_'))};
}

class PnpmReader {
public:
    explicit PnpmReader(LockFile& lock) : lock_(lock) {}

    void read(DataValue root) {
        const std::string_view version = root["lockfileVersion"].text();
        slashes_ = version.starts_with("5") || version.starts_with("4") || version.starts_with("3");
        if (const DataValue importers = root["importers"]) {
            for (const auto& [directory, entry] : importers.members()) readImporter(directory.text(), entry);
        } else {
            readImporter(".", root);
        }
        for (const auto& [key, entry] : root["packages"].members()) readPackage(key, entry);
        readSnapshots(root["snapshots"]);
    }

private:
    void readImporter(std::string_view directory, DataValue entry) {
        LockedImporter importer{
            .directory = directory == "." ? std::string_view() : directory, .package = kNoPackage, .requests = {}};
        for (const std::string_view section : kSections)
            for (const auto& [name, value] : entry[section].members()) {
                const DataValue version = value.isMap() ? value["version"] : value;
                importer.requests.push_back({name.text(), version.text()});
            }
        lock_.importers.push_back(std::move(importer));
    }

    void readPackage(DataValue key, DataValue entry) {
        const auto [name, version] = identityOf(key.text(), slashes_);
        LockedPackage package{.key = key.text(), .name = name, .version = version, .at = key.span()};
        if (entry["name"]) package.name = entry["name"].text();
        if (entry["version"]) package.version = entry["version"].text();
        readResolution(key, entry["resolution"], package);
        addRequests(entry, {"dependencies", "optionalDependencies"}, package.requests);
        lock_.packages.push_back(std::move(package));
    }

    static void readResolution(DataValue key, DataValue resolution, LockedPackage& package) {
        package.integrity = resolution["integrity"].text();
        package.sourceAt = resolution ? resolution.span() : key.span();
        if (const DataValue tarball = resolution["tarball"]) {
            package.source = tarball.text();
            package.sourceAt = tarball.span();
            package.origin = originOf(package.source);
        } else if (const DataValue repository = resolution["repo"]) {
            package.source = repository.text();
            package.sourceAt = repository.span();
            package.origin = PackageOrigin::Git;
        } else if (resolution["directory"]) {
            package.origin = PackageOrigin::Local;
        }
    }

    /// Several snapshots of a package differ in their peers alone.
    void readSnapshots(DataValue snapshots) {
        if (!snapshots) return;
        std::unordered_map<std::string_view, std::uint32_t> byKey;
        for (std::uint32_t i = 0; i < lock_.packages.size(); ++i) byKey.emplace(lock_.packages[i].key, i);
        for (const auto& [key, entry] : snapshots.members()) {
            const auto found = byKey.find(withoutPeers(key.text()));
            if (found == byKey.end()) continue;
            addRequests(entry, {"dependencies", "optionalDependencies"}, lock_.packages[found->second].requests);
        }
    }

    LockFile& lock_;
    bool slashes_ = false;
};

}  // namespace

void readPnpmLock(std::string_view text, LockFile& lock) {
    lock.tree = parseYaml(text);
    // Since version 11 pnpm may put a document about itself in front.
    for (const DataValue document : lock.tree.documents())
        if (document["lockfileVersion"]) PnpmReader(lock).read(document);
}

}  // namespace jsward
