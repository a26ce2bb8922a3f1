#include "analyzer/text/json_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "analyzer/text/json_places.h"
#include "analyzer/text/json_text.h"
#include "analyzer/text/line_index.h"
#include "analyzer/text/nearest.h"

namespace jsward {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;          ///< No file of ours is nested half as deep.
constexpr std::size_t kLongest = 60;  ///< Of a value that a message quotes.

/// The JSON pointer of a value, found by its address: nothing needs to be kept while all is well.
bool pointerTo(const Json& from, const Json& wanted, std::string& pointer, int depth) {
    if (&from == &wanted) return true;
    if (!from.is_structured() || depth == kDeepest) return false;
    const std::size_t length = pointer.size();
    std::size_t index = 0;
    for (auto it = from.begin(); it != from.end(); ++it, ++index) {
        pointer += '/';
        pointer += from.is_object() ? escapedToken(it.key()) : std::to_string(index);
        if (pointerTo(*it, wanted, pointer, depth + 1)) return true;
        pointer.resize(length);
    }
    return false;
}

/// Not the first byte of a UTF-8 character.
bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The part of the JSON library's message that says what is wrong, without its numbers and names.
std::string syntaxMessage(std::string_view what) {
    const std::size_t dash = what.find(" - ");
    const std::string_view reason =
        dash == std::string_view::npos ? what.substr(what.rfind("] ") + 2) : what.substr(dash + 3);
    return fmt::format("not valid JSON: {}", reason);
}

}  // namespace

std::string quotedValue(const Json& value) {
    if (value.is_object()) return "an object";
    if (value.is_array()) return "an array";
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= kLongest) return text;
    std::size_t end = kLongest;
    while (isContinuation(text[end])) --end;
    return text.substr(0, end) + "...";
}

JsonFile::JsonFile(std::string_view name, std::string_view text) : name_(name), text_(text) {
    json_ = Json::parse(text_, nullptr, false);
    if (json_.is_discarded()) {
        strict_ = strictJson(text_);
        try {
            json_ = Json::parse(strict_);
        } catch (const Json::parse_error& error) {
            json_ = Json::object();
            problems_.emplace_back(error.byte > 0 ? error.byte - 1 : 0, syntaxMessage(error.what()));
        }
    }
    if (json_.is_object()) return;
    problems_.emplace_back(0, fmt::format("must be a JSON object, not {}", quotedValue(json_)));
    json_ = Json::object();
}

std::vector<FileProblem> JsonFile::problems() const {
    auto sorted = problems_;
    std::ranges::stable_sort(sorted, {}, [](const auto& problem) { return problem.first; });
    const auto repeated = std::ranges::unique(sorted);
    sorted.erase(repeated.begin(), repeated.end());
    const LineIndex lines(text_);
    std::vector<FileProblem> result;
    for (const auto& [offset, message] : sorted) {
        const auto end = static_cast<std::uint32_t>(std::min(offset, text_.size()));
        const TextPosition at = lines.position(end, ColumnUnit::CodePoint);
        result.push_back({std::string(name_), at.line + 1, at.column + 1, message});
    }
    return result;
}

std::string JsonFile::pointerOf(const Json& value) const {
    std::string pointer;
    return pointerTo(json_, value, pointer, 0) ? pointer : "";
}

std::size_t JsonFile::offsetOf(const Json& value) const {
    return locateInJson(strict(), pointerOf(value), JsonPart::Value);
}

void JsonFile::reject(const Json& value, std::string message) {
    problems_.emplace_back(offsetOf(value), std::move(message));
}

void JsonFile::rejectInside(const Json& text, std::size_t offset, std::string message) {
    problems_.emplace_back(offsetOf(text) + 1 + offset, std::move(message));
}

void JsonFile::rejectKey(const Json& object, std::string_view key, std::string message) {
    const std::string pointer = pointerOf(object) + '/' + escapedToken(key);
    problems_.emplace_back(locateInJson(strict(), pointer, JsonPart::Key), std::move(message));
}

void JsonFile::rejectRepeatedKeys() {
    if (!ok()) return;
    for (const RepeatedKey& repeated : repeatedKeys(strict()))
        problems_.emplace_back(repeated.offset, fmt::format("\"{}\" stands here twice", repeated.key));
}

std::string JsonFile::isolated(const Json& value) const {
    const std::string_view text = strict();
    const std::size_t begin = offsetOf(value);
    const std::size_t end = endOfValue(text, begin);
    std::string result;
    for (std::size_t i = 0; i < end; ++i) {
        const bool isKept = i >= begin || text[i] == '\n' || text[i] == '\r';
        // A character counts as one column, however many bytes it has.
        if (isKept || !isContinuation(text[i])) result += isKept ? text[i] : ' ';
    }
    return result;
}

const Json* JsonFile::required(const Json& object, std::string_view key) {
    const auto found = object.find(key);
    if (found != object.end()) return &*found;
    // A key that stands for it has been complained about.
    if (!misspelt_.contains({&object, key})) reject(object, fmt::format("\"{}\" is missing", key));
    return nullptr;
}

std::string_view JsonFile::text(const Json& value, std::string_view what) {
    if (const auto* text = value.get_ptr<const std::string*>(); text != nullptr && !text->empty()) return *text;
    reject(value, fmt::format("{} must be a text that is not empty, not {}", what, quotedValue(value)));
    return {};
}

std::string_view JsonFile::requiredText(const Json& object, std::string_view key) {
    const Json* value = required(object, key);
    return value == nullptr ? std::string_view() : text(*value, fmt::format("\"{}\"", key));
}

std::vector<const Json*> JsonFile::texts(const Json& value, std::string_view what) {
    std::vector<const Json*> found;
    if (!value.is_array() || value.empty()) {
        reject(value, fmt::format("{} must be an array of at least one text, not {}", what,
                                  value.is_array() ? "an empty one" : quotedValue(value)));
        return found;
    }
    for (const Json& element : value)
        if (!text(element, fmt::format("an element of {}", what)).empty()) found.push_back(&element);
    return found;
}

bool JsonFile::flag(const Json& object, std::string_view key) {
    const auto found = object.find(key);
    if (found == object.end()) return false;
    if (found->is_boolean()) return found->get<bool>();
    reject(*found, fmt::format("\"{}\" must be true or false, not {}", key, quotedValue(*found)));
    return false;
}

bool JsonFile::isObject(const Json& value, std::string_view what) {
    if (!value.is_object()) reject(value, fmt::format("{} must be an object, not {}", what, quotedValue(value)));
    return value.is_object();
}

bool JsonFile::isArray(const Json& value, std::string_view what) {
    if (!value.is_array()) reject(value, fmt::format("{} must be an array, not {}", what, quotedValue(value)));
    return value.is_array();
}

std::size_t JsonFile::word(const Json& value, std::string_view what, Words allowed) {
    const std::string_view given = text(value, what);
    if (given.empty()) return kNoWord;
    const auto found = std::ranges::find(allowed, given);
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    reject(value, fmt::format("unknown {} \"{}\"; {}", what, given, suggest(given, allowed)));
    return kNoWord;
}

void JsonFile::allowKeys(const Json& object, Words allowed) {
    for (const auto& [key, value] : object.items()) {
        if (std::ranges::find(allowed, key) != allowed.end()) continue;
        rejectKey(object, key, fmt::format("unknown key \"{}\"; {}", key, suggest(key, allowed)));
        misspelt_.emplace(&object, nearest(key, allowed));
    }
}

}  // namespace jsward
