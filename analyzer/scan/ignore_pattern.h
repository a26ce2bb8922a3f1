// Ignore files (.gitignore, .git/info/exclude, .jswardignore): their patterns, matched exactly as git matches them.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jsward {

/// A pattern of one line.
class IgnorePattern {
public:
    /// Nothing for blank lines and comments.
    static std::optional<IgnorePattern> parse(std::string_view line);

    /// Written with a leading '!': what it matches is not ignored after all.
    [[nodiscard]] bool negated() const { return negated_; }

    /// `path` is relative to the folder of the ignore file, '/'-separated, without a trailing '/'.
    [[nodiscard]] bool matches(std::string_view path, bool isDirectory) const;

private:
    using ByteSet = std::bitset<256>;

    enum class Step : std::uint8_t {
        Byte,        ///< exactly this byte
        OneOf,       ///< a byte of sets_[index], never '/'
        InName,      ///< '*': any bytes but '/'
        InTree,      ///< '**' at the end: any bytes
        Directories  ///< '**/': nothing, or anything that ends with '/'
    };
    struct Token {
        Step step;
        unsigned char byte = 0;
        std::uint16_t set = 0;
    };

    bool compile(std::string_view pattern);
    std::size_t compileAsterisks(std::string_view pattern, std::size_t at);
    std::size_t compileSet(std::string_view pattern, std::size_t at);
    [[nodiscard]] bool accepts(const Token& token, unsigned char byte) const;
    [[nodiscard]] bool matchesTokens(std::string_view text) const;

    bool negated_ = false;
    bool directoriesOnly_ = false;
    bool anchored_ = false;    ///< Speaks of the whole path; otherwise of the last name alone.
    bool literal_ = false;     ///< No wildcard: text_ decides.
    bool impossible_ = false;  ///< Malformed: matches nothing.
    std::string text_;
    std::vector<Token> tokens_;
    std::vector<ByteSet> sets_;
};

/// The patterns of one file, later ones outweighing earlier ones.
class IgnoreList {
public:
    enum class Verdict : std::uint8_t { Silent, Ignored, Included };

    IgnoreList() = default;
    explicit IgnoreList(std::string_view text);

    [[nodiscard]] bool empty() const { return patterns_.empty(); }
    [[nodiscard]] Verdict verdict(std::string_view path, bool isDirectory) const;

private:
    std::vector<IgnorePattern> patterns_;
};

}  // namespace jsward
