// One vocabulary for the three grammars. Every grammar numbers its symbols and fields anew; they are translated once a grammar, so
// that whoever reads a tree switches on these and never compares a name.
#pragma once

#include <cstdint>
#include <vector>

#include "grammar/parser.h"

namespace jsward {

// A table reads better by meaning than by line.
// clang-format off
enum class Syntax : std::uint8_t {
    Other,   ///< Known to the grammar and of no interest.
    Error,   ///< A stretch that the parser could not understand.
    Missing, ///< A token that the parser had to make up; empty.

    // statements
    Program, ExpressionStatement, VariableDeclaration, LexicalDeclaration, UsingDeclaration, VariableDeclarator,
    FunctionDeclaration, GeneratorFunctionDeclaration, ClassDeclaration, AbstractClassDeclaration, StatementBlock, IfStatement,
    ElseClause, SwitchStatement, SwitchBody, SwitchCase, SwitchDefault, ForStatement, ForInStatement, WhileStatement, DoStatement,
    TryStatement, CatchClause, FinallyClause, WithStatement, BreakStatement, ContinueStatement, DebuggerStatement,
    ReturnStatement, ThrowStatement, EmptyStatement, LabeledStatement, StatementIdentifier,

    // modules
    ImportStatement, ImportClause, NamespaceImport, NamedImports, ImportSpecifier, ImportRequireClause, ImportAlias,
    ExportStatement, ExportClause, ExportSpecifier, NamespaceExport,

    // expressions
    Identifier, Undefined, This, Super, True, False, Null, Number, String, Regex, TemplateString, TemplateSubstitution, Object,
    Array, Pair, SpreadElement, MethodDefinition, ShorthandProperty, PropertyIdentifier, PrivatePropertyIdentifier,
    ComputedPropertyName, FunctionExpression, GeneratorFunction, ArrowFunction, ClassExpression, MetaProperty, Import,
    CallExpression, NewExpression, Arguments, MemberExpression, SubscriptExpression, OptionalChain, ParenthesizedExpression,
    AssignmentExpression, AugmentedAssignmentExpression, AwaitExpression, YieldExpression, UnaryExpression, UpdateExpression,
    BinaryExpression, TernaryExpression, SequenceExpression, FormalParameters, Decorator,

    // patterns
    ObjectPattern, ArrayPattern, PairPattern, RestPattern, AssignmentPattern, ObjectAssignmentPattern, ShorthandPropertyPattern,

    // classes
    ClassBody, ClassHeritage, FieldDefinition, ClassStaticBlock,

    // JSX
    JsxElement, JsxOpeningElement, JsxSelfClosingElement, JsxAttribute, JsxExpression, JsxText, HtmlCharacterReference,
    JsxNamespaceName,

    // TypeScript
    AsExpression, SatisfiesExpression, NonNullExpression, TypeAssertion, InstantiationExpression, RequiredParameter,
    OptionalParameter, AccessibilityModifier, OverrideModifier, ExtendsClause, EnumDeclaration, EnumBody, EnumAssignment, InternalModule,
    Module, NestedIdentifier, TypeDeclaration,  ///< What only declares: interfaces, aliases, `declare`, signatures.
    MemberSignature,

    // types
    TypeAnnotation, TypeArguments, PredefinedType, TypeIdentifier, NestedTypeIdentifier, GenericType, ArrayType, TupleType,
    UnionType, IntersectionType, ObjectType, FunctionType, LiteralType, TemplateLiteralType, WrappedType,  ///< Parentheses, readonly, optional.
    TypePredicate, AssertsAnnotation, OtherType,

    // tokens
    Comma, Async, Star, Get, Set, Static, StaticGet, Readonly, Var, Let, Const, Using, Await, Typeof, Void, Delete, In, Of, Instanceof,
    Default, Type, Not, Tilde, Plus, Minus, Slash, Percent, Power, Increment, Decrement, EqualTo, NotEqualTo, Identical, NotIdentical, Less, LessEqual,
    Greater, GreaterEqual, BitAnd, BitOr, BitXor, ShiftLeft, ShiftRight, ShiftRightUnsigned, LogicalAnd, LogicalOr, Nullish,
    PlusAssign, MinusAssign, StarAssign, SlashAssign, PercentAssign, PowerAssign, BitAndAssign, BitOrAssign, BitXorAssign,
    ShiftLeftAssign, ShiftRightAssign, ShiftRightUnsignedAssign, LogicalAndAssign, LogicalOrAssign, NullishAssign,
};

enum class Field : std::uint8_t {
    None, Alias, Alternative, Argument, Arguments, Attribute, Body, CloseTag, Condition, Consequence, Constraint, Constructor,
    Declaration, Decorator, Finalizer, Flags, Function, Handler, Increment, Index, IndexType, Initializer, Key, Kind, Label, Left,
    Member, Module, Name, Object, OpenTag, Operator, OptionalChain, Parameter, Parameters, Pattern, Property, ReturnType, Right, Sign, Source,
    Type, TypeArguments, TypeParameters, Value
};
// clang-format on

/// What becomes of a node when the tree is laid out flat.
enum class Keep : std::uint8_t {
    All,       ///< the node and what is below it
    Alone,     ///< the node; its text says all that matters
    Operator,  ///< only under a field: the same token is mere punctuation elsewhere
    InLists,   ///< only between the elements of an array (commas, which tell where elements are left out)
    Nothing    ///< neither the node nor anything below it: punctuation, comments
};

/// How one grammar's numbers translate.
struct Vocabulary {
    struct Entry {
        Syntax kind = Syntax::Other;
        Keep keep = Keep::Nothing;
    };
    std::vector<Entry> symbols;  ///< By SymbolId.
    std::vector<Field> fields;   ///< By field number; [0] is None.
    SymbolId comment = 0;
    SymbolId htmlComment = 0;

    /// Built once, shared by all threads.
    static const Vocabulary& of(Language language);
};

}  // namespace jsward
