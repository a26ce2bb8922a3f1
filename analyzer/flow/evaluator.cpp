#include "analyzer/flow/evaluator.h"

#include <algorithm>

namespace jsward {

Evaluator::Evaluator(Engine& engine, FnId fn)
    : engine_(engine),
      values_(engine.values),
      fn_(fn),
      state_(engine.state(fn)),
      slot_(state_.slot),
      program_(engine.program(slot_)),
      function_(program_.functions[state_.id]),
      environment_(function_.bindingCount, 0) {
    facts_.function = engine.refOf(fn);
}

bool Evaluator::hasTag(ValueId value, Tag tag) const {
    return std::ranges::any_of(values_.labels(value), [&](const Label& l) { return l.tag == tag; });
}

void Evaluator::ask(ValueId value) {
    for (const Label& l : values_.labels(value)) {
        if (l.tag == Tag::Unread) engine_.ask(l.a);
    }
}

bool Evaluator::isUnread(ValueId value) const {
    return std::ranges::any_of(values_.labels(value),
                               [&](const Label& l) { return l.tag == Tag::Unread && !engine_.isRead(l.a); });
}

bool Evaluator::hasData(ValueId value) const {
    return std::ranges::any_of(values_.labels(value), [&](const Label& l) { return l.isData() && !isDone(l); });
}

ValueId Evaluator::label(Tag tag, std::uint32_t a, std::uint32_t b, std::uint16_t index, TraceId trace) {
    Label result;
    result.tag = tag;
    result.a = a;
    result.b = b;
    result.index = index;
    result.trace = trace;
    return values_.of(result);
}

ValueId Evaluator::constant(std::string_view text) { return label(Tag::Constant, engine_.symbols.intern(text)); }

std::optional<std::string_view> Evaluator::constantText(ValueId value) const {
    const auto labels = values_.labels(value);
    if (labels.size() != 1 || labels[0].tag != Tag::Constant || (labels[0].flags & kConcatenated)) return std::nullopt;
    return engine_.symbols.text(labels[0].a);
}

ValueId Evaluator::traced(ValueId value, Step step, NodeId at, Symbol detail) {
    const auto needs = [](const Label& l) { return l.tag == Tag::Source || l.tag == Tag::Parameter; };
    if (!std::ranges::any_of(values_.labels(value), needs)) return value;
    return values_.map(value, false, [&](const Label& l, std::vector<Label>& out) {
        out.push_back(l);
        if (needs(l)) out.back().trace = engine_.traces.add(l.trace, step, ref(at), detail);
    });
}

ValueId Evaluator::harmlessFor(ValueId value, SinkKinds kinds) {
    return values_.map(value, true, [&](const Label& l, std::vector<Label>& out) {
        if (l.isData() && kinds == kHarmlessForAll) return;
        out.push_back(l);
        if (l.isData()) out.back().harmless |= kinds;
    });
}

ValueId Evaluator::asString(ValueId value) {
    std::vector<Label> out;
    for (const Label& l : values_.labels(value)) {
        if (!l.isData()) continue;
        out.push_back(l);
        out.back().flags |= kString;
    }
    return values_.make(std::move(out));
}

bool Evaluator::evaluateFunction() {
    bindParameters();
    hoist(function_);
    if (function_.expressionBody) {
        const ValueId value = expression(function_.body);
        learnPredicate(function_.body);
        returned_.emplace_back(function_.body, value);
        returns_ = join(returns_, value);
    } else if (function_.body) {
        statement(function_.body);
    }
    if (state_.id == 0) {
        handExports();
    } else if (const ApiId said = directiveIn(function_.body)) {
        for (const auto& [node, value] : returned_) reachGiven(engine_.api.call(said), value, ref(node), fn_);
    }
    return storeSummary();
}

}  // namespace jsward
