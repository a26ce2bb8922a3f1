#include "analyzer/flow/model_path.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <numeric>
#include <optional>

#include <fmt/format.h>

namespace jsward {

namespace {

bool isNameChar(char c) {
    const auto u = static_cast<unsigned char>(c);
    return std::isalnum(u) || c == '_' || c == '$' || c == '-' || c == '#' || c == '@' || c == '/' || u >= 0x80;
}

/// A path without alternatives, and where each of its characters stands in what the user wrote.
struct Spread {
    std::string text;
    std::vector<std::size_t> from;  ///< One more than `text` has characters: the end.

    [[nodiscard]] Spread part(std::size_t begin, std::size_t end) const {
        const auto at = [&](std::size_t i) { return from.begin() + static_cast<std::ptrdiff_t>(i); };
        return {text.substr(begin, end - begin), {at(begin), at(end)}};
    }
    void append(const Spread& other) {
        text += other.text;
        from.insert(from.end(), other.from.begin(), other.from.end());
    }
};

/// Replaces the first `{a,b}` by each of its words, again and again.
void spread(Spread path, std::vector<Spread>& out) {
    const auto open = path.text.find('{');
    const auto close = path.text.find('}', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos) {
        out.push_back(std::move(path));
        return;
    }
    const Spread rest = path.part(close + 1, path.from.size());
    std::size_t begin = open + 1;
    while (begin <= close) {
        const auto end = std::min(path.text.find(',', begin), close);
        while (begin < end && path.text[begin] == ' ') ++begin;
        auto last = end;
        while (last > begin && path.text[last - 1] == ' ') --last;
        Spread one = path.part(0, open);
        one.append(path.part(begin, last));
        one.append(rest);
        spread(std::move(one), out);
        begin = end + 1;
    }
}

class PathReader {
public:
    PathReader(std::string_view text, Symbols& symbols) : text_(text), symbols_(symbols) {}

    std::variant<ModelPath, PathProblem> read() {
        if (!readRoot())
            return expected("a root: '@', '@#Type', 'global.name', 'export.name', '?' or a type such as 'mysql.Pool'");
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            if (readStep()) continue;
            if (text_[begin] == '.') return expected("a name, '*' or '{a,b}'");
            if (text_[begin] == '(') return expected("')', a number, '1..', '*' or '-1'");
            if (text_[begin] == '<') return expected("the number of a parameter and '>'");
            return expected("a step: .name, .*, (), (0), (1..), (*), (-1), [], <0>, # or =");
        }
        return std::move(path_);
    }

private:
    [[nodiscard]] PathProblem expected(std::string_view what) const { return {at_, what}; }

    /// A '#' begins a private name; after a name it begins the type that is declared in it.
    std::string_view name() {
        const auto begin = at_;
        while (at_ < text_.size() && isNameChar(text_[at_]) && (text_[at_] != '#' || at_ == begin)) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    bool readRoot() {
        if (take('@')) {
            path_.root = RootKind::Package;
            return at_ == text_.size() || text_[at_] != '#' || readStep();
        }
        if (take('?')) {
            path_.root = RootKind::Shape;
            return true;
        }
        const auto first = name();
        if (first == "export") {
            path_.root = RootKind::Export;
            return at_ < text_.size() && text_[at_] == '.';
        }
        if (first.empty() || !take('.')) return false;
        const auto second = name();
        if (second.empty()) return false;
        if (first == "global") {
            path_.root = RootKind::Global;
            path_.rootName = second;
        } else if (first == "directive") {  // no variable has a space in its name
            path_.root = RootKind::Global;
            path_.rootName = second;
            std::ranges::replace(path_.rootName, '-', ' ');
        } else {
            path_.root = RootKind::Type;
            path_.rootName = fmt::format("{}.{}", first, second);
        }
        return true;
    }

    bool readStep() {
        if (take('.')) {
            if (take('*')) return add(StepKind::AnyMember);
            const auto member = name();
            return !member.empty() && add(StepKind::Member, symbols_.intern(member));
        }
        if (take('#')) {
            const auto type = name();
            return !type.empty() && add(StepKind::Member, symbols_.intern(type)) && add(StepKind::Type);
        }
        if (take('(')) return readArgument();
        if (take('[')) return take(']') && add(StepKind::Element);
        if (take('<')) {
            const auto n = number();
            return n && take('>') && add(StepKind::Parameter, *n);
        }
        return take('=') && add(StepKind::Write);
    }

    bool readArgument() {
        if (take(')')) return add(StepKind::Call);
        if (take('*')) return take(')') && add(StepKind::ArgumentsFrom, 0);
        if (take('-')) return take('1') && take(')') && add(StepKind::LastArgument);
        const auto n = number();
        if (!n) return false;
        if (take('.')) return take('.') && take(')') && add(StepKind::ArgumentsFrom, *n);
        return take(')') && add(StepKind::Argument, *n);
    }

    std::optional<std::uint32_t> number() {
        std::uint32_t n = 0;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), n);
        if (error != std::errc()) return std::nullopt;
        at_ = static_cast<std::size_t>(end - text_.data());
        return n;
    }

    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    bool add(StepKind kind, std::uint32_t value = 0) {
        path_.steps.push_back({kind, value});
        return true;
    }

    std::string_view text_;
    Symbols& symbols_;
    std::size_t at_ = 0;
    ModelPath path_;
};

}  // namespace

std::variant<std::vector<ModelPath>, PathProblem> parseModelPath(std::string_view text, Symbols& symbols) {
    Spread whole{std::string(text), std::vector<std::size_t>(text.size() + 1)};
    std::iota(whole.from.begin(), whole.from.end(), std::size_t{0});
    std::vector<Spread> concrete;
    spread(std::move(whole), concrete);
    std::vector<ModelPath> paths;
    for (Spread& one : concrete) {
        auto path = PathReader(one.text, symbols).read();
        if (const auto* problem = std::get_if<PathProblem>(&path))
            return PathProblem{one.from[problem->at], problem->expected};
        paths.push_back(std::get<ModelPath>(std::move(path)));
        paths.back().text = std::move(one.text);
    }
    return paths;
}

}  // namespace jsward
