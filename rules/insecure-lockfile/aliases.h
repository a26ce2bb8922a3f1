// Packages that are installed under another name ("lodash": "npm:other@1"): somebody has to ask for that.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "analyzer/rule/project_check.h"

namespace jsward::rules::insecure_lockfile {

class Aliases {
public:
    /// Reads what the packages of the lock file and the package.json files around it ask for.
    Aliases(const ProjectContext& context, const ProjectFile& lock);

    /// The package goes by its own name, or what it goes by is asked for. True where nobody can know: without a package.json.
    [[nodiscard]] bool isAsked(const LockedPackage& package) const;

private:
    std::set<std::string_view> asked_;         ///< Names behind aliases that packages ask for.
    std::vector<std::string_view> manifests_;  ///< Texts: aliases may stand in overrides and resolutions, too.
};

}  // namespace jsward::rules::insecure_lockfile
