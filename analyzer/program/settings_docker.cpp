// Dockerfiles: what ENV and ARG set, by name; every other instruction is a text, for what stands in commands and URLs.
#include <algorithm>
#include <string>

#include "analyzer/program/settings_builder.h"
#include "analyzer/text/characters.h"
#include "analyzer/text/words.h"

namespace jsward {
namespace {

class DockerReader {
public:
    explicit DockerReader(SettingsBuilder& builder) : builder_(builder), source_(builder.source()) {}

    void read(PendingList& statements) {
        while (at_ < source_.size()) {
            const Span instruction = nextInstruction();
            if (instruction.size() == 0) continue;
            if (sets(instruction))
                settings(instruction);
            else
                builder_.text(instruction, source_.substr(instruction.begin, instruction.size()));
            statements.add(builder_.statement(instruction));
        }
    }

private:
    /// One logical line: a '\' at the end of a line joins the next one to it. Empty for blanks and comments.
    Span nextInstruction() {
        const std::uint32_t begin = at_;
        bool joined = true;
        while (joined && at_ < source_.size()) {
            const std::size_t end = std::min(source_.find('\n', at_), source_.size());
            const std::string_view line = withoutBlanks(source_.substr(at_, end - at_));
            joined = line.ends_with('\\') || (at_ != begin && line.starts_with('#'));
            at_ = static_cast<std::uint32_t>(end) + 1;
        }
        const std::string_view text = withoutBlanks(source_.substr(begin, at_ - begin));
        if (text.empty() || text.starts_with('#')) return {};
        const auto start = static_cast<std::uint32_t>(text.data() - source_.data());
        return {start, start + static_cast<std::uint32_t>(text.size())};
    }

    static std::string_view withoutBlanks(std::string_view text) {
        while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
        while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
        return text;
    }

    [[nodiscard]] bool sets(Span instruction) const {
        const std::string word = lowerCase(source_.substr(instruction.begin, 4));
        return word == "env " || word == "arg ";
    }

    /// "ENV NAME=value NAME="a b"", or the older "ENV NAME the rest of the line".
    void settings(Span instruction) {
        PendingList items = builder_.pending();
        std::uint32_t at = instruction.begin + 4;
        for (skip(at, instruction.end); at < instruction.end; skip(at, instruction.end)) {
            const std::uint32_t name = at;
            while (at < instruction.end && source_[at] != '=' && !isSpace(source_[at])) ++at;
            const std::string_view key = source_.substr(name, at - name);
            if (at < instruction.end && source_[at] == '=')
                value(++at, instruction.end);
            else if (at < instruction.end && items.items().empty())
                restOfLine(at, instruction.end);
            else
                builder_.opaque({name, at});
            items.add(builder_.property({name, at}, key));
        }
        builder_.object(instruction, items);
    }

    void skip(std::uint32_t& at, std::uint32_t end) const {
        while (at < end && (isSpace(source_[at]) || source_[at] == '\\')) ++at;
    }

    void restOfLine(std::uint32_t& at, std::uint32_t end) {
        skip(at, end);
        builder_.text({at, end}, source_.substr(at, end - at));
        at = end;
    }

    /// The value at `at`, which moves behind it; quotes may hold blanks.
    void value(std::uint32_t& at, std::uint32_t end) {
        const std::uint32_t begin = at;
        char quote = '\0';
        std::string text;
        for (; at < end && (quote != '\0' || !isSpace(source_[at])); ++at) {
            const char c = source_[at];
            if (quote == '\0' && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = '\0';
            } else {
                if (c == '\\' && at + 1 < end) ++at;
                text.push_back(source_[at]);
            }
        }
        builder_.text({begin, at}, text);
    }

    SettingsBuilder& builder_;
    std::string_view source_;
    std::uint32_t at_ = 0;
};

}  // namespace

void readDockerSettings(SettingsBuilder& builder, PendingList& statements) { DockerReader(builder).read(statements); }

}  // namespace jsward
