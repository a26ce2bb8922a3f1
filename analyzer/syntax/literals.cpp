#include "analyzer/syntax/literals.h"

#include <cstdint>

#include "analyzer/text/utf.h"

namespace jsward {
namespace {

constexpr char32_t kNoCodePoint = 0xFFFFFFFF;

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Reads escapes from a text, one after the other.
class EscapeReader {
public:
    EscapeReader(std::string_view text, std::string& out) : text_(text), out_(out) {}

    void run() {
        while (at_ < text_.size()) {
            const std::size_t special = text_.find_first_of("\\\r", at_);
            out_.append(text_.substr(at_, special - at_));
            if (special == std::string_view::npos) return;
            at_ = special + 1;
            if (text_[special] == '\r') {
                lineBreak();
                out_ += '\n';
            } else {
                escape();
            }
        }
    }

private:
    /// Behind a CR: the LF of a CRLF belongs to it.
    void lineBreak() {
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    }

    void escape() {
        if (at_ == text_.size()) return;
        const char c = text_[at_++];
        switch (c) {
            case 'n': out_ += '\n'; break;
            case 't': out_ += '\t'; break;
            case 'r': out_ += '\r'; break;
            case 'b': out_ += '\b'; break;
            case 'f': out_ += '\f'; break;
            case 'v': out_ += '\v'; break;
            case '\n': break;
            case '\r': lineBreak(); break;
            case 'x': numeric(c, hex(2)); break;
            case 'u': numeric(c, unicode()); break;
            default:
                if (c >= '0' && c <= '7') {
                    octal(c);
                } else if (!separator(c)) {
                    out_ += c;
                }
        }
    }

    /// U+2028 and U+2029 continue a line as LF does.
    bool separator(char lead) {
        const std::string_view rest = text_.substr(at_, 2);
        if (lead != '\xE2' || (rest != "\x80\xA8" && rest != "\x80\xA9")) return false;
        at_ += 2;
        return true;
    }

    void numeric(char letter, char32_t value) {
        if (value == kNoCodePoint) {
            out_ += letter;
        } else {
            appendUtf8(out_, value);
        }
    }

    void octal(char first) {
        int value = first - '0';
        for (int digits = 1; digits < 3 && at_ < text_.size(); ++digits) {
            const int digit = hexDigit(text_[at_]);
            if (digit < 0 || digit > 7 || value * 8 + digit > 255) break;
            value = value * 8 + digit;
            ++at_;
        }
        appendUtf8(out_, static_cast<char32_t>(value));
    }

    char32_t hex(std::size_t digits) {
        if (text_.size() - at_ < digits) return kNoCodePoint;
        char32_t value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const int digit = hexDigit(text_[at_ + i]);
            if (digit < 0) return kNoCodePoint;
            value = value * 16 + static_cast<char32_t>(digit);
        }
        at_ += digits;
        return value;
    }

    char32_t unicode() {
        if (at_ < text_.size() && text_[at_] == '{') return braced();
        const char32_t high = hex(4);
        if (high < 0xD800 || high > 0xDBFF || text_.substr(at_, 2) != "\\u") return high;
        const std::size_t before = at_;
        at_ += 2;
        const char32_t low = hex(4);
        if (low >= 0xDC00 && low <= 0xDFFF) return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        at_ = before;
        return high;
    }

    char32_t braced() {
        const std::size_t close = text_.find('}', at_);
        if (close == std::string_view::npos || close == at_ + 1) return kNoCodePoint;
        char32_t value = 0;
        for (std::size_t i = at_ + 1; i < close; ++i) {
            const int digit = hexDigit(text_[i]);
            if (digit < 0) return kNoCodePoint;
            value = value * 16 + static_cast<char32_t>(digit);
            if (value > 0x10FFFF) return kNoCodePoint;
        }
        at_ = close + 1;
        return value;
    }

    std::string_view text_;
    std::string& out_;
    std::size_t at_ = 0;
};

}  // namespace

void decodeEscapes(std::string_view raw, std::string& out) { EscapeReader(raw, out).run(); }

void decodeIdentifier(std::string_view raw, std::string& out) { EscapeReader(raw, out).run(); }

RegexParts splitRegex(std::string_view literal) {
    const std::size_t close = literal.rfind('/');
    if (close == 0 || close == std::string_view::npos) return {literal.substr(literal.empty() ? 0 : 1), {}};
    return {literal.substr(1, close - 1), literal.substr(close + 1)};
}

}  // namespace jsward
