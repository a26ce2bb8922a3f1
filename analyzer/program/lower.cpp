#include "analyzer/program/lower.h"

#include <algorithm>

#include "analyzer/program/lowering.h"
#include "analyzer/syntax/literals.h"

namespace jsward {

Lowering::Lowering(const SyntaxTree& tree, Language language, const LowerOptions& options, Program& program)
    : tree_(tree),
      language_(language),
      options_(options),
      program_(program),
      builder_(program, tree.source().size()),
      scopes_(program),
      hasUnicodeEscapes_(tree.source().find("\\u") != std::string_view::npos) {
    atoms_ = {builder_.atom("arguments"),   builder_.atom("require"), builder_.atom("resolve"),
              builder_.atom("constructor"), builder_.atom("default"), builder_.atom("*")};
}

void Lowering::run() {
    program_.sourceSize = static_cast<std::uint32_t>(tree_.source().size());
    program_.isTypeScript = language_ != Language::JavaScript;
    for (const SyntaxId child : tree_.children(0)) {
        if (kind(child) == Syntax::ImportStatement || kind(child) == Syntax::ExportStatement) program_.isModule = true;
    }
    sloppyFunctions_ = !program_.isModule && !program_.isTypeScript;

    Function& module = program_.functions.emplace_back();
    module.firstNode = builder_.nextNode();
    module.span = {0, program_.sourceSize};
    scopes_.enter();
    declareStatements(0);
    declareVariables(0);
    const NodeId body = blockOfDeclared(0);
    scopes_.leave();
    program_.functions[0].body = body;
    program_.functions[0].hoisted = builder_.list(hoisted_);
    finish();
}

void Lowering::finish() {
    moveProblems();
    requestFolders();
    std::stable_sort(program_.requests.begin(), program_.requests.end(),
                     [](const ModuleRequest& a, const ModuleRequest& b) { return a.span.begin < b.span.begin; });
    program_.directives = tree_.directives();
    groupBindings(program_);
    program_.nodes.shrink_to_fit();
    program_.extra.shrink_to_fit();
    program_.text.shrink_to_fit();
    program_.atomOffsets.shrink_to_fit();
    program_.functions.shrink_to_fit();
    program_.parameters.shrink_to_fit();
}

/// Joins the parser's problems to those of the lowering, in source order.
void Lowering::moveProblems() {
    for (const ParseProblem& problem : tree_.problems())
        program_.problems.push_back({problem.span, builder_.atom(problem.message)});
    std::stable_sort(program_.problems.begin(), program_.problems.end(),
                     [](const SyntaxProblem& a, const SyntaxProblem& b) { return a.span < b.span; });
}

NodeId Lowering::opaque(Span span) {
    ++program_.opaqueNodes;
    return builder_.add(Kind::Opaque, span);
}

NodeId Lowering::opaqueForDepth(Span span) {
    program_.problems.push_back({span, builder_.atom("nested too deep")});
    return opaque(span);
}

NodeId Lowering::reference(AtomId name, Span span) { return resolved(name, span, false); }

NodeId Lowering::target(AtomId name, Span span) {
    // Where the syntax is broken a declaration can stand where no scope looked for one.
    if (role_.declares && scopes_.lookup(name) == kNone) declare(name, role_.kind);
    const NodeId node = resolved(name, span, role_.writes);
    if (!role_.declares) return node;
    Binding& binding = program_.bindings[program_[node].a];
    if (binding.declaration == 0) binding.declaration = node;
    return node;
}

NodeId Lowering::resolved(AtomId name, Span span, bool written) {
    const BindingId id = scopes_.lookup(name);
    if (id == kNone) {
        if (name == atoms_.arguments) useArguments();
        return builder_.add(Kind::Global, span, name);
    }
    Binding& binding = program_.bindings[id];
    if (binding.function != function_) {
        binding.captured = true;
        binding.assignedInside |= written;
    }
    if (written && binding.writes != 255) ++binding.writes;
    return builder_.add(Kind::Name, span, id);
}

FunctionId Lowering::receiverFunction() const {
    if (fieldClass_ != kNone) return kNone;
    FunctionId at = function_;
    while (program_.functions[at].kind == FunctionKind::Arrow) {
        // An arrow function that is the value of a field sees the instance.
        if (program_.functions[at].ofClass != kNone) return kNone;
        at = program_.functions[at].parent;
    }
    return at;
}

void Lowering::useThis() {
    const FunctionId function = receiverFunction();
    if (function != kNone) program_.functions[function].usesThis = true;
}

void Lowering::useArguments() {
    const FunctionId function = receiverFunction();
    if (function != kNone) program_.functions[function].usesArguments = true;
}

AtomId Lowering::name(SyntaxId at) {
    const std::string_view text = tree_.text(at);
    if (!hasUnicodeEscapes_ || text.find('\\') == std::string_view::npos) return builder_.atom(text);
    decodeBuffer_.clear();
    decodeIdentifier(text, decodeBuffer_);
    return builder_.atom(decodeBuffer_);
}

AtomId Lowering::decoded(std::string_view raw) {
    if (raw.find_first_of("\\\r") == std::string_view::npos) return builder_.atom(raw);
    decodeBuffer_.clear();
    decodeEscapes(raw, decodeBuffer_);
    return builder_.atom(decodeBuffer_);
}

AtomId Lowering::stringValue(SyntaxId at) {
    std::string_view text = tree_.text(at);
    if (text.size() >= 2) text = text.substr(1, text.size() - 2);
    return decoded(text);
}

SyntaxId Lowering::operand(SyntaxId at) const {
    for (const SyntaxId child : tree_.children(at)) {
        if (isExpression(kind(child))) return child;
    }
    return 0;
}

Program lower(const Tree& tree, std::string_view source, const LowerOptions& options) {
    Program program;
    const SyntaxTree flat(tree, source);
    Lowering(flat, tree.language(), options, program).run();
    return program;
}

}  // namespace jsward
