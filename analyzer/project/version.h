// Versions and ranges of them, as npm understands them (https://semver.org, and node-semver's grammar of ranges).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jsward {

struct Version {
    std::uint64_t major = 0;
    std::uint64_t minor = 0;
    std::uint64_t patch = 0;
    std::string prerelease;  ///< "beta.1"; "" for a release. What stands behind '+' says nothing and is dropped.

    /// "1.2.3-beta.1+build", with or without a 'v' in front; nothing for anything else.
    [[nodiscard]] static std::optional<Version> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    /// By precedence: 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0.
    friend std::strong_ordering operator<=>(const Version& a, const Version& b);
    friend bool operator==(const Version& a, const Version& b) { return (a <=> b) == 0; }
};

/// Which versions a range is asked about.
enum class Prereleases : std::uint8_t {
    WhereNamed,  ///< As npm installs: 1.2.4-beta is in ^1.2.4-alpha and in no range that names no prerelease of 1.2.4.
    All          ///< As advisories are matched: by precedence alone.
};

/// "^1.2.3 || >=2.0.0-rc.1 <3 || 4.x".
class VersionRange {
public:
    /// Nothing when it is no range: a tag, a URL, another protocol.
    [[nodiscard]] static std::optional<VersionRange> parse(std::string_view text,
                                                           Prereleases prereleases = Prereleases::WhereNamed);

    [[nodiscard]] bool contains(const Version& version) const;
    /// Every release is in it: "*", "", "x", ">=0.0.0".
    [[nodiscard]] bool containsEverything() const;
    /// It names one version: "1.2.3", "=1.2.3".
    [[nodiscard]] bool isExact() const;
    /// Some alternative has no upper end, so that every later major version is in it: ">=2".
    [[nodiscard]] bool isOpen() const;

    enum class Order : std::uint8_t { Less, LessOrEqual, Equal, GreaterOrEqual, Greater };
    struct Comparator {
        Order order = Order::Equal;
        Version version;
        [[nodiscard]] bool accepts(const Version& other) const;
    };
    using All = std::vector<Comparator>;  ///< All have to accept a version; none accepts every one.

private:
    [[nodiscard]] bool contains(const All& comparators, const Version& version) const;

    std::vector<All> alternatives_;
    Prereleases prereleases_ = Prereleases::WhereNamed;
};

}  // namespace jsward
