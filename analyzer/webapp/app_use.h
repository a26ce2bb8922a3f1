// What becomes of an application besides what is registered on it.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// Whether an app may get into hands that are not understood: anything but that a local variable holds it, that settings are
/// made on it and that a server is started with it. `starts`: the calls that start servers.
bool isHandedOn(ObjectRef app, const Program& program, const std::set<NodeId>& starts);

/// Apps that are only there in case that nobody gives one: `app = new Koa()` as a parameter, `given || express()`,
/// `app ??= express()`.
class GivenApps {
public:
    GivenApps(const FlowResult& flow, const ProgramProvider& programs);

    /// Puts the apps that somebody gives in the place of those.
    void replaceFallbacks(std::vector<ObjectRef>& apps) const;

private:
    std::map<ObjectRef, std::set<ObjectRef>> given_;  ///< By the app that they are given instead of; never empty.
};

}  // namespace jsward
