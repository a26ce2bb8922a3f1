#include "rules/hardcoded-secret/url_credentials.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/login_words.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

bool isExampleHost(std::string_view host) {
    const std::string lower = lowerCase(host);
    return lower == "example" || lower == "hostname" ||
           std::ranges::any_of(kExampleHostEnds, [&](std::string_view end) { return lower.ends_with(end); });
}

bool isThisMachine(std::string_view host) {
    return host == "localhost" || host == "127.0.0.1" || host == "0.0.0.0" || host == "::1" || host == "[::1]" ||
           host == "host.docker.internal";
}

/// Text that no password holds: what templates and formats leave in a constant.
bool isSubstituted(std::string_view text) {
    return text.find_first_of("{}<>*[]()\x1F") != std::string_view::npos || text.find("%s") != std::string_view::npos ||
           text.starts_with('$') || text.starts_with('%') || text.starts_with(':');
}

/// "SECRETKEY", "DB_PASSWORD": capitals stand for what is to be filled in.
bool isCapitalName(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return isUpper(c) || c == '_' || c == '-'; });
}

/// Where the authority of a URL ends.
std::size_t endOfAuthority(std::string_view text, std::size_t begin) {
    return std::min(text.find_first_of("/?# \t\r\n\"'`<>|\\", begin), text.size());
}

std::string_view schemeBefore(std::string_view text, std::size_t anchor) {
    std::size_t begin = anchor;
    while (begin > 0 &&
           (isAlnum(text[begin - 1]) || text[begin - 1] == '+' || text[begin - 1] == '-' || text[begin - 1] == '.'))
        --begin;
    return text.substr(begin, anchor - begin);
}

std::string_view hostOf(std::string_view authority, std::size_t at) {
    const std::string_view host = authority.substr(at + 1);
    return host.substr(0, host.find_first_of(":,"));
}

}  // namespace

std::optional<Certainty> judgeLogin(const Login& login) {
    if (isCapitalName(login.password)) return std::nullopt;
    if (login.password.size() < 2 || isSubstituted(login.password) || isSubstituted(login.user)) return std::nullopt;
    if (isExampleHost(login.host)) return std::nullopt;
    const std::string user = lowerCase(login.user);
    const std::string password = lowerCase(login.password);
    const bool examples = contains(kExampleUsers, user) && (contains(kExamplePasswords, password) || user == password);
    if (examples || password.size() < 3) return std::nullopt;
    if (isThisMachine(login.host) && (user == password || contains(kExamplePasswords, password)))
        return Certainty::Slight;
    const Reading reading = read(login.password);
    if (reading == Reading::Nothing) return std::nullopt;
    return reading == Reading::Random || reading == Reading::Chosen ? Certainty::Sure : Certainty::Fair;
}

std::optional<SecretMatch> findUrlCredentials(std::string_view text, std::size_t anchor) {
    const std::string_view scheme = schemeBefore(text, anchor);
    if (scheme.empty() || !isLetter(scheme.front())) return std::nullopt;
    const std::size_t begin = anchor + 3;
    const std::string_view authority = text.substr(begin, endOfAuthority(text, begin) - begin);
    const std::size_t at = authority.rfind('@');
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view information = authority.substr(0, at);
    const std::size_t colon = information.find(':');
    const std::string_view host = hostOf(authority, at);
    if (colon == std::string_view::npos) return std::nullopt;
    const auto certainty =
        judgeLogin({.user = information.substr(0, colon), .password = information.substr(colon + 1), .host = host});
    if (!certainty) return std::nullopt;
    return SecretMatch{begin + colon + 1, begin + at, "password in a `" + lowerCase(scheme) + ":` URL", *certainty};
}

std::optional<SecretMatch> findQueryCredential(std::string_view text, std::size_t anchor) {
    std::size_t name = anchor;
    while (name > 0 && (isAlnum(text[name - 1]) || text[name - 1] == '_' || text[name - 1] == '-')) --name;
    if (name == 0 || (text[name - 1] != '?' && text[name - 1] != '&')) return std::nullopt;
    const std::size_t begin = text.find('=', anchor) + 1;
    const std::size_t end = std::min(text.find_first_of("&# \t\r\n\"'`<>", begin), text.size());
    const std::string_view value = text.substr(begin, end - begin);
    const std::string_view parameter = text.substr(name, begin - 1 - name);
    const std::vector<std::string> words = splitWords(parameter);
    constexpr auto kPublic =
        std::to_array<std::string_view>({"public", "site", "page", "next", "cache", "sort", "primary", "partition",
                                         "publishable", "csrf", "continuation"});
    const bool isPublic = std::ranges::any_of(words, [&](const std::string& word) { return contains(kPublic, word); });
    if (isPublic || parameter == "key" || isPlaceholder(value)) return std::nullopt;
    const bool password = lowerCase(parameter).find("pass") != std::string::npos;
    if (!isRandom(value) && (!password || read(value) != Reading::Chosen)) return std::nullopt;
    return SecretMatch{begin, end, "secret in the query parameter `" + std::string(parameter) + "`", Certainty::Sure};
}

}  // namespace jsward::rules::hardcoded_secret
