#include "cli/report/mask.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "analyzer/text/utf.h"

namespace jsward {
namespace {

constexpr std::string_view kQuotes = "'\"`";

/// Overlapping spans become one.
void merge(std::vector<Span>& spans) {
    std::ranges::sort(spans);
    std::vector<Span> merged;
    for (const Span span : spans) {
        if (!merged.empty() && span.begin <= merged.back().end)
            merged.back().end = std::max(merged.back().end, span.end);
        else
            merged.push_back(span);
    }
    spans = std::move(merged);
}

/// How much of a secret may be seen: enough to recognise it, too little to use it.
std::uint32_t shownCharacters(std::uint32_t characters) { return std::min(characters / 4, 4U); }

/// Finds the literals of a span by their quotes alone. It need not understand the code: taking too much for a secret
/// harms nobody.
class LiteralScanner {
public:
    LiteralScanner(std::string_view text, Span span) : text_(text), span_(span), at_(span.begin) {}

    std::vector<Span> parts() {
        bool literals = false;
        for (; at_ < span_.end; ++at_) {
            if (kQuotes.find(text_[at_]) == std::string_view::npos) continue;
            literals = true;
            literal();
        }
        if (!literals && !isExpression()) hide({span_.begin, span_.end});
        return std::move(parts_);
    }

    /// All that stands in the span, without the quotes around it.
    std::vector<Span> whole() {
        const bool quoted = span_.size() >= 2 && kQuotes.find(text_[span_.begin]) != std::string_view::npos;
        hide(quoted ? Span{span_.begin + 1, span_.end - 1} : span_);
        return std::move(parts_);
    }

private:
    /// Reads from an opening quote to the closing one; the code in `${...}` is no part of the secret.
    void literal() {
        const std::uint32_t quote = at_++;
        const std::size_t before = parts_.size();
        std::uint32_t begin = at_;
        for (; at_ < span_.end && text_[at_] != text_[quote]; ++at_) {
            if (text_[at_] == '\\') {
                ++at_;
            } else if (text_[quote] == '`' && text_.substr(at_, 2) == "${") {
                hide({begin, at_});
                skipSubstitution();
                begin = std::min(at_ + 1, span_.end);
            }
        }
        at_ = std::min(at_, span_.end);
        hide({begin, at_});
        if (isKey(quote)) parts_.resize(before);
    }

    void skipSubstitution() {
        for (std::uint32_t depth = 0; at_ < span_.end; ++at_) {
            if (text_[at_] == '{') ++depth;
            if (text_[at_] == '}' && --depth == 0) return;
        }
    }

    /// `{"password": ...}`: the name of a property, not a value. The same text after `?` would be a value.
    [[nodiscard]] bool isKey(std::uint32_t quote) const {
        const std::size_t after = text_.find_first_not_of(" \t\r\n", std::min<std::size_t>(at_ + 1, text_.size()));
        if (after == std::string_view::npos || text_[after] != ':') return false;
        const std::size_t before = quote == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", quote - 1);
        return before == std::string_view::npos || text_[before] == '{' || text_[before] == ',';
    }

    /// A span without a literal is the name of a value that stands elsewhere, unless it lies in the middle of a
    /// literal.
    [[nodiscard]] bool isExpression() const {
        const std::string_view inside = text_.substr(span_.begin, span_.size());
        const bool names = std::ranges::all_of(inside, [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                   std::string_view("_$.()[]?! ").find(c) != std::string_view::npos;
        });
        return names && !insideLiteral();
    }

    /// Whether a quote of the span's line is still open where the span begins.
    [[nodiscard]] bool insideLiteral() const {
        const std::size_t lineBegin = span_.begin == 0 ? 0 : text_.find_last_of('\n', span_.begin - 1) + 1;
        char open = '\0';
        for (std::size_t at = lineBegin; at < span_.begin; ++at) {
            if (text_[at] == '\\')
                ++at;
            else if (open == text_[at])
                open = '\0';
            else if (open == '\0' && kQuotes.find(text_[at]) != std::string_view::npos)
                open = text_[at];
        }
        return open != '\0';
    }

    void hide(Span part) {
        std::uint32_t characters = 0;
        for (std::uint32_t at = part.begin; at < part.end; at += utf8Length(text_[at])) ++characters;
        std::uint32_t shown = shownCharacters(characters);
        while (shown-- > 0 && part.begin < part.end) part.begin += utf8Length(text_[part.begin]);
        if (part.begin < part.end) parts_.push_back(part);
    }

    std::string_view text_;
    Span span_;
    std::uint32_t at_;
    std::vector<Span> parts_;
};

}  // namespace

std::vector<Span> secretParts(std::string_view text, Span span) { return LiteralScanner(text, span).parts(); }

std::vector<Span> secretValue(std::string_view text, Span span) { return LiteralScanner(text, span).whole(); }

SecretMask::SecretMask(Sources& sources, std::span<const Rule> rules) {
    std::set<std::string_view> secretRules;
    for (const Rule& rule : rules)
        if (rule.pillar == "secrets") secretRules.insert(rule.id);
    for (const Finding& finding : sources.result().findings)
        if (secretRules.contains(finding.rule)) add(sources, finding);
    for (const SuppressedFinding& suppressed : sources.result().suppressed)
        if (secretRules.contains(suppressed.finding.rule)) add(sources, suppressed.finding);
    for (auto& [file, spans] : hidden_) merge(spans);
}

void SecretMask::add(Sources& sources, const Finding& finding) {
    add(sources, finding.at);
    for (const FlowStep& step : finding.flow) add(sources, step.at);
    for (const FlowStep& step : finding.related) add(sources, step.at);
}

void SecretMask::add(Sources& sources, const Location& at) {
    const auto source = sources.text(at.file);
    const Span span = source->clamp(at.span);
    const ScannedFile& file = sources.result().files[at.file];
    const bool settings = file.settings || file.project;
    const std::vector<Span> parts = settings ? secretValue(source->text(), span) : secretParts(source->text(), span);
    std::vector<Span>& hidden = hidden_[at.file];
    hidden.insert(hidden.end(), parts.begin(), parts.end());
}

bool SecretMask::hides(FileId file, std::uint32_t offset) const {
    const auto spans = hidden_.find(file);
    if (spans == hidden_.end()) return false;
    const auto after = std::ranges::upper_bound(spans->second, offset, {}, &Span::begin);
    return after != spans->second.begin() && offset < std::prev(after)->end;
}

}  // namespace jsward
