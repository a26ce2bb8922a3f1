// Math.random() is fine for colours and delays. What it is used for, the names around it tell: the variable or property that the value
// becomes part of, and the function that makes it.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/rule/code_names.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::insecure_randomness {
namespace {

/// `Math.random()`, and lodash's `_.random()`, `_.sample()`, which use it.
std::string_view sourceName(const Program& program, NodeId id) {
    if (program[id].kind != Kind::Call) return "";
    const NodeId callee = program.callee(id);
    if (program[callee].kind != Kind::Member) return "";
    const Node& object = program[callee - 1];
    const std::string_view method = program.atom(program[callee].a);
    const std::string_view name = object.kind == Kind::Global ? program.atom(object.a)
                                  : object.kind == Kind::Name ? program.atom(program.bindings[object.a].name)
                                                              : std::string_view{};
    if (name == "Math" && method == "random") return "Math.random()";
    if (name == "_" && method == "random") return "_.random()";
    return "";
}

std::string_view nameOf(unsigned senses) {
    if ((senses & kNamesPassword) != 0) return "a password";
    if ((senses & kNamesToken) != 0) return "a token";
    if ((senses & kNamesSecret) != 0) return "a secret";
    return "a salt";
}

void checkFile(const CheckContext& context, FileId file, std::vector<Finding>& out) {
    const Program& program = context.program(file);
    if (program.text.find("random") == std::string::npos) return;
    std::vector<NodeId> parents;
    NodeId last = 0;  // of a value that is made of several, the first is told
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const std::string_view source = sourceName(program, id);
        if (source.empty()) continue;
        if (parents.empty()) parents = parentsOf(program);
        const unsigned senses =
            sensesAround(program, parents, id) & (kNamesPassword | kNamesToken | kNamesSecret | kNamesSalt);
        NodeId statement = id;
        while (parents[statement] != 0 && program[parents[statement]].kind != Kind::Block)
            statement = parents[statement];
        if (senses == 0 || statement == last) continue;
        last = statement;
        const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
            {{"source", source}, {"what", nameOf(senses)}}};
        out.push_back(context.finding({file, id}, Confidence::High, values));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const FileId file : context.files())
        if (!isTestCode(context.pathInProject(file))) checkFile(context, file, out);
}

}  // namespace jsward::rules::insecure_randomness
