// YAML through libyaml's events. Its marks count characters; spans are bytes, which differ once a file holds more than ASCII.
#include <yaml.h>

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzer/syntax/data_tree_builder.h"
#include "analyzer/text/utf.h"

namespace jsward {
namespace {

/// From numbers of characters to numbers of bytes.
class ByteOffsets {
public:
    explicit ByteOffsets(std::string_view text) : text_(text) {
        const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        if (ascii) return;
        std::uint32_t at = 0;
        for (std::size_t character = 0; at < text.size(); ++character, at += utf8Length(text[at]))
            if (character % kStride == 0) marks_.push_back(at);
    }

    [[nodiscard]] std::uint32_t of(std::size_t character) const {
        if (marks_.empty()) return clamp(character);
        const std::size_t mark = std::min(character / kStride, marks_.size() - 1);
        std::uint32_t at = marks_[mark];
        for (std::size_t i = mark * kStride; i < character && at < text_.size(); ++i) at += utf8Length(text_[at]);
        return clamp(at);
    }

private:
    static constexpr std::size_t kStride = 64;
    [[nodiscard]] std::uint32_t clamp(std::size_t offset) const {
        return static_cast<std::uint32_t>(std::min(offset, text_.size()));
    }
    std::string_view text_;
    std::vector<std::uint32_t> marks_;  ///< Bytes before each kStride-th character.
};

bool isNumber(std::string_view text) {
    const std::size_t begin = text.find_first_not_of("+-");
    return begin != std::string_view::npos && begin <= 1 &&
           text.find_first_not_of("0123456789._eExXoabcdefABCDEF+-", begin) == std::string_view::npos &&
           text[begin] >= '0' && text[begin] <= '9';
}

DataKind kindOfPlain(std::string_view text) {
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return DataKind::Null;
    if (text == "true" || text == "false" || text == "True" || text == "False") return DataKind::Boolean;
    return isNumber(text) ? DataKind::Number : DataKind::Text;
}

DataStyle styleOf(yaml_scalar_style_t style) {
    switch (style) {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: return DataStyle::SingleQuoted;
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return DataStyle::DoubleQuoted;
        case YAML_LITERAL_SCALAR_STYLE: return DataStyle::Literal;
        case YAML_FOLDED_SCALAR_STYLE: return DataStyle::Folded;
        default: return DataStyle::Plain;
    }
}

class YamlReader {
public:
    YamlReader(std::string_view source, DataTree& tree) : source_(source), offsets_(source), builder_(tree) {
        yaml_parser_initialize(&parser_);
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(source.data()), source.size());
    }
    ~YamlReader() { yaml_parser_delete(&parser_); }
    YamlReader(const YamlReader&) = delete;
    YamlReader& operator=(const YamlReader&) = delete;

    void read() {
        for (bool more = true; more;) {
            yaml_event_t event;
            if (yaml_parser_parse(&parser_, &event) == 0) {
                builder_.problem(offsets_.of(parser_.problem_mark.index),
                                 parser_.problem == nullptr ? "this is no YAML" : parser_.problem);
                break;
            }
            const std::unique_ptr<yaml_event_t, void (*)(yaml_event_t*)> owner(&event, yaml_event_delete);
            more = event.type != YAML_STREAM_END_EVENT;
            take(event);
        }
        builder_.finish(static_cast<std::uint32_t>(source_.size()));
    }

private:
    void take(const yaml_event_t& event) {
        const Span span{offsets_.of(event.start_mark.index), offsets_.of(event.end_mark.index)};
        switch (event.type) {
            case YAML_SCALAR_EVENT: scalar(event, span); break;
            case YAML_SEQUENCE_START_EVENT:
                anchor(event.data.sequence_start.anchor, builder_.open(DataKind::List, span.begin));
                break;
            case YAML_MAPPING_START_EVENT:
                anchor(event.data.mapping_start.anchor, builder_.open(DataKind::Map, span.begin));
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT: close(span.end); break;
            case YAML_ALIAS_EVENT: alias(event, span); break;
            case YAML_DOCUMENT_START_EVENT: anchors_.clear(); break;
            default: break;
        }
    }

    /// Only flow style has a bracket at its end.
    void close(std::uint32_t end) {
        const bool bracket = end != 0 && (source_[end - 1] == '}' || source_[end - 1] == ']');
        if (bracket)
            builder_.close(end);
        else
            builder_.closeBehindLast();
    }

    void scalar(const yaml_event_t& event, Span span) {
        const auto& data = event.data.scalar;
        const std::string_view value(reinterpret_cast<const char*>(data.value), data.length);
        const DataStyle style = styleOf(data.style);
        const DataKind kind = style == DataStyle::Plain ? kindOfPlain(value) : DataKind::Text;
        span = trimmed(withoutProperties(event, span));
        // Most texts stand in the file as they are meant.
        const std::uint32_t quote = style == DataStyle::SingleQuoted || style == DataStyle::DoubleQuoted ? 1 : 0;
        const std::string_view written = source_.substr(span.begin + quote, value.size());
        anchor(data.anchor, written == value ? builder_.scalar(kind, span, written, style)
                                             : builder_.decoded(kind, span, std::string(value), style));
    }

    /// Without an anchor or a tag in front of it: `&name value`.
    [[nodiscard]] Span withoutProperties(const yaml_event_t& event, Span span) const {
        if (event.data.scalar.anchor == nullptr && event.data.scalar.tag == nullptr) return span;
        while (span.begin < span.end && (source_[span.begin] == '&' || source_[span.begin] == '!')) {
            while (span.begin < span.end && !isSpace(source_[span.begin])) ++span.begin;
            while (span.begin < span.end && isSpace(source_[span.begin])) ++span.begin;
        }
        return span;
    }

    /// Blocks end where the next thing begins; what is reported ends with its last word.
    [[nodiscard]] Span trimmed(Span span) const {
        while (span.end > span.begin && isSpace(source_[span.end - 1])) --span.end;
        return span;
    }

    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

    void anchor(const unsigned char* name, std::uint32_t index) {
        if (name != nullptr) anchors_[reinterpret_cast<const char*>(name)] = index;
    }

    void alias(const yaml_event_t& event, Span span) {
        const auto known = anchors_.find(reinterpret_cast<const char*>(event.data.alias.anchor));
        // What stands for something around itself would have no end.
        if (known == anchors_.end() || builder_.isOpen(known->second))
            builder_.missing(span.begin);
        else
            builder_.alias(known->second, span);
    }

    std::string_view source_;
    ByteOffsets offsets_;
    DataTreeBuilder builder_;
    yaml_parser_t parser_{};
    std::unordered_map<std::string, std::uint32_t> anchors_;
};

}  // namespace

DataTree parseYaml(std::string_view text) {
    DataTree tree;
    YamlReader(text, tree).read();
    return tree;
}

}  // namespace jsward
