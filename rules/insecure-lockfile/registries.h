// Which hosts the packages of a lock file may come from.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "analyzer/project/package_url.h"
#include "analyzer/rule/project_check.h"

namespace jsward::rules::insecure_lockfile {

class Registries {
public:
    /// Reads what .npmrc, .yarnrc and .yarnrc.yml beside the lock file and at the root say, and what the user says.
    Registries(const ProjectContext& context, const ProjectFile& lock);

    /// Tells that an entry comes from there: the registry that most of a file comes from is the project's own.
    void count(std::string_view host);

    /// A registry would be no surprise here, and this is none that anybody has named.
    [[nodiscard]] bool isForeign(const PackageUrl& url) const;

private:
    void readSettings(std::string_view text);

    std::set<std::string> named_;
    std::map<std::string, std::size_t> counts_;
    std::size_t total_ = 0;
};

}  // namespace jsward::rules::insecure_lockfile
