// Of the Groovy of a Jenkinsfile only the texts matter that its steps hand to a shell:
//
//   sh 'npm ci'      sh(script: "npm ci", returnStdout: true)      bat label: 'install', script: '''npm ci'''
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "analyzer/project/pipeline.h"
#include "analyzer/syntax/literals.h"

namespace jsward {
namespace {

bool isNameByte(char c) {
    return c == '_' || c == '$' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Token {
    enum class Kind : std::uint8_t { End, Name, Text, Sign, LineBreak };
    Kind kind = Kind::End;
    std::string_view text;    ///< Of a text what stands between its quotes.
    std::uint32_t begin = 0;  ///< Of `text`.
};

class GroovyTokens {
public:
    explicit GroovyTokens(std::string_view source) : source_(source) {}

    Token next() {
        skipBlank();
        if (at_ >= source_.size()) return {};
        const char c = source_[at_];
        if (c == '\n') return sign(Token::Kind::LineBreak);
        for (const std::string_view quote : {"'''", "\"\"\"", "'", "\""})
            if (source_.substr(at_).starts_with(quote)) return text(quote);
        if (!isNameByte(c)) return sign(Token::Kind::Sign);
        const std::uint32_t begin = at_;
        while (at_ < source_.size() && isNameByte(source_[at_])) ++at_;
        return {Token::Kind::Name, source_.substr(begin, at_ - begin), begin};
    }

private:
    Token sign(Token::Kind kind) {
        ++at_;
        return {kind, source_.substr(at_ - 1, 1), at_ - 1};
    }

    Token text(std::string_view quote) {
        at_ += static_cast<std::uint32_t>(quote.size());
        const std::uint32_t begin = at_;
        while (at_ < source_.size() && !source_.substr(at_).starts_with(quote)) {
            if (quote.size() == 1 && source_[at_] == '\n') break;
            at_ += source_[at_] == '\\' ? 2U : 1U;
        }
        at_ = std::min(at_, static_cast<std::uint32_t>(source_.size()));
        const Token token{Token::Kind::Text, source_.substr(begin, at_ - begin), begin};
        at_ += source_.substr(at_).starts_with(quote) ? static_cast<std::uint32_t>(quote.size()) : 0U;
        return token;
    }

    void skipBlank() {
        while (at_ < source_.size()) {
            const std::string_view rest = source_.substr(at_);
            if (rest.starts_with("//")) {
                moveTo(source_.find('\n', at_));
            } else if (rest.starts_with("/*")) {
                const std::size_t end = source_.find("*/", at_ + 2);
                moveTo(end == std::string_view::npos ? end : end + 2);
            } else if (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\r') {
                ++at_;
            } else {
                return;
            }
        }
    }

    void moveTo(std::size_t offset) { at_ = static_cast<std::uint32_t>(std::min(offset, source_.size())); }

    std::string_view source_;
    std::uint32_t at_ = 0;
};

/// The value of a text, byte by byte where escapes shorten it.
MappedText valueOf(const Token& token) {
    MappedText text;
    for (std::size_t i = 0; i < token.text.size();) {
        const auto at = static_cast<std::uint32_t>(token.begin + i);
        if (token.text[i] != '\\' || i + 1 == token.text.size()) {
            text.append(token.text.substr(i++, 1), at);
            continue;
        }
        std::string value;
        decodeEscapes(token.text.substr(i, 2), value);
        text.append(value, at);
        i += 2;
    }
    return text;
}

/// Reads what a step is given: its first text, or the one named `script`. Stops behind it.
void readStep(GroovyTokens& tokens, std::vector<MappedText>& out) {
    int depth = 0;
    Token name;
    bool named = false;
    for (Token token = tokens.next(); token.kind != Token::Kind::End; token = tokens.next()) {
        if (token.kind == Token::Kind::LineBreak && depth == 0) return;
        if (token.text == "(" || token.text == "[") ++depth;
        if ((token.text == ")" || token.text == "]") && --depth <= 0) return;
        if (token.text == "}" || token.text == "{" || token.text == "=") return;
        if (token.kind == Token::Kind::Name) name = token;
        if (token.text == ":") named = true;
        if (token.kind == Token::Kind::Text && (!named || name.text == "script")) {
            out.push_back(valueOf(token));
            return;
        }
        if (token.text == ",") named = false;
    }
}

}  // namespace

std::vector<MappedText> jenkinsScripts(std::string_view text) {
    constexpr auto kSteps = std::to_array<std::string_view>({"sh", "bat", "powershell", "pwsh"});
    std::vector<MappedText> scripts;
    GroovyTokens tokens(text);
    for (Token token = tokens.next(); token.kind != Token::Kind::End; token = tokens.next())
        if (token.kind == Token::Kind::Name && std::ranges::find(kSteps, token.text) != kSteps.end())
            readStep(tokens, scripts);
    return scripts;
}

}  // namespace jsward
