// Builds the graph of apps and routers. Shared by the files that read its parts; nobody else includes it.
//
// Reads role calls in evaluation order. Three things are not in them and come from the program: the receivers of chained calls
// (`app.use(a).use(b)`) when the engine lost them, constant parts of paths that are built, and the keys of option objects.
// Where decorators declare the routes, classes are read last: the framework wires them to the app behind the program's back.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/webapp/app_graph.h"
#include "analyzer/webapp/app_use.h"
#include "analyzer/webapp/class_names.h"
#include "analyzer/webapp/middleware_evidence.h"
#include "analyzer/webapp/option_value.h"
#include "analyzer/webapp/role_arguments.h"
#include "analyzer/webapp/route_helpers.h"
#include "analyzer/webapp/route_object.h"

namespace jsward {

class GraphBuilder {
public:
    using Place = MiddlewareEvidence::Place;

    /// Everything must outlive the object.
    GraphBuilder(const FlowResult& flow, const ProgramProvider& programs, std::span<const OwnMiddleware> own);

    AppGraph build();

    // --- what readers of other parts need ------------------------------------------------------------------------------------
    [[nodiscard]] const FlowResult& flow() const { return flow_; }
    [[nodiscard]] const ProgramProvider& programs() const { return programs_; }
    [[nodiscard]] const RoleArguments& arguments() const { return read_; }
    [[nodiscard]] OptionReader options() const { return OptionReader(programs_); }
    [[nodiscard]] AppGraph& graph() { return graph_; }

    /// The call at a node that has the role; nullptr when there is none.
    [[nodiscard]] const RoleCall* callAt(NodeRef node, std::string_view role) const;
    [[nodiscard]] Handler handlerOf(const ArgumentValue& argument, Place place);
    /// A handler that provides what the framework, or its model, says.
    [[nodiscard]] static Handler told(NodeRef node, std::string_view what);
    [[nodiscard]] Registration middlewareOf(const ArgumentValue& argument, NodeRef call,
                                            const std::vector<std::string>& paths);
    [[nodiscard]] static Registration mountOf(ObjectRef child, const std::vector<std::string>& paths, NodeRef call);
    /// The framework's apps that serve; all of them when none is seen to.
    [[nodiscard]] std::vector<ObjectRef> appsOf(std::string_view framework) const;
    void put(ObjectRef receiver, const Registration& registration);
    /// "GET" for "get", "ALL" for "".
    [[nodiscard]] static std::string methodOf(std::string_view member);

private:
    [[nodiscard]] bool isTest(FileId file) const;
    void createObjects();
    void addMethods(NodeRef node, Handler& handler) const;
    void read(const RoleCall& call);
    void readOne(const RoleCall& call);
    [[nodiscard]] std::string limitOf(const RoleCall& call) const;

    // --- receivers -----------------------------------------------------------------------------------------------------
    [[nodiscard]] std::vector<ObjectRef> receiversOf(const RoleCall& call);
    [[nodiscard]] std::vector<ObjectRef> knownObjects(const std::vector<ObjectRef>& objects) const;
    [[nodiscard]] std::vector<ObjectRef> receiversOfChain(NodeRef call) const;

    // --- what is mounted (graph_mounts.cpp) --------------------------------------------------------------------------------
    void readMadeOf(const RoleCall& call);
    void readMount(const RoleCall& call);
    void readMounted(const ArgumentValue& argument, const RoleCall& call, const std::vector<std::string>& paths,
                     std::vector<Registration>& out);
    [[nodiscard]] std::vector<std::string> pathsOfChild(ObjectRef child, const std::vector<std::string>& paths,
                                                        const RoleCall& call) const;
    void readPlugin(const RoleCall& call);
    void readPluginValue(const ArgumentValue& plugin, const RoleCall& call, const std::string& prefix,
                         std::vector<Registration>& out);
    [[nodiscard]] std::string prefixOf(const ArgumentValue& options) const;
    void mountFolder(const RoleCall& call, const std::string& prefix, const std::vector<ObjectRef>& receivers);
    void mountStrangersOfFolders();
    void readHook(const RoleCall& call);
    void readPrefix(const RoleCall& call);
    [[nodiscard]] std::string configured(NodeRef call) const;
    void readListen(const RoleCall& call);
    void keepFromUsers(const std::vector<Registration>& registrations);
    void followBareApps();

    // --- routes (graph_routes.cpp) -------------------------------------------------------------------------------------------
    void readRoute(const RoleCall& call);
    void readRouteObject(const ArgumentValue& object, const RoleCall& call);
    void finishRoute(Registration route, const RouteOptions& options, const RoleCall& call);
    void addHandlers(const ArgumentValue& argument, Registration& route, RouteOptions& options);
    [[nodiscard]] static std::vector<std::string> takeMethods(const RoleCall& call,
                                                              std::vector<ArgumentValue>& arguments);
    [[nodiscard]] std::vector<ArgumentValue> listed(const ArgumentValue& list) const;

    struct LoadedFolder {
        ObjectRef receiver;
        std::string prefix;
        std::vector<FileId> files;
        NodeRef call;
        std::string folder;  ///< The path below which folders become prefixes.
    };

    const FlowResult& flow_;
    const ProgramProvider& programs_;
    MiddlewareEvidence evidence_;
    RoleArguments read_;
    RouteHelpers helpers_;
    GivenApps given_;
    ClassNames classes_;
    AppGraph graph_;
    std::map<NodeRef, std::vector<const RoleCall*>> callsAt_;
    std::vector<LoadedFolder> folders_;
    std::set<FileId> sharing_;  ///< Files whose plugins work on the context that registers them.
};

}  // namespace jsward
