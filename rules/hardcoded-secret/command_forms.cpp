#include "rules/hardcoded-secret/command_forms.h"

#include <algorithm>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/url_credentials.h"

namespace jsward::rules::hardcoded_secret {
namespace {

struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The word of a command line that begins at or after `at`, without the quotes around it.
Word wordAt(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 256;
    while (at < text.size() && (text[at] == ' ' || text[at] == '=')) ++at;
    const bool quoted = at < text.size() && (text[at] == '\'' || text[at] == '"');
    const std::size_t begin = at + (quoted ? 1 : 0);
    const std::string_view rest = text.substr(std::min(begin, text.size()), kLongest);
    const std::size_t length = std::min(rest.find_first_of(quoted ? "'\"\n" : " '\"`;&|)\\\t\r\n"), rest.size());
    return {begin, begin + length};
}

/// The part of the command from `anchor` to the end of its line.
std::string_view lineFrom(std::string_view text, std::size_t anchor) {
    constexpr std::size_t kLongest = 512;
    const std::string_view rest = text.substr(anchor, kLongest);
    return rest.substr(0, rest.find('\n'));
}

std::optional<SecretMatch> passwordAt(std::string_view text, Word word, std::string_view user) {
    const auto certainty = judgeLogin({.user = user, .password = word.of(text), .host = ""});
    if (!certainty) return std::nullopt;
    return SecretMatch{word.begin, word.end, "password in a command", *certainty};
}

}  // namespace

std::optional<SecretMatch> findPasswordOption(std::string_view text, std::size_t anchor) {
    const std::size_t end = text.find_first_of("= ", anchor);
    if (end == std::string_view::npos) return std::nullopt;
    const std::size_t value = text.substr(end).starts_with(" -p") ? end + 3 : end;
    return passwordAt(text, wordAt(text, value), "");
}

std::optional<SecretMatch> findCurlLogin(std::string_view text, std::size_t anchor) {
    const std::string_view line = lineFrom(text, anchor);
    std::size_t option = line.find(" -u ");
    if (option == std::string_view::npos) option = line.find(" --user ");
    if (option == std::string_view::npos) return std::nullopt;
    const Word login = wordAt(text, anchor + line.find('u', option + 1) + (line[option + 2] == '-' ? 4 : 1));
    const std::size_t colon = login.of(text).find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    return passwordAt(text, {login.begin + colon + 1, login.end}, login.of(text).substr(0, colon));
}

std::optional<SecretMatch> findMysqlLogin(std::string_view text, std::size_t anchor) {
    const std::string_view line = lineFrom(text, anchor);
    const std::size_t option = line.find(" -p");
    if (option == std::string_view::npos || option + 3 >= line.size() || line[option + 3] == ' ') return std::nullopt;
    return passwordAt(text, wordAt(text, anchor + option + 3), wordAt(text, anchor + line.find(" -u") + 3).of(text));
}

}  // namespace jsward::rules::hardcoded_secret
