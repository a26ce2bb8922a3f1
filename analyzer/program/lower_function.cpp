// Functions of every form: declarations, expressions, arrows, methods, accessors, static blocks.
#include <algorithm>

#include "analyzer/program/lowering.h"

namespace jsward {

Lowering::FunctionContext Lowering::enterFunction(SyntaxId at, const FunctionForm& form) {
    const auto id = static_cast<FunctionId>(program_.functions.size());
    Function& function = program_.functions.emplace_back();
    function.kind = form.kind;
    function.name = form.name;
    function.parent = function_;
    function.ofClass = form.ofClass;
    function.binding = form.binding;
    function.firstNode = builder_.nextNode();
    function.span = span(at);
    for (const SyntaxId child : tree_.children(at)) {
        if (kind(child) == Syntax::Async) function.async = true;
        if (kind(child) == Syntax::Star) function.generator = true;
    }
    return {std::exchange(function_, id), std::exchange(fieldClass_, kNone), std::exchange(role_, {}), hoisted_.size()};
}

void Lowering::leaveFunction(const FunctionContext& outer, NodeId body) {
    Function& function = program_.functions[function_];
    function.body = body;
    function.hoisted = builder_.list(std::span(hoisted_).subspan(outer.hoistedStart));
    hoisted_.resize(outer.hoistedStart);
    function_ = outer.function;
    fieldClass_ = outer.fieldClass;
    role_ = outer.role;
}

NodeId Lowering::functionLike(SyntaxId at, const FunctionForm& form, Kind kind) {
    const FunctionContext outer = enterFunction(at, form);
    const FunctionId id = function_;
    // The name of a function expression is seen by the function alone, and anything in it hides it.
    const bool hasOwnName = form.kind == FunctionKind::Expression && tree_.child(at, Field::Name) != 0;
    if (hasOwnName) {
        scopes_.enter();
        program_.functions[id].binding = declare(name(tree_.child(at, Field::Name)), BindingKind::FunctionName);
    }
    scopes_.enter();
    if (form.kind != FunctionKind::StaticBlock) parameters(at);
    const TypeId returnType = annotation(at, Field::ReturnType);
    program_.functions[id].returnType = returnType;
    const NodeId body = functionBody(at);
    scopes_.leave();
    if (hasOwnName) scopes_.leave();
    leaveFunction(outer, body);
    return builder_.add(kind, span(at), id);
}

NodeId Lowering::functionBody(SyntaxId at) {
    const SyntaxId body = tree_.child(at, Field::Body);
    if (body == 0) return builder_.add(Kind::Block, {tree_[at].end, tree_[at].end});
    if (kind(body) != Syntax::StatementBlock) {
        program_.functions[function_].expressionBody = true;
        return expression(body);
    }
    const Depth level(depth_);
    if (tooDeep()) {
        opaqueForDepth(span(body));
        const NodeId statement = builder_.add(Kind::ExpressionStatement, span(body));
        return builder_.add(Kind::Block, span(body), builder_.list({&statement, 1}));
    }
    declareStatements(body);
    declareVariables(body);
    return blockOfDeclared(body);
}

NodeId Lowering::functionDeclaration(SyntaxId at, AtomId exportedName) {
    const SyntaxId nameNode = tree_.child(at, Field::Name);
    FunctionForm form = {.kind = FunctionKind::Declaration, .name = exportedName};
    if (nameNode != 0) {
        form.name = name(nameNode);
        form.binding = scopes_.lookup(form.name);
        if (form.binding == kNone) form.binding = declare(form.name, BindingKind::Function);
        Binding& binding = program_.bindings[form.binding];
        if (binding.writes != 255) ++binding.writes;
    }
    const NodeId node = functionLike(at, form, Kind::FunctionDecl);
    hoisted_.push_back(node);
    return node;
}

NodeId Lowering::functionExpression(SyntaxId at, AtomId inferredName) {
    FunctionForm form = {.name = inferredName};
    if (kind(at) == Syntax::ArrowFunction) {
        form.kind = FunctionKind::Arrow;
        form.ofClass = fieldClass_;
    } else if (const SyntaxId nameNode = tree_.child(at, Field::Name)) {
        form.name = name(nameNode);
    }
    return functionLike(at, form, Kind::Function);
}

void Lowering::parameters(SyntaxId at) {
    const SyntaxId single = tree_.child(at, Field::Parameter);
    const SyntaxId list = tree_.child(at, Field::Parameters);
    const std::size_t base = openParameters_.size();
    const InRole role(*this, {true, BindingKind::Parameter, false});
    if (single != 0) {
        declarePattern(single, BindingKind::Parameter);
        openParameters_.push_back({.pattern = pattern(single)});
    } else if (list != 0) {
        for (const SyntaxId child : tree_.children(list)) {
            const SyntaxId inner = tree_.child(child, Field::Pattern);
            declarePattern(inner != 0 ? inner : child, BindingKind::Parameter);
        }
        for (const SyntaxId child : tree_.children(list)) parameter(child);
    }
    Function& function = program_.functions[function_];
    function.firstParameter = static_cast<std::uint32_t>(program_.parameters.size());
    function.parameterCount = static_cast<std::uint32_t>(openParameters_.size() - base);
    program_.parameters.insert(program_.parameters.end(), openParameters_.begin() + static_cast<std::ptrdiff_t>(base),
                               openParameters_.end());
    openParameters_.resize(base);
}

void Lowering::parameter(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::RequiredParameter:
        case Syntax::OptionalParameter: {
            const SyntaxId inner = tree_.child(at, Field::Pattern);
            // `this` among the parameters is an annotation only.
            if (inner != 0 && kind(inner) != Syntax::This) {
                const Parameter parameter = typedParameter(at, inner);
                openParameters_.push_back(parameter);
            }
            break;
        }
        case Syntax::Error:
        case Syntax::Missing:
        case Syntax::Decorator: break;
        default: {
            const NodeId node = pattern(at);
            openParameters_.push_back({.pattern = node});
        }
    }
}

Parameter Lowering::typedParameter(SyntaxId at, SyntaxId inner) {
    Parameter result;
    {
        const InRole role(*this, {});
        result.decorators = decorators(at, 0);
    }
    result.optional = kind(at) == Syntax::OptionalParameter;
    // `readonly` makes a property too; the pattern of all others starts the parameter or follows its decorators.
    result.property = tree_.has(at, Syntax::AccessibilityModifier) || tree_.has(at, Syntax::OverrideModifier) ||
                      tree_.has(at, Syntax::Readonly);
    result.pattern = pattern(inner);
    if (const SyntaxId value = tree_.child(at, Field::Value)) {
        namedExpression(value, nameOfTarget(result.pattern));
        result.pattern = builder_.add(Kind::PatternDefault, {tree_[inner].begin, tree_[value].end}, result.pattern);
    }
    result.type = annotation(at, Field::Type);
    return result;
}

/// The decorators of a node, and of a second one that carries more of them (an export of the class); 0 when there is none.
std::uint32_t Lowering::decorators(SyntaxId at, SyntaxId alsoAt) {
    PendingList list(builder_.scratch());
    for (const SyntaxId holder : {alsoAt, at}) {
        if (holder == 0) continue;
        for (const SyntaxId child : tree_.children(holder)) {
            if (kind(child) == Syntax::Decorator) list.add(expressionOr(operand(child), child));
        }
    }
    return builder_.list(list.items());
}

}  // namespace jsward
