// A JSON text is read token by token. Which of them are keys follows from their turn in the map, so colons and commas are needed only
// to see where one is missing; that makes the reader fast, and of broken files it keeps what there is.
#include <algorithm>
#include <string>
#include <utility>

#include "analyzer/syntax/data_tree_builder.h"
#include "analyzer/syntax/literals.h"

namespace jsward {
namespace {

class JsonReader {
public:
    JsonReader(std::string_view source, DataTree& tree) : source_(source), builder_(tree) {}

    void read() {
        while (at_ < size()) readToken();
        if (builder_.depth() != 0) builder_.problem(size(), "a bracket is not closed");
        builder_.finish(size());
    }

private:
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(source_.size()); }

    void readToken() {
        switch (const char c = source_[at_]) {
            case ' ':
            case '\t':
            case '\r':
            case '\n': ++at_; break;
            case '{': builder_.open(DataKind::Map, at_++); break;
            case '[': builder_.open(DataKind::List, at_++); break;
            case '}':
            case ']': close(); break;
            case ',':
                if (builder_.wantsValue()) builder_.missing(at_);
                ++at_;
                break;
            case ':': ++at_; break;
            case '"':
            case '\'': readQuoted(c); break;
            case '/': readComment(); break;
            default: readWord();
        }
    }

    void close() {
        ++at_;
        if (!builder_.close(at_)) builder_.problem(at_ - 1, "a bracket closes nothing");
    }

    void readComment() {
        const std::string_view rest = source_.substr(at_);
        if (rest.starts_with("//")) return moveTo(source_.find('\n', at_));
        if (!rest.starts_with("/*")) return readWord();
        const std::size_t end = source_.find("*/", at_ + 2);
        moveTo(end == std::string_view::npos ? end : end + 2);
    }

    void moveTo(std::size_t offset) { at_ = static_cast<std::uint32_t>(std::min<std::size_t>(offset, size())); }

    /// A text that is not closed ends with its line.
    void readQuoted(char quote) {
        const std::uint32_t begin = at_++;
        bool escaped = false;
        while (true) {
            while (at_ < size() && source_[at_] != quote && source_[at_] != '\\' && source_[at_] != '\n') ++at_;
            if (at_ >= size() || source_[at_] != '\\') break;
            escaped = true;
            moveTo(std::size_t{at_} + 2);
        }
        const std::string_view inside = source_.substr(begin + 1, at_ - begin - 1);
        const bool closed = at_ < size() && source_[at_] == quote;
        if (!closed) builder_.problem(begin, "a text is not closed");
        at_ += closed ? 1U : 0U;
        const DataStyle style = quote == '"' ? DataStyle::DoubleQuoted : DataStyle::SingleQuoted;
        if (!escaped) {
            builder_.scalar(DataKind::Text, {begin, at_}, inside, style);
            return;
        }
        std::string value;
        decodeEscapes(inside, value);
        builder_.decoded(DataKind::Text, {begin, at_}, std::move(value), style);
    }

    void readWord() {
        const std::uint32_t begin = at_++;
        while (at_ < size() && std::string_view(" \t\r\n,:{}[]\"").find(source_[at_]) == std::string_view::npos) ++at_;
        const std::string_view word = source_.substr(begin, at_ - begin);
        const DataKind kind = builder_.wantsKey() ? DataKind::Text : kindOf(word);
        if (kind == DataKind::Text && !builder_.wantsKey()) builder_.problem(begin, "this is no JSON value");
        builder_.scalar(kind, {begin, at_}, word, DataStyle::Plain);
    }

    static DataKind kindOf(std::string_view word) {
        if (word == "true" || word == "false") return DataKind::Boolean;
        if (word == "null") return DataKind::Null;
        return std::string_view("+-.0123456789").find(word.front()) == std::string_view::npos ? DataKind::Text
                                                                                              : DataKind::Number;
    }

    std::string_view source_;
    DataTreeBuilder builder_;
    std::uint32_t at_ = 0;
};

}  // namespace

DataTree parseJson(std::string_view text) {
    DataTree tree;
    JsonReader(text, tree).read();
    return tree;
}

}  // namespace jsward
