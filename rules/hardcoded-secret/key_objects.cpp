#include "rules/hardcoded-secret/key_objects.h"

#include <algorithm>
#include <optional>

#include "analyzer/rule/code_names.h"
#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/code_reading.h"
#include "rules/hardcoded-secret/url_credentials.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// The text that a call encodes in base64: `btoa(x)`, `Buffer.from(x).toString('base64')`; 0 when it does not.
NodeId encodedBy(const Program& program, NodeId call) {
    const auto arguments = program.arguments(call);
    if (arguments.size() != 1) return 0;
    const std::string_view callee = calleeName(program, call);
    if (callee == "btoa") return arguments[0];
    const NodeId receiver = receiverOf(program, call);
    const bool encodes = callee == "toString" && program[arguments[0]].kind == Kind::String &&
                         program.atom(program[arguments[0]].a).starts_with("base64");
    if (!encodes || receiver == 0) return 0;
    const Kind kind = program[receiver].kind;
    if ((kind != Kind::Call && kind != Kind::New) || program.arguments(receiver).empty()) return 0;
    return program.arguments(receiver)[0];
}

/// How convincing "user:password" is; a word after a colon may be anything.
std::optional<Certainty> judgeEncoded(std::string_view text) {
    const std::size_t colon = text.find(':');
    const bool blank = std::ranges::any_of(text, isSpace);
    if (colon == std::string_view::npos || blank || text.find(':', colon + 1) != std::string_view::npos)
        return std::nullopt;
    return judgeLogin({.user = text.substr(0, colon), .password = text.substr(colon + 1), .host = ""});
}

}  // namespace

std::vector<Constant> jsonWebKeys(const Program& program, const Constants& constants) {
    constexpr std::size_t kShortestKey = 20;
    std::vector<Constant> keys;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Object) continue;
        bool isKey = false;
        std::optional<Constant> secret;
        for (const NodeId item : program.items(id)) {
            const AtomId key = keyOf(program, item);
            if (key == 0) continue;
            const std::string_view name = program.atom(key);
            isKey = isKey || name == "kty";
            if (name == "d" || name == "k") secret = constants.constant(item - 1);
        }
        if (isKey && secret && secret->text.size() >= kShortestKey) keys.push_back(*secret);
    }
    return keys;
}

std::vector<EncodedLogin> encodedLogins(const Program& program, const Constants& constants) {
    std::vector<EncodedLogin> logins;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Call) continue;
        const NodeId text = encodedBy(program, id);
        const auto constant = text != 0 ? constants.constant(text) : std::nullopt;
        if (!constant) continue;
        if (const auto certainty = judgeEncoded(constant->text)) logins.push_back({*constant, *certainty});
    }
    return logins;
}

}  // namespace jsward::rules::hardcoded_secret
