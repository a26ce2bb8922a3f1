#include "analyzer/program/specifier.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace jsward {
namespace {

constexpr auto kNpos = std::string_view::npos;

bool isNameCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.' || c == '~';
}

bool isVersioned(std::string_view segment) { return segment.rfind('@') != kNpos && segment.rfind('@') > 0; }

bool isSourceFile(std::string_view segment) {
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{".js", ".mjs", ".cjs", ".ts", ".mts", ".jsx", ".tsx", ".json"},
        [&](std::string_view end) { return segment.ends_with(end); });
}

std::string_view firstSegment(std::string_view path) { return path.substr(0, path.find('/')); }

std::string_view afterFirstSegment(std::string_view path) {
    const std::size_t slash = path.find('/');
    return slash == kNpos ? std::string_view() : path.substr(slash + 1);
}

/// "@scope/name@^1.2/lib/x" -> "@scope/name/lib/x".
std::string withoutVersion(std::string_view path) {
    const std::size_t nameBegin = path.starts_with('@') ? std::min(path.find('/'), path.size() - 1) + 1 : 0;
    const std::size_t at = path.find('@', nameBegin);
    const std::size_t nameEnd = path.find('/', nameBegin);
    if (at == kNpos || at > nameEnd) return std::string(path);
    std::string result(path.substr(0, at));
    if (nameEnd != kNpos) result.append(path.substr(nameEnd));
    return result;
}

/// Content networks differ in what stands before a package's name ("/npm/", "/x/", "/v135/"), but all of them write
/// `name@version`; an address without a version is a package only if the name is all of it.
std::optional<std::string> packageOfAddress(std::string_view address) {
    std::string_view path = afterFirstSegment(address);
    for (std::string_view rest = path; !rest.empty(); rest = afterFirstSegment(rest)) {
        const bool scoped = rest.starts_with('@');
        const std::string_view name = firstSegment(scoped ? afterFirstSegment(rest) : rest);
        if (isVersioned(name)) return withoutVersion(rest);
    }
    const auto whole = splitPackageName(path);
    if (!whole || !whole->subpath.empty() || isSourceFile(path)) return std::nullopt;
    return std::string(path);
}

// Modules of Node without those that only have a `node:` name.
constexpr std::string_view kBuiltins[] = {
    "assert",
    "async_hooks",
    "buffer",
    "child_process",
    "cluster",
    "console",
    "constants",
    "crypto",
    "dgram",
    "diagnostics_channel",
    "dns",
    "domain",
    "events",
    "fs",
    "http",
    "http2",
    "https",
    "inspector",
    "module",
    "net",
    "os",
    "path",
    "perf_hooks",
    "process",
    "punycode",
    "querystring",
    "readline",
    "repl",
    "stream",
    "string_decoder",
    "sys",
    "timers",
    "tls",
    "trace_events",
    "tty",
    "url",
    "util",
    "v8",
    "vm",
    "wasi",
    "worker_threads",
    "zlib",
};
static_assert(std::ranges::is_sorted(kBuiltins));

}  // namespace

std::string_view moduleName(std::string_view specifier) {
    const std::size_t loader = specifier.rfind('!');
    if (loader != kNpos)
        specifier = loader + 1 < specifier.size() ? specifier.substr(loader + 1) : specifier.substr(0, loader);
    return specifier.substr(0, specifier.find('?'));
}

bool isRelative(std::string_view name) {
    if (!name.starts_with('.')) return false;
    name.remove_prefix(name.starts_with("..") ? 2 : 1);
    return name.empty() || name.front() == '/' || name.front() == '\\';
}

bool hasScheme(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == kNpos || colon < 2) return false;
    return std::ranges::all_of(name.substr(0, colon), [](char c) { return isNameCharacter(c) || c == '+'; });
}

std::optional<std::string> packageOfScheme(std::string_view name) {
    const std::size_t colon = name.find(':');
    const std::string_view scheme = name.substr(0, colon);
    std::string_view rest = name.substr(colon + 1);
    if (scheme == "node") return std::string(rest);
    if (scheme == "file" || scheme == "data" || scheme == "virtual" || rest.empty()) return std::nullopt;
    rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
    if (scheme == "npm" || scheme == "jsr") return withoutVersion(rest);
    if (scheme == "http" || scheme == "https") return packageOfAddress(rest);
    return std::string(name);
}

std::optional<PackageName> splitPackageName(std::string_view name) {
    std::size_t end = name.find('/');
    if (name.starts_with('@')) {
        if (end == kNpos || end == 1) return std::nullopt;
        end = name.find('/', end + 1);
    }
    const PackageName result{name.substr(0, end), end == kNpos ? std::string_view() : name.substr(end + 1)};
    std::string_view letters = result.name;
    if (letters.starts_with('@')) {
        letters.remove_prefix(1);
        if (letters.ends_with('/')) return std::nullopt;
    }
    if (letters.empty() || letters.front() == '.' || letters.front() == '~') return std::nullopt;
    const bool valid = std::ranges::all_of(letters, [](char c) { return isNameCharacter(c) || c == '/'; });
    return valid ? std::optional(result) : std::nullopt;
}

bool isNodeBuiltin(std::string_view name) {
    return std::ranges::binary_search(kBuiltins, firstSegment(name)) && !name.ends_with('/');
}

}  // namespace jsward
