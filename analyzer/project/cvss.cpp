// The base score of CVSS 3.0 and 3.1 (https://www.first.org/cvss/v3.1/specification-document, section 7.1).
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "analyzer/project/advisories.h"

namespace jsward {
namespace {

struct Weight {
    char letter;
    double value;
};

/// The letter of a metric: 'N' of "AV" in "CVSS:3.1/AV:N/AC:L".
char letterOf(std::string_view vector, std::string_view metric) {
    while (!vector.empty()) {
        const std::size_t slash = std::min(vector.find('/'), vector.size());
        const std::string_view part = vector.substr(0, slash);
        if (part.size() == metric.size() + 2 && part.starts_with(metric) && part[metric.size()] == ':')
            return part.back();
        vector.remove_prefix(std::min(slash + 1, vector.size()));
    }
    return '\0';
}

template <std::size_t Size>
std::optional<double> weightOf(std::string_view vector, std::string_view metric,
                               const std::array<Weight, Size>& weights) {
    const auto found = std::ranges::find(weights, letterOf(vector, metric), &Weight::letter);
    return found == weights.end() ? std::nullopt : std::optional(found->value);
}

constexpr std::array<Weight, 4> kVector{{{'N', 0.85}, {'A', 0.62}, {'L', 0.55}, {'P', 0.2}}};
constexpr std::array<Weight, 2> kComplexity{{{'L', 0.77}, {'H', 0.44}}};
constexpr std::array<Weight, 3> kPrivileges{{{'N', 0.85}, {'L', 0.62}, {'H', 0.27}}};
constexpr std::array<Weight, 3> kPrivilegesChanged{{{'N', 0.85}, {'L', 0.68}, {'H', 0.5}}};
constexpr std::array<Weight, 2> kInteraction{{{'N', 0.85}, {'R', 0.62}}};
constexpr std::array<Weight, 3> kImpact{{{'H', 0.56}, {'L', 0.22}, {'N', 0}}};

/// Up to the next tenth, as the specification defines it for numbers that are not exact.
double roundedUp(double score) {
    const auto scaled = static_cast<long long>(std::llround(score * 100000));
    return scaled % 10000 == 0 ? static_cast<double>(scaled) / 100000
                               : (std::floor(static_cast<double>(scaled) / 10000) + 1) / 10;
}

}  // namespace

std::optional<double> cvssBaseScore(std::string_view vector) {
    if (!vector.starts_with("CVSS:3.")) return std::nullopt;
    const char scope = letterOf(vector, "S");
    const bool changed = scope == 'C';
    const auto attack = weightOf(vector, "AV", kVector);
    const auto complexity = weightOf(vector, "AC", kComplexity);
    const auto privileges = changed ? weightOf(vector, "PR", kPrivilegesChanged) : weightOf(vector, "PR", kPrivileges);
    const auto interaction = weightOf(vector, "UI", kInteraction);
    const auto confidentiality = weightOf(vector, "C", kImpact);
    const auto integrity = weightOf(vector, "I", kImpact);
    const auto availability = weightOf(vector, "A", kImpact);
    if ((scope != 'U' && !changed) || !attack || !complexity || !privileges || !interaction || !confidentiality ||
        !integrity || !availability)
        return std::nullopt;

    const double lost = 1 - (1 - *confidentiality) * (1 - *integrity) * (1 - *availability);
    const double impact = changed ? 7.52 * (lost - 0.029) - 3.25 * std::pow(lost - 0.02, 15) : 6.42 * lost;
    if (impact <= 0) return 0;
    const double exploitability = 8.22 * *attack * *complexity * *privileges * *interaction;
    return roundedUp(std::min((changed ? 1.08 : 1) * (impact + exploitability), 10.0));
}

}  // namespace jsward
