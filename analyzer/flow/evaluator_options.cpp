// What calls are told: which expression holds the options, be it an argument, a property of one, the other half of a plugin or what
// is assigned to a setting. What the options say is read later, from the program (analyzer/webapp/option_use.h).
#include <algorithm>

#include "analyzer/flow/evaluator.h"

namespace jsward {

OptionUse& Evaluator::noteOptions(const Fact& fact, NodeId call, bool byShape) {
    OptionUse& use = options_.emplace_back();
    use.topic = fact.text;
    use.call = ref(call);
    use.function = engine_.refOf(fn_);
    use.argument = fact.argument;
    use.spelling = fact.spelling.get();
    use.byShape = byShape;
    use.development = productionOff_ > 0;
    return use;
}

/// A plugin is told by the call that it is handed to: `app.register(plugin, options)`, `server.register({plugin, options})`.
void Evaluator::noteHandedOptions(ValueId plugin, NodeId written, NodeId call) {
    noteHandedTo(plugin, 0, call);
    if (at(written).kind == Kind::Object) {
        const NodeId named = writtenProperty(written, engine_.names.plugin);
        if (named != written) noteHandedTo(expression(named), written, call);
    } else if (at(written).kind == Kind::Array) {
        for (const NodeId item : program_.items(written))
            if (at(item).kind == Kind::Object) noteHandedOptions(0, item, call);
    }
}

/// `holder`: the object that holds plugin and options; 0 where they are arguments.
void Evaluator::noteHandedTo(ValueId plugin, NodeId holder, NodeId call) {
    for (const Label& l : labelsOf(plugin)) {
        if (l.tag != Tag::Api) continue;
        for (const Fact* fact : engine_.api.facts(l.a)) {
            if (fact->kind != FactKind::Options || !fact->handed) continue;
            OptionUse& use = noteOptions(*fact, call, false);
            if (holder == 0) continue;
            use.holder = ref(holder);
            use.below = "options";
        }
    }
}

/// The models speak of an argument, or of something inside of it, as options.
void Evaluator::noteGivenOptions(ApiId position, NodeId holder, const std::string& below, NodeId call) {
    for (const Fact* fact : engine_.api.facts(position)) {
        if (fact->kind != FactKind::Options) continue;
        OptionUse& use = noteOptions(*fact, call, engine_.api.byShape(position));
        use.holder = ref(holder);
        use.below = below;
        use.mayBeAbsent = true;
    }
    if (below.empty() && at(holder).kind == Kind::Object) return noteWrittenOptions(position, holder, call);
    // What is not written right here is looked up when it is read.
    for (const Symbol name : engine_.api.members(position)) {
        const ApiId next = engine_.api.member(position, name);
        if (!engine_.api.holdsOptions(next)) continue;
        noteGivenOptions(next, holder, (below.empty() ? "" : below + ".").append(engine_.symbols.text(name)), call);
    }
    const ApiId element = engine_.api.step(position, {StepKind::Element, 0});
    if (at(holder).kind != Kind::Array || !engine_.api.holdsOptions(element)) return;
    for (const NodeId item : program_.items(holder)) noteGivenOptions(element, item, "", call);
}

/// The same for what an object literal holds.
void Evaluator::noteWrittenOptions(ApiId position, NodeId object, NodeId call) {
    const auto items = program_.items(object);
    std::vector<Symbol> written;
    for (const NodeId item : items) {
        if (at(item).kind != Kind::Property) continue;
        written.push_back(sym(at(item).a));
        const ApiId next = engine_.api.member(position, written.back());
        if (engine_.api.holdsOptions(next)) noteGivenOptions(next, item - 1, "", call);
    }
    if (std::ranges::none_of(items, [&](NodeId item) { return at(item).kind == Kind::Spread; })) return;
    for (const Symbol name : engine_.api.members(position)) {
        const ApiId next = engine_.api.member(position, name);
        const bool isWritten = std::ranges::find(written, name) != written.end();
        if (!isWritten && engine_.api.holdsOptions(next))
            noteGivenOptions(next, object, std::string(engine_.symbols.text(name)), call);
    }
}

/// `app.proxy = true`
void Evaluator::noteAssignedOptions(NodeId assignment) {
    const NodeId target = at(assignment).a;
    if (at(target).kind != Kind::Member) return;
    const NodeId object = target - 1;
    if (at(object).kind != Kind::Name && at(object).kind != Kind::Member) return;
    for (const Label& l : labelsOf(expression(object))) {
        if (l.tag != Tag::Api) continue;
        const ApiId written = engine_.api.step(engine_.api.member(l.a, sym(at(target).a)), {StepKind::Write, 0});
        for (const Fact* fact : engine_.api.facts(written)) {
            if (fact->kind != FactKind::Options) continue;
            noteOptions(*fact, assignment, engine_.api.byShape(written)).holder = ref(assignment - 1);
        }
    }
}

}  // namespace jsward
