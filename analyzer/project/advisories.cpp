#include "analyzer/project/advisories.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jsward {
namespace {

/// Calls `visit` with every object that stands at the top of a text or directly in an array there. Databases hold hundreds of
/// megabytes; one advisory at a time is taken apart.
template <class Visit>
void forEachObject(std::string_view text, const Visit& visit) {
    std::size_t depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        switch (text[at]) {
            case '"':
                for (++at; at < text.size() && text[at] != '"'; ++at)
                    if (text[at] == '\\') ++at;
                break;
            case '{':
                if (depth++ == 0) begin = at;
                break;
            case '}':
                if (depth != 0 && --depth == 0) visit(text.substr(begin, at + 1 - begin));
                break;
            default: break;
        }
    }
}

AdvisoryLevel levelOfScore(double score) {
    if (score >= 9) return AdvisoryLevel::Critical;
    if (score >= 7) return AdvisoryLevel::High;
    if (score >= 4) return AdvisoryLevel::Moderate;
    return score > 0 ? AdvisoryLevel::Low : AdvisoryLevel::Unknown;
}

AdvisoryLevel levelOfWord(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, AdvisoryLevel>, 5> kWords{{{"CRITICAL", AdvisoryLevel::Critical},
                                                                                {"HIGH", AdvisoryLevel::High},
                                                                                {"MODERATE", AdvisoryLevel::Moderate},
                                                                                {"MEDIUM", AdvisoryLevel::Moderate},
                                                                                {"LOW", AdvisoryLevel::Low}}};
    for (const auto& [known, level] : kWords)
        if (std::ranges::equal(known, word, {}, {},
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }))
            return level;
    return AdvisoryLevel::Unknown;
}

/// The vector counts; a word of the database stands in where there is none that can be computed.
AdvisoryLevel levelOf(DataValue advisory) {
    for (const DataValue severity : advisory["severity"].items())
        if (const auto score = cvssBaseScore(severity["score"].text())) return levelOfScore(*score);
    const AdvisoryLevel level = levelOfWord(advisory["database_specific"]["severity"].text());
    // Packages that were made to do harm are listed without a score.
    const bool malicious = advisory["id"].text().starts_with("MAL-");
    return level == AdvisoryLevel::Unknown && malicious ? AdvisoryLevel::Critical : level;
}

bool isWithdrawn(DataValue advisory) { return !advisory["withdrawn"].text().empty(); }

}  // namespace

void Advisories::add(std::string_view json) {
    forEachObject(json, [&](std::string_view object) {
        // Most of a database is about other packages; a database of several ecosystems also names those.
        if (object.find("\"npm\"") == std::string_view::npos) return;
        const DataTree tree = parseJson(object);
        if (!isWithdrawn(tree.root())) addAdvisory(tree.root());
    });
}

void Advisories::addAdvisory(DataValue advisory) {
    std::optional<std::size_t> index;
    for (const DataValue affected : advisory["affected"].items()) {
        const DataValue package = affected["package"];
        if (package["ecosystem"].text() != "npm" || !packages_.contains(std::string(package["name"].text()))) continue;
        if (!index) {
            index = advisories_.size();
            advisories_.push_back(std::make_unique<Advisory>(Advisory{
                std::string(advisory["id"].text()), std::string(advisory["summary"].text()), levelOf(advisory)}));
        }
        addAffected(affected, *index);
    }
}

void Advisories::addAffected(DataValue json, std::size_t advisory) {
    Affected affected{.advisory = advisory, .ranges = {}, .versions = {}, .upTo = {}};
    for (const DataValue range : json["ranges"].items()) {
        const std::string_view type = range["type"].text();
        if (type == "SEMVER" || type == "ECOSYSTEM") affected.ranges.push_back(eventsOf(range));
    }
    for (const DataValue version : json["versions"].items()) affected.versions.emplace_back(version.text());
    const std::string_view last = json["database_specific"]["last_known_affected_version_range"].text();
    if (!last.empty()) affected.upTo = VersionRange::parse(last, Prereleases::All);
    byPackage_[std::string(json["package"]["name"].text())].push_back(std::move(affected));
}

std::vector<Advisories::Event> Advisories::eventsOf(DataValue range) {
    using Kind = Event::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 4> kKinds{{{"introduced", Kind::Introduced},
                                                                       {"fixed", Kind::Fixed},
                                                                       {"last_affected", Kind::LastAffected},
                                                                       {"limit", Kind::Limit}}};
    std::vector<Event> events;
    for (const DataValue event : range["events"].items())
        for (const auto& [key, value] : event.members()) {
            const auto kind = std::ranges::find(kKinds, key.text(), [](const auto& row) { return row.first; });
            // "0" is before everything.
            const auto version =
                value.text() == "0" ? std::optional(Version{0, 0, 0, "0"}) : Version::parse(value.text());
            if (kind != kKinds.end() && version) events.push_back({*version, kind->second});
        }
    std::ranges::stable_sort(events, {}, &Event::version);
    return events;
}

bool Advisories::isInRange(const std::vector<Event>& events, const Version& version) {
    using Kind = Event::Kind;
    const auto isLimit = [](const Event& event) { return event.kind == Kind::Limit; };
    const bool limited = std::ranges::any_of(events, isLimit) && std::ranges::none_of(events, [&](const Event& event) {
                             return isLimit(event) && version < event.version;
                         });
    if (limited) return false;
    bool affected = false;
    for (const Event& event : events) {
        if (event.kind == Kind::Introduced && version >= event.version) affected = true;
        if (event.kind == Kind::Fixed && version >= event.version) affected = false;
        if (event.kind == Kind::LastAffected && version > event.version) affected = false;
    }
    return affected;
}

bool Advisories::isAffected(const Affected& affected, std::string_view text, const Version& version) {
    if (std::ranges::find(affected.versions, text) != affected.versions.end()) return true;
    const bool inRange =
        std::ranges::any_of(affected.ranges, [&](const auto& events) { return isInRange(events, version); });
    return inRange && (!affected.upTo || affected.upTo->contains(version));
}

std::optional<Version> Advisories::fixFor(const Affected& affected, const Version& version) {
    std::optional<Version> nearest;
    for (const std::vector<Event>& events : affected.ranges)
        for (const Event& event : events)
            if (event.kind == Event::Kind::Fixed && event.version > version && (!nearest || event.version < *nearest))
                nearest = event.version;
    return nearest;
}

std::vector<AdvisoryMatch> Advisories::matching(std::string_view package, std::string_view text) const {
    std::vector<AdvisoryMatch> matches;
    const auto known = byPackage_.find(std::string(package));
    const auto version = Version::parse(text);
    if (known == byPackage_.end() || !version) return matches;
    for (const Affected& affected : known->second) {
        const Advisory* advisory = advisories_[affected.advisory].get();
        const bool told = std::ranges::find(matches, advisory, &AdvisoryMatch::advisory) != matches.end();
        if (!told && isAffected(affected, text, *version)) matches.push_back({advisory, fixFor(affected, *version)});
    }
    return matches;
}

}  // namespace jsward
