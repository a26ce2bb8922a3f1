// What an application answers and what stands before each answer, as plain data: the programs that it was read from may be gone.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/rule/finding.h"
#include "analyzer/webapp/protections.h"
#include "analyzer/webapp/webapp.h"

namespace jsward {

struct MappedHandler {
    std::string name;                    ///< What the code calls it: "users.show", "helmet()"; "" when it has no name.
    Location at;                         ///< Where it is put on.
    std::optional<Location> definition;  ///< Of the function, where there is exactly one.
    std::vector<std::string> provides;   ///< As Handler.
    std::vector<Evidence> evidence;      ///< As Handler.
};

struct MappedProtection {
    Standing::State state = Standing::State::Missing;
    Evidence evidence = Evidence::Package;  ///< Of what is present.
    std::optional<MappedHandler> by;        ///< Nothing where the framework does it by itself.
    std::string detail;                     ///< As Standing.
};

struct MappedRoute {
    std::string method;
    std::string path;  ///< As Route.
    Location at;       ///< The call, decorator or file that declares it.
    std::vector<MappedHandler> before;
    std::vector<MappedHandler> handlers;  ///< The last one answers.
    std::array<MappedProtection, kProtections.size()> protections;

    /// Whether any protection is missing.
    [[nodiscard]] bool hasGap() const;
};

struct MappedApp {
    std::string framework;
    std::optional<Location> at;  ///< Nothing for routes that no application mounts.
    bool listens = false;
    std::vector<MappedRoute> routes;  ///< In the order in which they were put on.
};

/// `projectPaths` by FileId, as pathInProject gives them: applications and routes of test code are left out, and so are applications
/// without any route.
std::vector<MappedApp> mapRoutes(const WebModel& web, const FlowResult& flow, const ProgramProvider& programs,
                                 std::span<const std::string> projectPaths);

/// By location; routes that nobody mounts become one entry, the last.
void sortApps(std::vector<MappedApp>& apps);

}  // namespace jsward
