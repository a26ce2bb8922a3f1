// Classes and their members.
#include "analyzer/program/lowering.h"

namespace jsward {

NodeId Lowering::classDeclaration(SyntaxId at, SyntaxId decoratedBy) {
    AtomId atom = 0;
    BindingId binding = kNone;
    if (const SyntaxId nameNode = tree_.child(at, Field::Name)) {
        atom = name(nameNode);
        binding = scopes_.lookup(atom);
        if (binding == kNone) binding = declare(atom, BindingKind::Class);
        if (program_.bindings[binding].writes != 255) ++program_.bindings[binding].writes;
    }
    const ClassId id = classBody(at, decoratedBy, atom, binding);
    return builder_.add(Kind::ClassDecl, span(at), id);
}

NodeId Lowering::classExpression(SyntaxId at, AtomId inferredName) {
    const SyntaxId nameNode = tree_.child(at, Field::Name);
    scopes_.enter();
    AtomId atom = inferredName;
    BindingId binding = kNone;
    if (nameNode != 0) {
        atom = name(nameNode);
        binding = declare(atom, BindingKind::Class);
        program_.bindings[binding].writes = 1;
    }
    const ClassId id = classBody(at, 0, atom, binding);
    scopes_.leave();
    return builder_.add(Kind::Class, span(at), id);
}

ClassId Lowering::classBody(SyntaxId at, SyntaxId decoratedBy, AtomId name, BindingId binding) {
    const auto id = static_cast<ClassId>(program_.classes.size());
    program_.classes.push_back({.name = name, .binding = binding, .function = function_, .span = span(at)});
    const InRole role(*this, {});
    const std::uint32_t decorated = decorators(at, decoratedBy);
    const NodeId base = superclass(at);
    const std::size_t first = openMembers_.size();
    if (const SyntaxId body = tree_.child(at, Field::Body)) classMembers(body, id);
    Class& result = program_.classes[id];
    result.decorators = decorated;
    result.superclass = base;
    result.firstMember = static_cast<std::uint32_t>(program_.members.size());
    result.memberCount = static_cast<std::uint32_t>(openMembers_.size() - first);
    program_.members.insert(program_.members.end(), openMembers_.begin() + static_cast<std::ptrdiff_t>(first),
                            openMembers_.end());
    openMembers_.resize(first);
    return id;
}

NodeId Lowering::superclass(SyntaxId at) {
    const SyntaxId heritage = tree_.child(at, Syntax::ClassHeritage);
    if (heritage == 0) return 0;
    const SyntaxId clause = tree_.child(heritage, Syntax::ExtendsClause);
    const SyntaxId value = operand(clause != 0 ? clause : heritage);
    return value != 0 ? expression(value) : 0;
}

/// Members, also those that stand in a stretch with broken syntax. TypeScript puts decorators before the member they decorate,
/// JavaScript inside it.
void Lowering::classMembers(SyntaxId body, ClassId id) {
    PendingList pending(builder_.scratch());
    std::size_t used = 0;
    const SyntaxId end = tree_[body].next;
    for (SyntaxId at = body + 1; at < end;) {
        if (kind(at) == Syntax::Decorator) {
            pending.add(expressionOr(operand(at), at));
        } else if (kind(at) != Syntax::Error) {
            ClassMember member;
            if (!classMember(at, id, member)) {
                at = tree_[at].next;
                continue;
            }
            const auto before = pending.items().subspan(used);
            if (!before.empty()) member.decorators = builder_.list(before);
            used = pending.items().size();
            openMembers_.push_back(member);
        }
        at = kind(at) == Syntax::Error ? at + 1 : tree_[at].next;
    }
}

bool Lowering::classMember(SyntaxId at, ClassId id, ClassMember& out) {
    switch (kind(at)) {
        case Syntax::MethodDefinition: out = method(at, id); return true;
        case Syntax::FieldDefinition: out = field(at, id); return true;
        case Syntax::ClassStaticBlock: out = staticBlock(at, id); return true;
        default: return false;
    }
}

MemberKind Lowering::accessorKind(SyntaxId at) const {
    for (const SyntaxId child : tree_.children(at)) {
        if (kind(child) == Syntax::Get || kind(child) == Syntax::StaticGet) return MemberKind::Getter;
        if (kind(child) == Syntax::Set) return MemberKind::Setter;
    }
    return MemberKind::Method;
}

ClassMember Lowering::method(SyntaxId at, ClassId id) {
    ClassMember result;
    result.kind = accessorKind(at);
    result.isStatic = tree_.has(at, Syntax::Static) || tree_.has(at, Syntax::StaticGet);
    result.decorators = decorators(at, 0);
    if (const SyntaxId keyNode = tree_.child(at, Field::Name)) {
        const Key key = propertyKey(keyNode);
        result.key = key.atom;
        result.computedKey = key.computed;
    }
    FunctionKind function = FunctionKind::Method;
    if (result.kind == MemberKind::Getter) function = FunctionKind::Getter;
    if (result.kind == MemberKind::Setter) function = FunctionKind::Setter;
    if (result.kind == MemberKind::Method && !result.isStatic && result.key == atoms_.constructor)
        function = FunctionKind::Constructor;
    result.value = functionLike(at, {.kind = function, .name = result.key, .ofClass = id}, Kind::Function);
    return result;
}

ClassMember Lowering::field(SyntaxId at, ClassId id) {
    ClassMember result;
    result.isStatic = tree_.has(at, Syntax::Static);
    result.decorators = decorators(at, 0);
    SyntaxId keyNode = tree_.child(at, Field::Property);
    if (keyNode == 0) keyNode = tree_.child(at, Field::Name);
    if (keyNode != 0) {
        const Key key = propertyKey(keyNode);
        result.key = key.atom;
        result.computedKey = key.computed;
    }
    result.type = annotation(at, Field::Type);
    if (const SyntaxId value = tree_.child(at, Field::Value)) {
        const ClassId outer = std::exchange(fieldClass_, id);
        result.value = namedExpression(value, result.key);
        fieldClass_ = outer;
    }
    return result;
}

ClassMember Lowering::staticBlock(SyntaxId at, ClassId id) {
    ClassMember result;
    result.kind = MemberKind::StaticBlock;
    result.isStatic = true;
    result.value = functionLike(at, {.kind = FunctionKind::StaticBlock, .ofClass = id}, Kind::Function);
    return result;
}

}  // namespace jsward
