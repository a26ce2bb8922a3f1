#include <array>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "analyzer/project/dependency_spec.h"
#include "analyzer/project/manifest.h"
#include "analyzer/rule/project_check.h"

namespace jsward::rules::unpinned_dependency {
namespace {

struct Verdict {
    std::string what;
    Confidence confidence = Confidence::High;
    Severity severity = Severity::Warning;
};

std::optional<Verdict> judgeGit(const DependencySpec& spec) {
    switch (spec.pin) {
        case GitPin::Commit: return std::nullopt;
        case GitPin::None: return Verdict{"comes from a git repository, in whatever state it is"};
        case GitPin::Branch:
            return Verdict{fmt::format("comes from the git branch {}, in whatever state it is", spec.version)};
        case GitPin::Version: break;
    }
    // A tag stays where it is as long as its owner wants it to.
    return Verdict{fmt::format("comes from the git tag {}, which can be moved", spec.version), Confidence::Low,
                   Severity::Note};
}

std::optional<Verdict> judgeArchive(const DependencySpec& spec) {
    switch (spec.pin) {
        case GitPin::Commit: return std::nullopt;
        case GitPin::None: return Verdict{"comes from a URL, with whatever is behind it", Confidence::Medium};
        case GitPin::Branch:
            return Verdict{fmt::format("comes from the archive of {}, in whatever state it is", spec.version)};
        case GitPin::Version: break;
    }
    return Verdict{"comes from a URL, whose content can be exchanged", Confidence::Low, Severity::Note};
}

std::optional<Verdict> judge(const DependencySpec& spec, bool strict) {
    switch (spec.kind) {
        case SpecKind::Any: return Verdict{"is accepted in every version, whatever is published next"};
        case SpecKind::Tag:
            return Verdict{fmt::format("is taken in whatever version is called \"{}\" today", spec.version)};
        case SpecKind::Git: return judgeGit(spec);
        case SpecKind::Archive: return judgeArchive(spec);
        case SpecKind::Exact:
        case SpecKind::Local: return std::nullopt;
        case SpecKind::Range: break;
    }
    if (spec.open)
        return Verdict{fmt::format("is accepted in every later version ({}), whatever changes in it", spec.version),
                       Confidence::Medium};
    if (!strict) return std::nullopt;
    return Verdict{fmt::format("is accepted in every version of {}", spec.version), Confidence::High, Severity::Note};
}

/// The packages of the project itself: `"*"` asks for the one that stands beside.
std::set<std::string_view> ownPackages(const Project& project) {
    std::set<std::string_view> names;
    for (const ProjectFile* file : project.ofKind(ProjectFileKind::Manifest))
        if (const std::string_view name = project.manifest(*file).name; !name.empty()) names.insert(name);
    return names;
}

}  // namespace

void checkProject(const ProjectContext& context, std::vector<Finding>& out) {
    const std::set<std::string_view> own = ownPackages(context.project());
    for (const ProjectFile* file : context.project().ofKind(ProjectFileKind::Manifest)) {
        for (const Dependency& dependency : context.project().manifest(*file).dependencies) {
            // A package says what it goes with; whoever installs it decides on the version.
            if (dependency.kind == DependencyKind::Peer || own.contains(dependency.name)) continue;
            const auto verdict = judge(parseDependencySpec(dependency.spec), context.settings().strict);
            if (!verdict) continue;
            const std::array<std::pair<std::string_view, std::string_view>, 2> values{
                {{"name", dependency.name}, {"what", verdict->what}}};
            Finding& finding = out.emplace_back(context.finding(*file, dependency.specAt, verdict->confidence, values));
            finding.severity = verdict->severity;
        }
    }
}

}  // namespace jsward::rules::unpinned_dependency
