#include "analyzer/project/version.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace jsward {
namespace {

constexpr std::size_t kLongest = 256;
constexpr std::uint64_t kLargest = (std::uint64_t{1} << 53U) - 1;  ///< Beyond it JavaScript cannot count.

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isWordByte(char c) { return isDigit(c) || c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool isNumeric(std::string_view text) { return !text.empty() && std::ranges::all_of(text, isDigit); }

/// The digits that `text` begins with, taken off it; none when they are no number.
std::string_view takeDigits(std::string_view& text) {
    const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
    if (digits.size() > 1 && digits.front() == '0') return {};
    text.remove_prefix(digits.size());
    return digits;
}

bool takeNumber(std::string_view& text, std::uint64_t& number) {
    const std::string_view digits = takeDigits(text);
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return result.ec == std::errc() && number <= kLargest;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

/// "a.b.0"; numbers have no zeros in front, where `numbers` says that they count.
bool areIdentifiers(std::string_view text, bool numbers) {
    while (true) {
        const std::size_t dot = std::min(text.find('.'), text.size());
        const std::string_view word = text.substr(0, dot);
        if (word.empty() || !std::ranges::all_of(word, isWordByte)) return false;
        if (numbers && isNumeric(word) && word.size() > 1 && word.front() == '0') return false;
        if (dot == text.size()) return true;
        text.remove_prefix(dot + 1);
    }
}

std::strong_ordering compareIdentifiers(std::string_view a, std::string_view b) {
    const bool aNumeric = isNumeric(a);
    const bool bNumeric = isNumeric(b);
    if (aNumeric != bNumeric) return aNumeric ? std::strong_ordering::less : std::strong_ordering::greater;
    // Without zeros in front the longer number is the larger one, however long they are.
    if (aNumeric && a.size() != b.size()) return a.size() <=> b.size();
    const int order = a.compare(b);
    return order <=> 0;
}

std::strong_ordering comparePrereleases(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return a.empty() <=> b.empty();
    while (true) {
        const std::size_t aDot = std::min(a.find('.'), a.size());
        const std::size_t bDot = std::min(b.find('.'), b.size());
        if (const auto order = compareIdentifiers(a.substr(0, aDot), b.substr(0, bDot)); order != 0) return order;
        if (aDot == a.size() || bDot == b.size()) return (bDot == b.size()) <=> (aDot == a.size());
        a.remove_prefix(aDot + 1);
        b.remove_prefix(bDot + 1);
    }
}

/// "-beta.1+build" behind the numbers: all of `text`, or nothing.
bool readSuffix(std::string_view text, std::string& prerelease) {
    const std::size_t plus = text.find('+');
    const std::string_view build = plus == std::string_view::npos ? std::string_view() : text.substr(plus);
    text = text.substr(0, plus);
    if (!build.empty() && !areIdentifiers(build.substr(1), false)) return false;
    if (text.empty()) return true;
    if (!take(text, '-') || !areIdentifiers(text, true)) return false;
    prerelease = text;
    return true;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// --- ranges ------------------------------------------------------------------------------------------------------

using Order = VersionRange::Order;
using All = VersionRange::All;

/// A version of which the end may be left open: "1", "1.x", "1.2.*", "1.2.3-beta". `given` numbers are fixed.
struct Partial {
    int given = 0;
    bool ordered = true;  ///< No number stands behind a wildcard.
    Version version;
};

bool takeWildcard(std::string_view& text) { return take(text, 'x') || take(text, 'X') || take(text, '*'); }

/// Reads all of `text`.
std::optional<Partial> parsePartial(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of("v= \t"), text.size()));
    Partial partial;
    std::uint64_t* const numbers[] = {&partial.version.major, &partial.version.minor, &partial.version.patch};
    bool open = false;
    for (int i = 0; i < 3; ++i) {
        if (i > 0 && !take(text, '.')) return text.empty() ? std::optional(partial) : std::nullopt;
        std::uint64_t number = 0;
        if (takeWildcard(text)) {
            open = true;
        } else if (open) {
            if (takeDigits(text).empty()) return std::nullopt;
            partial.ordered = false;
        } else if (takeNumber(text, number)) {
            *numbers[i] = number;
            ++partial.given;
        } else {
            return std::nullopt;
        }
    }
    if (!readSuffix(text, partial.version.prerelease)) return std::nullopt;
    if (partial.given < 3) partial.version.prerelease.clear();
    return partial;
}

/// False behind the largest number, where nothing more can be added.
bool canCount(const Version& version) { return std::max({version.major, version.minor, version.patch}) <= kLargest; }

/// What a range says when the numbers behind the first `given` ones are raised: the lowest version behind "1.2" is 1.3.0-0.
Version behind(Version version, int given) {
    version.prerelease = "0";
    if (given < 3) version.patch = 0;
    if (given < 2) version.minor = 0;
    ++(given == 1 ? version.major : given == 2 ? version.minor : version.patch);
    return version;
}

class RangeParser {
public:
    explicit RangeParser(Prereleases prereleases) : all_(prereleases == Prereleases::All) {}

    /// "1.2.3 - 2", or comparators one after the other.
    bool parse(std::string_view text, All& out) const {
        const std::size_t hyphen = text.find(" - ");
        if (hyphen != std::string_view::npos) {
            if (!parseHyphen(trimmed(text.substr(0, hyphen)), trimmed(text.substr(hyphen + 3)), out)) return false;
            text = {};
        }
        while (!(text = trimmed(text)).empty())
            if (!parseComparator(text, out)) return false;
        if (!std::ranges::all_of(out, [](const auto& each) { return canCount(each.version); })) return false;
        // ">=0.0.0" says nothing, not even what prereleases of 0.0.0 would be measured by.
        std::erase_if(
            out, [&](const auto& each) { return each.order == Order::GreaterOrEqual && each.version == lowest({}); });
        return true;
    }

private:
    bool parseHyphen(std::string_view from, std::string_view to, All& out) const {
        const auto low = parsePartial(from);
        const auto high = parsePartial(to);
        if (!low || !high) return false;
        if (low->given > 0) out.push_back({Order::GreaterOrEqual, lowest(low->version)});
        if (high->given == 0) return true;
        const bool exact = high->given == 3 && (!all_ || !high->version.prerelease.empty());
        out.push_back(exact ? VersionRange::Comparator{Order::LessOrEqual, high->version}
                            : VersionRange::Comparator{Order::Less, behind(high->version, high->given)});
        return true;
    }

    /// Takes one comparator off `text`.
    bool parseComparator(std::string_view& text, All& out) const {
        const std::string_view sign = takeSign(text);
        text = trimmed(text);
        text.remove_prefix(std::min(text.find_first_not_of("v= \t"), text.size()));
        const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(end);
        if (word.empty()) return sign == "=" || sign.empty();
        const auto partial = parsePartial(word);
        if (!partial) return false;
        if (sign == "^") {
            caret(*partial, out);
        } else if (sign.starts_with('~')) {
            tilde(*partial, out);
        } else if (partial->ordered) {
            compare(sign, *partial, out);
        } else {
            return false;
        }
        return true;
    }

    static std::string_view takeSign(std::string_view& text) {
        for (const std::string_view sign : {"~>", "~", "^", ">=", "<=", ">", "<", "="}) {
            if (!text.starts_with(sign)) continue;
            text.remove_prefix(sign.size());
            return sign;
        }
        return {};
    }

    /// The lower end of a range: with all prereleases those of the version itself are in it.
    [[nodiscard]] Version lowest(Version version) const {
        if (all_ && version.prerelease.empty()) version.prerelease = "0";
        return version;
    }

    void between(const Version& low, Version high, All& out) const {
        out.push_back({Order::GreaterOrEqual, low});
        out.push_back({Order::Less, std::move(high)});
    }

    void caret(const Partial& partial, All& out) const {
        const Version& version = partial.version;
        if (partial.given == 0) return;
        // The first number that is not zero stays; of zeros alone the last one that is given.
        int fixed = 1;
        if (version.major == 0 && partial.given > 1) fixed = version.minor == 0 && partial.given > 2 ? 3 : 2;
        const bool written = partial.given == 3 && version.major > 0;
        between(written ? version : lowest(version), behind(version, fixed), out);
    }

    void tilde(const Partial& partial, All& out) const {
        if (partial.given == 0) return;
        const Version& version = partial.version;
        between(partial.given == 3 ? version : lowest(version), behind(version, std::min(partial.given, 2)), out);
    }

    void compare(std::string_view sign, const Partial& partial, All& out) const {
        const Version& version = partial.version;
        if (partial.given == 0) {
            // Nothing is beside everything.
            if (sign == ">" || sign == "<") out.push_back({Order::Less, {0, 0, 0, "0"}});
        } else if (partial.given == 3) {
            out.push_back({orderOf(sign), version});
        } else if (sign == ">") {
            out.push_back({Order::GreaterOrEqual, atEnd(partial)});
        } else if (sign == "<=") {
            out.push_back({Order::Less, behind(version, partial.given)});
        } else if (sign == "<") {
            out.push_back({Order::Less, {version.major, version.minor, version.patch, "0"}});
        } else if (sign == ">=") {
            out.push_back({Order::GreaterOrEqual, lowest(version)});
        } else {
            between(lowest(version), behind(version, partial.given), out);
        }
    }

    [[nodiscard]] Version atEnd(const Partial& partial) const {
        Version version = behind(partial.version, partial.given);
        if (!all_) version.prerelease.clear();
        return version;
    }

    static Order orderOf(std::string_view sign) {
        if (sign == "<") return Order::Less;
        if (sign == "<=") return Order::LessOrEqual;
        if (sign == ">") return Order::Greater;
        return sign == ">=" ? Order::GreaterOrEqual : Order::Equal;
    }

    bool all_;
};

}  // namespace

std::optional<Version> Version::parse(std::string_view text) {
    text = trimmed(text);
    if (text.size() > kLongest) return std::nullopt;
    take(text, 'v');
    Version version;
    const bool numbers = takeNumber(text, version.major) && take(text, '.') && takeNumber(text, version.minor) &&
                         take(text, '.') && takeNumber(text, version.patch);
    if (!numbers || !readSuffix(text, version.prerelease)) return std::nullopt;
    return version;
}

std::string Version::text() const {
    return fmt::format("{}.{}.{}{}{}", major, minor, patch, prerelease.empty() ? "" : "-", prerelease);
}

std::strong_ordering operator<=>(const Version& a, const Version& b) {
    if (const auto order = a.major <=> b.major; order != 0) return order;
    if (const auto order = a.minor <=> b.minor; order != 0) return order;
    if (const auto order = a.patch <=> b.patch; order != 0) return order;
    return comparePrereleases(a.prerelease, b.prerelease);
}

bool VersionRange::Comparator::accepts(const Version& other) const {
    const auto compared = other <=> version;
    switch (order) {
        case Order::Less: return compared < 0;
        case Order::LessOrEqual: return compared <= 0;
        case Order::Equal: return compared == 0;
        case Order::GreaterOrEqual: return compared >= 0;
        case Order::Greater: return compared > 0;
    }
    return false;
}

std::optional<VersionRange> VersionRange::parse(std::string_view text, Prereleases prereleases) {
    VersionRange range;
    range.prereleases_ = prereleases;
    const RangeParser parser(prereleases);
    for (bool more = true; more;) {
        const std::size_t bars = text.find("||");
        more = bars != std::string_view::npos;
        if (!parser.parse(trimmed(text.substr(0, bars)), range.alternatives_.emplace_back())) return std::nullopt;
        if (more) text.remove_prefix(bars + 2);
    }
    return range;
}

bool VersionRange::contains(const All& comparators, const Version& version) const {
    const auto accepts = [&](const Comparator& comparator) { return comparator.accepts(version); };
    if (!std::ranges::all_of(comparators, accepts)) return false;
    if (version.prerelease.empty() || prereleases_ == Prereleases::All) return true;
    return std::ranges::any_of(comparators, [&](const Comparator& comparator) {
        const Version& named = comparator.version;
        return !named.prerelease.empty() && named.major == version.major && named.minor == version.minor &&
               named.patch == version.patch;
    });
}

bool VersionRange::contains(const Version& version) const {
    return std::ranges::any_of(alternatives_, [&](const All& all) { return contains(all, version); });
}

bool VersionRange::containsEverything() const {
    return std::ranges::any_of(alternatives_, [](const All& all) { return all.empty(); });
}

bool VersionRange::isExact() const {
    return alternatives_.size() == 1 && alternatives_[0].size() == 1 && alternatives_[0][0].order == Order::Equal;
}

bool VersionRange::isOpen() const {
    return std::ranges::any_of(alternatives_, [](const All& all) {
        return std::ranges::none_of(all, [](const Comparator& comparator) {
            return comparator.order == Order::Less || comparator.order == Order::LessOrEqual ||
                   comparator.order == Order::Equal;
        });
    });
}

}  // namespace jsward
