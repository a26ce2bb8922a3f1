#include "analyzer/webapp/middleware_evidence.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <set>

#include "analyzer/webapp/callees.h"
#include "analyzer/webapp/expression_origin.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

constexpr int kDeepestCall = 3;     ///< How far a middleware's callees are looked into.
constexpr int kSeveralHeaders = 2;  ///< Protective headers that make a middleware a headers middleware.

/// The response headers that protect a browser, as helmet sets them.
constexpr std::array<std::string_view, 13> kHeaders = {"x-frame-options",
                                                       "content-security-policy",
                                                       "strict-transport-security",
                                                       "x-content-type-options",
                                                       "referrer-policy",
                                                       "x-xss-protection",
                                                       "x-dns-prefetch-control",
                                                       "x-download-options",
                                                       "x-permitted-cross-domain-policies",
                                                       "cross-origin-opener-policy",
                                                       "cross-origin-resource-policy",
                                                       "cross-origin-embedder-policy",
                                                       "permissions-policy"};

std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::uint32_t headerBit(std::string_view text) {
    const auto found = std::ranges::find(kHeaders, lowered(text));
    return found == kHeaders.end() ? 0U : 1U << static_cast<unsigned>(found - kHeaders.begin());
}

/// HttpStatus.TOO_MANY_REQUESTS, new TooManyRequestsError(), ...
bool namesStatus(std::string_view name, std::string_view status) {
    std::string plain = lowered(name);
    std::erase(plain, '_');
    return plain.starts_with(status);
}

bool setsHeaders(std::string_view method) {
    static constexpr std::array<std::string_view, 6> kSetters = {"setHeader", "set",       "header",
                                                                 "append",    "writeHead", "headers"};
    return std::ranges::find(kSetters, method) != kSetters.end();
}

void addOnce(std::vector<std::string>& words, std::string_view word) {
    if (std::ranges::find(words, word) == words.end()) words.emplace_back(word);
}

bool isComparison(const Node& node) {
    if (node.kind == Kind::Case) return true;
    const auto op = static_cast<BinaryOp>(node.op);
    return node.kind == Kind::Binary && op >= BinaryOp::Equal && op <= BinaryOp::GreaterEqual;
}

/// Numbers that are only compared with (`if (error.status === 429)`) are not answered.
std::set<NodeId> comparedNodes(const Program& program, NodeId first, NodeId last) {
    std::set<NodeId> compared;
    for (NodeId id = first; id <= last; ++id) {
        if (!isComparison(program[id])) continue;
        compared.insert(program[id].kind == Kind::Case ? program.operand(id, 0) : program[id].a);
        if (program[id].kind == Kind::Binary) compared.insert(id - 1);
    }
    return compared;
}

/// Protective headers among the keys of all object literals of a file: tables that code loops over.
std::uint32_t headersOfTables(const Program& program) {
    std::uint32_t headers = 0;
    for (const Node& node : program.nodes)
        if (node.kind == Kind::Property) headers |= headerBit(program.atom(node.a));
    return headers;
}

/// What is assigned to is not read.
std::set<NodeId> writtenNodes(const Program& program, NodeId first, NodeId last) {
    std::set<NodeId> written;
    for (NodeId id = first; id <= last; ++id)
        if (program[id].kind == Kind::Assign) written.insert(program[id].a);
    return written;
}

/// Whether a property of a request's part shows who is asking.
bool isProof(std::string_view of, std::string_view name) {
    static const RE2 kCookie("(?i)token|session|^sid$|jwt|auth|user");
    static const RE2 kHeader("(?i)^(authorization|x-(access|auth|session)-token|x-api-key)$");
    static const RE2 kSession("(?i)^(user|uid|account|member|admin|passport|(is_?)?logged_?in|(is_?)?auth)");
    if (of == "cookies" || of == "signedCookies") return RE2::PartialMatch(name, kCookie);
    if (of == "headers") return RE2::PartialMatch(name, kHeader);
    return of == "session" && RE2::PartialMatch(name, kSession);
}

/// Reads the nodes of one body.
struct BodyScan {
    const Program& program;
    std::uint32_t mentioned = 0;  ///< Protective headers that the body names.
    bool sets = false;            ///< Calls something that sets headers ...
    bool setsComputed = false;    ///< ... under a name that is not constant.
    bool answers429 = false;
    bool answers401 = false;
    bool asksWhoIsThere = false;  ///< `req.isAuthenticated()`, as passport has it ...
    bool refuses = false;         ///< ... and turns somebody away.
    bool sendsToLogin = false;
    bool answers403 = false;
    bool speaksOfUsers = false;    ///< Names a role, a session, a user: what a 403 is about ...
    bool speaksOfForgery = false;  ///< ... unless it is about where the request comes from.
    bool speaksOfRobots = false;   ///< ... or about who sends it.
    bool readsOrigin = false;      ///< The headers that tell which site a request comes from.
    bool readsProof = false;       ///< Of who is asking: a cookie, the session, the Authorization header ...
    bool fails = false;            ///< ... and gives the request up.

    [[nodiscard]] bool demandsLogin() const {
        return answers401 || sendsToLogin || (answers403 && speaksOfUsers && !speaksOfForgery && !speaksOfRobots) ||
               (asksWhoIsThere && refuses);
    }
    [[nodiscard]] bool knowsCaller() const { return readsProof && (fails || answers401 || answers403 || sendsToLogin); }

    [[nodiscard]] bool verifiesOrigin() const { return (speaksOfForgery || readsOrigin) && (answers403 || fails); }

    void readNumber(std::string_view number) {
        answers429 |= number == "429";
        answers401 |= number == "401";
        answers403 |= number == "403";
    }

    void readName(std::string_view name) {
        answers429 |= namesStatus(name, "toomanyrequests");
        answers401 |= namesStatus(name, "unauthorized");
        answers403 |= namesStatus(name, "forbidden");
        static const RE2 kUsers("(?i)role|permission|privilege|session|jwt|token|auth|log(ged)?_?in|admin|user");
        static const RE2 kForgery("(?i)csrf|xsrf");
        static const RE2 kRobots("(?i)captcha");
        speaksOfUsers |= RE2::PartialMatch(name, kUsers);
        speaksOfForgery |= RE2::PartialMatch(name, kForgery);
        speaksOfRobots |= RE2::PartialMatch(name, kRobots);
        asksWhoIsThere |= name == "isAuthenticated" || name == "isUnauthenticated";
        refuses |= name == "redirect" || name == "status" || name == "sendStatus" || name == "throw";
    }

    /// `req.cookies.token`, `headers['authorization']`, `session.userId`
    void readProof(NodeId holder, std::string_view name) {
        if (program[holder].kind != Kind::Member && program[holder].kind != Kind::Name) return;
        const Node& node = program[holder];
        const std::string_view of = program.atom(node.kind == Kind::Member ? node.a : program.bindings[node.a].name);
        readsProof |= isProof(of, name);
        readsOrigin |= of == "headers" && isOriginHeader(name);
    }

    static bool isForgeryHeader(std::string_view name) {
        static const RE2 kToken("(?i)^x-(csrf|xsrf)(-token)?$");
        return RE2::FullMatch(name, kToken);
    }

    static bool isOriginHeader(std::string_view name) {
        static const RE2 kOrigin("(?i)^(origin|referer|sec-fetch-site)$");
        return RE2::FullMatch(name, kOrigin);
    }

    /// The text of a `get('authorization')`, `cookies.get('session')`.
    void readGetter(NodeId callee, std::string_view name) {
        const bool ofCookies =
            program[callee - 1].kind == Kind::Member && program.atom(program[callee - 1].a) == "cookies";
        readsProof |= isProof(ofCookies ? "cookies" : "headers", name);
        readsOrigin |= !ofCookies && isOriginHeader(name);
    }

    /// Whether a text in an expression leads to the page where people log in.
    [[nodiscard]] bool leadsToLogin(NodeId expression) const {
        static const RE2 kLoginPage("(?i)log-?_?in|sign-?_?in|/auth");
        if (program[expression].kind == Kind::String)
            return RE2::PartialMatch(program.atom(program[expression].a), kLoginPage);
        std::vector<NodeId> parts;
        program.children(expression, parts);
        return std::ranges::any_of(parts, [&](NodeId part) { return leadsToLogin(part); });
    }

    void readCall(NodeId call) {
        const Node& callee = program[program.callee(call)];
        const auto arguments = program.arguments(call);
        if (callee.kind == Kind::Name)  // `next(error)`
            fails |= !arguments.empty() && program.atom(program.bindings[callee.a].name) == "next";
        if (callee.kind != Kind::Member) return;
        const std::string_view method = program.atom(callee.a);
        if ((method == "get" || method == "header") && !arguments.empty() && program[arguments[0]].kind == Kind::String)
            readGetter(program.callee(call), program.atom(program[arguments[0]].a));
        if (setsHeaders(method)) {
            sets = true;
            const Kind first = arguments.empty() ? Kind::None : program[arguments[0]].kind;
            setsComputed |= first != Kind::String && first != Kind::Object && first != Kind::None;
        }
        if (method != "redirect") return;
        for (const NodeId argument : arguments) sendsToLogin |= leadsToLogin(argument);
    }

    void read(NodeId id, const std::set<NodeId>& compared, const std::set<NodeId>& written) {
        const Node& node = program[id];
        if (node.kind == Kind::Member && !written.contains(id)) readProof(id - 1, program.atom(node.a));
        if (node.kind == Kind::Index && program[id - 1].kind == Kind::String && !written.contains(id))
            readProof(node.a, program.atom(program[id - 1].a));
        switch (node.kind) {
            case Kind::Throw: fails = true; break;
            case Kind::Number:
                if (!compared.contains(id)) readNumber(program.atom(node.a));
                break;
            case Kind::String:
                mentioned |= headerBit(program.atom(node.a));
                speaksOfForgery |= isForgeryHeader(program.atom(node.a));
                break;
            case Kind::Property: mentioned |= headerBit(program.atom(node.a)); break;
            case Kind::Member:
            case Kind::Global: readName(program.atom(node.a)); break;
            case Kind::Name: readName(program.atom(program.bindings[node.a].name)); break;
            case Kind::Call: readCall(id); break;
            default: break;
        }
    }
};

bool matchesAny(const std::vector<std::string>& names, const RE2& pattern) {
    return std::ranges::any_of(names, [&](const std::string& name) { return RE2::PartialMatch(name, pattern); });
}

void tellByName(const std::vector<std::string>& names, Handler& handler) {
    static const RE2 kLimiter("(?i)rate_?-?limit|limiter|throttl|slow_?down|brute_?force|^limit$");
    static const RE2 kHeaders("(?i)^helmet|secur(e|ity)_?-?headers|^(http_?)?security(_?middleware)?$");
    static const RE2 kGuard(
        "(?i)^(auth|authn|authz|jwt|protect(ed)?|guard|acl|passport)$|^(authenticat|authoriz|passport|restrict_?to)|"
        "(auth|login|session|token)_?-?(middleware|guard|required|checker?|handler|only)$|"
        "(require|ensure|check|verify|validate|assert|must|needs?|has|with|is)(_?be|_?is|_?has)?(d)?_?-?"
        "(auth|log(ged)?_?in|sign(ed)?_?in|admin|session|token|jwt|access_?token|api_?key|role|permission)|"
        "(require|ensure|check|verify)_?-?user");
    if (matchesAny(names, kLimiter)) handler.provide("rate-limit", Evidence::Name);
    if (matchesAny(names, kHeaders)) handler.provide("headers", Evidence::Name);
    static const RE2 kSetUp("(?i)init|initiali[sz]e|session|set_?up|configure");  // `passport.initialize()` asks nobody
    const bool setsUp = names.size() > 1 && RE2::FullMatch(names.back(), kSetUp);
    if (!setsUp && matchesAny(names, kGuard)) handler.provide("authentication", Evidence::Name);
}

/// "lib/limiter" for "./lib/limiter.js", "lib/limiter/index.ts", "/lib/limiter".
std::string moduleName(std::string_view path) {
    if (path.starts_with("./")) path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
    const std::size_t slash = path.rfind('/');
    const std::size_t dot = path.find('.', slash == std::string_view::npos ? 0 : slash);
    path = path.substr(0, dot);
    if (path.ends_with("/index")) path.remove_suffix(6);
    return std::string(path);
}

/// The config and the scan may start from different folders: what the user writes is the end of a path.
bool isModule(std::string_view path, std::string_view wanted) {
    return path == wanted || (path.ends_with(wanted) && path[path.size() - wanted.size() - 1] == '/');
}

}  // namespace

void MiddlewareEvidence::Deeds::add(const Deeds& other) {
    headers |= other.headers;
    answers429 |= other.answers429;
    demandsLogin |= other.demandsLogin;
    knowsCaller |= other.knowsCaller;
    verifiesOrigin |= other.verifiesOrigin;
    for (const std::string& word : other.calls) addOnce(calls, word);
}

MiddlewareEvidence::MiddlewareEvidence(const FlowResult& flow, const ProgramProvider& programs,
                                       std::span<const OwnMiddleware> own)
    : flow_(flow), programs_(programs), users_(own) {
    for (const RoleCall& call : flow.roles)
        if (!call.provides.empty()) addOnce(modelled_[call.function], call.provides);
    for (const FunctionFacts& facts : flow.functions)
        for (const FunctionFacts::Effect& effect : facts.effects)
            if (effect.effect == "validation") addOnce(modelled_[facts.function], effect.effect);
}

void MiddlewareEvidence::tell(const ArgumentValue& argument, Place place, Handler& handler) {
    for (const std::string& word : argument.provides) handler.provide(word, Evidence::Package);
    for (const OwnMiddleware& middleware : users_)
        if (isNamed(argument, middleware.name)) handler.provide(middleware.provides, Evidence::Config);
    tellDeeds(place, handler);
    if (place == Place::Middleware) tellByName(argument.names, handler);
}

void MiddlewareEvidence::tellDeeds(Place place, Handler& handler) {
    const bool answers = place == Place::Answer;
    Deeds deeds;
    for (const FunctionRef function : handler.functions) deeds.add(deedsOf(function, 0));
    for (const std::string& word : deeds.calls)
        if (!answers || word == "rate-limit" || word == "authentication") handler.provide(word, Evidence::Body);
    if (deeds.answers429) handler.provide("rate-limit", Evidence::Body);
    if (deeds.demandsLogin || (deeds.knowsCaller && answers)) handler.provide("authentication", Evidence::Body);
    if (deeds.knowsCaller && answers) handler.provide("known-caller", Evidence::Body);
    if (!answers && deeds.verifiesOrigin) handler.provide("csrf", Evidence::Body);
    if (!answers && std::popcount(deeds.headers) >= kSeveralHeaders) handler.provide("headers", Evidence::Body);
}

MiddlewareEvidence::Deeds MiddlewareEvidence::deedsOf(FunctionRef function, int depth) {
    Deeds deeds = ownDeeds(function);
    const FunctionFacts* facts = depth < kDeepestCall ? flow_.facts(function) : nullptr;
    if (facts == nullptr) return deeds;
    for (const FunctionRef callee : calleesOf(*facts, programs_.program(function.file)))
        deeds.add(deedsOf(callee, depth + 1));
    return deeds;
}

const MiddlewareEvidence::Deeds& MiddlewareEvidence::ownDeeds(FunctionRef function) {
    const auto [entry, isNew] = own_.try_emplace(function);
    Deeds& deeds = entry->second;
    if (!isNew || function.function == 0) return deeds;
    const Program& program = programs_.program(function.file);
    const Function& body = program.functions[function.function];
    const std::set<NodeId> compared = comparedNodes(program, body.firstNode, body.body);
    const std::set<NodeId> written = writtenNodes(program, body.firstNode, body.body);
    BodyScan scan{program};
    for (NodeId id = body.firstNode; id <= body.body; ++id) scan.read(id, compared, written);
    deeds.answers429 = scan.answers429;
    deeds.demandsLogin = scan.demandsLogin();
    deeds.knowsCaller = scan.knowsCaller();
    deeds.verifiesOrigin = scan.verifiesOrigin();
    if (scan.sets) deeds.headers = scan.mentioned;
    if (scan.setsComputed) deeds.headers |= headersOfTables(program);
    if (const auto modelled = modelled_.find(function); modelled != modelled_.end()) deeds.calls = modelled->second;
    return deeds;
}

bool MiddlewareEvidence::isNamed(const ArgumentValue& argument, std::string_view name) const {
    const std::size_t hash = name.find('#');
    const bool isPath = hash != std::string_view::npos || name.find('/') != std::string_view::npos;
    if (!isPath) return std::ranges::find(argument.names, name) != argument.names.end();
    const std::string_view exported = hash == std::string_view::npos ? "default" : name.substr(hash + 1);
    const std::optional<ExportName> origin = originOf(argument.node, programs_);
    return origin && origin->name == exported &&
           isModule(moduleName(programs_.path(origin->file)), moduleName(name.substr(0, hash)));
}

}  // namespace jsward
