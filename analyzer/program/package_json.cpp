#include "analyzer/program/package_json.h"

#include <algorithm>

#include "analyzer/text/json_text.h"

namespace jsward {
namespace {

using Json = nlohmann::ordered_json;

/// The member of an object, or nullptr.
const Json* member(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::string stringMember(const Json& object, const char* key) {
    const Json* value = member(object, key);
    return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

PackageJson::Pairs stringPairs(const Json* object) {
    PackageJson::Pairs pairs;
    if (object == nullptr || !object->is_object()) return pairs;
    for (const auto& [key, value] : object->items())
        if (value.is_string()) pairs.emplace_back(key, value.get<std::string>());
    return pairs;
}

std::vector<std::string> strings(const Json* array) {
    std::vector<std::string> result;
    if (array == nullptr || !array->is_array()) return result;
    for (const Json& item : *array)
        if (item.is_string()) result.push_back(item.get<std::string>());
    return result;
}

/// npm writes `"workspaces": [...]`, yarn also `"workspaces": {"packages": [...]}`.
std::vector<std::string> workspacePatterns(const Json& json) {
    const Json* value = member(json, "workspaces");
    if (value != nullptr && value->is_object()) value = member(*value, "packages");
    return strings(value);
}

void readDependencies(const Json& json, PackageJson& out) {
    for (const char* key : {"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"}) {
        for (auto& [name, version] : stringPairs(member(json, key))) {
            out.dependencies.push_back(name);
            for (const std::string_view protocol : {"file:", "link:", "portal:", "workspace:", "npm:"})
                if (version.starts_with(protocol)) out.elsewhere.emplace_back(name, version);
        }
    }
    std::ranges::sort(out.dependencies);
}

}  // namespace

bool PackageJson::dependsOn(std::string_view dependency) const {
    return std::ranges::binary_search(dependencies, dependency);
}

std::optional<PackageJson> parsePackageJson(std::string directory, std::string_view text) {
    const Json json = Json::parse(strictJson(text), nullptr, false);
    if (!json.is_object()) return std::nullopt;
    PackageJson package;
    package.directory = std::move(directory);
    package.name = stringMember(json, "name");
    for (const char* key : {"main", "module", "source", "types", "typings"}) {
        std::string path = stringMember(json, key);
        if (!path.empty()) package.entryPoints.push_back(std::move(path));
    }
    if (const Json* exports = member(json, "exports")) package.exports = SubpathMap::fromExports(*exports);
    if (const Json* imports = member(json, "imports")) package.imports = SubpathMap::fromImports(*imports);
    package.workspaces = workspacePatterns(json);
    package.aliases = stringPairs(member(json, "_moduleAliases"));
    readDependencies(json, package);
    return package;
}

}  // namespace jsward
