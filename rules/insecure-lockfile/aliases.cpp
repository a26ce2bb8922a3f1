#include "rules/insecure-lockfile/aliases.h"

#include <algorithm>

#include <fmt/format.h>

#include "analyzer/project/dependency_spec.h"

namespace jsward::rules::insecure_lockfile {

Aliases::Aliases(const ProjectContext& context, const ProjectFile& lock) {
    const auto add = [&](const std::vector<LockedRequest>& requests) {
        for (const LockedRequest& request : requests)
            if (const std::string_view name = parseDependencySpec(request.target).name; !name.empty())
                asked_.insert(name);
    };
    const LockFile& file = context.project().lock(lock);
    const auto isAliased = [](const LockedPackage& each) { return !each.alias.empty(); };
    if (std::ranges::none_of(file.packages, isAliased)) return;
    for (const LockedPackage& package : file.packages) add(package.requests);
    for (const LockedImporter& importer : file.importers) add(importer.requests);
    for (const ProjectFile* manifest : context.project().ofKind(ProjectFileKind::Manifest))
        manifests_.emplace_back(context.project().text(*manifest));
}

bool Aliases::isAsked(const LockedPackage& package) const {
    if (package.alias.empty() || manifests_.empty() || asked_.contains(package.name)) return true;
    const std::string written = fmt::format("npm:{}", package.name);
    return std::ranges::any_of(manifests_,
                               [&](std::string_view text) { return text.find(written) != std::string_view::npos; });
}

}  // namespace jsward::rules::insecure_lockfile
