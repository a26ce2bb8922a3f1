#include "rules/missing-rate-limit/work.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <deque>
#include <set>

#include "analyzer/webapp/callees.h"
#include "analyzer/webapp/route_path.h"

namespace jsward::rules::missing_rate_limit {
namespace {

constexpr int kDeepestCall = 8;
constexpr int kDeepestCredential =
    3;  ///< Further down, hashes and tokens are made for other ends than to let somebody in.
constexpr std::size_t kMostFunctions = 400;  ///< Visited for one handler; dispatchers reach the whole program.

using Effect = FunctionFacts::Effect;

/// "findOneAndUpdate" of "User.findOneAndUpdate()".
std::string_view methodOf(std::string_view name) {
    if (name.ends_with("()")) name.remove_suffix(2);
    return name.substr(name.rfind('.') + 1);
}

bool issuesToken(const Effect& effect) {
    static const RE2 kIssues("(?i)^(sign|encode|signAsync|jwtSign|createSigner|setProtectedHeader)$");
    return RE2::PartialMatch(methodOf(effect.name), kIssues);
}

/// The text of an argument, or of the variable that holds it.
std::string textOf(const Program& program, NodeId argument) {
    if (program[argument].kind != Kind::Name) return pathText(program, argument);
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        const bool declares = node.kind == Kind::Declarator && (node.op & 1) != 0 && program[node.a].kind == Kind::Name;
        if (declares && program[node.a].a == program[argument].a) return pathText(program, id - 1);
    }
    return "*";
}

std::string firstText(const Program& program, NodeId call) {
    if (program[call].kind != Kind::Call || program.arguments(call).empty()) return "";
    return textOf(program, program.arguments(call).front());
}

/// `authenticate(strategy.name)`
bool isProperty(const Program& program, NodeId call) {
    return program[program.arguments(call).front()].kind == Kind::Member;
}

/// `passport.authenticate('jwt')`, `authenticate('google')`: what is checked is a token or somebody else's word.
bool asksProvider(const Effect& effect, const Program& program) {
    static const RE2 kPasswords("(?i)local|ldap|basic|digest|password|\\*");
    if (methodOf(effect.name) != "authenticate") return false;
    const std::string strategy = firstText(program, effect.at.node);
    if (strategy == "*" && isProperty(program, effect.at.node)) return true;  // one of a table of providers
    return !strategy.empty() && !RE2::PartialMatch(strategy, kPasswords);
}

bool changesFiles(const Effect& effect) {
    static const RE2 kWrites("(?i)write|append|mkdir|mkdtemp|^rm|remove|unlink|rename|copy|^cp|move|truncate|chmod|"
                             "chown|link$|utimes|output");
    return RE2::PartialMatch(methodOf(effect.name), kWrites);
}

/// By the name of the method, else by the SQL that it is given.
bool changesData(const Effect& effect, const Program& program) {
    static const RE2 kWrites("(?i)create|insert|update|upsert|save|delete|destroy|remove|replace|increment|decrement|"
                             "bulk|drop|truncate|push");
    static const RE2 kChangingSql("(?i)^\\s*(insert|update|delete|replace|create|drop|alter|merge|call|truncate)\\b");
    return RE2::PartialMatch(methodOf(effect.name), kWrites) ||
           RE2::PartialMatch(firstText(program, effect.at.node), kChangingSql);
}

std::optional<WorkKind> kindOf(const Effect& effect, const Program& program) {
    if (effect.effect == "authentication") {
        if (asksProvider(effect, program)) return std::nullopt;
        return issuesToken(effect) ? WorkKind::Token : WorkKind::Password;
    }
    if (effect.effect == "one-time-code") return WorkKind::Code;
    if (effect.effect == "process") return WorkKind::Process;
    if (effect.effect == "filesystem") return changesFiles(effect) ? WorkKind::FileWrite : WorkKind::FileRead;
    if (effect.effect == "database")
        return changesData(effect, program) ? WorkKind::DatabaseWrite : WorkKind::DatabaseRead;
    return std::nullopt;
}

/// The first place in a function where it waits for something: `await`, `.then(...)`.
std::optional<NodeRef> waitsAt(FunctionRef function, const Program& program) {
    const Function& body = program.functions[function.function];
    for (NodeId id = body.firstNode; id <= body.body; ++id) {
        const Node& node = program[id];
        const bool waits = node.kind == Kind::Await || (node.kind == Kind::Member && program.atom(node.a) == "then");
        if (waits) return NodeRef{function.file, id};
    }
    return std::nullopt;
}

/// Breadth first, so that what a handler does itself comes before what its callees do.
class Search {
public:
    explicit Search(const CheckContext& context) : context_(context) {}

    void collect(const Handler& handler, std::size_t index, std::vector<Work>& out) {
        seen_.clear();
        for (const FunctionRef function : handler.functions) enqueue(function, 0);
        for (const FunctionRef function : handler.functions)
            if (const auto at = waitsAt(function, context_.program(function.file)))
                out.push_back({WorkKind::Unknown, index, 0, *at, ""});
        for (; !queue_.empty(); queue_.pop_front()) {
            const auto [function, depth] = queue_.front();
            if (const FunctionFacts* facts = context_.flow().facts(function)) visit(*facts, depth, index, out);
        }
    }

private:
    void enqueue(FunctionRef function, int depth) {
        if (depth <= kDeepestCall && seen_.size() < kMostFunctions && seen_.insert(function).second)
            queue_.emplace_back(function, depth);
    }

    void visit(const FunctionFacts& facts, int depth, std::size_t index, std::vector<Work>& out) {
        for (const Effect& effect : facts.effects) {
            const auto kind = kindOf(effect, context_.program(effect.at.file));
            const bool counts = kind && (*kind > WorkKind::Token || depth <= kDeepestCredential);
            if (counts) out.push_back({*kind, index, depth, effect.at, effect.name});
        }
        for (const FunctionRef callee : calleesOf(facts, context_.program(facts.function.file)))
            enqueue(callee, depth + 1);
    }

    const CheckContext& context_;
    std::deque<std::pair<FunctionRef, int>> queue_;
    std::set<FunctionRef> seen_;
};

bool isPassword(std::string_view name) {
    static const RE2 kPassword("(?i)^(user_?)?(password|passwd|pwd|passcode|passphrase|pin)$");
    return RE2::PartialMatch(name, kPassword);
}

bool isRequestPart(const Program& program, NodeId node) {
    if (program[node].kind != Kind::Member) return false;
    const std::string_view name = program.atom(program[node].a);
    return name == "body" || name == "payload" || name == "query";
}

bool takesPassword(const Program& program, NodeId id) {
    const Node& node = program[id];
    if (node.kind == Kind::Member) return isPassword(program.atom(node.a)) && isRequestPart(program, id - 1);
    if (node.kind != Kind::Declarator || (node.op & 1) == 0 || !isRequestPart(program, id - 1)) return false;
    if (program[node.a].kind != Kind::ObjectPattern) return false;
    return std::ranges::any_of(program.items(node.a), [&](NodeId item) {
        return program[item].kind == Kind::PatternProperty && isPassword(program.atom(program[item].a));
    });
}

}  // namespace

std::vector<Work> workOf(const Route& route, const CheckContext& context) {
    std::vector<Work> work;
    Search search(context);
    for (std::size_t i = 0; i < route.handlers.size(); ++i) search.collect(route.handlers[i], i, work);
    return work;
}

bool readsPassword(const Route& route, const CheckContext& context) {
    for (const Handler& handler : route.handlers) {
        for (const FunctionRef function : handler.functions) {
            const Program& program = context.program(function.file);
            const Function& body = program.functions[function.function];
            for (NodeId id = body.firstNode; id <= body.body; ++id)
                if (takesPassword(program, id)) return true;
        }
    }
    return false;
}

std::optional<Work> mostTelling(const std::vector<Work>& work) {
    // Of what is changed, the nearest: far down, everything writes a file.
    const auto weight = [](const Work& w) {
        return std::pair(w.kind == WorkKind::FileWrite ? WorkKind::DatabaseWrite : w.kind, w.depth);
    };
    const auto found = std::ranges::min_element(work, std::less<>(), weight);
    return found == work.end() ? std::nullopt : std::optional(*found);
}

bool asksForAccounts(const Work& work) {
    return work.kind < WorkKind::Process || work.kind == WorkKind::DatabaseWrite || work.kind == WorkKind::DatabaseRead;
}

bool verifiesSecret(const Work& work) {
    static const RE2 kHashes("(?i)hash|pbkdf2|scrypt|kdf|generate|set");
    if (work.kind == WorkKind::Code) return true;
    return work.kind == WorkKind::Password && !RE2::PartialMatch(methodOf(work.name), kHashes);
}

std::string describe(const Work& work) {
    switch (work.kind) {
        case WorkKind::Password:
            return fmt::format("{} a password ({})", verifiesSecret(work) ? "verifies" : "sets", work.name);
        case WorkKind::Code: return fmt::format("verifies a one-time code ({})", work.name);
        case WorkKind::Token: return fmt::format("issues a token ({})", work.name);
        case WorkKind::Process: return fmt::format("runs a process ({})", work.name);
        case WorkKind::FileWrite: return fmt::format("changes files ({})", work.name);
        case WorkKind::FileRead: return fmt::format("reads files ({})", work.name);
        case WorkKind::DatabaseWrite: return fmt::format("changes the database ({})", work.name);
        case WorkKind::DatabaseRead: return fmt::format("queries the database ({})", work.name);
        case WorkKind::Unknown: return "takes credentials, by its name";
    }
    return "";
}

}  // namespace jsward::rules::missing_rate_limit
