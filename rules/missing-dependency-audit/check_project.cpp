#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/project/manifest.h"
#include "analyzer/project/package_manager.h"
#include "analyzer/project/pipeline.h"
#include "analyzer/rule/project_check.h"

namespace jsward::rules::missing_dependency_audit {
namespace {

/// Programs and ready-made steps that look packages up in databases of vulnerabilities, by a word of their names.
constexpr auto kAuditors = std::to_array<std::string_view>(
    {"audit",   "auditjs", "snyk",     "osv",      "trivy",     "grype",      "retire",      "socketsecurity",
     "nsp",     "mend",    "fossa",    "depscan",  "debricked", "dependabot", "whitesource", "socketdev",
     "anchore", "jfrog",   "sonatype", "renovate", "blackduck", "checkmarx",  "veracode",    "xray"});
constexpr auto kPhrases =
    std::to_array<std::string_view>({"dependency-review", "dependency-check", "dependency-scanning", "black-duck"});

/// "aquasecurity/trivy-action@v1" holds the word "trivy".
bool namesAuditor(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto isIn = [&](std::string_view phrase) { return lower.find(phrase) != std::string::npos; };
    if (std::ranges::any_of(kPhrases, isIn)) return true;
    std::string word;
    for (const char c : lower + ' ') {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            word += c;
            continue;
        }
        if (std::ranges::find(kAuditors, word) != kAuditors.end()) return true;
        word.clear();
    }
    return false;
}

/// Files that say that a service watches the dependencies.
constexpr auto kWatchers = std::to_array<std::string_view>(
    {".github/dependabot.yml", ".github/dependabot.yaml", ".dependabot/config.yml", "renovate.json", "renovate.json5",
     ".renovaterc", ".renovaterc.json", ".renovaterc.json5", ".github/renovate.json", ".github/renovate.json5",
     ".gitlab/renovate.json", ".gitlab/renovate.json5", ".snyk", ".whitesource", "socket.yml", "audit-ci.json",
     "audit-ci.jsonc", ".nsprc", ".mend"});

bool isWatched(const Project& project) {
    if (std::ranges::any_of(kWatchers,
                            [&](std::string_view path) { return project.access().exists(std::string(path)); }))
        return true;
    return std::ranges::any_of(project.ofKind(ProjectFileKind::Manifest), [&](const ProjectFile* file) {
        return static_cast<bool>(project.manifest(*file).json["renovate"]);
    });
}

/// `npm audit`, `npx audit-ci`, `snyk test`, `npm run security:audit`, `docker run aquasec/trivy`; not `npm install --no-audit`.
bool audits(const ShellCommand& command) {
    if (command.words.front().text == "socket") return true;
    return std::ranges::any_of(
        command.words, [](const ShellWord& word) { return !word.text.starts_with('-') && namesAuditor(word.text); });
}

bool audits(const Pipeline& pipeline) {
    return std::ranges::any_of(pipeline.commands, [](const ShellCommand& command) { return audits(command); }) ||
           std::ranges::any_of(pipeline.actions,
                               [](const PipelineAction& action) { return namesAuditor(action.name); });
}

/// Where a pipeline first installs what the project depends on.
std::optional<Span> installation(const Pipeline& pipeline) {
    for (const ShellCommand& shell : pipeline.commands) {
        const auto command = readPackageCommand(shell);
        const bool frozen = command && (command->verb == "ci" || command->verb == "clean-install");
        if (command && (frozen || installsProject(*command))) return command->at;
    }
    return std::nullopt;
}

}  // namespace

void checkProject(const ProjectContext& context, std::vector<Finding>& out) {
    const Project& project = context.project();
    const std::vector<const ProjectFile*> pipelines = project.ofKind(ProjectFileKind::Pipeline);
    if (pipelines.empty() || isWatched(project)) return;
    if (std::ranges::any_of(pipelines, [&](const ProjectFile* file) { return audits(project.pipeline(*file)); }))
        return;
    for (const ProjectFile* file : pipelines) {
        const auto at = installation(project.pipeline(*file));
        if (!at) continue;
        out.push_back(context.finding(*file, *at, Confidence::High, {}));
        return;  // One step is enough for all of them.
    }
}

}  // namespace jsward::rules::missing_dependency_audit
