// bun.lock: JSON with trailing commas. An entry is a list that starts with what the package is:
//
//   "name":        ["name@1.2.3", "<registry>", {"dependencies": {...}}, "sha512-..."]
//   "other/name":  ["name@github:user/repo#3f2a9c1", {...}, "user-repo-3f2a9c1"]     the one that `other` sees
#include "analyzer/project/dependency_spec.h"
#include "analyzer/project/lock_readers.h"
#include "analyzer/project/package_url.h"
#include "analyzer/project/version.h"

namespace jsward {
namespace {

void readImporter(DataValue directory, DataValue entry, LockFile& lock) {
    LockedImporter importer{.directory = directory.text(), .package = kNoPackage, .requests = {}};
    addRequests(entry, {"dependencies", "devDependencies", "optionalDependencies"}, importer.requests);
    lock.importers.push_back(std::move(importer));
}

/// "other/name" and "name" are both called name.
bool isCalled(std::string_view key, std::string_view name) {
    const bool inside = key.size() > name.size() && key[key.size() - name.size() - 1] == '/';
    return key.ends_with(name) && (key.size() == name.size() || inside);
}

void readEntry(DataValue key, DataValue entry, LockFile& lock) {
    LockedPackage package{.key = key.text(), .at = key.span(), .sourceAt = key.span()};
    std::size_t index = 0;
    for (const DataValue part : entry.items()) {
        if (index == 0) {
            const auto [name, version] = splitReference(part.text());
            package.name = name;
            if (!isCalled(key.text(), name)) package.alias = key.text();
            package.version = Version::parse(version) ? version : std::string_view();
            package.origin = originOf(version);
            if (package.version.empty()) package.source = version;
            package.sourceAt = part.span();
        } else if (part.isMap()) {
            addRequests(part, {"dependencies", "optionalDependencies", "peerDependencies"}, package.requests);
        } else if (index == 1 && !package.version.empty()) {
            package.source = part.text();
            if (!package.source.empty()) package.sourceAt = part.span();
        } else if (part.text().starts_with("sha")) {
            package.integrity = part.text();
        }
        ++index;
    }
    lock.packages.push_back(std::move(package));
}

}  // namespace

void readBunLock(std::string_view text, LockFile& lock) {
    lock.tree = parseJson(text);
    const DataValue root = lock.tree.root();
    for (const auto& [directory, entry] : root["workspaces"].members()) readImporter(directory, entry, lock);
    for (const auto& [key, entry] : root["packages"].members()) readEntry(key, entry, lock);
}

}  // namespace jsward
