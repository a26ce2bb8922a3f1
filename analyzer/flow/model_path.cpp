#include "analyzer/flow/model_path.h"

#include <cctype>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace jsward {

namespace {

bool isNameChar(char c) {
    const auto u = static_cast<unsigned char>(c);
    return std::isalnum(u) || c == '_' || c == '$' || c == '-' || c == '#' || c == '@' || c == '/' || u >= 0x80;
}

/// Replaces the first `{a,b}` by each of its words, again and again.
void spread(std::string text, std::vector<std::string>& out) {
    const auto open = text.find('{');
    const auto close = text.find('}', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos) {
        out.push_back(std::move(text));
        return;
    }
    std::size_t begin = open + 1;
    while (begin <= close) {
        auto end = text.find(',', begin);
        if (end == std::string::npos || end > close) end = close;
        auto first = text.find_first_not_of(' ', begin);
        auto last = text.find_last_not_of(' ', end - 1);
        spread(text.substr(0, open) + text.substr(first, last + 1 - first) + text.substr(close + 1), out);
        begin = end + 1;
    }
}

class PathReader {
public:
    PathReader(std::string_view text, Symbols& symbols) : text_(text), symbols_(symbols) {}

    Result<ModelPath> read() {
        if (!readRoot()) return fail("a root: '@', 'global.name', 'export', '?' or a type such as 'mysql.Pool'");
        while (at_ < text_.size()) {
            if (!readStep()) return fail(".name, .*, (), (0), (1..), (*), (-1), [], <0> or a final =");
        }
        return std::move(path_);
    }

private:
    Error fail(std::string_view expected) const {
        return Error{fmt::format("path '{}', column {}: expected {}", text_, at_ + 1, expected)};
    }

    std::string_view name() {
        const auto begin = at_;
        while (at_ < text_.size() && isNameChar(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    bool readRoot() {
        if (take('@')) {
            path_.root = RootKind::Package;
            if (take('#')) {
                const auto type = name();
                if (type.empty()) return false;
                add(StepKind::Member, symbols_.intern(type));
                add(StepKind::Type);
            }
            return true;
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
        if (take('(')) return readArgument();
        if (take('[')) return take(']') && add(StepKind::Element);
        if (take('<')) {
            const auto n = number();
            return n && take('>') && add(StepKind::Parameter, *n);
        }
        return take('=') && at_ == text_.size() && add(StepKind::Write);
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

Result<std::vector<ModelPath>> parseModelPath(std::string_view text, Symbols& symbols) {
    std::vector<std::string> concrete;
    spread(std::string(text), concrete);
    std::vector<ModelPath> paths;
    for (const std::string& one : concrete) {
        auto path = PathReader(one, symbols).read();
        if (!path) return path.error();
        paths.push_back(*std::move(path));
    }
    return paths;
}

}  // namespace jsward
