// Every package of every lock file is looked up in the database that the user named; without one the rule is silent. A package that is
// locked in one version is one finding, whatever the number of advisories about it: one update answers them all.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analyzer/project/advisories.h"
#include "analyzer/project/dependency_spec.h"
#include "analyzer/project/lock_file.h"
#include "analyzer/project/lock_graph.h"
#include "analyzer/project/workspace_root.h"
#include "analyzer/rule/project_check.h"
#include "analyzer/text/path_text.h"

namespace jsward::rules::vulnerable_dependency {
namespace {

constexpr std::size_t kMostNamed = 3;

/// What a project asks for where the lock file does not say it: package.json files of its folder and of its workspaces.
std::vector<LockedImporter> importersOf(const Project& project, const ProjectFile& file, const LockFile& lock) {
    if (!lock.importers.empty()) return lock.importers;
    std::vector<LockedImporter> importers;
    const std::string folder = folderOf(file.path);
    for (const ProjectFile* manifest : project.ofKind(ProjectFileKind::Manifest)) {
        const std::string own = folderOf(manifest->path);
        if (own != folder && workspaceOf(project, own) != folder) continue;
        LockedImporter importer;
        for (const Dependency& each : project.manifest(*manifest).dependencies)
            importer.requests.push_back({each.name, each.spec});
        importers.push_back(std::move(importer));
    }
    return importers;
}

/// The place in a package.json that asks for a package, if the scan has it.
std::optional<FlowStep> requestIn(const Project& project, const ProjectFile& lock, std::string_view directory,
                                  std::string_view name) {
    const ProjectFile* manifest = project.at(joinPath(joinPath(folderOf(lock.path), directory), "package.json"));
    const Dependency* dependency = manifest == nullptr ? nullptr : project.manifest(*manifest).find(name);
    if (dependency == nullptr) return std::nullopt;
    return FlowStep{{manifest->id, dependency->specAt}, fmt::format("{} is asked for here", name)};
}

Severity severityOf(AdvisoryLevel level) {
    if (level >= AdvisoryLevel::High) return Severity::Error;
    return level == AdvisoryLevel::Low ? Severity::Note : Severity::Warning;
}

std::string_view word(AdvisoryLevel level) {
    constexpr std::array<std::string_view, 5> kWords{"unknown", "low", "moderate", "high", "critical"};
    return kWords[static_cast<std::size_t>(level)];
}

/// "has a known vulnerability (GHSA-..., high: Prototype pollution)"
std::string describe(const std::vector<AdvisoryMatch>& matches) {
    const Advisory& worst = *matches.front().advisory;
    const std::string summary = worst.summary.empty() ? std::string() : ": " + worst.summary;
    const std::string level =
        worst.level == AdvisoryLevel::Unknown ? std::string() : fmt::format(", {}", word(worst.level));
    if (matches.size() == 1) return fmt::format("has a known vulnerability ({}{}{})", worst.id, level, summary);
    std::string ids;
    for (std::size_t i = 1; i < std::min(matches.size(), kMostNamed); ++i) ids += ", " + matches[i].advisory->id;
    if (matches.size() > kMostNamed) ids += fmt::format(" and {} more", matches.size() - kMostNamed);
    return fmt::format("has {} known vulnerabilities ({}{}{}{})", matches.size(), worst.id, level, summary, ids);
}

/// The lowest version that answers all of them, and whether what package.json says lets it in.
std::string describeFix(const std::vector<AdvisoryMatch>& matches, const std::optional<std::string>& range) {
    std::optional<Version> fixed;
    for (const AdvisoryMatch& match : matches) {
        if (!match.fixed) return matches.size() == 1 ? "no version fixes it" : "no version fixes all of them";
        if (!fixed || *fixed < *match.fixed) fixed = match.fixed;
    }
    const auto accepted = range ? VersionRange::parse(*range) : std::nullopt;
    const std::string_view hint = !accepted                    ? ""
                                  : accepted->contains(*fixed) ? ", which package.json accepts"
                                                               : ", which package.json does not accept yet";
    return fmt::format("fixed in {}{}", fixed->text(), hint);
}

class LockCheck {
public:
    LockCheck(const ProjectContext& context, const ProjectFile& file, const Advisories& advisories,
              std::vector<Finding>& out)
        : context_(context),
          file_(file),
          lock_(context.project().lock(file)),
          advisories_(advisories),
          importers_(importersOf(context.project(), file, lock_)),
          graph_(lock_, importers_),
          out_(out) {}

    void run() {
        // The same version may stand in several folders; the one on the shortest way speaks for all.
        std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> nearest;
        for (std::uint32_t i = 0; i < lock_.packages.size(); ++i) {
            const LockedPackage& package = lock_.packages[i];
            if (package.origin == PackageOrigin::Local && package.integrity.empty() && !isBundled(package)) continue;
            const auto [known, isNew] = nearest.emplace(std::pair(package.name, package.version), i);
            if (!isNew && rank(i) < rank(known->second)) known->second = i;
        }
        for (const auto& [identity, index] : nearest) check(index);
    }

private:
    /// Part of another package's archive.
    static bool isBundled(const LockedPackage& package) {
        return package.key.find("node_modules/") != std::string_view::npos && package.source.empty() &&
               !package.version.empty();
    }

    [[nodiscard]] std::pair<bool, std::size_t> rank(std::uint32_t package) const {
        return {graph_.importerOf(package) == kNoPackage, graph_.wayTo(package).size()};
    }

    void check(std::uint32_t index) {
        const LockedPackage& package = lock_.packages[index];
        std::vector<AdvisoryMatch> matches = advisories_.matching(package.name, package.version);
        if (matches.empty()) return;
        std::ranges::stable_sort(matches, [](const AdvisoryMatch& a, const AdvisoryMatch& b) {
            return std::pair(-static_cast<int>(a.advisory->level), a.advisory->id) <
                   std::pair(-static_cast<int>(b.advisory->level), b.advisory->id);
        });
        const std::vector<std::uint32_t> way = graph_.wayTo(index);
        const std::string name = fmt::format("{} {}", package.name, package.version);
        const std::string what = describe(matches);
        const std::string fix = describeFix(matches, way.size() == 1 ? directRange(index) : std::nullopt);
        const std::string comes = describeWay(way);
        const std::array<std::pair<std::string_view, std::string_view>, 4> values{
            {{"package", name}, {"what", what}, {"fix", fix}, {"way", comes}}};
        Finding& finding = out_.emplace_back(context_.finding(file_, package.at, Confidence::High, values));
        finding.severity = severityOf(matches.front().advisory->level);
        addWay(way, finding);
    }

    [[nodiscard]] const LockedImporter* importerOf(std::uint32_t package) const {
        const std::uint32_t importer = graph_.importerOf(package);
        return importer == kNoPackage ? nullptr : &importers_[importer];
    }

    [[nodiscard]] std::optional<std::string> directRange(std::uint32_t package) const {
        const LockedImporter* importer = importerOf(package);
        if (importer == nullptr) return std::nullopt;
        const auto step = requestIn(context_.project(), file_, importer->directory, lock_.packages[package].name);
        if (!step) return std::nullopt;
        const ProjectFile* manifest =
            context_.project().at(joinPath(joinPath(folderOf(file_.path), importer->directory), "package.json"));
        return std::string(
            parseDependencySpec(context_.project().manifest(*manifest).find(lock_.packages[package].name)->spec)
                .version);
    }

    /// "it comes in through a -> b"
    [[nodiscard]] std::string describeWay(const std::vector<std::uint32_t>& way) const {
        if (importerOf(way.back()) == nullptr) return "nothing in the project asks for it";
        if (way.size() == 1) return "the project asks for it itself";
        std::string text = "it comes in through ";
        for (std::size_t i = 0; i + 1 < way.size(); ++i)
            text += fmt::format("{}{} {}", i == 0 ? "" : " -> ", lock_.packages[way[i]].name,
                                lock_.packages[way[i]].version);
        return text;
    }

    void addWay(const std::vector<std::uint32_t>& way, Finding& finding) const {
        if (const LockedImporter* importer = importerOf(way.back()))
            if (auto step = requestIn(context_.project(), file_, importer->directory, lock_.packages[way.front()].name))
                finding.related.push_back(*std::move(step));
        for (std::size_t i = 0; i + 1 < way.size(); ++i)
            finding.related.push_back(
                {{file_.id, lock_.packages[way[i]].at},
                 fmt::format("{} asks for {}", lock_.packages[way[i]].name, lock_.packages[way[i + 1]].name)});
    }

    const ProjectContext& context_;
    const ProjectFile& file_;
    const LockFile& lock_;
    const Advisories& advisories_;
    std::vector<LockedImporter> importers_;
    LockGraph graph_;
    std::vector<Finding>& out_;
};

}  // namespace

void checkProject(const ProjectContext& context, std::vector<Finding>& out) {
    if (!context.settings().advisories) return;
    const Project& project = context.project();
    std::set<std::string> names;
    for (const ProjectFile* file : project.ofKind(ProjectFileKind::Lock))
        for (const LockedPackage& package : project.lock(*file).packages) names.emplace(package.name);
    Advisories advisories(std::move(names));
    context.settings().advisories([&](std::string_view json) { advisories.add(json); });
    for (const ProjectFile* file : project.ofKind(ProjectFileKind::Lock))
        LockCheck(context, *file, advisories, out).run();
}

}  // namespace jsward::rules::vulnerable_dependency
