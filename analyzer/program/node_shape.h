// Where a node keeps its children: the table of program.h in code.
#pragma once

#include "analyzer/program/program.h"

namespace jsward {

enum class Shape : std::uint8_t {
    Leaf,          ///< no child
    Previous,      ///< prev
    PreviousIfOp,  ///< prev, when bit 0 of op is set
    LeftPrevious,  ///< a, prev
    Declarator,    ///< a, prev with an initialiser; prev without
    List,          ///< a list at a
    OperandsOne,   ///< one operand at a, and a list behind it
    Operands2,     ///< operands at a
    Operands3,
    Operands4,
    Element  ///< one operand and two lists
};

/// What `a` of a node is besides a place of children.
enum class Meaning : std::uint8_t { Nothing, Atom, Binding, Function, Class, Type };

constexpr Shape shapeOf(Kind kind) {
    switch (kind) {
        case Kind::Unary:
        case Kind::Update:
        case Kind::Await:
        case Kind::Spread:
        case Kind::Cast:
        case Kind::Member:
        case Kind::ImportCall:
        case Kind::Property:
        case Kind::PatternProperty:
        case Kind::Rest:
        case Kind::ExpressionStatement:
        case Kind::ExportDefault:
        case Kind::ExportAssign:
        case Kind::Labeled: return Shape::Previous;
        case Kind::Yield:
        case Kind::JsxAttribute:
        case Kind::Return:
        case Kind::Throw: return Shape::PreviousIfOp;
        case Kind::Index:
        case Kind::Binary:
        case Kind::Logical:
        case Kind::Assign:
        case Kind::TaggedTemplate:
        case Kind::ComputedProperty:
        case Kind::PatternComputed:
        case Kind::PatternDefault: return Shape::LeftPrevious;
        case Kind::Declarator: return Shape::Declarator;
        case Kind::Template:
        case Kind::Array:
        case Kind::Object:
        case Kind::Sequence:
        case Kind::ObjectPattern:
        case Kind::ArrayPattern:
        case Kind::VarDecl:
        case Kind::Block: return Shape::List;
        case Kind::Call:
        case Kind::New:
        case Kind::Switch:
        case Kind::Case: return Shape::OperandsOne;
        case Kind::While:
        case Kind::DoWhile:
        case Kind::With: return Shape::Operands2;
        case Kind::Conditional:
        case Kind::If:
        case Kind::ForIn:
        case Kind::ForOf: return Shape::Operands3;
        case Kind::For:
        case Kind::Try: return Shape::Operands4;
        case Kind::JsxElement: return Shape::Element;
        default: return Shape::Leaf;
    }
}

constexpr Meaning meaningOf(Kind kind) {
    switch (kind) {
        case Kind::Number:
        case Kind::String:
        case Kind::BigInt:
        case Kind::Regex:
        case Kind::Global:
        case Kind::Member:
        case Kind::Property:
        case Kind::PatternProperty:
        case Kind::JsxAttribute:
        case Kind::Labeled:
        case Kind::Break:
        case Kind::Continue: return Meaning::Atom;
        case Kind::Name: return Meaning::Binding;
        case Kind::Function:
        case Kind::FunctionDecl: return Meaning::Function;
        case Kind::Class:
        case Kind::ClassDecl: return Meaning::Class;
        case Kind::Cast: return Meaning::Type;
        default: return Meaning::Nothing;
    }
}

}  // namespace jsward
