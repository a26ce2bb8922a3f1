// Triggers: what the bytes of a source file show without parsing it. One pass over the text notes which of the words that the
// models ask for occur, which modules are named, and whether texts read as SQL. It knows nothing of comments, scopes or escapes: a
// word in a comment counts. Whether a file can take part in a finding at all is decided by this (relevance.h), and only then is it
// parsed.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jsward {

using WordId = std::uint32_t;  ///< Index of a word of a WordTable.

/// Numbers the words that somebody asks for, and tells most others from them at a glance.
class WordTable {
public:
    /// Words of a text keep a view of `word`, which must outlive the table.
    WordId add(std::string_view word);
    [[nodiscard]] std::optional<WordId> find(std::string_view text) const {
        if (text.empty() || !forms_[formOf(text)]) return std::nullopt;
        const auto found = words_.find(text);
        return found == words_.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    /// Length and some letters.
    [[nodiscard]] static std::size_t formOf(std::string_view text) {
        const auto letter = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
        return (text.size() * 5 + letter(0) * 31U + letter(text.size() / 2) * 641U + letter(text.size() - 1) * 4099U) &
               0xFFFFU;
    }

    std::unordered_map<std::string_view, WordId> words_;
    std::bitset<0x10000> forms_;
};

/// A module that a file names: in `require()`, `import`, `export ... from`.
struct NamedModule {
    std::string specifier;
    bool isExported = false;  ///< Handed on as it is: `export * from 'm'`, `module.exports = require('m')`.
};

/// How a word is used somewhere in a file; bits of a set.
enum WordUse : std::uint8_t {
    kNamed = 1,    ///< It occurs.
    kUsed = 2,     ///< Something is called or read from it: `Response.json`, `new Response(`.
    kCalled = 4,   ///< It is called as a method: `.query(`.
    kExported = 8  ///< It stands behind `export`: `export async function GET`, `exports.GET =`.
};

struct Triggers {
    struct Word {
        WordId id = 0;
        std::uint8_t uses = 0;
    };
    std::vector<Word> words;           ///< Sorted by id, each once.
    std::vector<NamedModule> modules;  ///< In source order.
    std::vector<WordId> packages;      ///< Texts that are the name of a package, in source order.
    // SQL: bits of statements (sql_text.h).
    std::uint32_t begun = 0;          ///< A short text begins them ...
    std::uint32_t continued = 0;      ///< ... another may go on with them.
    bool hasSql = false;              ///< A text reads as SQL.
    bool importsComputed = false;     ///< `require(name)`: what is imported nobody knows.
    std::vector<std::size_t> shapes;  ///< Parameter lists by number (ParameterNames), sorted.

    [[nodiscard]] bool has(WordId word, WordUse use = kNamed) const;
    /// A text of the file reads as SQL, or several put together.
    [[nodiscard]] bool readsSql() const { return hasSql || (begun & continued) != 0; }
};

/// Names of parameters that follow each other, each with its alternatives.
using ParameterNames = std::vector<std::vector<std::string_view>>;

/// Reads files; one for each thread.
class TriggerReader {
public:
    /// Keeps references to all.
    TriggerReader(const WordTable& words, const WordTable& packages, std::span<const ParameterNames> shapes);

    [[nodiscard]] Triggers read(std::string_view text);

private:
    void readWord(std::size_t begin, std::size_t end);
    void note(WordId word, std::uint8_t uses);
    [[nodiscard]] std::uint8_t usesOf(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool isExported(std::size_t begin) const;
    void readLiteral(std::size_t quote);
    void readSql(std::string_view literal);
    void readModule(std::size_t keyword, std::size_t end);
    void readShapes(std::size_t begin, std::size_t end);
    [[nodiscard]] std::size_t skipBlanks(std::size_t at) const;
    [[nodiscard]] std::string_view wordAt(std::size_t at) const;
    [[nodiscard]] std::size_t nextParameter(std::size_t at) const;
    [[nodiscard]] bool isHandedOn(std::size_t keyword) const;

    const WordTable& words_;
    const WordTable& packages_;
    std::span<const ParameterNames> shapes_;
    WordTable shapeNames_;                                ///< First names of the shapes.
    std::vector<std::vector<std::size_t>> shapesByName_;  ///< By shapeNames_.
    struct Seen {
        std::uint32_t file = 0;
        std::uint32_t index = 0;  ///< Of found_.words.
    };
    std::vector<Seen> seen_;  ///< By word: the file in which it was seen last.
    std::uint32_t file_ = 0;
    std::string_view text_;
    std::size_t lastExport_ = 0;  ///< Where the last `export` begins that no `import` follows; npos: there is none.
    Triggers found_;
};

}  // namespace jsward
