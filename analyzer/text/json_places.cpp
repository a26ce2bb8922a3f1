#include "analyzer/text/json_places.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>
#include <string>

namespace jsward {
namespace {

/// Moves through valid JSON, value by value, without building anything.
class Cursor {
public:
    explicit Cursor(std::string_view json) : json_(json) { skipSpace(); }

    [[nodiscard]] std::size_t offset() const { return at_; }
    [[nodiscard]] char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }

    void advance() {
        ++at_;
        skipSpace();
    }

    /// Steps over a string and gives what stands between its quotes.
    std::string_view string() {
        const std::size_t begin = ++at_;
        while (at_ < json_.size() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
        const std::size_t end = std::min(at_, json_.size());
        advance();
        return json_.substr(begin, end - begin);
    }

    /// Steps over a value of any kind; brackets are counted, so that depth costs no stack.
    void value() {
        std::size_t depth = 0;
        do {
            if (peek() == '"') {
                string();
                continue;
            }
            if (peek() == '{' || peek() == '[') ++depth;
            if (peek() == '}' || peek() == ']') --depth;
            const bool scalar = std::isalnum(static_cast<unsigned char>(peek())) != 0 || peek() == '-';
            advance();
            while (scalar && at_ < json_.size() && std::string_view(",]}").find(json_[at_]) == std::string_view::npos)
                advance();
        } while (depth > 0 && at_ < json_.size());
    }

private:
    void skipSpace() {
        while (at_ < json_.size() && std::isspace(static_cast<unsigned char>(json_[at_])) != 0) ++at_;
    }

    std::string_view json_;
    std::size_t at_ = 0;
};

/// Enters the object at the cursor and stops at the value of `key`; false when it has none. `found` is set to where the wanted
/// part of the member stands.
bool enterMember(Cursor& cursor, std::string_view key, JsonPart part, std::size_t& found) {
    cursor.advance();
    while (cursor.peek() == '"') {
        const std::size_t offset = cursor.offset();
        const bool match = cursor.string() == key;
        cursor.advance();  // ':'
        if (match) {
            found = part == JsonPart::Key ? offset : cursor.offset();
            return true;
        }
        cursor.value();
        if (cursor.peek() == ',') cursor.advance();
    }
    return false;
}

bool enterElement(Cursor& cursor, std::string_view number, std::size_t& found) {
    std::size_t index = 0;
    std::from_chars(number.data(), number.data() + number.size(), index);
    cursor.advance();
    for (; index > 0 && cursor.peek() != ']'; --index) {
        cursor.value();
        if (cursor.peek() == ',') cursor.advance();
    }
    if (cursor.peek() == ']') return false;
    found = cursor.offset();
    return true;
}

std::string unescapedToken(std::string_view token) {
    std::string result;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escape = token[i] == '~' && i + 1 < token.size();
        result += !escape ? token[i] : token[++i] == '1' ? '/' : '~';
    }
    return result;
}

}  // namespace

std::size_t endOfValue(std::string_view json, std::size_t begin) {
    Cursor cursor(json.substr(begin));
    cursor.value();
    return begin + cursor.offset();
}

std::string escapedToken(std::string_view key) {
    std::string token;
    for (const char c : key) token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return token;
}

std::size_t locateInJson(std::string_view json, std::string_view pointer, JsonPart part) {
    Cursor cursor(json);
    std::size_t found = cursor.offset();
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string token = unescapedToken(pointer.substr(0, pointer.find('/')));
        pointer.remove_prefix(std::min(pointer.find('/'), pointer.size()));
        const bool entered = cursor.peek() == '{'   ? enterMember(cursor, token, part, found)
                             : cursor.peek() == '[' ? enterElement(cursor, token, found)
                                                    : false;
        if (!entered) break;
    }
    return found;
}

std::vector<RepeatedKey> repeatedKeys(std::string_view json) {
    std::vector<RepeatedKey> repeated;
    std::vector<std::set<std::string_view>> open;  // the keys of the objects around the cursor; none for an array
    Cursor cursor(json);
    while (cursor.offset() < json.size()) {
        const char c = cursor.peek();
        if (c == '"') {
            const std::size_t offset = cursor.offset();
            const std::string_view text = cursor.string();
            const bool isKey = cursor.peek() == ':' && !open.empty();
            if (isKey && !open.back().insert(text).second) repeated.push_back({offset, text});
            continue;
        }
        if (c == '{' || c == '[') open.emplace_back();
        if ((c == '}' || c == ']') && !open.empty()) open.pop_back();
        cursor.advance();
    }
    return repeated;
}

}  // namespace jsward
