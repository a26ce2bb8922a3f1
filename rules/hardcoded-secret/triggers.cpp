// Whether a text that nobody has parsed may hold a secret. The bytes are looked through as the rule looks through the program later: for
// the anchors of published formats, and for names of secrets near a literal that could be one.
#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/text/characters.h"
#include "analyzer/text/words.h"
#include "rules/hardcoded-secret/encoding.h"
#include "rules/hardcoded-secret/literal_index.h"
#include "rules/hardcoded-secret/secret_names.h"
#include "rules/hardcoded-secret/text_scanner.h"
#include "rules/hardcoded-secret/value_reading.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// A value stands this near to its name: in the same statement, as a default of a description, behind a call.
constexpr std::size_t kFarthest = 400;
constexpr std::size_t kMostLines = 4;
constexpr std::size_t kBefore = 80;  ///< `'x' === password`
constexpr std::size_t kLongestSecret = 1024;

bool isQuote(char c) { return c == '\'' || c == '"' || c == '`'; }
bool isNameCharacter(char c) { return isAlnum(c) || c == '_' || c == '$' || c == '-' || c == '.'; }

/// Pieces of the words that name secrets (secret_names.cpp), as they are written.
const LiteralIndex& namePieces() {
    static const LiteralIndex index = [] {
        LiteralIndex pieces;
        for (const std::string_view piece : {"[Pp]ass",       "PASS",      "[Pp]wd",      "PWD",
                                             "[Pp]w[ =:,)]",  "PW[ =:,)]", "[Ss]ecret",   "SECRET",
                                             "[Tt]oken",      "TOKEN",     "[Kk]ey",      "KEY",
                                             "[Cc]red",       "CRED",      "[Aa]uth",     "AUTH",
                                             "[Pp]epper",     "PEPPER",    "[Bb]earer",   "BEARER",
                                             "[Pp]at[ =:,)]", "_PAT",      "[Kk]ennwort", "[Cc]ontrasena",
                                             "[Ss]enha",      "[Pp]arola", "motdepasse",  "[Mm]nemonic",
                                             "MNEMONIC",      "[Ss]eed",   "SEED",        "[Rr]ecoveryPhrase"})
            pieces.add(piece, 0);
        pieces.build();
        return pieces;
    }();
    return index;
}

/// Forms that no literal shows alone: JSON Web Keys, a login that is encoded.
const LiteralIndex& wholeForms() {
    static const LiteralIndex index = [] {
        LiteralIndex forms;
        for (const std::string_view form : {"kty", "-----BEGIN", "btoa(", "toString('base64", "toString(\"base64"})
            forms.add(form, 0);
        forms.build();
        return forms;
    }();
    return index;
}

bool holdsAny(const LiteralIndex& index, std::string_view text) {
    bool found = false;
    index.search(text, [&](std::uint32_t, std::size_t, std::size_t) { found = true; });
    return found;
}

/// Whether somebody may have written the value for a secret of this kind; see judgement.cpp.
bool mayBeValue(const NameReading& name, std::string_view value, bool isFallback) {
    if (value.empty() || value.size() > kLongestSecret) return false;
    if (name.kind == SecretKind::SeedPhrase || name.kind == SecretKind::EncodedLogin ||
        name.kind == SecretKind::Credentials)
        return value.size() > 7;
    switch (read(value)) {
        case Reading::Nothing: return isFallback;
        case Reading::Random:
        case Reading::Chosen:
        case Reading::Passphrase:
        case Reading::CommonWord: return true;
        case Reading::Ordinary:
        case Reading::Label:
        case Reading::Words: break;
    }
    if (isFallback || name.exact) return true;
    const bool phrase = value.find_first_of(" .-_/:") == std::string_view::npos && splitWords(value).size() >= 3;
    return name.kind == SecretKind::Password && (isPlainWord(value) || phrase);
}

/// Where a value may begin: the rest of the statement, at most a few lines.
std::string_view behind(std::string_view text, std::size_t at) {
    std::size_t end = at;
    for (std::size_t lines = 0; end < text.size() && end - at < kFarthest; ++end)
        if (text[end] == '\n' && ++lines == kMostLines) break;
    return text.substr(at, end - at);
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    [[nodiscard]] bool holdsNamed() {
        bool found = false;
        namePieces().search(text_, [&](std::uint32_t, std::size_t at, std::size_t) {
            if (found || at < next_) return;
            std::size_t begin = at;
            std::size_t end = at;
            while (begin > 0 && isNameCharacter(text_[begin - 1])) --begin;
            while (end < text_.size() && isNameCharacter(text_[end])) ++end;
            next_ = end;
            found = isNear(begin, end);
        });
        return found;
    }

private:
    /// Whether the name between the two places has a value for a secret near it.
    [[nodiscard]] bool isNear(std::size_t begin, std::size_t end) const {
        const std::size_t from = begin - std::min(begin, kBefore);
        const std::size_t line = text_.rfind('\n', begin);
        const std::size_t before =
            line == std::string_view::npos || begin == 0 ? from : std::max(from, std::min(line, begin));
        const std::string_view rest = behind(text_, end);
        const bool hasLiteral =
            std::ranges::any_of(rest, isQuote) || std::ranges::any_of(text_.substr(before, begin - before), isQuote);
        if (!hasLiteral) return false;
        const NameReading name = readLast(text_.substr(begin, end - begin));
        if (name.kind == SecretKind::None) return false;
        return holdsValue(name, before, begin, false) ||
               holdsValue(name, end, end + rest.size(), mayFallBack(begin, rest));
    }

    /// `config.jwt.secret` is called "secret", "x-api-key" as a whole.
    static NameReading readLast(std::string_view name) {
        while (name.ends_with('.')) name.remove_suffix(1);
        return readName(name.substr(name.rfind('.') + 1));
    }

    /// `process.env.SECRET || 'x'`, `config.get('SECRET', 'x')`, `default: 'x'`
    [[nodiscard]] bool mayFallBack(std::size_t begin, std::string_view rest) const {
        const std::string_view around = text_.substr(begin - std::min(begin, kBefore), rest.size() + kBefore);
        const bool asks = around.find("||") != std::string_view::npos || around.find("??") != std::string_view::npos ||
                          around.find('?') != std::string_view::npos ||
                          around.find("default") != std::string_view::npos;
        return asks || around.find("env") != std::string_view::npos || around.find("get") != std::string_view::npos;
    }

    /// Whether a value begins between the two places.
    [[nodiscard]] bool holdsValue(const NameReading& name, std::size_t from, std::size_t to, bool isFallback) const {
        // Which quotes open a text and which close one nobody knows here: each may do either.
        for (std::size_t at = from; at < to; ++at) {
            if (!isQuote(text_[at])) continue;
            const std::string_view rest = text_.substr(at + 1, kLongestSecret);
            if (mayBeValue(name, rest.substr(0, rest.find(text_[at])), isFallback)) return true;
        }
        return false;
    }

    std::string_view text_;
    std::size_t next_ = 0;
};

/// Whether the text holds a token, or the first part of one that is put together from several literals.
bool holdsForm(std::string_view text) {
    std::vector<SecretMatch> found;
    TextScanner::instance().scan(text, found);
    if (!found.empty()) return true;
    constexpr std::size_t kLongestPart = 80;
    std::vector<std::size_t> candidates;
    TextScanner::instance().candidates(text, candidates);
    return std::ranges::any_of(candidates, [&](std::size_t at) {
        const std::string_view rest = text.substr(at, kLongestPart);
        const std::size_t close = std::min({rest.find('\''), rest.find('"'), rest.find('`')});
        if (close == std::string_view::npos) return false;
        const std::size_t next = rest.find_first_not_of(" \t\r\n", close + 1);
        return next != std::string_view::npos && (rest[next] == '+' || rest.substr(next).starts_with(".concat"));
    });
}

/// Whether a literal is base64 of a text with a secret in it.
bool holdsEncoded(std::string_view text) {
    constexpr std::size_t kShortest = 24;
    const auto isCode = [](char c) { return isAlnum(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '_'; };
    std::vector<SecretMatch> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!isCode(text[at])) continue;
        const std::size_t begin = at;
        while (at < text.size() && isCode(text[at])) ++at;
        if (at - begin < kShortest || begin == 0 || !isQuote(text[begin - 1])) continue;
        TextScanner::instance().scanDecoded(text.substr(begin, at - begin), found);
        if (!found.empty()) return true;
    }
    return false;
}

}  // namespace

bool mayFind(std::string_view text) {
    return holdsForm(text) || holdsAny(wholeForms(), text) || Reader(text).holdsNamed() || holdsEncoded(text);
}

}  // namespace jsward::rules::hardcoded_secret
