// Modules that are classes: which controllers an application serves, and under which prefixes modules hang.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/webapp/class_names.h"
#include "analyzer/webapp/decorated_classes.h"

namespace jsward {

class GraphBuilder;

class ClassModules {
public:
    /// Everything must outlive the object.
    ClassModules(const GraphBuilder& graph, const std::vector<DecoratedClass>& classes);

    /// Whether any class is a module that lists controllers.
    [[nodiscard]] bool areKnown() const { return listsControllers_; }
    /// The modules that one imports, itself included.
    [[nodiscard]] std::set<ClassRef> reachable(ClassRef root) const;
    [[nodiscard]] const std::vector<ClassRef>& controllersOf(ClassRef module) const;
    /// What its `@Module()` says; nullptr for other classes.
    [[nodiscard]] const RoleCall* decoratorOf(ClassRef module) const;
    /// The prefix that a router module gives a module; "" for none.
    [[nodiscard]] std::string prefixOf(ClassRef module) const;

private:
    struct Module {
        const RoleCall* decorator = nullptr;
        std::vector<ClassRef> imports;
        std::vector<ClassRef> controllers;
    };

    void read(const DecoratedClass& declared, const RoleCall& decorator);
    void readMaker(ClassRef declared, Module& module);
    void readPrefixes(const ArgumentValue& routes, const std::string& prefix);

    const GraphBuilder& graph_;
    ClassNames names_;
    std::map<ClassRef, Module> modules_;
    std::map<ClassRef, std::string> prefixes_;
    bool listsControllers_ = false;
};

}  // namespace jsward
