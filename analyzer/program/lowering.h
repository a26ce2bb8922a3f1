// The lowering: one recursive descent over a flat syntax tree that appends to a program. This header is shared by the
// lower_*.cpp files, each of which holds the forms of one area; nobody else includes it.
//
// Every member that lowers something returns the node it added, which is always the last node of the program at that moment.
// That is how parents may leave their last child out: see program.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/program/lower.h"
#include "analyzer/program/program.h"
#include "analyzer/program/program_builder.h"
#include "analyzer/program/scopes.h"
#include "analyzer/syntax/syntax_tree.h"

namespace jsward {

class Lowering {
public:
    Lowering(const SyntaxTree& tree, Language language, const LowerOptions& options, Program& program);

    void run();

private:
    // --- lower.cpp: the frame ---------------------------------------------------------------------------------------
    struct Depth {  ///< Counts one level of nesting for as long as it lives.
        explicit Depth(std::uint32_t& levels) : levels(levels) { ++levels; }
        ~Depth() { --levels; }
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;
        std::uint32_t& levels;
    };
    [[nodiscard]] bool tooDeep() const { return depth_ > options_.maxDepth; }
    NodeId opaque(Span span);
    NodeId opaqueForDepth(Span span);
    void moveProblems();
    void finish();

    /// An identifier that is read (or called, exported, ...): Name or Global.
    NodeId reference(AtomId name, Span span);
    /// An identifier that is written.
    NodeId target(AtomId name, Span span);
    NodeId resolved(AtomId name, Span span, bool written);
    void useThis();
    void useArguments();
    /// The function whose `this` and `arguments` are meant here; kNone in a field initialiser.
    [[nodiscard]] FunctionId receiverFunction() const;

    AtomId name(SyntaxId at);  ///< The atom of an identifier, its escapes interpreted.
    AtomId stringValue(SyntaxId at);
    AtomId decoded(std::string_view raw);
    [[nodiscard]] Span span(SyntaxId at) const { return tree_.span(at); }
    [[nodiscard]] Syntax kind(SyntaxId at) const { return tree_.kind(at); }
    /// The first child that is an expression: the operand of forms whose children have no field.
    [[nodiscard]] SyntaxId operand(SyntaxId at) const;

    // --- declarations.cpp: what a scope declares ------------------------------------------------------------------------
    void declareStatements(SyntaxId list);
    void declareStatement(SyntaxId statement);
    void declareVariables(SyntaxId list);
    void declareHoisted(SyntaxId statement);
    void declareDeclarators(SyntaxId declaration, BindingKind kind);
    void declarePattern(SyntaxId pattern, BindingKind kind);
    template <class Visit>
    void forEachName(SyntaxId pattern, Visit visit) const;
    template <class Visit>
    void forEachDeclaredName(SyntaxId declaration, Visit visit) const;
    void declareImports(SyntaxId statement);
    void declareFunction(SyntaxId declaration);
    void declareNamed(SyntaxId declaration, BindingKind kind);
    BindingId declare(AtomId name, BindingKind kind) { return scopes_.declare(name, kind, function_); }
    [[nodiscard]] BindingKind declaredKind(SyntaxId declaration) const;

    // --- lower_statement.cpp --------------------------------------------------------------------------------------------
    NodeId statement(SyntaxId at);
    NodeId statementWithin(SyntaxId at);
    NodeId expressionStatement(SyntaxId at);
    void statements(SyntaxId list, PendingList& out);
    void brokenStatements(SyntaxId error, PendingList& out);
    NodeId block(SyntaxId at);
    NodeId blockOfDeclared(SyntaxId at);
    NodeId variables(SyntaxId at);
    NodeId declarator(SyntaxId at, BindingKind declared);
    NodeId initialised(SyntaxId declarator, SyntaxId value, NodeId target);
    NodeId usingAssignment(SyntaxId assignment);
    NodeId ifStatement(SyntaxId at);
    NodeId forStatement(SyntaxId at);
    NodeId forInStatement(SyntaxId at);
    NodeId forInTarget(SyntaxId at);
    NodeId loop(Kind result, SyntaxId at);
    NodeId switchStatement(SyntaxId at);
    NodeId switchCase(SyntaxId at);
    NodeId tryStatement(SyntaxId at);
    NodeId catchClause(SyntaxId clause, NodeId& parameter);
    NodeId labeled(SyntaxId at);
    NodeId jump(Kind result, SyntaxId at);
    NodeId withOperand(Kind result, SyntaxId at);
    NodeId body(SyntaxId parent, Field field);
    NodeId expressionAt(SyntaxId parent, Field field);

    // --- lower_expression.cpp -------------------------------------------------------------------------------------------
    NodeId expression(SyntaxId at);
    /// An expression that takes the name of what it is written to, if it is a function or a class.
    NodeId namedExpression(SyntaxId at, AtomId name);
    NodeId namedPrimary(SyntaxId at, AtomId name);
    /// Opaque, placed at the parent's end, when there is no node.
    NodeId expressionOr(SyntaxId at, SyntaxId parent);
    SyntaxId descend(SyntaxId at);
    /// `await (...)(...)`, `await (...).x`: the grammar reads a call of a function named await.
    [[nodiscard]] bool isAwaitReadAsCall(SyntaxId at);
    NodeId operandOfAwait(SyntaxId call);
    [[nodiscard]] SyntaxId leftOperand(SyntaxId at) const;
    NodeId extend(SyntaxId at, NodeId left);
    NodeId primary(SyntaxId at);
    NodeId literal(SyntaxId at);
    NodeId otherPrimary(SyntaxId at);
    NodeId identifier(SyntaxId at);
    NodeId regex(SyntaxId at);
    NodeId templateString(SyntaxId at);
    NodeId array(SyntaxId at);
    NodeId sequence(SyntaxId at);
    NodeId unary(SyntaxId at);
    NodeId update(SyntaxId at);
    NodeId assignment(SyntaxId at);
    NodeId augmentedAssignment(SyntaxId at);
    [[nodiscard]] AtomId nameOfTarget(NodeId target) const;
    NodeId yield(SyntaxId at);
    NodeId prefixed(Kind result, SyntaxId at);
    NodeId member(SyntaxId at, NodeId object);
    NodeId subscript(SyntaxId at, NodeId object);
    NodeId binary(SyntaxId at, NodeId left);
    NodeId conditional(SyntaxId at, NodeId condition);
    NodeId call(SyntaxId at, NodeId callee);
    NodeId newExpression(SyntaxId at);
    NodeId importCall(SyntaxId at);
    void arguments(SyntaxId at, PendingList& out);
    /// Lowers the expressions of a list that the parser could not read as one, as a Sequence that ends in Opaque.
    NodeId brokenExpression(SyntaxId error);
    NodeId cast(SyntaxId at, NodeId operand);

    // --- lower_object.cpp -----------------------------------------------------------------------------------------------
    struct Key {
        AtomId atom = 0;
        NodeId computed = 0;  ///< Set when the key is not a constant.
    };
    NodeId object(SyntaxId at);
    NodeId objectMember(SyntaxId at);
    NodeId property(SyntaxId at, Key key, PropertyOp op);
    Key propertyKey(SyntaxId at);
    /// True, and the atom, when the expression is a constant that can be a key.
    bool constantText(SyntaxId at, AtomId& atom);

    // --- lower_pattern.cpp ----------------------------------------------------------------------------------------------
    NodeId pattern(SyntaxId at);
    NodeId patternWithin(SyntaxId at);
    NodeId identifierTarget(SyntaxId at);
    NodeId objectPattern(SyntaxId at);
    NodeId patternMember(SyntaxId at);
    NodeId shorthandPattern(SyntaxId at);
    NodeId defaulted(SyntaxId at);
    NodeId arrayPattern(SyntaxId at);
    NodeId expressionTarget(SyntaxId at);
    /// What the identifiers of a pattern are: targets of an assignment, or names that it declares.
    struct PatternRole {
        bool declares = false;
        BindingKind kind = BindingKind::Var;
        bool writes = true;  ///< A value is known to be written, as opposed to parameters and `var x;`.
    };
    /// Sets the role for as long as it lives.
    struct InRole {
        InRole(Lowering& lowering, PatternRole role)
            : lowering(lowering), before(std::exchange(lowering.role_, role)) {}
        ~InRole() { lowering.role_ = before; }
        InRole(const InRole&) = delete;
        InRole& operator=(const InRole&) = delete;
        Lowering& lowering;
        PatternRole before;
    };

    // --- lower_function.cpp ---------------------------------------------------------------------------------------------
    struct FunctionContext {  ///< What a function hides of the function around it.
        FunctionId function;
        ClassId fieldClass;
        PatternRole role;
        std::size_t hoistedStart;
    };
    struct FunctionForm {
        FunctionKind kind = FunctionKind::Expression;
        AtomId name = 0;
        ClassId ofClass = kNone;
        BindingId binding = kNone;
    };
    /// Lowers parameters and body, and adds the node.
    NodeId functionLike(SyntaxId at, const FunctionForm& form, Kind kind);
    FunctionContext enterFunction(SyntaxId at, const FunctionForm& form);
    void leaveFunction(const FunctionContext& outer, NodeId body);
    NodeId functionDeclaration(SyntaxId at, AtomId exportedName);
    NodeId functionExpression(SyntaxId at, AtomId inferredName);
    NodeId functionBody(SyntaxId at);
    void parameters(SyntaxId at);
    void parameter(SyntaxId at);
    Parameter typedParameter(SyntaxId at, SyntaxId inner);
    std::uint32_t decorators(SyntaxId at, SyntaxId alsoAt);

    // --- lower_class.cpp ------------------------------------------------------------------------------------------------
    NodeId classDeclaration(SyntaxId at, SyntaxId decoratedBy);
    NodeId classExpression(SyntaxId at, AtomId inferredName);
    ClassId classBody(SyntaxId at, SyntaxId decoratedBy, AtomId name, BindingId binding);
    NodeId superclass(SyntaxId at);
    void classMembers(SyntaxId body, ClassId id);
    bool classMember(SyntaxId at, ClassId id, ClassMember& out);
    ClassMember method(SyntaxId at, ClassId id);
    ClassMember field(SyntaxId at, ClassId id);
    ClassMember staticBlock(SyntaxId at, ClassId id);
    MemberKind accessorKind(SyntaxId at) const;

    // --- lower_module.cpp -----------------------------------------------------------------------------------------------
    NodeId importStatement(SyntaxId at);
    void importClause(SyntaxId clause, AtomId module, bool typeOnly);
    void importSpecifier(SyntaxId at, AtomId module, bool typeOnly);
    void addImport(AtomId module, AtomId imported, SyntaxId local, bool typeOnly, Span span);
    AtomId exportName(SyntaxId at);
    NodeId importRequire(SyntaxId statement, SyntaxId clause);
    NodeId importAlias(SyntaxId at);
    NodeId dottedName(SyntaxId at);
    void request(AtomId module, RequestKind kind, Span span);
    void requestOfCall(SyntaxId at, NodeId callee, NodeId argument);
    void requestFolders();
    AtomId constantOf(NodeId node, bool& constant) const;
    NodeId singleVariable(BindingKind kind, NodeId target, Span span);
    [[nodiscard]] bool isTypeOnly(SyntaxId at) const;

    // --- lower_export.cpp -----------------------------------------------------------------------------------------------
    NodeId exportStatement(SyntaxId at);
    NodeId exportFrom(SyntaxId at, SyntaxId source);
    void exportClause(SyntaxId clause, const AtomId* module);
    NodeId exportDeclaration(SyntaxId at, SyntaxId declaration);
    NodeId exportDefault(SyntaxId at, SyntaxId value);
    void exportNames(SyntaxId declaration);
    void addLocalExport(AtomId exported, AtomId local, Span span);
    [[nodiscard]] bool followsEquals(SyntaxId at) const;
    [[nodiscard]] SyntaxId lastChild(SyntaxId at) const;

    // --- lower_typescript.cpp -------------------------------------------------------------------------------------------
    NodeId enumDeclaration(SyntaxId at);
    NodeId enumMember(SyntaxId at, std::optional<std::int64_t>& next);
    NodeId namespaceDeclaration(SyntaxId at);
    NodeId namespaceObject(SyntaxId body);
    [[nodiscard]] bool isInstantiated(SyntaxId module) const;
    /// The namespace that a statement is; 0 when it is something else.
    [[nodiscard]] SyntaxId namespaceOf(SyntaxId statement) const;
    [[nodiscard]] SyntaxId firstNameOf(SyntaxId module) const;

    // --- lower_type.cpp -------------------------------------------------------------------------------------------------
    TypeId annotation(SyntaxId parent, Field field);
    TypeId type(SyntaxId at);
    TypeId typeWithin(SyntaxId at);
    [[nodiscard]] SyntaxId typeOperand(SyntaxId at) const;
    TypeId simpleType(TypeKind kind);
    TypeId addType(const Type& type);
    TypeId predefinedType(SyntaxId at);
    TypeId namedType(SyntaxId nameNode, SyntaxId argumentsNode);
    TypeId literalType(SyntaxId at);
    TypeId unionType(SyntaxId at);
    TypeId intersectionType(SyntaxId at);
    TypeId listType(TypeKind kind, SyntaxId at);
    void typeMembers(SyntaxId at, Syntax flattened, PendingList& out);

    // --- lower_jsx.cpp --------------------------------------------------------------------------------------------------
    NodeId jsxElement(SyntaxId at);
    NodeId jsxTag(SyntaxId opening);
    void jsxAttributes(SyntaxId opening, PendingList& out);
    NodeId jsxAttribute(SyntaxId at);
    NodeId jsxValue(SyntaxId at);
    [[nodiscard]] SyntaxId jsxOperand(SyntaxId at) const;
    void jsxChildren(SyntaxId element, SyntaxId opening, PendingList& out);
    void jsxText(Span span, PendingList& out);

    const SyntaxTree& tree_;
    const Language language_;
    const LowerOptions options_;
    Program& program_;
    ProgramBuilder builder_;
    Scopes scopes_;

    FunctionId function_ = 0;     ///< The function being lowered.
    ClassId fieldClass_ = kNone;  ///< The class whose field initialiser is being lowered, outside of functions.
    PatternRole role_;
    std::uint32_t inNamespace_ = 0;  ///< Exports of a namespace are not those of the module.
    bool sloppyFunctions_ = false;   ///< Functions in blocks are visible in the whole function.
    std::uint32_t depth_ = 0;
    std::vector<SyntaxId> spine_;            ///< Forms whose leftmost operand is being lowered.
    std::vector<std::uint32_t> hoisted_;     ///< FunctionDecl nodes of the open functions.
    std::vector<Parameter> openParameters_;  ///< Of the functions whose parameter lists are open.
    std::vector<ClassMember> openMembers_;   ///< Of the open classes.
    std::vector<TypeId> namedTypes_;         ///< By atom: the type without arguments of that name.
    TypeId simpleTypes_[static_cast<std::size_t>(TypeKind::Function) + 1] = {};
    std::string decodeBuffer_;
    bool hasUnicodeEscapes_ = false;

    struct {
        AtomId arguments, require, resolve, constructor, default_, star;
    } atoms_{};
    std::vector<NodeId> openRequests_;  ///< Calls that load modules whose names are not constant.
};

/// Visits every name that a binding pattern declares: every identifier that is neither part of a key nor of a default.
template <class Visit>
void Lowering::forEachName(SyntaxId pattern, Visit visit) const {
    const SyntaxId end = tree_[pattern].next;
    for (SyntaxId at = pattern; at < end;) {
        const SyntaxNode& node = tree_[at];
        bool inside = false;
        switch (node.field == Field::Right ? Syntax::Other : node.kind) {
            case Syntax::Identifier:
            case Syntax::ShorthandPropertyPattern: visit(at); break;
            case Syntax::ObjectPattern:
            case Syntax::ArrayPattern:
            case Syntax::PairPattern:
            case Syntax::RestPattern:
            case Syntax::AssignmentPattern:
            case Syntax::ObjectAssignmentPattern: inside = true; break;
            default: break;
        }
        at = inside ? at + 1 : node.next;
    }
}

/// Visits the names of a declaration that exists at run time.
template <class Visit>
void Lowering::forEachDeclaredName(SyntaxId declaration, Visit visit) const {
    switch (kind(declaration)) {
        case Syntax::VariableDeclaration:
        case Syntax::LexicalDeclaration:
        case Syntax::UsingDeclaration:
            for (const SyntaxId child : tree_.children(declaration)) {
                const SyntaxId pattern = tree_.child(child, Field::Name);
                if (kind(child) == Syntax::VariableDeclarator && pattern != 0) forEachName(pattern, visit);
            }
            break;
        case Syntax::ImportAlias:
            if (const SyntaxId local = tree_.child(declaration, Syntax::Identifier)) visit(local);
            break;
        case Syntax::Module:
        case Syntax::InternalModule:
            if (isInstantiated(declaration)) visit(firstNameOf(declaration));
            break;
        case Syntax::TypeDeclaration: break;
        default:
            if (const SyntaxId nameNode = tree_.child(declaration, Field::Name)) visit(nameNode);
    }
}

[[nodiscard]] bool isStatement(Syntax kind);
[[nodiscard]] bool isExpression(Syntax kind);

}  // namespace jsward
