// Applications whose routes are files: what a framework loads by the names of folders and files, its middleware file and its
// configuration.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/webapp/graph_builder.h"

namespace jsward {

class FileRoutes {
public:
    explicit FileRoutes(GraphBuilder& graph) : graph_(graph) {}

    /// Puts them into the graph, an app for each framework and folder.
    void read();

private:
    using Calls = std::vector<const RoleCall*>;

    /// The folder of the application and the path of the route that a file stands for.
    struct FilePath {
        std::string folder;
        std::string route;
    };
    [[nodiscard]] FilePath pathOf(const RoleCall& endpoint) const;
    [[nodiscard]] std::string folderOf(const RoleCall& call) const;
    [[nodiscard]] bool isOfFramework(const Calls& endpoints) const;
    void readConfig(ObjectRef app, const RoleCall& config);
    void readMiddleware(ObjectRef app, const RoleCall& middleware);
    void readEndpoint(ObjectRef app, const RoleCall& endpoint, const std::string& path);
    void addRoute(ObjectRef app, const RoleCall& endpoint, const std::string& method, const std::string& path,
                  NodeRef at);
    [[nodiscard]] OptionValues exported(FileId file, std::string_view name, std::string_view key) const;

    GraphBuilder& graph_;
};

}  // namespace jsward
