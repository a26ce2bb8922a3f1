#include "analyzer/project/dependency_spec.h"

#include <algorithm>
#include <array>
#include <optional>

#include <re2/re2.h>

#include "analyzer/project/version.h"

namespace jsward {
namespace {

bool startsWithAny(std::string_view text, const auto& prefixes) {
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return text.starts_with(prefix); });
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool matches(std::string_view text, const RE2& pattern) {
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

bool isLocal(std::string_view text) {
    constexpr auto kPrefixes = std::to_array<std::string_view>(
        {"file:", "link:", "portal:", "workspace:", "catalog:", "patch:", "exec:", "./", "../", "/", "~/"});
    return startsWithAny(text, kPrefixes) || text == "." || text == "..";
}

/// "user/repo", "git+ssh://...", "git@host:user/repo", "https://host/user/repo.git".
bool isGit(std::string_view text) {
    constexpr auto kPrefixes =
        std::to_array<std::string_view>({"git+", "git:", "git@", "ssh:", "github:", "gitlab:", "bitbucket:", "gist:"});
    if (startsWithAny(text, kPrefixes)) return true;
    static const RE2 shorthand(R"([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+(#.*)?)");
    static const RE2 repository(R"(https?://[^#?]*\.git(#.*)?)");
    static const RE2 forge(R"(https?://(www\.)?(github\.com|gitlab\.com|bitbucket\.org)/[^/#?]+/[^/#?]+/?(#.*)?)");
    return matches(text, shorthand) || matches(text, repository) || matches(text, forge);
}

bool looksLikeVersionTag(std::string_view text) {
    static const RE2 tag(R"((.*[^0-9A-Za-z])?v?\d+(\.\d+)+([-+.][0-9A-Za-z.+-]*)?)");
    return text.starts_with("semver:") || matches(text, tag);
}

GitPin pinOf(std::string_view committish) {
    if (committish.empty()) return GitPin::None;
    if (looksLikeCommit(committish)) return GitPin::Commit;
    return looksLikeVersionTag(committish) ? GitPin::Version : GitPin::Branch;
}

DependencySpec gitSpec(std::string_view text) {
    DependencySpec spec{.kind = SpecKind::Git};
    const std::size_t hash = text.find('#');
    if (hash == std::string_view::npos) return spec;
    spec.version = text.substr(hash + 1);
    // yarn: "#commit=3f2a9c1", "#branch=main", "#tag=v1&workspace=a"; pnpm: "#main&path:/packages/a".
    spec.version = spec.version.substr(0, spec.version.find('&'));
    if (spec.version.starts_with("semver:")) return spec.pin = GitPin::Version, spec;
    if (const std::size_t equals = spec.version.find('='); equals != std::string_view::npos)
        spec.version.remove_prefix(equals + 1);
    spec.pin = pinOf(spec.version);
    return spec;
}

/// Forges pack an archive of any state of a repository: .../archive/<state>.tar.gz, .../tar.gz/<state>. The address of other archives
/// may name a version, which is worth as much as a tag.
DependencySpec archiveSpec(std::string_view text) {
    DependencySpec spec{.kind = SpecKind::Archive};
    std::string_view path = text.substr(0, text.find_first_of("?#"));
    for (const std::string_view ending : {".tgz", ".tar.gz", ".tar", ".zip"})
        if (path.ends_with(ending)) path.remove_suffix(ending.size());
    spec.version = path.substr(path.rfind('/') + 1);
    spec.pin = pinOf(spec.version);
    // A file's name is no branch.
    if (spec.pin == GitPin::Branch && path.find("/archive/") == std::string_view::npos &&
        path.find("/tar.gz/") == std::string_view::npos)
        spec.pin = path.find("/releases/download/") != std::string_view::npos ? GitPin::Version : GitPin::None;
    return spec;
}

/// "^1.12.00": npm is not as strict about versions as their specification.
bool looksLikeRange(std::string_view text) {
    static const RE2 range(R"([\s=v^~<>]*\d+(\.\d+)*\b.*)");
    return matches(text, range);
}

DependencySpec registrySpec(std::string_view text) {
    DependencySpec spec{.version = text};
    const auto range = VersionRange::parse(text);
    if (!range)
        spec.kind = looksLikeRange(text) ? SpecKind::Range : SpecKind::Tag;
    else if (range->containsEverything())
        spec.kind = SpecKind::Any;
    else if (range->isExact())
        spec.kind = SpecKind::Exact;
    spec.open = range && range->isOpen();
    return spec;
}

}  // namespace

bool looksLikeCommit(std::string_view text) {
    static const RE2 commit("[0-9a-f]{7,64}");
    return matches(text, commit);
}

PackageReference splitReference(std::string_view text) {
    const std::size_t at = text.find('@', 1);
    if (at == std::string_view::npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + 1)};
}

DependencySpec parseDependencySpec(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view protocol : {"npm:", "jsr:"}) {
        if (!text.starts_with(protocol)) continue;
        const std::string_view inside = text.substr(protocol.size());
        // "npm:^1.2" names no other package: yarn writes the protocol in front of ranges.
        if (VersionRange::parse(inside)) return registrySpec(inside);
        const auto [name, version] = splitReference(inside);
        DependencySpec spec = registrySpec(version);
        spec.name = name;
        return spec;
    }
    if (isLocal(text)) return {.kind = SpecKind::Local, .version = text};
    if (isGit(text)) return gitSpec(text);
    if (text.starts_with("http:") || text.starts_with("https:")) return archiveSpec(text);
    return registrySpec(text);
}

}  // namespace jsward
