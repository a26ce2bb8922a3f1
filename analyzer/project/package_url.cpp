#include "analyzer/project/package_url.h"

#include <algorithm>
#include <array>

namespace jsward {
namespace {

std::optional<char> hexByte(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return std::nullopt;
        value = value * 16 + digit;
    }
    return static_cast<char>(value);
}

/// The package's name at the end of a path: "x/@scope/name" -> "@scope/name".
std::string_view nameAtEnd(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return path;
    const std::size_t before = path.rfind('/', slash - 1);
    const std::size_t scope = before == std::string_view::npos ? 0 : before + 1;
    return slash > scope && path[scope] == '@' ? path.substr(scope) : path.substr(slash + 1);
}

std::string_view unscoped(std::string_view name) { return name.substr(name.rfind('/') + 1); }

/// "name-1.2.3.tgz" -> "1.2.3"
std::string_view versionOfFile(std::string_view file, std::string_view name) {
    file = unscoped(file);
    for (const std::string_view ending : {".tgz", ".tar.gz"})
        if (file.ends_with(ending)) file.remove_suffix(ending.size());
    const std::string_view base = unscoped(name);
    if (!file.starts_with(base) || file.size() <= base.size() + 1 || file[base.size()] != '-') return {};
    return file.substr(base.size() + 1);
}

/// "/download/@scope/name/1.2.3/<hash>"
std::optional<NamedTarball> githubPackage(std::string_view path) {
    path.remove_prefix(std::string_view("/download/").size());
    std::size_t end = path.find('/');
    if (path.starts_with('@') && end != std::string_view::npos) end = path.find('/', end + 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view rest = path.substr(end + 1);
    return NamedTarball{std::string(path.substr(0, end)), std::string(rest.substr(0, rest.find('/')))};
}

bool isForgeArchive(const PackageUrl& url) {
    return url.host == "codeload.github.com" || url.path.find("/archive/") != std::string_view::npos ||
           url.path.find("/tarball/") != std::string_view::npos || url.path.find("/tar.gz/") != std::string_view::npos;
}

}  // namespace

std::string percentDecoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' && i + 2 < text.size() ? hexByte(text.substr(i + 1, 2)) : std::nullopt;
        result += byte ? *byte : text[i];
        if (byte) i += 2;
    }
    return result;
}

PackageUrl parsePackageUrl(std::string_view text) {
    PackageUrl url;
    const std::size_t colon = text.find("://");
    if (colon == std::string_view::npos) {
        // git@host:user/repo
        const std::size_t at = text.find('@');
        const std::size_t path = text.find(':', at == std::string_view::npos ? 0 : at);
        if (at == std::string_view::npos || path == std::string_view::npos) return url;
        url.scheme = "ssh";
        url.host = text.substr(at + 1, path - at - 1);
        url.path = text.substr(path + 1);
        return url;
    }
    url.scheme = text.substr(0, colon);
    std::string_view rest = text.substr(colon + 3);
    const std::size_t slash = std::min(rest.find_first_of("/?#"), rest.size());
    url.host = rest.substr(0, slash);
    if (const std::size_t user = url.host.rfind('@'); user != std::string_view::npos) url.host.remove_prefix(user + 1);
    url.host = url.host.substr(0, url.host.find(':'));
    rest.remove_prefix(slash);
    const std::size_t hash = rest.find('#');
    if (hash != std::string_view::npos) url.hash = rest.substr(hash + 1);
    url.path = rest.substr(0, rest.find_first_of("?#"));
    return url;
}

PackageOrigin originOf(std::string_view text) {
    for (const std::string_view local : {"file:", "link:", "portal:", "workspace:", "root:", "../", "./", "/"})
        if (text.starts_with(local)) return PackageOrigin::Local;
    const PackageUrl url = parsePackageUrl(text);
    if (url.scheme.starts_with("git") || url.scheme == "ssh") return PackageOrigin::Git;
    for (const std::string_view forge : {"github:", "gitlab:", "bitbucket:", "gist:"})
        if (text.starts_with(forge)) return PackageOrigin::Git;
    if (url.scheme.empty()) return PackageOrigin::Registry;
    if (url.path.ends_with(".git")) return PackageOrigin::Git;
    return isForgeArchive(url) || !namedTarball(url.path) ? PackageOrigin::Archive : PackageOrigin::Registry;
}

std::optional<NamedTarball> namedTarball(std::string_view path) {
    if (path.starts_with("/download/")) return githubPackage(path);
    for (const std::string_view mark : {"/-/", "/download/"}) {
        const std::size_t at = path.rfind(mark);
        if (at == std::string_view::npos || at == 0) continue;
        const std::string before = percentDecoded(path.substr(1, at - 1));
        const std::string file = percentDecoded(path.substr(at + mark.size()));
        const std::string name(nameAtEnd(before));
        return NamedTarball{name, std::string(versionOfFile(file, name))};
    }
    return std::nullopt;
}

}  // namespace jsward
