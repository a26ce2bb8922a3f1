// TypeScript annotations, as far as analysis uses them: what identifies a library's object, and what rules out dangerous values.
// Everything else is "no annotation", which claims nothing.
#include "analyzer/program/lowering.h"

namespace jsward {

TypeId Lowering::annotation(SyntaxId parent, Field field) {
    const SyntaxId at = tree_.child(parent, field);
    return at != 0 ? type(at) : 0;
}

TypeId Lowering::type(SyntaxId at) {
    const Depth level(depth_);
    return tooDeep() ? 0 : typeWithin(at);
}

TypeId Lowering::typeWithin(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::TypeAnnotation:
        case Syntax::WrappedType: {
            const SyntaxId inner = typeOperand(at);
            return inner != 0 ? type(inner) : 0;
        }
        case Syntax::PredefinedType: return predefinedType(at);
        case Syntax::TypeIdentifier:
        case Syntax::NestedTypeIdentifier: return namedType(at, 0);
        case Syntax::GenericType: {
            const SyntaxId nameNode = tree_.child(at, Field::Name);
            return nameNode != 0 ? namedType(nameNode, tree_.child(at, Field::TypeArguments)) : 0;
        }
        case Syntax::ArrayType:
        case Syntax::TupleType: return listType(TypeKind::Array, at);
        case Syntax::UnionType: return unionType(at);
        case Syntax::IntersectionType: return intersectionType(at);
        case Syntax::ObjectType: return simpleType(TypeKind::Object);
        case Syntax::FunctionType: return simpleType(TypeKind::Function);
        case Syntax::LiteralType: return literalType(at);
        case Syntax::TemplateLiteralType: return simpleType(TypeKind::String);
        case Syntax::TypePredicate: return simpleType(TypeKind::Boolean);
        case Syntax::AssertsAnnotation: return simpleType(TypeKind::OtherPrimitive);
        default: return 0;
    }
}

/// The first child that is a type: modifiers (`readonly`) can come before it.
SyntaxId Lowering::typeOperand(SyntaxId at) const {
    for (const SyntaxId child : tree_.children(at)) {
        if (kind(child) != Syntax::Readonly && kind(child) != Syntax::Error) return child;
    }
    return 0;
}

/// One entry for each kind that needs no details.
TypeId Lowering::simpleType(TypeKind kind) {
    TypeId& known = simpleTypes_[static_cast<std::size_t>(kind)];
    if (known == 0) known = addType({.kind = kind});
    return known;
}

TypeId Lowering::addType(const Type& type) {
    program_.types.push_back(type);
    return static_cast<TypeId>(program_.types.size() - 1);
}

TypeId Lowering::predefinedType(SyntaxId at) {
    const std::string_view text = tree_.text(at);
    if (text == "string") return simpleType(TypeKind::String);
    if (text == "number") return simpleType(TypeKind::Number);
    if (text == "boolean") return simpleType(TypeKind::Boolean);
    if (text == "any" || text == "unknown") return simpleType(TypeKind::Any);
    if (text == "object") return simpleType(TypeKind::Object);
    return simpleType(TypeKind::OtherPrimitive);
}

TypeId Lowering::namedType(SyntaxId nameNode, SyntaxId argumentsNode) {
    const std::string_view text = tree_.text(nameNode);
    if (text == "bigint") return simpleType(TypeKind::OtherPrimitive);
    if (argumentsNode != 0 && (text == "Array" || text == "ReadonlyArray"))
        return listType(TypeKind::Array, argumentsNode);
    SyntaxId first = nameNode;
    while (!tree_.isLeaf(first)) ++first;
    const Type named = {.kind = TypeKind::Named, .name = name(nameNode), .binding = scopes_.lookup(name(first))};
    if (argumentsNode != 0) {
        PendingList list(builder_.scratch());
        for (const SyntaxId child : tree_.children(argumentsNode)) list.add(type(child));
        Type generic = named;
        generic.arguments = builder_.list(list.items());
        return addType(generic);
    }
    if (named.name >= namedTypes_.size()) namedTypes_.resize(builder_.atomCount() * 2);
    TypeId& known = namedTypes_[named.name];
    if (known == 0 || program_.types[known].binding != named.binding) known = addType(named);
    return known;
}

TypeId Lowering::literalType(SyntaxId at) {
    const SyntaxId value = at + 1 < tree_[at].next ? at + 1 : at;
    switch (kind(value)) {
        case Syntax::String: return addType({.kind = TypeKind::Literal, .name = stringValue(value)});
        case Syntax::Null:
        case Syntax::Undefined: return simpleType(TypeKind::OtherPrimitive);
        default: return addType({.kind = TypeKind::Literal, .name = builder_.atom(tree_.text(value))});
    }
}

TypeId Lowering::listType(TypeKind kind, SyntaxId at) {
    PendingList list(builder_.scratch());
    for (const SyntaxId child : tree_.children(at)) {
        const bool isNamedElement =
            this->kind(child) == Syntax::RequiredParameter || this->kind(child) == Syntax::OptionalParameter;
        list.add(isNamedElement ? annotation(child, Field::Type) : type(child));
    }
    return addType({.kind = kind, .arguments = builder_.list(list.items())});
}

/// The grammar nests unions to the left, one inside the other: the members of all of them, in source order.
void Lowering::typeMembers(SyntaxId at, Syntax flattened, PendingList& out) {
    const SyntaxId end = tree_[at].next;
    for (SyntaxId child = at + 1; child < end;) {
        if (kind(child) == flattened) {
            ++child;
        } else {
            out.add(type(child));
            child = tree_[child].next;
        }
    }
}

TypeId Lowering::unionType(SyntaxId at) {
    PendingList list(builder_.scratch());
    typeMembers(at, Syntax::UnionType, list);
    return addType({.kind = TypeKind::Union, .arguments = builder_.list(list.items())});
}

/// `Request & {user: User}` is a Request: what matters are the members that have a name. Several become a union, the nearest thing
/// that is said of a value which is all of them.
TypeId Lowering::intersectionType(SyntaxId at) {
    PendingList all(builder_.scratch());
    typeMembers(at, Syntax::IntersectionType, all);
    PendingList kept(builder_.scratch());
    for (std::size_t i = 0, count = all.items().size(); i < count; ++i) {
        const TypeId member = all.items()[i];
        if (program_.types[member].kind != TypeKind::Object && program_.types[member].kind != TypeKind::None)
            kept.add(member);
    }
    if (kept.empty()) return simpleType(TypeKind::Object);
    if (kept.items().size() == 1) return kept.items().front();
    return addType({.kind = TypeKind::Union, .arguments = builder_.list(kept.items())});
}

}  // namespace jsward
