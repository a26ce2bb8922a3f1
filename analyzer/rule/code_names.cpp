#include "analyzer/rule/code_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzer/text/words.h"

namespace jsward {
namespace {

template <std::size_t N>
bool isAny(const std::array<std::string_view, N>& all, std::string_view word) {
    return std::ranges::find(all, word) != all.end();
}

constexpr std::array<std::string_view, 9> kPasswords = {"password", "passwords", "passwd", "pwd",     "passphrase",
                                                        "passcode", "pass",      "pin",    "passwort"};
constexpr std::array<std::string_view, 12> kTokens = {"token", "tokens", "jwt",  "otp",  "nonce",  "csrf",
                                                      "xsrf",  "sid",    "totp", "hotp", "bearer", "captcha"};
constexpr std::array<std::string_view, 7> kSecrets = {"secret", "secrets", "credential", "credentials",
                                                      "apikey", "passkey", "privatekey"};
constexpr std::array<std::string_view, 5> kSignatures = {"signature", "hmac", "signed", "mac", "sig"};
constexpr std::array<std::string_view, 2> kSalts = {"salt", "iv"};
/// "sessionId", "resetCode", "apiKey": neither word says it alone.
struct Pair {
    std::string_view first, second;
    unsigned sense;
};
constexpr std::array<Pair, 20> kPairs = {{
    {"session", "id", kNamesToken},        {"session", "key", kNamesToken},   {"reset", "code", kNamesToken},
    {"reset", "key", kNamesToken},         {"reset", "id", kNamesToken},      {"verification", "code", kNamesToken},
    {"confirmation", "code", kNamesToken}, {"auth", "code", kNamesToken},     {"access", "code", kNamesToken},
    {"invite", "code", kNamesToken},       {"recovery", "code", kNamesToken}, {"backup", "code", kNamesToken},
    {"api", "key", kNamesSecret},          {"private", "key", kNamesSecret},  {"encryption", "key", kNamesSecret},
    {"signing", "key", kNamesSecret},      {"access", "key", kNamesSecret},   {"secret", "key", kNamesSecret},
    {"auth", "key", kNamesSecret},         {"master", "key", kNamesSecret},
}};
/// Words after which a name means something about a secret and not the secret: `tokenCount`, `passwordField`.
constexpr std::array<std::string_view, 24> kAbout = {"count",  "length", "type",   "types",  "name",    "field",
                                                     "label",  "index",  "limit",  "expiry", "ttl",     "expires",
                                                     "exp",    "error",  "errors", "url",    "symbol",  "position",
                                                     "parser", "list",   "policy", "regex",  "pattern", "price"};

constexpr int kLongestWay = 40;

}  // namespace

unsigned senseOf(std::string_view name) {
    const std::vector<std::string> words = splitWords(name);
    if (words.empty() || isAny(kAbout, words.back())) return 0;
    unsigned sense = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (isAny(kPasswords, words[i])) sense |= kNamesPassword;
        if (isAny(kTokens, words[i])) sense |= kNamesToken;
        if (isAny(kSecrets, words[i])) sense |= kNamesSecret;
        if (isAny(kSignatures, words[i])) sense |= kNamesSignature;
        if (isAny(kSalts, words[i])) sense |= kNamesSalt;
        for (const Pair& pair : kPairs)
            if (i + 1 < words.size() && words[i] == pair.first && words[i + 1] == pair.second) sense |= pair.sense;
    }
    return sense;
}

std::string_view calleeName(const Program& program, NodeId call) {
    NodeId callee = program.callee(call);
    if (program[callee].kind == Kind::Sequence) callee = program.items(callee).back();
    const Node& node = program[callee];
    if (node.kind == Kind::Member || node.kind == Kind::Global) return program.atom(node.a);
    return node.kind == Kind::Name ? program.atom(program.bindings[node.a].name) : std::string_view{};
}

std::vector<NodeId> parentsOf(const Program& program) {
    std::vector<NodeId> parents(program.nodes.size(), 0);
    std::vector<NodeId> children;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        children.clear();
        program.children(id, children);
        for (const NodeId child : children) parents[child] = id;
        const Kind kind = program[id].kind;
        if (kind == Kind::Function || kind == Kind::FunctionDecl) parents[program.functions[program[id].a].body] = id;
    }
    return parents;
}

unsigned sensesIn(const Program& program, NodeId expression) {
    unsigned senses = 0;
    std::vector<NodeId> open = {expression};
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        const Node& node = program[id];
        switch (node.kind) {
            case Kind::Name: senses |= senseOf(program.atom(program.bindings[node.a].name)); break;
            case Kind::Global:
            case Kind::Member: senses |= senseOf(program.atom(node.a)); break;
            case Kind::Index:
                if (program[id - 1].kind == Kind::String) senses |= senseOf(program.atom(program[id - 1].a));
                break;
            default: break;
        }
        program.children(id, open);
    }
    return senses;
}

unsigned sensesAround(const Program& program, const std::vector<NodeId>& parents, NodeId value) {
    unsigned senses = 0;
    NodeId id = value;
    for (int steps = 0; id != 0 && steps < kLongestWay; ++steps, id = parents[id]) {
        const Node& node = program[id];
        switch (node.kind) {
            case Kind::Declarator: senses |= sensesIn(program, (node.op & 1U) != 0 ? node.a : id - 1); break;
            case Kind::Assign: senses |= sensesIn(program, node.a); break;
            case Kind::Property: senses |= senseOf(program.atom(node.a)); break;
            case Kind::Function:
            case Kind::FunctionDecl: {
                const Function& function = program.functions[node.a];
                senses |= senseOf(program.atom(function.name));
                // `parts.map(() => Math.random())`: what a callback gives goes on.
                if (!function.expressionBody || function.name != 0) return senses;
                break;
            }
            default: break;
        }
    }
    return senses;
}

}  // namespace jsward
