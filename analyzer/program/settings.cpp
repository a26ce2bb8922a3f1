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

}  // namespace

std::optional<SettingsFormat> settingsFormatOf(std::string_view path) {
    constexpr auto kKeyNames = std::to_array<std::string_view>({"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"});
    constexpr auto kLineNames = std::to_array<std::string_view>({"npmrc", "properties", "ini", "toml"});
    std::string name(path.substr(path.rfind('/') + 1));
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (belongsToTool(name) || isSource(name)) return std::nullopt;
    if (isEnvironmentFile(name)) return SettingsFormat::Lines;
    if (contains(kKeyNames, name)) return SettingsFormat::Keys;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos) return std::nullopt;
    const std::string_view extension = std::string_view(name).substr(dot + 1);
    if (extension == "json" || extension == "jsonc" || extension == "json5") return SettingsFormat::Json;
    if (extension == "yml" || extension == "yaml") return SettingsFormat::Yaml;
    if (extension == "pem" || extension == "key" || extension == "p8") return SettingsFormat::Keys;
    return contains(kLineNames, extension) ? std::optional(SettingsFormat::Lines) : std::nullopt;
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
    }
    builder.finish(statements);
    return program;
}

}  // namespace jsward
