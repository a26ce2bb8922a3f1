#include <algorithm>
#include <array>
#include <unordered_set>

#include "analyzer/flow/evaluator.h"
#include "analyzer/flow/sql_text.h"

namespace jsward {

/// Whether the constant parts of a string read as SQL when they are put together.
bool Evaluator::readsAsSql(ValueId value) const {
    const auto constants = [&](auto&& holds) {
        return std::ranges::any_of(values_.labels(value), [&](const Label& l) {
            return l.tag == Tag::Constant && holds(engine_.symbols.text(l.a));
        });
    };
    std::uint32_t begun = 0;
    const bool isWhole = constants([&](std::string_view text) {
        const std::uint32_t own = statementsBegunBy(text);
        begun |= own;
        return statementsCompletedBy(text, own) != 0;
    });
    return isWhole ||
           (begun != 0 && constants([&](std::string_view text) { return statementsContinuedBy(text, begun) != 0; }));
}

ValueId Evaluator::sourceValue(KindId kind, bool stringOnly, NodeId where) {
    Label l;
    l.tag = Tag::Source;
    l.a = engine_.source(kind, ref(where));
    l.flags = stringOnly ? kString : 0;
    l.trace = engine_.traces.add(0, Step::Source, ref(where));
    return values_.of(l);
}

ValueId Evaluator::errorValue(NodeId where) {
    return engine_.errorKind ? sourceValue(*engine_.errorKind, false, where) : 0;
}

/// Whether the sink counts, for this value and this call.
bool Evaluator::meets(const SinkPlace& place, ValueId value) {
    switch (place.requirement) {
        case Requirement::SqlText:
            ask(value);  // its text may stand in another file
            return readsAsSql(value);
        case Requirement::MongoFilter: return !isForMapper(place.at, value);
        case Requirement::Request: return engine_.receivesRequests;
        case Requirement::Shown: return isShown(place.call.node);
        case Requirement::True: return at(place.at.node).kind == Kind::True;
        case Requirement::Callback: return endsWithFunction(place.call.node);
        case Requirement::Text:  // a label at a time
        case Requirement::None: return true;
    }
    return true;
}

/// `{ where: {...} }`, `{ collection, data }`: no filter, but the options of a mapper whose methods have the same names.
bool Evaluator::isForMapper(NodeRef at, ValueId value) {
    constexpr std::array<std::string_view, 3> kOptions = {"where", "data", "collection"};
    const bool isHere = at.file == engine_.fileOf(slot_);
    return std::ranges::any_of(kOptions, [&](std::string_view text) {
        const Symbol name = engine_.symbols.intern(text);
        return values_.field(value, name) != 0 || (isHere && writtenProperty(at.node, name) != at.node);
    });
}

/// Whether a call that makes an error says that the client sees its text: `ctx.throw(400, text)`, `{ expose: true }`.
bool Evaluator::isShown(NodeId call) const {
    if (at(call).kind != Kind::Call && at(call).kind != Kind::New) return false;
    const auto isClientError = [&](NodeId node) {
        return at(node).kind == Kind::Number && program_.atom(at(node).a).size() == 3 &&
               program_.atom(at(node).a)[0] == '4';
    };
    return std::ranges::any_of(program_.arguments(call), [&](NodeId argument) {
        if (at(argument).kind != Kind::Object) return isClientError(argument);
        return std::ranges::any_of(program_.items(argument), [&](NodeId item) {
            if (at(item).kind != Kind::Property) return false;
            const std::string_view name = program_.atom(at(item).a);
            return name == "expose" ? at(item - 1).kind == Kind::True
                                    : (name == "statusCode" || name == "status") && isClientError(item - 1);
        });
    });
}

bool Evaluator::endsWithFunction(NodeId call) {
    if (at(call).kind != Kind::Call || program_.arguments(call).empty()) return false;
    return hasTag(expression(program_.arguments(call).back()), Tag::Function);
}

void Evaluator::reach(const SinkPlace& place, ValueId value) {
    if (value == 0 || !meets(place, value)) return;
    if (!engine_.effectKind && engine_.kind(place.kind).name == "effect") return;
    if (productionOff_ > 0 && engine_.responseKind == place.kind) return;
    reachDeep(engine_.sinkPlace(place), value, nullptr);
}

/// The value itself and, for sinks where it counts, what hangs below it; each part once.
void Evaluator::reachDeep(std::uint32_t sink, ValueId value, const Passage* through) {
    constexpr std::size_t kMostParts = 400;
    const SinkKind& kind = engine_.kind(engine_.sinkAt(sink).kind);
    if (!kind.deep || fieldsOf(value).empty()) {
        for (const Label& l : labelsOf(value)) reachLabel(sink, l, through);
        return;
    }
    std::vector<ValueId> parts = {value};
    std::unordered_set<ValueId> seen = {value};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const Label& l : labelsOf(parts[i])) reachLabel(sink, l, through);
        for (const Property& field : fieldsOf(parts[i])) {
            reachHeld(sink, field, through);
            // The operand of an operator is compared as it is.
            const bool isOperand = kind.skipsOperators && engine_.symbols.text(field.name).starts_with('$') &&
                                   std::ranges::find(kind.operatorKeys, field.name) == kind.operatorKeys.end();
            if (!isOperand && parts.size() < kMostParts && seen.insert(field.value).second)
                parts.push_back(field.value);
        }
    }
}

/// Something unread gets to a sink: does it matter what it is?
void Evaluator::askAt(const SinkPlace& place, const Label& unread) {
    const bool mayBeDangerous = unread.b != 0 || place.kind == engine_.credentialKind ||
                                (place.kind == engine_.responseKind && engine_.mayYieldErrors(unread.a));
    if (mayBeDangerous) engine_.ask(unread.a);
}

/// `{ $where: text }`, however deep in a filter: sinks of another kind inside of one.
void Evaluator::reachHeld(std::uint32_t sink, const Property& field, const Passage* through) {
    for (const HeldSink& held : engine_.kind(engine_.sinkAt(sink).kind).holds) {
        if (held.property != field.name) continue;
        SinkPlace place = engine_.sinkAt(sink);
        place.kind = held.kind;
        place.unless = {};
        if (through == nullptr && place.at.file == engine_.fileOf(slot_))
            place.at = ref(writtenProperty(place.at.node, held.property));
        const std::uint32_t inner = engine_.sinkPlace(place);
        const ValueId value = held.below ? values_.field(field.value, held.below) : field.value;
        for (const Label& l : labelsOf(value)) reachLabel(inner, l, through);
    }
}

void Evaluator::reachLabel(std::uint32_t sink, Label l, const Passage* through) {
    if (!l.isData()) return;
    if (through) {
        l.flags |= through->flags;
        l.harmless |= through->harmless;
    }
    const SinkPlace& place = engine_.sinkAt(sink);
    const SinkKind& kind = engine_.kind(place.kind);
    if ((l.harmless & only(place.kind)) || (kind.harmlessStrings && (l.flags & kString))) return;
    if (l.tag == Tag::Unread) return askAt(place, l);
    const auto history = [&] {
        return through ? engine_.traces.add(l.trace, Step::PassedTo, through->at, through->callee, through->inner)
                       : l.trace;
    };
    if (l.tag == Tag::Parameter) {
        if (SummarySink* added = engine_.addSink(l.a, {l.index, l.b, sink, l.flags, l.harmless}))
            added->trace = history();
    } else if (l.tag == Tag::Source) {
        if (place.requirement == Requirement::Text && !(l.flags & kString)) return;
        // The error of one call does not come out of what others left behind.
        if ((l.flags & kShared) && engine_.sourceInfo(l.a).kind == engine_.errorKind) return;
        l.trace = history();
        hits_.push_back({sink, l});
    } else if (engine_.credentialKind == place.kind && !(l.flags & kConcatenated)) {
        hits_.push_back({sink, l});
    }
}

}  // namespace jsward
