#include "analyzer/webapp/decorated_classes.h"

namespace jsward {
namespace {

std::vector<NodeRef> decoratorsAt(const Program& program, FileId file, std::uint32_t list) {
    std::vector<NodeRef> decorators;
    if (list == 0) return decorators;
    for (const NodeId node : program.list(list)) decorators.push_back({file, node});
    return decorators;
}

}  // namespace

std::vector<DecoratedClass> decoratedClasses(const Program& program, FileId file) {
    std::vector<DecoratedClass> classes;
    for (ClassId id = 0; id < program.classes.size(); ++id) {
        const Class& declared = program.classes[id];
        DecoratedClass found{
            file, id, program.atom(declared.name), decoratorsAt(program, file, declared.decorators), {}};
        for (const ClassMember& member : program.membersOf(declared)) {
            const bool isMethod = member.kind == MemberKind::Method && program[member.value].kind == Kind::Function;
            if (!isMethod || member.decorators == 0) continue;
            found.methods.push_back({program.atom(member.key),
                                     {file, member.value},
                                     {file, program[member.value].a},
                                     decoratorsAt(program, file, member.decorators)});
        }
        classes.push_back(std::move(found));
    }
    return classes;
}

}  // namespace jsward
