// Routes that decorators declare: controllers with their guards, the modules that serve them, and the global ones of the app.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/webapp/class_modules.h"
#include "analyzer/webapp/class_names.h"
#include "analyzer/webapp/decorated_classes.h"
#include "analyzer/webapp/graph_builder.h"

namespace jsward {

class ClassRoutes {
public:
    explicit ClassRoutes(GraphBuilder& graph);

    /// Puts them on the apps of the graph.
    void read();

private:
    /// Versions in the path: `/v1/users`.
    struct Versioning {
        bool inPath = false;
        std::string prefix = "v";
        std::vector<std::string> standard;  ///< Of what names none.
    };
    /// What stands on a class or method besides the route itself.
    struct Marks {
        std::vector<Handler> guards;
        std::vector<std::string> withdraws;
        std::optional<std::vector<std::string>> versions;
    };

    void serve(ObjectRef app);
    [[nodiscard]] std::optional<ClassRef> rootOf(ObjectRef app) const;
    void putGlobals(ObjectRef app, const RoleCall& module);
    void putGlobal(ObjectRef app, const ArgumentValue& provider, const ArgumentValue& given, NodeRef at);
    void putConsumers(ObjectRef app, const std::set<FileId>& files);
    [[nodiscard]] std::vector<std::string> consumedPaths(NodeRef apply, ObjectRef app,
                                                         std::vector<std::string>& except) const;
    void addConsumed(NodeRef argument, ObjectRef app, std::vector<std::string>& out) const;

    void mountController(ObjectRef app, const DecoratedClass& controller, const RoleCall& call,
                         const std::string& modulePrefix);
    void addRoutes(const DecoratedClass& declared, const DecoratedClass& controller, const RoleCall& call);
    [[nodiscard]] std::vector<std::string> pathsOf(const RoleCall& call) const;
    [[nodiscard]] std::vector<std::string> versionsOf(const Marks& method, const Marks& own,
                                                      const RoleCall& controller) const;
    [[nodiscard]] Marks marksOf(const std::vector<NodeRef>& decorators);
    void addMark(NodeRef decorator, Marks& marks);
    void addComposed(NodeRef decorator, Marks& marks);
    [[nodiscard]] Handler guardOf(const ArgumentValue& argument, const std::string& otherwise);
    [[nodiscard]] const RoleCall* roleOf(const std::vector<NodeRef>& decorators, std::string_view role) const;
    [[nodiscard]] const DecoratedClass* classOf(ClassRef ref) const;
    [[nodiscard]] Versioning versioningOf(ObjectRef app) const;
    [[nodiscard]] bool isExcluded(ObjectRef app, std::string_view path) const;

    GraphBuilder& graph_;
    ClassNames names_;
    std::vector<DecoratedClass> classes_;
    Versioning versioning_;  ///< Of the app that is being served.
};

}  // namespace jsward
