// Known vulnerabilities of npm packages, in the format that OSV databases export (https://ossf.github.io/osv-schema/).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/project/version.h"
#include "analyzer/syntax/data_tree.h"

namespace jsward {

enum class AdvisoryLevel : std::uint8_t { Unknown, Low, Moderate, High, Critical };

struct Advisory {
    std::string id = {};       ///< "GHSA-jf85-cpcp-j695"
    std::string summary = {};  ///< One line; "" when the advisory has none.
    AdvisoryLevel level = AdvisoryLevel::Unknown;
};

/// What an advisory says of one version.
struct AdvisoryMatch {
    const Advisory* advisory = nullptr;
    std::optional<Version> fixed =
        {};  ///< The first version behind it that is not affected; nothing when there is none.
};

/// The advisories about some packages, out of a database that holds them for all.
class Advisories {
public:
    /// Only what concerns these packages is kept.
    explicit Advisories(std::set<std::string> packages) : packages_(std::move(packages)) {}

    /// Adds a file of a database: an advisory, an array of them, or one a line. What is no advisory is passed over.
    void add(std::string_view json);

    [[nodiscard]] std::vector<AdvisoryMatch> matching(std::string_view package, std::string_view version) const;

private:
    struct Event {
        enum class Kind : std::uint8_t { Introduced, Fixed, LastAffected, Limit };
        Version version;
        Kind kind = Kind::Introduced;
    };
    /// One `affected` of an advisory.
    struct Affected {
        std::size_t advisory = 0;
        std::vector<std::vector<Event>> ranges;  ///< Sorted by version.
        std::vector<std::string> versions;
        std::optional<VersionRange> upTo;  ///< "<= 1.2.3" of databases that know no fixed version.
    };

    void addAdvisory(DataValue advisory);
    void addAffected(DataValue affected, std::size_t advisory);
    [[nodiscard]] static std::vector<Event> eventsOf(DataValue range);
    [[nodiscard]] static bool isAffected(const Affected& affected, std::string_view text, const Version& version);
    [[nodiscard]] static bool isInRange(const std::vector<Event>& events, const Version& version);
    [[nodiscard]] static std::optional<Version> fixFor(const Affected& affected, const Version& version);

    std::set<std::string> packages_;
    std::vector<std::unique_ptr<Advisory>> advisories_;
    std::unordered_map<std::string, std::vector<Affected>> byPackage_;
};

/// The base score of a CVSS 3 vector ("CVSS:3.1/AV:N/AC:L/..."); nothing for other vectors and for malformed ones.
[[nodiscard]] std::optional<double> cvssBaseScore(std::string_view vector);

}  // namespace jsward
