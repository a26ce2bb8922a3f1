// The program: the lowered form of one source file, and all that analysis ever reads of it.
//
// A program is a handful of flat arrays. It owns no syntax tree, no source text and no pointer, so it can be cached,
// moved between threads and written to disk as it is. Its nodes are a compact abstract syntax tree in *post-order*: every
// child has a smaller id than its parent, and the child that was lowered last is always the node just before the parent.
// That rule lets most nodes spend one operand on what they need and no pointer on their last child.
//
// Names are resolved: an identifier that refers to a binding of the file is a `Name`, every other one a `Global`. Strings,
// template parts and property keys are stored decoded (escapes already interpreted), numbers in source form.
//
// How to read a node (a = Node::a, prev = the node with id - 1, list = extra()[a] is the count, the ids follow):
//
//   expressions
//     Undefined Null True False This Super NewTarget ImportMeta Elision Opaque      no operand
//     Number String BigInt           a = atom (source text for numbers, decoded value for strings)
//     Regex                          a = atom (pattern), op = RegexFlag bits
//     Name                           a = binding;           Global: a = atom
//     Unary Update Await Spread      prev; op = UnaryOp / UpdateOp
//     Yield                          op bit 0: has operand (prev), bit 1: delegating (yield*)
//     Cast                           prev; a = type (TypeScript `as`, `<T>x`, `satisfies`; `x!` is dropped)
//     Member                         object = prev; a = atom (private names keep their '#'); op bit 0: optional chain
//     Index                          object = a; index = prev; op bit 0: optional chain
//     Binary Logical Assign          left/target = a; right/value = prev; op = BinaryOp / LogicalOp / AssignOp
//     TaggedTemplate                 tag = a; Template = prev
//     ImportCall                     prev (the specifier of `import(x)`)
//     Template Array Object Sequence list; Template parts are String nodes and expressions in source order
//     Call New                       extra()[a] = callee, then a list of arguments (Spread allowed); op bit 0: optional chain
//     Conditional                    extra()[a..a+3) = condition, then, else
//     Function Class                 a = index in functions() / classes()
//     Property                       value = prev; a = atom (key); op = PropertyOp
//     ComputedProperty               key = a; value = prev; op = PropertyOp
//     JsxElement                     extra()[a] = tag expression (0 in fragments; intrinsic tags are String),
//                                    then a list of attributes, then a list of children
//     JsxAttribute                   a = atom; op bit 0: has value (prev)
//
//   patterns (targets are Name, Member, Index or another pattern)
//     ObjectPattern ArrayPattern     list (PatternProperty, PatternComputed, Rest / targets, Elision, Rest)
//     PatternProperty                target = prev; a = atom (key)
//     PatternComputed                key = a; target = prev
//     PatternDefault                 target = a; default = prev
//     Rest                           target = prev
//
//   statements
//     ExpressionStatement ExportDefault ExportAssign          prev
//     Return Throw                   op bit 0: has operand (prev)
//     VarDecl                        list of Declarator; op = BindingKind of the declared names
//     Declarator                     op bit 0: has initialiser; with one: target = a, init = prev; without: target = prev
//     Block                          list
//     If                             extra()[a..a+3) = condition, then, else (0 when absent)
//     For                            extra()[a..a+4) = init, test, update, body (0 when absent)
//     ForIn ForOf                    extra()[a..a+3) = target (VarDecl with one bare Declarator, or a pattern), iterated, body;
//                                    op bit 0: `for await`
//     While                          extra()[a..a+2) = condition, body
//     DoWhile                        extra()[a..a+2) = body, condition
//     Switch                         extra()[a] = discriminant, then a list of Case
//     Case                           extra()[a] = test (0 for default), then a list of statements
//     Try                            extra()[a..a+4) = block, parameter (0), handler (0), finalizer (0)
//     Labeled                        prev; a = atom;        Break Continue: a = atom (0 without a label)
//     With                           extra()[a..a+2) = object, body
//     FunctionDecl ClassDecl         a = index in functions() / classes()
//     Empty                          no operand (also import declarations, type-only declarations, `debugger`)
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/text/result.h"
#include "analyzer/text/span.h"

namespace jsward {

using NodeId = std::uint32_t;      ///< Index in Program::nodes; 0 is "no node".
using AtomId = std::uint32_t;      ///< Index of an interned string of one program; 0 is the empty string.
using BindingId = std::uint32_t;   ///< Index in Program::bindings.
using FunctionId = std::uint32_t;  ///< Index in Program::functions; 0 is the module's own top level.
using ClassId = std::uint32_t;     ///< Index in Program::classes.
using TypeId = std::uint32_t;      ///< Index in Program::types; 0 is "no annotation".

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;  ///< "No binding / function / class", where 0 is a real index.

// A table reads better by meaning than by line.
// clang-format off
enum class Kind : std::uint8_t {
    None,
    // expressions
    Undefined, Null, True, False, This, Super, NewTarget, ImportMeta, Elision, Opaque,
    Number, String, BigInt, Regex, Name, Global,
    Unary, Update, Await, Yield, Spread, Cast, Member, Index, Binary, Logical, Assign,
    TaggedTemplate, ImportCall, Template, Array, Object, Sequence, Call, New, Conditional,
    Function, Class, Property, ComputedProperty, JsxElement, JsxAttribute,
    // patterns
    ObjectPattern, ArrayPattern, PatternProperty, PatternComputed, PatternDefault, Rest,
    // statements
    ExpressionStatement, ExportDefault, ExportAssign, Return, Throw, VarDecl, Declarator, Block, If, For, ForIn, ForOf,
    While, DoWhile, Switch, Case, Try, Labeled, Break, Continue, With, FunctionDecl, ClassDecl, Empty,
    Count
};
// clang-format on

enum class UnaryOp : std::uint8_t { Not, Minus, Plus, BitNot, Typeof, Void, Delete };
enum class UpdateOp : std::uint8_t { PrefixIncrement, PrefixDecrement, PostfixIncrement, PostfixDecrement };
enum class BinaryOp : std::uint8_t {
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Pow,
    Equal,
    NotEqual,
    StrictEqual,
    StrictNotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
    In,
    Instanceof
};
enum class LogicalOp : std::uint8_t { And, Or, Nullish };
enum class AssignOp : std::uint8_t {
    Assign,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Pow,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
    LogicalAnd,
    LogicalOr,
    Nullish
};
enum class PropertyOp : std::uint8_t { Init, Shorthand, Method, Get, Set };
enum RegexFlag : std::uint8_t {
    kRegexGlobal = 1,
    kRegexIgnoreCase = 2,
    kRegexMultiline = 4,
    kRegexDotAll = 8,
    kRegexUnicode = 16,
    kRegexSticky = 32
};

/// One node; 12 bytes. `length` is the span's size, or 0xFFFF when the end stands in Program::longSpans.
struct Node {
    Kind kind = Kind::None;
    std::uint8_t op = 0;
    std::uint16_t length = 0;
    std::uint32_t begin = 0;
    std::uint32_t a = 0;
};
static_assert(sizeof(Node) == 12);

enum class BindingKind : std::uint8_t {
    Var,
    Let,
    Const,
    Using,
    Parameter,
    Function,
    Class,
    Catch,
    Import,
    Enum,
    Namespace,
    FunctionName
};

/// One declared name. Several declarations of a `var` or of overloads share one binding.
struct Binding {
    AtomId name = 0;
    FunctionId function = 0;  ///< The function whose activation holds it (0: module level).
    NodeId declaration =
        0;  ///< The declaring identifier; 0 where it has no node of its own (imports, function and class names).
    BindingKind kind = BindingKind::Var;
    bool captured = false;        ///< Read or written by a function nested in `function`.
    bool assignedInside = false;  ///< Written by a function nested in `function`.
    std::uint8_t writes = 0;      ///< Writes seen, initialiser included; saturates at 255.
};

struct Parameter {
    NodeId pattern = 0;  ///< Name, a pattern, PatternDefault or Rest.
    TypeId type = 0;
    std::uint32_t decorators = 0;  ///< Offset in extra() of a list of expressions; 0 when there is none.
    bool property = false;         ///< TypeScript parameter property (`constructor(private db: Db)`).
    bool optional = false;
};

enum class FunctionKind : std::uint8_t {
    Module,
    Declaration,
    Expression,
    Arrow,
    Method,
    Getter,
    Setter,
    Constructor,
    StaticBlock
};

struct Function {
    FunctionKind kind = FunctionKind::Module;
    bool async = false;
    bool generator = false;
    bool usesThis = false;  ///< `this` or `super` of its own (arrow functions hand theirs to the enclosing function).
    bool usesArguments = false;
    bool expressionBody = false;       ///< Arrow whose body is an expression.
    AtomId name = 0;                   ///< Own name, or the name of the variable, property or method it is written to.
    FunctionId parent = kNone;         ///< Enclosing function; kNone for the module.
    ClassId ofClass = kNone;           ///< For methods, accessors, constructors and static blocks.
    BindingId binding = kNone;         ///< Binding of its own name (declarations and named expressions).
    std::uint32_t firstParameter = 0;  ///< Range in Program::parameters.
    std::uint32_t parameterCount = 0;
    std::uint32_t firstBinding = 0;  ///< Its bindings are contiguous in Program::bindings.
    std::uint32_t bindingCount = 0;
    NodeId firstNode = 0;  ///< Its nodes (parameters and body, nested functions included) are [firstNode, body].
    NodeId body = 0;       ///< Block or expression.
    TypeId returnType = 0;
    std::uint32_t hoisted = 0;  ///< Offset in extra() of the list of FunctionDecl nodes directly in it; 0 when none.
    Span span;
};

enum class MemberKind : std::uint8_t { Method, Getter, Setter, Field, StaticBlock };

struct ClassMember {
    MemberKind kind = MemberKind::Field;
    bool isStatic = false;
    AtomId key = 0;  ///< Decoded key; "constructor" for the constructor. 0 when computed.
    NodeId computedKey = 0;
    NodeId value = 0;  ///< Function node, field initialiser, or 0.
    TypeId type = 0;
    std::uint32_t decorators = 0;  ///< As Parameter::decorators.
};

struct Class {
    AtomId name = 0;
    BindingId binding = kNone;
    NodeId superclass = 0;  ///< Expression after `extends`; 0 when none.
    std::uint32_t firstMember = 0;
    std::uint32_t memberCount = 0;
    std::uint32_t decorators = 0;  ///< As Parameter::decorators.
    FunctionId function = 0;       ///< The function in whose body the class stands.
    Span span;
};

enum class TypeKind : std::uint8_t {
    None,
    Any,
    String,
    Number,
    Boolean,
    OtherPrimitive,
    Literal,
    Named,
    Array,
    Union,
    Object,
    Function
};

/// A TypeScript annotation, as far as analysis uses it.
struct Type {
    TypeKind kind = TypeKind::None;
    AtomId name = 0;            ///< Named: dotted name as written (`express.Request`).
    BindingId binding = kNone;  ///< Named: binding of the first identifier, when the file declares or imports it.
    std::uint32_t arguments =
        0;  ///< Offset in extra() of a list of TypeIds: type arguments, element type, union members. 0: none.
};

/// `import {imported as local} from 'module'`; `imported` is "default", "*" for a namespace.
/// `import x = require('m')` and `const x = require('m')` are not imports: they are ordinary code that calls `require`.
struct Import {
    AtomId module = 0;
    AtomId imported = 0;
    BindingId binding = kNone;
    bool typeOnly = false;
    Span span;
};

enum class ExportKind : std::uint8_t { Local, Indirect, Star, StarAs };

/// `export {local as exported}` and exported declarations (Local), `export {imported as exported} from 'm'` (Indirect),
/// `export * from 'm'` (Star), `export * as exported from 'm'` (StarAs). `export default expr` is an ExportDefault node;
/// a default-exported declaration is a Local export named "default".
struct Export {
    ExportKind kind = ExportKind::Local;
    AtomId exported = 0;
    AtomId imported = 0;
    AtomId module = 0;
    BindingId binding = kNone;
    Span span;
};

enum class RequestKind : std::uint8_t {
    Import,
    TypeImport,
    ExportFrom,
    Require,
    RequireResolve,
    DynamicImport,
    Folder
};

/// Every module specifier that the file names as a constant, in source order, and what is known of those that it puts together:
/// patterns of paths (folder_loads.h).
struct ModuleRequest {
    AtomId module = 0;
    RequestKind kind = RequestKind::Import;
    Span span;
};

/// A place that the parser could not understand; what surrounds it is lowered as usual.
struct SyntaxProblem {
    Span span;
    AtomId message = 0;
};

class Program {
public:
    // --- reading -------------------------------------------------------------------------------------------------
    [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[id]; }
    [[nodiscard]] std::string_view atom(AtomId id) const {
        return std::string_view(text).substr(atomOffsets[id], atomOffsets[id + 1] - atomOffsets[id]);
    }
    [[nodiscard]] Span span(NodeId id) const;
    /// The list at `offset` of extra; empty for offset 0.
    [[nodiscard]] std::span<const std::uint32_t> list(std::uint32_t offset) const {
        return {extra.data() + offset + 1, extra[offset]};
    }
    /// The list that a list-shaped node (Template, Array, Object, Sequence, patterns, VarDecl, Block) holds.
    [[nodiscard]] std::span<const std::uint32_t> items(NodeId id) const { return list(nodes[id].a); }
    /// The k-th fixed operand of a node whose operands stand in extra (If, For, Conditional, Call's callee, ...).
    [[nodiscard]] NodeId operand(NodeId id, std::uint32_t k) const { return extra[nodes[id].a + k]; }
    [[nodiscard]] NodeId callee(NodeId call) const { return operand(call, 0); }
    [[nodiscard]] std::span<const std::uint32_t> arguments(NodeId call) const { return list(nodes[call].a + 1); }
    [[nodiscard]] std::span<const Parameter> parametersOf(const Function& f) const {
        return {parameters.data() + f.firstParameter, f.parameterCount};
    }
    [[nodiscard]] std::span<const ClassMember> membersOf(const Class& c) const {
        return {members.data() + c.firstMember, c.memberCount};
    }
    /// Direct children in source order. Function and Class nodes have none: their insides belong to functions/classes.
    void children(NodeId id, std::vector<NodeId>& out) const;

    /// Bytes held by the arrays.
    [[nodiscard]] std::size_t memory() const;

    /// The bytes of the whole program, and back. `deserialise` rejects anything that is not intact.
    [[nodiscard]] std::string serialise() const;
    static Result<Program> deserialise(std::string_view bytes);

    // --- the arrays (filled by the lowering, read-only afterwards) --------------------------------------------------
    std::vector<Node> nodes;                 ///< nodes[0] is Kind::None.
    std::vector<std::uint32_t> extra;        ///< extra[0] = 0: the empty list.
    std::string text;                        ///< All atoms, one after the other.
    std::vector<std::uint32_t> atomOffsets;  ///< Atom i is text[atomOffsets[i], atomOffsets[i + 1]); atom 0 is "".
    std::vector<Binding> bindings;
    std::vector<Function> functions;  ///< functions[0] is the module; its body is a Block.
    std::vector<Parameter> parameters;
    std::vector<Class> classes;
    std::vector<ClassMember> members;
    std::vector<Type> types;  ///< types[0] is TypeKind::None.
    std::vector<Import> imports;
    std::vector<Export> exports;
    std::vector<ModuleRequest> requests;
    std::vector<SyntaxProblem> problems;
    std::vector<Span> directives;  ///< Comments that contain "jsward-", for suppression.
    struct LongSpan {
        NodeId node;
        std::uint32_t end;
    };
    std::vector<LongSpan> longSpans;  ///< Sorted by node.
    std::uint32_t sourceSize = 0;     ///< Bytes of source.
    std::uint32_t opaqueNodes = 0;    ///< Constructs too deep or unknown, lowered to Opaque.
    bool isModule = false;            ///< Has ES import/export syntax.
    bool isTypeScript = false;
};

[[nodiscard]] std::string_view kindName(Kind kind);

}  // namespace jsward
