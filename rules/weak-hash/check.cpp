// MD5 and SHA-1 still make good cache keys. They are reported where names say that something must not be forged or found out.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/rule/code_names.h"
#include "analyzer/text/words.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::weak_hash {
namespace {

constexpr std::array<std::string_view, 9> kBroken = {"md5", "md4",       "md2",    "sha1",    "sha-1",
                                                     "sha", "ripemd160", "rmd160", "rsa-sha1"};

/// "md5" of `createHash('md5')`, `createHmac('md5', key)` and `createSign('RSA-SHA1')`.
std::string brokenAlgorithm(const CheckContext& context, FileId file, NodeId call) {
    const Program& program = context.program(file);
    const std::string_view name = calleeName(program, call);
    const bool takesName =
        name == "createHash" || name == "createHmac" || name == "createSign" || name == "createVerify";
    if (!takesName || program.arguments(call).empty()) return "";
    const OptionValues values = context.options().valuesOf({file, program.arguments(call)[0]});
    if (values.size() != 1 || values[0].kind != OptionValue::Kind::String) return "";
    const std::string algorithm = lowerCase(values[0].text);
    return std::ranges::find(kBroken, algorithm) == kBroken.end() ? "" : algorithm;
}

/// The whole chain `createHash(...).update(...).digest(...)` that a call begins.
NodeId wholeChain(const Program& program, const std::vector<NodeId>& parents, NodeId call) {
    NodeId chain = call;
    while (parents[chain] != 0 && program[parents[chain]].kind == Kind::Member &&
           program[parents[parents[chain]]].kind == Kind::Call)
        chain = parents[parents[chain]];
    return chain;
}

std::string nameOf(std::string_view function, unsigned senses) {
    if (function == "createSign" || function == "createVerify") return "a signature";
    if (function == "createHmac" || (senses & kNamesSignature) != 0) return "a message authentication code";
    if ((senses & kNamesSecret) != 0) return "a secret";
    return "a token";
}

void checkFile(const CheckContext& context, FileId file, std::vector<Finding>& out) {
    const Program& program = context.program(file);
    if (program.text.find("create") == std::string::npos) return;
    std::vector<NodeId> parents;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Call) continue;
        const std::string algorithm = brokenAlgorithm(context, file, id);
        if (algorithm.empty()) continue;
        if (parents.empty()) parents = parentsOf(program);
        const std::string_view function = calleeName(program, id);
        const NodeId chain = wholeChain(program, parents, id);
        const unsigned senses = sensesIn(program, chain) | sensesAround(program, parents, chain);
        const unsigned isSecurity = senses & (kNamesToken | kNamesSecret | kNamesSignature);
        const bool isPassword = (senses & kNamesPassword) != 0;  // weak-password-hash speaks of these
        if (isPassword || (function == "createHash" && isSecurity == 0)) continue;
        const std::string what = nameOf(function, senses);
        const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
            {{"algorithm", algorithm}, {"what", what}}};
        // What breaks SHA-1 does not break an HMAC made with it.
        const bool isHmac = function == "createHmac" && algorithm != "md5";
        out.push_back(context.finding({file, id}, isHmac ? Confidence::Low : Confidence::High, values));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const FileId file : context.files())
        if (!isTestCode(context.pathInProject(file))) checkFile(context, file, out);
}

}  // namespace jsward::rules::weak_hash
