// The yarn.lock of yarn 2 and later: YAML. An entry's resolution says what answers the ranges in its key:
//
//   "name@npm:^1.0.0, name@npm:^1.2.0":
//     version: 1.2.3
//     resolution: "name@npm:1.2.3"
//     checksum: 10c0/...
#include "analyzer/project/dependency_spec.h"
#include "analyzer/project/lock_readers.h"
#include "analyzer/project/package_url.h"

namespace jsward {
namespace {

/// What stands in an address of berry's instead of a registry's own: "npm:1.2.3::__archiveUrl=https%3A%2F%2F..."
std::string archiveUrl(std::string_view reference) {
    constexpr std::string_view kMark = "__archiveUrl=";
    const std::size_t at = reference.find(kMark);
    if (at == std::string_view::npos) return {};
    const std::string_view encoded = reference.substr(at + kMark.size());
    return percentDecoded(encoded.substr(0, encoded.find('&')));
}

PackageOrigin originOfReference(std::string_view reference) {
    if (reference.starts_with("npm:")) return PackageOrigin::Registry;
    for (const std::string_view local : {"workspace:", "patch:", "file:", "link:", "portal:", "exec:", "virtual:"})
        if (reference.starts_with(local)) return PackageOrigin::Local;
    return reference.find("#commit=") != std::string_view::npos ? PackageOrigin::Git : originOf(reference);
}

void readImporter(DataValue entry, std::string_view directory, std::uint32_t package, LockFile& lock) {
    LockedImporter importer{
        .directory = directory == "." ? std::string_view() : directory, .package = package, .requests = {}};
    addRequests(entry, {"dependencies"}, importer.requests);
    lock.importers.push_back(std::move(importer));
}

void readEntry(DataValue key, DataValue entry, LockFile& lock) {
    const DataValue resolution = entry["resolution"];
    const auto [name, reference] = splitReference(resolution.text());
    LockedPackage package{.key = key.text(),
                          .name = name,
                          .version = entry["version"].text(),
                          .integrity = entry["checksum"].text(),
                          .at = key.span()};
    package.origin = originOfReference(reference);
    if (const std::string_view asked = splitReference(key.text()).name; asked != name) package.alias = asked;
    package.sourceAt = resolution ? resolution.span() : key.span();
    package.conditional = static_cast<bool>(entry["conditions"]);
    if (package.origin == PackageOrigin::Registry)
        package.source = keepText(lock, archiveUrl(reference));
    else if (package.origin != PackageOrigin::Local)
        package.source = reference;
    constexpr std::string_view kWorkspace = "workspace:";
    if (reference.starts_with(kWorkspace))
        readImporter(entry, reference.substr(kWorkspace.size()), static_cast<std::uint32_t>(lock.packages.size()),
                     lock);
    addRequests(entry, {"dependencies"}, package.requests);
    lock.packages.push_back(std::move(package));
}

}  // namespace

void readBerryLock(std::string_view text, LockFile& lock) {
    lock.tree = parseYaml(text);
    for (const auto& [key, entry] : lock.tree.root().members())
        if (key.text() != "__metadata" && entry.isMap()) readEntry(key, entry, lock);
}

}  // namespace jsward
