#include "analyzer/flow/triggers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/flow/sql_text.h"

namespace jsward {
namespace {

/// A text that only begins a statement, to be continued by others, is short; a longer one is prose.
constexpr std::size_t kLongestBeginning = 60;
/// Nobody needs more of a text to tell whether it is SQL.
constexpr std::size_t kLongestStatement = 4000;
constexpr std::size_t kLongestPackageName = 80;
/// A parameter with its annotation.
constexpr std::size_t kLongestParameter = 120;

enum CharClass : std::uint8_t { kOther = 0, kWord = 1, kQuote = 2 };

constexpr std::array<std::uint8_t, 256> makeClasses() {
    std::array<std::uint8_t, 256> classes{};
    for (int c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = kWord;
    for (int c = 'a'; c <= 'z'; ++c) classes[static_cast<std::size_t>(c)] = kWord;
    for (int c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::size_t>(c)] = kWord;
    for (const char c : {'_', '$'}) classes[static_cast<std::size_t>(c)] = kWord;
    // A part of a template goes on behind the brace.
    for (const char c : {'\'', '"', '`', '}'}) classes[static_cast<std::size_t>(c)] = kQuote;
    return classes;
}

constexpr std::array<std::uint8_t, 256> kClasses = makeClasses();

std::uint8_t classOf(char c) { return kClasses[static_cast<unsigned char>(c)]; }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isUpperWord(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The words that follow in SQL when they stand in capitals wherever in a text.
bool mayContinueSql(std::string_view word) {
    return word == "FROM" || word == "SET" || word == "SELECT" || word == "ON" || word == "AS";
}

/// `\n` and other escapes of blanks as blanks.
std::string withBlanks(std::string_view literal) {
    std::string text;
    text.reserve(literal.size());
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] == '\\' && i + 1 < literal.size()) {
            const char next = literal[++i];
            text += next == 'n' || next == 't' || next == 'r' || next == '\n' ? ' ' : next;
        } else {
            text += literal[i];
        }
    }
    return text;
}

}  // namespace

WordId WordTable::add(std::string_view word) {
    forms_.set(formOf(word));
    return words_.try_emplace(word, static_cast<WordId>(words_.size())).first->second;
}

bool Triggers::has(WordId word, WordUse use) const {
    const auto found = std::ranges::lower_bound(words, word, {}, &Word::id);
    return found != words.end() && found->id == word && (found->uses & use) != 0;
}

TriggerReader::TriggerReader(const WordTable& words, const WordTable& packages, std::span<const ParameterNames> shapes)
    : words_(words), packages_(packages), shapes_(shapes), seen_(words.size()) {
    for (std::size_t shape = 0; shape < shapes_.size(); ++shape) {
        for (const std::string_view name : shapes_[shape].front()) {
            const WordId id = shapeNames_.add(name);
            shapesByName_.resize(shapeNames_.size());
            shapesByName_[id].push_back(shape);
        }
    }
}

Triggers TriggerReader::read(std::string_view text) {
    text_ = text;
    ++file_;
    lastExport_ = std::string_view::npos;
    found_ = {};
    for (std::size_t at = 0; at < text.size();) {
        const std::uint8_t kind = classOf(text[at]);
        if (kind == kWord) {
            const std::size_t begin = at;
            while (at < text.size() && classOf(text[at]) == kWord) ++at;
            readWord(begin, at);
        } else {
            if (kind == kQuote) readLiteral(at);
            ++at;
        }
    }
    std::ranges::sort(found_.words, {}, &Triggers::Word::id);
    std::ranges::sort(found_.shapes);
    return std::move(found_);
}

void TriggerReader::readWord(std::size_t begin, std::size_t end) {
    const std::string_view word = text_.substr(begin, end - begin);
    if (const auto id = words_.find(word)) note(*id, usesOf(begin, end));
    if (shapeNames_.find(word)) readShapes(begin, end);
    if (word.size() >= 2 && word.size() <= 6 && isUpperWord(word) && mayContinueSql(word))
        found_.continued |= statementsContinuedBy(word, kEveryStatement);
    if (word == "export" || word == "exports") lastExport_ = begin;
    if (word == "require" || word == "import" || word == "from" || word == "resolve") readModule(begin, end);
    if (word == "import") lastExport_ = std::string_view::npos;
}

void TriggerReader::note(WordId word, std::uint8_t uses) {
    Seen& seen = seen_[word];
    if (std::exchange(seen.file, file_) != file_) {
        seen.index = static_cast<std::uint32_t>(found_.words.size());
        found_.words.push_back({word, kNamed});
    }
    found_.words[seen.index].uses |= uses;
}

std::uint8_t TriggerReader::usesOf(std::size_t begin, std::size_t end) const {
    std::uint8_t uses = 0;
    std::size_t next = skipBlanks(end);
    if (text_.substr(next, 2) == "?.") next += text_.substr(next + 2, 1) == "(" ? 2 : 1;
    if (next < text_.size() && text_[next] == '<') {  // `.query<Row>(`
        const std::size_t close = text_.find('>', next);
        if (close != std::string_view::npos && close - next < kLongestParameter) next = close + 1;
    }
    const char follows = next < text_.size() ? text_[next] : ' ';
    if (follows == '(' || follows == '.' || follows == '`') uses |= kUsed;
    const bool isMember = begin > 0 && text_[begin - 1] == '.';
    // `db['query'](sql)`
    const bool isKey = follows == '\'' || follows == '"' || follows == '`';
    if ((isMember && (follows == '(' || follows == '`')) || (isKey && text_.substr(next + 1, 2) == "]("))
        uses |= kCalled;
    // `export default class` is no object whose methods somebody awaits.
    const std::string_view behind = wordAt(skipBlanks(end));
    const bool isDeclared = behind == "class" || behind == "function" || behind == "async" || behind == "abstract";
    if (!isDeclared && isExported(begin)) uses |= kExported;
    return uses;
}

/// `export const GET`, `export { GET, POST }`, `exports.GET`, `module.exports = { GET }`.
bool TriggerReader::isExported(std::size_t begin) const {
    constexpr std::size_t kFarthest = 240;
    if (lastExport_ == std::string_view::npos || begin - lastExport_ > kFarthest) return false;
    const std::string_view between = text_.substr(lastExport_, begin - lastExport_);
    return between.find_first_of(";(") == std::string_view::npos;
}

/// A text from its quote on: the name of a package, a directive, or SQL. Which quotes open a text and which close one nobody knows here;
/// what stands behind a closing one reads as neither.
void TriggerReader::readLiteral(std::size_t quote) {
    const std::size_t begin = quote + 1;
    const char close = text_[quote] == '}' ? '`' : text_[quote];
    const std::string_view near = text_.substr(begin, kLongestPackageName);
    const std::string_view name = near.substr(0, near.find(close));
    if (close != '`' && name.size() < near.size()) {
        if (const auto id = packages_.find(name)) found_.packages.push_back(*id);
        // `'use server';` is a word of its own.
        if (const auto id = name.starts_with("use ") ? words_.find(name) : std::nullopt) note(*id, kUsed);
    }
    if (!mayBeSql(text_.substr(begin, 64))) return;
    const std::string_view rest = text_.substr(begin, kLongestStatement);
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != close) end += rest[end] == '\\' ? 2 : 1;
    readSql(rest.substr(0, end));
}

void TriggerReader::readSql(std::string_view literal) {
    const bool hasEscapes = literal.find('\\') != std::string_view::npos;
    const std::string decoded = hasEscapes ? withBlanks(literal) : std::string();
    const std::string_view text = hasEscapes ? std::string_view(decoded) : literal;
    found_.continued |= statementsContinuedBy(text, kEveryStatement);
    const std::uint32_t begun = statementsBegunBy(text);
    if (begun == 0) return;
    found_.hasSql = found_.hasSql || statementsCompletedBy(text, begun) != 0;
    if (text.size() <= kLongestBeginning) found_.begun |= begun;
}

std::size_t TriggerReader::skipBlanks(std::size_t at) const {
    while (at < text_.size()) {
        if (isBlank(text_[at])) {
            ++at;
        } else if (text_.substr(at, 2) == "/*") {
            const std::size_t end = text_.find("*/", at + 2);
            if (end == std::string_view::npos) return at;
            at = end + 2;
        } else {
            break;
        }
    }
    return at;
}

std::string_view TriggerReader::wordAt(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && classOf(text_[end]) == kWord) ++end;
    return text_.substr(at, end - at);
}

/// `require('m')`, `import('m')`, `import x from 'm'`, `import 'm'`, `export * from 'm'`, `require.resolve('m')`.
void TriggerReader::readModule(std::size_t keyword, std::size_t end) {
    const std::string_view word = text_.substr(keyword, end - keyword);
    std::size_t at = skipBlanks(end);
    const bool isCall = at < text_.size() && text_[at] == '(';
    if (isCall) at = skipBlanks(at + 1);
    if (at >= text_.size() || (word == "from" && isCall) || ((word == "require" || word == "resolve") && !isCall))
        return;
    const char quote = text_[at];
    const bool isText = quote == '\'' || quote == '"' || quote == '`';
    const bool computes = isCall && (word == "require" || word == "import");
    if (!isText) {
        if (computes && quote != ')') found_.importsComputed = true;
        return;
    }
    constexpr std::size_t kLongestSpecifier = 1000;
    const std::size_t close = text_.find(quote, at + 1);
    if (close == std::string_view::npos || close - at > kLongestSpecifier) return;
    const std::string_view specifier = text_.substr(at + 1, close - at - 1);
    const std::size_t next = skipBlanks(close + 1);
    const bool isWhole = quote != '`' || specifier.find("${") == std::string_view::npos;
    if (computes && (!isWhole || (next < text_.size() && text_[next] != ')' && text_[next] != ',')))
        found_.importsComputed = true;
    if (isWhole) found_.modules.push_back({std::string(specifier), isHandedOn(keyword)});
}

/// Whether what the keyword imports is handed on at once: `export * from`, `module.exports = require`, `exports.db = require`.
bool TriggerReader::isHandedOn(std::size_t keyword) const {
    if (text_.substr(keyword, 4) == "from")
        return lastExport_ != std::string_view::npos && text_.substr(lastExport_, 7) != "exports";
    constexpr std::size_t kFarthest = 60;
    const std::size_t from = keyword < kFarthest ? 0 : keyword - kFarthest;
    const std::string_view before = text_.substr(from, keyword - from);
    const std::string_view line = before.substr(before.find_last_of("\n;{") + 1);  // npos + 1 is 0
    return line.find("export") != std::string_view::npos;
}

/// The names of functions' parameters: `(req, res`, `(req: Request, res: Response`.
void TriggerReader::readShapes(std::size_t begin, std::size_t end) {
    for (const std::size_t shape : shapesByName_[*shapeNames_.find(text_.substr(begin, end - begin))]) {
        if (std::ranges::find(found_.shapes, shape) != found_.shapes.end()) continue;
        std::size_t at = end;
        const bool matches =
            std::ranges::all_of(shapes_[shape].begin() + 1, shapes_[shape].end(), [&](const auto& names) {
                at = nextParameter(at);
                const std::string_view name = wordAt(at);
                at += name.size();
                return std::ranges::find(names, name) != names.end();
            });
        if (matches) found_.shapes.push_back(shape);
    }
}

/// Where the parameter behind the next comma has its name; the end where there is none nearby.
std::size_t TriggerReader::nextParameter(std::size_t at) const {
    const std::size_t end = std::min(text_.size(), at + kLongestParameter);
    int depth = 0;  // of type arguments: `Request<A, B>`
    for (; at < end; ++at) {
        const char c = text_[at];
        if (c == '<') ++depth;
        if (c == '>') --depth;
        if (depth > 0) continue;
        if (c == ';' || c == ')' || c == '=') return text_.size();
        if (c == ',') break;
    }
    if (at >= end) return text_.size();
    at = skipBlanks(at + 1);
    // What decorates it stands before its name: `@Res() res`.
    while (at < text_.size() && text_[at] == '@') {
        const std::size_t close = text_.find(')', at);
        if (close == std::string_view::npos || close - at > kLongestParameter) return text_.size();
        at = skipBlanks(close + 1);
    }
    return at;
}

}  // namespace jsward
