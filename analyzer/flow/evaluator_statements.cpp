#include <algorithm>

#include "analyzer/flow/evaluator.h"

namespace jsward {

void Evaluator::restore(const Branch& branch) {
    environment_ = branch.environment;
    reachable_ = branch.reachable;
}

void Evaluator::mergeWith(const Branch& branch) {
    if (!branch.reachable) return;
    if (!reachable_) return restore(branch);
    for (std::size_t i = 0; i < environment_.size(); ++i) {
        if (environment_[i] != branch.environment[i]) environment_[i] = join(environment_[i], branch.environment[i]);
    }
}

void Evaluator::leave() {
    if (!exits_.empty() && reachable_) {
        const Branch here = save();
        Branch& exit = exits_.back();
        if (!exit.reachable) {
            exit = here;
        } else {
            for (std::size_t i = 0; i < here.environment.size(); ++i) {
                exit.environment[i] = join(exit.environment[i], here.environment[i]);
            }
        }
    }
    reachable_ = false;
}

void Evaluator::hoist(const Function& function) {
    for (const NodeId declaration : program_.list(function.hoisted)) {
        const FunctionId id = at(declaration).a;
        const Function& declared = program_.functions[id];
        if (declared.binding == kNone) continue;
        assignName(declared.binding, label(Tag::Function, engine_.functionId(slot_, id)));
    }
}

void Evaluator::statements(std::span<const std::uint32_t> list) {
    const int outside = productionOff_;
    for (const NodeId node : list) statement(node);
    productionOff_ = outside;
}

void Evaluator::statement(NodeId node) {
    // What cannot be reached is walked all the same: a hoisted function or a wrong guess about control flow may need it, but
    // only declarations matter there.
    if (node == 0) return;
    const Node& n = at(node);
    if (!reachable_ && n.kind != Kind::FunctionDecl && n.kind != Kind::ClassDecl && n.kind != Kind::VarDecl) return;
    switch (n.kind) {
        case Kind::Block: return statements(program_.items(node));
        case Kind::ExpressionStatement: expression(node - 1); return;
        case Kind::VarDecl: return variables(node);
        case Kind::Return: return returnStatement(node);
        case Kind::Throw:
            if (n.op & 1) expression(node - 1);
            reachable_ = false;
            return;
        case Kind::If: return ifStatement(node);
        case Kind::For: return forStatement(node);
        case Kind::ForIn:
        case Kind::ForOf: return forEach(node);
        case Kind::While: return loop(program_.operand(node, 0), program_.operand(node, 1), 0);
        case Kind::DoWhile: return loop(0, program_.operand(node, 0), program_.operand(node, 1));
        case Kind::Switch: return switchStatement(node);
        case Kind::Try: return tryStatement(node);
        case Kind::Labeled: return statement(node - 1);
        case Kind::Break:
        case Kind::Continue: return leave();
        case Kind::With: expression(program_.operand(node, 0)); return statement(program_.operand(node, 1));
        case Kind::ExportDefault:
            engine_.write(Space::Exports, slot_, engine_.names.defaultName, expression(node - 1));
            return;
        case Kind::ExportAssign: engine_.write(Space::Assigned, slot_, 0, expression(node - 1)); return;
        case Kind::ClassDecl: {
            const Class& declared = program_.classes[n.a];
            const ValueId value = classValue(n.a);
            if (declared.binding != kNone) assignName(declared.binding, value);
            return;
        }
        case Kind::FunctionDecl: {
            // Declared in a block: hoisted to the function only where the engine did not see it yet.
            const BindingId binding = program_.functions[n.a].binding;
            if (binding != kNone && nameValue(binding) == 0)
                assignName(binding, label(Tag::Function, engine_.functionId(slot_, n.a)));
            return;
        }
        default: return;
    }
}

void Evaluator::variables(NodeId node) {
    for (const NodeId declarator : program_.items(node)) {
        if (!(at(declarator).op & 1)) continue;
        bind(at(declarator).a, expression(declarator - 1), true);
    }
}

void Evaluator::returnStatement(NodeId node) {
    if (at(node).op & 1) {
        const ValueId value = expression(node - 1);
        learnPredicate(node - 1);
        returned_.emplace_back(node - 1, value);
        // A generator hands out elements; `return` in one is not seen by for-of.
        if (!function_.generator) returns_ = join(returns_, value);
    }
    reachable_ = false;
}

void Evaluator::ifStatement(NodeId node) {
    const NodeId condition = program_.operand(node, 0);
    const NodeId otherwise = program_.operand(node, 2);
    expression(condition);
    const auto proven = refinements_.size();
    const auto development = developmentTest(condition);
    const Branch before = save();

    assume(condition, true);
    settleOrigins(proven);
    inEnvironment(development == true, program_.operand(node, 1));
    Branch thenEnd = save();
    refinements_.resize(std::min(proven, refinements_.size()));

    restore(before);
    assume(condition, false);
    settleOrigins(proven);
    if (otherwise) inEnvironment(development == false, otherwise);
    const bool elseEnds = !reachable_;
    if (development)
        *development ? hideWhereChanged(thenEnd.environment, environment_)
                     : hideWhereChanged(environment_, thenEnd.environment);
    mergeWith(thenEnd);
    // Where one branch leaves, the code after it runs only in the environment of the other.
    if ((!thenEnd.reachable && development == false) || (elseEnds && development == true)) ++productionOff_;

    if (!thenEnd.reachable) return;  // the code after it runs only when the condition failed: what that proved stays
    refinements_.resize(std::min(proven, refinements_.size()));
    if (elseEnds) assume(condition, true);
}

/// What variables hold only after a branch for development never reaches a client of the real thing.
void Evaluator::hideWhereChanged(std::vector<ValueId>& development, const std::vector<ValueId>& production) {
    if (!engine_.responseKind) return;
    for (std::size_t i = 0; i < development.size(); ++i) {
        if (development[i] != production[i]) development[i] = harmlessFor(development[i], only(*engine_.responseKind));
    }
}

/// A branch; `development`: that runs outside production only.
void Evaluator::inEnvironment(bool development, NodeId branch) {
    const int outside = productionOff_;
    productionOff_ += development ? 1 : 0;
    statement(branch);
    productionOff_ = outside;
}

void Evaluator::loop(NodeId condition, NodeId body, NodeId update) {
    exits_.push_back({environment_, false});
    for (int round = 0; round < 3; ++round) {
        const Branch before = save();
        const auto proven = refinements_.size();
        if (condition) {
            expression(condition);
            assume(condition, true);
        }
        inEnvironment(false, body);
        refinements_.resize(std::min(proven, refinements_.size()));
        if (!reachable_) restore({before.environment, true});
        if (update) expression(update);
        mergeWith(before);
        if (environment_ == before.environment) break;
    }
    const Branch exit = exits_.back();
    exits_.pop_back();
    mergeWith(exit);
    if (condition) assume(condition, false);
}

void Evaluator::forStatement(NodeId node) {
    const NodeId init = program_.operand(node, 0);
    if (init) at(init).kind == Kind::VarDecl ? statement(init) : static_cast<void>(expression(init));
    const NodeId test = program_.operand(node, 1);
    loop(test, program_.operand(node, 3), program_.operand(node, 2));
}

void Evaluator::forEach(NodeId node) {
    const ValueId iterated = expression(program_.operand(node, 1));
    const NodeId target = program_.operand(node, 0);
    const NodeId pattern = at(target).kind == Kind::VarDecl ? program_.items(target)[0] - 1 : target;
    // `for (k in x)`: the keys of data are data, and strings.
    const ValueId item =
        at(node).kind == Kind::ForOf ? element(iterated, pattern) : asString(values_.withoutFields(iterated));
    exits_.push_back({environment_, false});
    const auto proven = refinements_.size();
    for (int round = 0; round < 3; ++round) {
        const Branch before = save();
        bind(pattern, item, at(target).kind == Kind::VarDecl);
        inEnvironment(false, program_.operand(node, 2));
        refinements_.resize(std::min(proven, refinements_.size()));
        if (!reachable_) restore({before.environment, true});
        mergeWith(before);
        if (environment_ == before.environment) break;
    }
    const Branch exit = exits_.back();
    exits_.pop_back();
    mergeWith(exit);
}

/// What holds below `case test:`.
void Evaluator::assumeCase(NodeId discriminant, NodeId test) {
    expression(test);
    if (at(discriminant).kind == Kind::True) return assume(test, true);
    prove(discriminant, kHarmlessForAll, true);
    assumeKind(discriminant);
}

void Evaluator::switchStatement(NodeId node) {
    const NodeId discriminant = program_.operand(node, 0);
    expression(discriminant);
    const Branch before = save();
    const auto proven = refinements_.size();
    exits_.push_back({environment_, false});
    bool hasDefault = false;
    reachable_ = false;
    for (const NodeId one : program_.list(at(node).a + 1)) {
        const NodeId test = program_.operand(one, 0);
        hasDefault = hasDefault || test == 0;
        const Branch fallthrough = save();
        restore(before);
        if (test) assumeCase(discriminant, test);
        const int outside = productionOff_;
        if (test && developmentCase(discriminant, test) == true && !fallthrough.reachable) ++productionOff_;
        mergeWith(fallthrough);
        statements(program_.list(at(one).a + 1));
        productionOff_ = outside;
        refinements_.resize(std::min(proven, refinements_.size()));
    }
    if (!hasDefault) mergeWith(before);
    const Branch exit = exits_.back();
    exits_.pop_back();
    mergeWith(exit);
}

void Evaluator::tryStatement(NodeId node) {
    const Branch before = save();
    const auto proven = refinements_.size();
    statement(program_.operand(node, 0));
    Branch after = save();
    if (const NodeId handler = program_.operand(node, 2)) {
        refinements_.resize(std::min(proven, refinements_.size()));
        // The body may have stopped anywhere.
        restore(before);
        if (after.reachable) {
            mergeWith(after);
        } else {
            mergeWith({after.environment, true});
        }
        if (const NodeId parameter = program_.operand(node, 1)) bind(parameter, errorValue(parameter), true);
        statement(handler);
        const Branch handled = save();
        if (handled.reachable) refinements_.resize(std::min(proven, refinements_.size()));
        restore(after);
        mergeWith(handled);
    }
    if (const NodeId finalizer = program_.operand(node, 3)) {
        const bool wasReachable = reachable_;
        reachable_ = true;
        statement(finalizer);
        reachable_ = reachable_ && wasReachable;
    }
}

}  // namespace jsward
