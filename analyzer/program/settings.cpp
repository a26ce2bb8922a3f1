#include "analyzer/program/settings.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzer/program/settings_builder.h"

namespace jsward {
namespace {

template <class Table>
bool contains(const Table& table, std::string_view text) {
    return std::ranges::find(table, text) != table.end();
}

/// Written or read by tools alone: nobody keeps a secret there, and lock files are large.
bool belongsToTool(std::string_view name) {
    constexpr auto kNames = std::to_array<std::string_view>({
        "package.json",
        "package-lock.json",
        "npm-shrinkwrap.json",
        "pnpm-lock.yaml",
        "pnpm-workspace.yaml",
        "tsconfig.json",
        "jsconfig.json",
        "composer.json",
        "bower.json",
        "lerna.json",
        "nx.json",
        "turbo.json",
        "biome.json",
        "deno.json",
        "manifest.json",
    });
    const bool tsconfig = name.starts_with("tsconfig.") || name.ends_with(".schema.json");
    const bool linter =
        name.starts_with(".eslintrc") || name.starts_with(".prettierrc") || name.starts_with(".babelrc");
    return contains(kNames, name) || tsconfig || linter;
}

/// ".env.js"
bool isSource(std::string_view name) {
    constexpr auto kExtensions =
        std::to_array<std::string_view>({"js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"});
    return contains(kExtensions, name.substr(name.rfind('.') + 1));
}

/// ".env", ".env.production", "prod.env".
bool isEnvironmentFile(std::string_view name) {
    return name == ".env" || name.starts_with(".env.") || name.ends_with(".env");
}

/// The format of files with this extension.
std::optional<SettingsFormat> formatOfExtension(std::string_view extension) {
    constexpr auto kLines =
        std::to_array<std::string_view>({"npmrc", "properties", "ini", "toml", "cfg", "tfvars", "envrc"});
    if (extension == "json" || extension == "jsonc" || extension == "json5") return SettingsFormat::Json;
    if (extension == "yml" || extension == "yaml") return SettingsFormat::Yaml;
    if (extension == "pem" || extension == "key" || extension == "p8" || extension == "ppk" || extension == "asc")
        return SettingsFormat::Keys;
    if (extension == "dockerfile") return SettingsFormat::Docker;
    return contains(kLines, extension) ? std::optional(SettingsFormat::Lines) : std::nullopt;
}

}  // namespace

std::optional<SettingsFormat> settingsFormatOf(std::string_view path) {
    constexpr auto kKeyNames = std::to_array<std::string_view>({"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"});
    constexpr auto kLogins = std::to_array<std::string_view>({".netrc", "_netrc", ".pgpass", ".git-credentials"});
    std::string name(path.substr(path.rfind('/') + 1));
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (belongsToTool(name) || isSource(name)) return std::nullopt;
    if (isEnvironmentFile(name)) return SettingsFormat::Lines;
    if (contains(kKeyNames, name)) return SettingsFormat::Keys;
    if (contains(kLogins, name)) return SettingsFormat::Logins;
    if (name == "dockerfile" || name.starts_with("dockerfile.") || name == "containerfile")
        return SettingsFormat::Docker;
    if (name == "credentials" && path.ends_with(".aws/credentials")) return SettingsFormat::Lines;
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos ? std::nullopt : formatOfExtension(std::string_view(name).substr(dot + 1));
}

SettingsBuilder::SettingsBuilder(Program& program, std::string_view source)
    : program_(program), builder_(program, source.size()), source_(source) {
    program_.sourceSize = static_cast<std::uint32_t>(source.size());
    Function& module = program_.functions.emplace_back();
    module.firstNode = builder_.nextNode();
    module.span = {0, program_.sourceSize};
}

void SettingsBuilder::finish(const PendingList& statements) {
    program_.functions[0].body = builder_.add(Kind::Block, {0, program_.sourceSize}, builder_.list(statements.items()));
}

Program lowerSettings(std::string_view source, SettingsFormat format) {
    Program program;
    SettingsBuilder builder(program, source);
    PendingList statements = builder.pending();
    switch (format) {
        case SettingsFormat::Json: readJsonSettings(builder, statements); break;
        case SettingsFormat::Yaml: readYamlSettings(builder, statements); break;
        case SettingsFormat::Lines: readLineSettings(builder, statements); break;
        case SettingsFormat::Keys: readKeys(builder, statements); break;
        case SettingsFormat::Docker: readDockerSettings(builder, statements); break;
        case SettingsFormat::Logins: readLogins(builder, statements); break;
    }
    builder.finish(statements);
    return program;
}

}  // namespace jsward
