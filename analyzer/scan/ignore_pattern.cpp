// A pattern is compiled to a list of tokens, most of which accept one byte; `*`, `**` and `**/` accept runs. Matching walks
// tokens and text side by side. On a mismatch it returns to the latest `*`, lets it take one byte more and tries again; when that
// `*` may not grow (it must not cross a '/'), it returns to the latest `**`. Older wildcards need no second chance: a run that
// starts as early as possible leaves the most room to what follows. So the cost is bounded by the product of the two
// lengths, whatever a hostile ignore file says, and nothing recurses.
//
// tests/unit/scan/ignore_git_test.cpp compares the result with git itself.
#include "analyzer/scan/ignore_pattern.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "analyzer/text/path_text.h"

namespace jsward {

namespace {

constexpr std::string_view kSpecial = "*?[\\";
constexpr std::size_t kMalformed = std::string_view::npos;

/// Spaces at the end of a line do not count unless a backslash precedes them.
std::string_view trimTrailingSpaces(std::string_view line) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == ' ') {
            continue;
        }
        end = std::min(i + 1, line.size());
    }
    return line.substr(0, end);
}

using CharacterTest = int (*)(int);
constexpr std::array<std::pair<std::string_view, CharacterTest>, 12> kClasses{{
    {"alnum", std::isalnum},
    {"alpha", std::isalpha},
    {"blank", std::isblank},
    {"cntrl", std::iscntrl},
    {"digit", std::isdigit},
    {"graph", std::isgraph},
    {"lower", std::islower},
    {"print", std::isprint},
    {"punct", std::ispunct},
    {"space", std::isspace},
    {"upper", std::isupper},
    {"xdigit", std::isxdigit},
}};

/// Adds the bytes of `[:name:]`; false when there is no such class.
bool addClass(std::string_view name, std::bitset<256>& set) {
    const auto found =
        std::find_if(kClasses.begin(), kClasses.end(), [&](const auto& entry) { return entry.first == name; });
    if (found == kClasses.end()) return false;
    for (int byte = 0; byte < 128; ++byte) {
        if (found->second(byte) != 0) set.set(static_cast<std::size_t>(byte));
    }
    return true;
}

}  // namespace

std::optional<IgnorePattern> IgnorePattern::parse(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with('#')) return std::nullopt;
    line = trimTrailingSpaces(line);
    if (line.empty()) return std::nullopt;

    IgnorePattern pattern;
    pattern.negated_ = line.starts_with('!');
    if (pattern.negated_) line.remove_prefix(1);
    pattern.directoriesOnly_ = line.ends_with('/');
    if (pattern.directoriesOnly_) line.remove_suffix(1);
    pattern.anchored_ = line.find('/') != std::string_view::npos;
    if (pattern.anchored_ && line.starts_with('/')) line.remove_prefix(1);
    pattern.literal_ = line.find_first_of(kSpecial) == std::string_view::npos;
    pattern.text_ = line;
    pattern.impossible_ = line.empty() || (!pattern.literal_ && !pattern.compile(line));
    return pattern;
}

/// False when the pattern is malformed.
bool IgnorePattern::compile(std::string_view pattern) {
    for (std::size_t at = 0; at < pattern.size();) {
        switch (pattern[at]) {
            case '*': at = compileAsterisks(pattern, at); break;
            case '[': at = compileSet(pattern, at); break;
            case '?':
                tokens_.push_back({Step::OneOf, 0, static_cast<std::uint16_t>(sets_.size())});
                sets_.push_back(ByteSet().set());
                ++at;
                break;
            case '\\':
                if (++at == pattern.size()) return false;
                [[fallthrough]];
            default: tokens_.push_back({Step::Byte, static_cast<unsigned char>(pattern[at++])});
        }
        if (at == kMalformed) return false;
    }
    return true;
}

/// Two or more asterisks cross folders when they stand alone between slashes. Git also lets them do so behind a start without any
/// wildcard (`lib**/x`), which it compares apart and cuts off first; people's ignore files rely on what git does.
std::size_t IgnorePattern::compileAsterisks(std::string_view pattern, std::size_t at) {
    const std::size_t end = std::min(pattern.find_first_not_of('*', at), pattern.size());
    const std::string_view before = pattern.substr(0, at);
    const std::string_view after = pattern.substr(end);
    const bool startsName = before.ends_with('/') || before.find_first_of(kSpecial) == std::string_view::npos;
    const bool endsName = after.empty() || after.starts_with('/') || after.starts_with("\\/");
    if (end - at < 2 || !startsName || !endsName) {
        tokens_.push_back({Step::InName});
    } else if (after.starts_with('/')) {
        tokens_.push_back({Step::Directories});
        return end + 1;
    } else {
        tokens_.push_back({Step::InTree});
    }
    return end;
}

/// A set in brackets; gives the offset behind it, kMalformed when it is not closed or names an unknown class.
std::size_t IgnorePattern::compileSet(std::string_view pattern, std::size_t at) {
    ByteSet set;
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(pattern[i]); };
    ++at;
    const bool inverted = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    if (inverted) ++at;

    unsigned char previous = 0;  // what a range may start with
    for (bool first = true; at < pattern.size() && (first || pattern[at] != ']'); ++at, first = false) {
        const bool range = pattern[at] == '-' && previous != 0 && at + 1 < pattern.size() && pattern[at + 1] != ']';
        if (pattern.substr(at).starts_with("[:")) {
            const std::size_t close = pattern.find(']', at + 2);
            if (close == std::string_view::npos) return kMalformed;
            if (close > at + 2 && pattern[close - 1] == ':') {
                if (!addClass(pattern.substr(at + 2, close - at - 3), set)) return kMalformed;
                at = close;
                previous = 0;
                continue;
            }
        }
        if (range) ++at;
        if (pattern[at] == '\\' && ++at == pattern.size()) return kMalformed;
        for (unsigned byte = range ? previous : byteAt(at); byte <= byteAt(at); ++byte) set.set(byte);
        previous = range ? 0 : byteAt(at);
    }
    if (at >= pattern.size()) return kMalformed;
    if (inverted) set.flip();
    tokens_.push_back({Step::OneOf, 0, static_cast<std::uint16_t>(sets_.size())});
    sets_.push_back(set);
    return at + 1;
}

bool IgnorePattern::matches(std::string_view path, bool isDirectory) const {
    if (impossible_ || (directoriesOnly_ && !isDirectory)) return false;
    const std::string_view subject = anchored_ ? path : baseName(path);
    return literal_ ? subject == text_ : matchesTokens(subject);
}

bool IgnorePattern::accepts(const Token& token, unsigned char byte) const {
    if (token.step == Step::Byte) return token.byte == byte;
    return byte != '/' && sets_[token.set].test(byte);
}

bool IgnorePattern::matchesTokens(std::string_view text) const {
    struct Retry {
        std::size_t token = 0;  ///< 0: none; a wildcard's successor otherwise
        std::size_t text = 0;
    };
    Retry name;
    Retry tree;
    std::size_t i = 0;
    std::size_t at = 0;
    while (true) {
        if (i == tokens_.size()) {
            if (at == text.size()) return true;
        } else if (tokens_[i].step == Step::InName) {
            name = {++i, at};
            continue;
        } else if (tokens_[i].step == Step::InTree || tokens_[i].step == Step::Directories) {
            tree = {++i, at};
            name = {};
            continue;
        } else if (at < text.size() && accepts(tokens_[i], static_cast<unsigned char>(text[at]))) {
            ++i;
            ++at;
            continue;
        }

        if (name.token != 0 && name.text < text.size() && text[name.text] != '/') {
            ++name.text;
        } else if (tree.token != 0 && tree.text < text.size()) {
            const bool wholeNames = tokens_[tree.token - 1].step == Step::Directories;
            const std::size_t slash = wholeNames ? text.find('/', tree.text) : tree.text;
            if (slash == std::string_view::npos) return false;
            tree.text = slash + 1;
            name = {};
        } else {
            return false;
        }
        i = name.token != 0 ? name.token : tree.token;
        at = name.token != 0 ? name.text : tree.text;
    }
}

IgnoreList::IgnoreList(std::string_view text) {
    constexpr std::string_view bom = "\xEF\xBB\xBF";
    if (text.starts_with(bom)) text.remove_prefix(bom.size());
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (auto pattern = IgnorePattern::parse(text.substr(0, end))) patterns_.push_back(std::move(*pattern));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

IgnoreList::Verdict IgnoreList::verdict(std::string_view path, bool isDirectory) const {
    const auto last = std::find_if(patterns_.rbegin(), patterns_.rend(),
                                   [&](const IgnorePattern& pattern) { return pattern.matches(path, isDirectory); });
    if (last == patterns_.rend()) return Verdict::Silent;
    return last->negated() ? Verdict::Included : Verdict::Ignored;
}

}  // namespace jsward
