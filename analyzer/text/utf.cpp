#include "analyzer/text/utf.h"

#include <cstring>
#include <utility>

namespace jsward {

namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleBom = "\xFF\xFE";
constexpr std::string_view kUtf16BigBom = "\xFE\xFF";
constexpr std::size_t kBinaryWindow = 8000;
constexpr char32_t kReplacement = 0xFFFD;

unsigned char byteAt(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool isContinuation(unsigned char byte) { return (byte & 0xC0U) == 0x80; }

/// Bytes of the well-formed character at `at` (Unicode's table 3-7), 0 when there is none.
std::size_t wellFormedLength(std::string_view text, std::size_t at) {
    const unsigned char lead = byteAt(text, at);
    const unsigned char second = byteAt(text, at + 1);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) return isContinuation(second) ? 2 : 0;
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high || !isContinuation(byteAt(text, at + 2))) return 0;
    if (lead < 0xF0) return 3;
    return isContinuation(byteAt(text, at + 3)) ? 4 : 0;
}

/// Code is nearly all ASCII: leap over it a word at a time.
std::size_t skipAscii(std::string_view text, std::size_t at) {
    for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & 0x8080808080808080ULL) != 0) break;
    }
    return at;
}

void replace(DecodedText& out) {
    if (out.replacements++ == 0) out.firstReplacement = static_cast<std::uint32_t>(out.text.size());
    appendUtf8(out.text, kReplacement);
}

void repairUtf8(std::string_view bytes, std::size_t firstInvalid, DecodedText& out) {
    out.text.assign(bytes.substr(0, firstInvalid));
    for (std::size_t at = firstInvalid; at < bytes.size();) {
        if (const std::size_t length = wellFormedLength(bytes, at)) {
            out.text.append(bytes, at, length);
            at += length;
        } else {
            replace(out);
            ++at;
        }
    }
}

void decodeUtf16(std::string_view bytes, bool bigEndian, DecodedText& out) {
    const auto unitAt = [&](std::size_t at) {
        const auto low = byteAt(bytes, at + (bigEndian ? 1 : 0));
        const auto high = byteAt(bytes, at + (bigEndian ? 0 : 1));
        return static_cast<char32_t>((high << 8U) | low);
    };
    out.text.reserve(bytes.size() / 2);
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const char32_t unit = unitAt(at);
        const bool leading = unit >= 0xD800 && unit < 0xDC00;
        const char32_t next = leading && at + 3 < bytes.size() ? unitAt(at + 2) : 0;
        if (next >= 0xDC00 && next < 0xE000) {
            appendUtf8(out.text, 0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00));
            at += 2;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            replace(out);
        } else {
            appendUtf8(out.text, unit);
        }
    }
    if (at < bytes.size()) replace(out);
}

}  // namespace

std::size_t firstInvalidUtf8(std::string_view text) {
    for (std::size_t at = skipAscii(text, 0); at < text.size(); at = skipAscii(text, at)) {
        // The word that stopped the leap holds a non-ASCII byte; behind it, leap again.
        for (std::size_t end = at + sizeof(std::uint64_t); at < end && at < text.size();) {
            const std::size_t length = wellFormedLength(text, at);
            if (length == 0) return at;
            at += length;
        }
    }
    return text.size();
}

void appendUtf8(std::string& out, char32_t codePoint) {
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint < 0xE000)) codePoint = kReplacement;
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (codePoint < 0x80) {
        put(codePoint);
        return;
    }
    if (codePoint < 0x800) {
        put(0xC0 | (codePoint >> 6U));
    } else {
        if (codePoint < 0x10000) {
            put(0xE0 | (codePoint >> 12U));
        } else {
            put(0xF0 | (codePoint >> 18U));
            put(0x80 | ((codePoint >> 12U) & 0x3FU));
        }
        put(0x80 | ((codePoint >> 6U) & 0x3FU));
    }
    put(0x80 | (codePoint & 0x3FU));
}

bool looksBinary(std::string_view bytes) {
    if (bytes.starts_with(kUtf16LittleBom) || bytes.starts_with(kUtf16BigBom)) return false;
    return bytes.substr(0, kBinaryWindow).find('\0') != std::string_view::npos;
}

DecodedText decodeText(std::string bytes) {
    DecodedText out;
    const std::string_view view = bytes;
    if (view.starts_with(kUtf16LittleBom) || view.starts_with(kUtf16BigBom)) {
        const bool bigEndian = view.starts_with(kUtf16BigBom);
        out.encoding = bigEndian ? TextEncoding::Utf16BigEndian : TextEncoding::Utf16LittleEndian;
        decodeUtf16(view.substr(2), bigEndian, out);
        return out;
    }
    if (view.starts_with(kUtf8Bom)) {
        out.encoding = TextEncoding::Utf8WithBom;
        bytes.erase(0, kUtf8Bom.size());
    }
    const std::size_t firstInvalid = firstInvalidUtf8(bytes);
    if (firstInvalid == bytes.size()) {
        out.text = std::move(bytes);
    } else {
        repairUtf8(bytes, firstInvalid, out);
    }
    return out;
}

}  // namespace jsward
