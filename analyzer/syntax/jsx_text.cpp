// Text in JSX is neither HTML nor a string literal: entities are those of HTML, white space follows the rules that JSX compilers
// share. Only line breaks collapse; spaces inside a line count.
#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "analyzer/syntax/literals.h"
#include "analyzer/text/utf.h"

namespace jsward {
namespace {

struct Entity {
    std::string_view name;
    char32_t codePoint;
};

// The entities that people write; a name that is not here stays as it is.
constexpr std::array<Entity, 32> kEntities = {{
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},      {"apos", '\''},    {"nbsp", 0xA0},
    {"copy", 0xA9},    {"reg", 0xAE},     {"trade", 0x2122}, {"hellip", 0x2026}, {"mdash", 0x2014}, {"ndash", 0x2013},
    {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},  {"laquo", 0xAB},   {"raquo", 0xBB},
    {"bull", 0x2022},  {"middot", 0xB7},  {"times", 0xD7},   {"larr", 0x2190},   {"rarr", 0x2192},  {"uarr", 0x2191},
    {"darr", 0x2193},  {"deg", 0xB0},     {"euro", 0x20AC},  {"pound", 0xA3},    {"sect", 0xA7},    {"para", 0xB6},
    {"ensp", 0x2002},  {"emsp", 0x2003},
}};

/// 0 when `body`, what stands between `&` and `;`, names nothing.
char32_t entityValue(std::string_view body) {
    if (body.starts_with('#')) {
        const bool hex = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
        const std::string_view digits = body.substr(hex ? 2 : 1);
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
        return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
    }
    for (const Entity& entity : kEntities) {
        if (entity.name == body) return entity.codePoint;
    }
    return 0;
}

std::string_view trimmed(std::string_view line, bool first, bool last) {
    if (!first) line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!last) line.remove_suffix(line.size() - (line.find_last_not_of(" \t") + 1));
    return line;
}

}  // namespace

void decodeEntities(std::string_view raw, std::string& out) {
    std::size_t at = 0;
    while (at < raw.size()) {
        const std::size_t ampersand = raw.find('&', at);
        out.append(raw.substr(at, ampersand - at));
        if (ampersand == std::string_view::npos) return;
        // The longest name has 29 letters: what is longer is text.
        const std::size_t semicolon = raw.substr(0, ampersand + 33).find(';', ampersand);
        const char32_t value =
            semicolon == std::string_view::npos ? 0 : entityValue(raw.substr(ampersand + 1, semicolon - ampersand - 1));
        if (value == 0) {
            out += '&';
            at = ampersand + 1;
        } else {
            appendUtf8(out, value);
            at = semicolon + 1;
        }
    }
}

void decodeJsxText(std::string_view raw, std::string& out) {
    bool wrote = false;
    for (std::size_t at = 0; at <= raw.size();) {
        const std::size_t end = std::min(raw.find_first_of("\r\n", at), raw.size());
        const std::string_view line = trimmed(raw.substr(at, end - at), at == 0, end == raw.size());
        if (!line.empty()) {
            if (wrote) out += ' ';
            decodeEntities(line, out);
            wrote = true;
        }
        at = end + 1;
    }
}

}  // namespace jsward
