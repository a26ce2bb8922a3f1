// What stands before a route is decided by when `app.use` and `app.get` run, not by where they are written:
// `require('./routes')(app)` runs every registration of another file between two lines of this one. So the set-up is played
// through once. Modules run when they are first asked for (an ES module's imports before its own code), functions where they
// are first called, callbacks where they are handed on, calls in the order of their closing parenthesis, which is the order
// of evaluation for nested calls and for chains alike. Functions that nobody calls come last.
#include "analyzer/webapp/evaluation_order.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analyzer/webapp/test_code.h"

namespace jsward {
namespace {

/// Something that happens while a function runs.
struct Event {
    enum class Kind : std::uint8_t { Role, Call, Module };
    bool hoisted = false;
    std::uint32_t position = 0;  ///< End of the call, in bytes.
    Kind kind = Kind::Role;
    std::size_t role = 0;
    FunctionRef function;

    friend bool operator<(const Event& a, const Event& b) {
        return std::tuple(!a.hoisted, a.position, a.kind) < std::tuple(!b.hoisted, b.position, b.kind);
    }
};

FunctionId innermostFunction(const Program& program, Span span) {
    FunctionId innermost = 0;
    for (FunctionId id = 1; id < program.functions.size(); ++id) {
        const Span body = program.functions[id].span;
        const Span best = program.functions[innermost].span;
        const bool inside = body.begin <= span.begin && span.end <= body.end;
        if (inside && (innermost == 0 || body.end - body.begin < best.end - best.begin)) innermost = id;
    }
    return innermost;
}

class Rehearsal {
public:
    Rehearsal(const FlowResult& flow, const ProgramProvider& programs) : flow_(flow), programs_(programs) {}

    std::vector<std::size_t> run() {
        collectRoles();
        collectCalls();
        const std::set<FileId> roots = known_;
        std::set<FileId> asked;
        for (const FileId file : roots)
            for (const FileId target : requestsOf(file)) asked.insert(target);
        // Tests start parts of the application by themselves, and out of order.
        const auto isTest = [&](FileId file) { return isTestCode(programs_.path(file)); };
        for (const FileId file : roots)
            if (!asked.contains(file) && !isTest(file)) play({file, 0});
        for (const FileId file : roots)
            if (!isTest(file)) play({file, 0});
        for (const FileId file : roots) play({file, 0});
        for (const RoleCall& call : flow_.roles) play(call.function);
        return std::move(order_);
    }

private:
    void collectRoles() {
        for (std::size_t i = 0; i < flow_.roles.size(); ++i) {
            const RoleCall& call = flow_.roles[i];
            known_.insert(call.node.file);
            events_[call.function].push_back({false, endOf(call.node), Event::Kind::Role, i, {}});
        }
    }

    void collectCalls() {
        for (const FunctionFacts& facts : flow_.functions) {
            known_.insert(facts.function.file);
            for (std::size_t i = 0; i < facts.calls.size(); ++i) {
                const std::uint32_t position = i < facts.callSites.size() ? endOf(facts.callSites[i]) : 0;
                events_[facts.function].push_back({false, position, Event::Kind::Call, 0, facts.calls[i]});
            }
        }
    }

    [[nodiscard]] std::uint32_t endOf(NodeRef node) const { return programs_.program(node.file).span(node.node).end; }

    /// Files that a file's code asks for; the places where it does become events of its functions.
    std::vector<FileId> requestsOf(FileId file) {
        std::vector<FileId> targets;
        if (!opened_.insert(file).second) return targets;
        const Program& program = programs_.program(file);
        for (const ModuleRequest& request : program.requests) {
            const bool runs = request.kind != RequestKind::TypeImport && request.kind != RequestKind::RequireResolve;
            if (!runs) continue;
            const bool hoisted = request.kind == RequestKind::Import || request.kind == RequestKind::ExportFrom;
            for (const FileId target : programs_.filesOf(file, request)) {
                if (target == file) continue;
                const FunctionId function = hoisted ? 0 : innermostFunction(program, request.span);
                events_[{file, function}].push_back({hoisted, request.span.end, Event::Kind::Module, 0, {target, 0}});
                targets.push_back(target);
            }
        }
        return targets;
    }

    void play(FunctionRef function) {
        if (!played_.insert(function).second) return;
        requestsOf(function.file);
        const auto found = events_.find(function);
        if (found == events_.end()) return;
        std::vector<Event> events = found->second;  // a copy: opening further files adds to the map
        std::ranges::stable_sort(events, std::less<>());
        for (const Event& event : events) {
            if (event.kind == Event::Kind::Role)
                order_.push_back(event.role);
            else
                play(event.function);
        }
    }

    const FlowResult& flow_;
    const ProgramProvider& programs_;
    std::map<FunctionRef, std::vector<Event>> events_;
    std::set<FileId> known_;   ///< Files with anything to order.
    std::set<FileId> opened_;  ///< Files whose requests are among the events.
    std::set<FunctionRef> played_;
    std::vector<std::size_t> order_;
};

}  // namespace

std::vector<std::size_t> evaluationOrder(const FlowResult& flow, const ProgramProvider& programs) {
    return Rehearsal(flow, programs).run();
}

}  // namespace jsward
