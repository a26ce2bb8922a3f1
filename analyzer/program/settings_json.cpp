// JSON as people write it in settings: with comments, trailing commas, single quotes and bare keys.
#include <string>

#include "analyzer/program/settings_builder.h"
#include "analyzer/syntax/literals.h"

namespace jsward {
namespace {

constexpr int kDeepest = 100;

class JsonReader {
public:
    JsonReader(SettingsBuilder& builder, std::uint32_t& at, BareWord bare)
        : builder_(builder), source_(builder.source()), at_(at), bare_(bare) {}

    NodeId value(int depth = 0) {
        skipBlank();
        if (depth > kDeepest) at_ = size();
        const char c = peek();
        if (c == '{') return object(depth);
        if (c == '[') return array(depth);
        if (c == '"' || c == '\'') return text();
        return bareWord();
    }

    void skipBlank() {
        while (at_ < size()) {
            const std::string_view rest = source_.substr(at_);
            if (rest.starts_with("//"))
                moveBehind("\n", 2);
            else if (rest.starts_with("/*"))
                moveBehind("*/", 2);
            else if (bare_ == BareWord::Text && rest.front() == '#')
                moveBehind("\n", 1);
            else if (std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos)
                ++at_;
            else
                return;
        }
    }

private:
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(source_.size()); }
    [[nodiscard]] char peek() const { return at_ < size() ? source_[at_] : '\0'; }

    void moveBehind(std::string_view end, std::uint32_t skipped) {
        const std::size_t found = source_.find(end, at_ + skipped);
        at_ = found == std::string_view::npos ? size() : static_cast<std::uint32_t>(found + end.size());
    }

    NodeId object(int depth) {
        const std::uint32_t begin = at_++;
        PendingList items = builder_.pending();
        for (skipBlank(); at_ < size() && peek() != '}'; skipBlank()) {
            if (peek() == ',' || peek() == ':' || peek() == ']')
                ++at_;
            else
                items.add(property(depth));
        }
        at_ += at_ < size() ? 1U : 0U;
        return builder_.object({begin, at_}, items);
    }

    NodeId property(int depth) {
        const std::uint32_t begin = at_;
        const std::string name = key();
        skipBlank();
        if (peek() == ':') {
            ++at_;
            value(depth + 1);
        } else {
            builder_.opaque({at_, at_});
        }
        return builder_.property({begin, at_}, name);
    }

    std::string key() {
        const char c = peek();
        if (c == '"' || c == '\'') return quoted();
        const std::uint32_t begin = at_++;
        while (at_ < size() && std::string_view(":,{}[] \t\r\n").find(peek()) == std::string_view::npos) ++at_;
        return std::string(source_.substr(begin, at_ - begin));
    }

    NodeId array(int depth) {
        const std::uint32_t begin = at_++;
        PendingList items = builder_.pending();
        for (skipBlank(); at_ < size() && peek() != ']'; skipBlank()) {
            if (peek() == ',' || peek() == ':' || peek() == '}')
                ++at_;
            else
                items.add(value(depth + 1));
        }
        at_ += at_ < size() ? 1U : 0U;
        return builder_.array({begin, at_}, items);
    }

    NodeId text() {
        const std::uint32_t begin = at_;
        const std::string value = quoted();
        return builder_.text({begin, at_}, value);
    }

    /// The value of the quoted text at `at_`, which moves behind it. A text that is not closed ends with its line.
    std::string quoted() {
        const char quote = source_[at_++];
        const std::uint32_t begin = at_;
        while (at_ < size() && peek() != quote && peek() != '\n') at_ += peek() == '\\' && at_ + 1 < size() ? 2U : 1U;
        std::string value;
        decodeEscapes(source_.substr(begin, at_ - begin), value);
        at_ += peek() == quote ? 1U : 0U;
        return value;
    }

    NodeId bareWord() {
        const std::uint32_t begin = at_;
        while (at_ < size() && std::string_view(",]}\n").find(peek()) == std::string_view::npos) ++at_;
        std::uint32_t end = at_;
        while (end > begin && std::string_view(" \t\r").find(source_[end - 1]) != std::string_view::npos) --end;
        if (bare_ == BareWord::Opaque || end == begin) return builder_.opaque({begin, end});
        return builder_.text({begin, end}, source_.substr(begin, end - begin));
    }

    SettingsBuilder& builder_;
    std::string_view source_;
    std::uint32_t& at_;
    BareWord bare_;
};

}  // namespace

NodeId readJsonValue(SettingsBuilder& builder, std::uint32_t& at, BareWord bare) {
    return JsonReader(builder, at, bare).value();
}

void readJsonSettings(SettingsBuilder& builder, PendingList& statements) {
    std::uint32_t at = 0;
    JsonReader reader(builder, at, BareWord::Opaque);
    for (reader.skipBlank(); at < builder.source().size(); reader.skipBlank()) {
        const std::uint32_t begin = at;
        reader.value();
        if (at == begin) ++at;  // A bracket or comma that belongs to nothing.
        statements.add(builder.statement({begin, at}));
    }
}

}  // namespace jsward
