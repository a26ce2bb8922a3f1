// Beside the parameters of slow hashes, which the options tell: fast ones, given something that is called a password.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/rule/code_names.h"
#include "analyzer/text/words.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::weak_password_hash {
namespace {

constexpr std::array<std::string_view, 8> kFastFunctions = {"md5",    "sha1",    "sha256", "sha512",
                                                            "sha224", "hex_md5", "sha3",   "ripemd160"};

/// "md5" of `crypto.createHash('md5')...update(x)`, `md5(x)` and `CryptoJS.MD5(x)`; x in `hashed`.
std::string fastHash(const Program& program, NodeId call, NodeId& hashed) {
    const auto arguments = program.arguments(call);
    if (arguments.empty()) return "";
    hashed = arguments[0];
    const std::string name = lowerCase(calleeName(program, call));
    if (std::ranges::find(kFastFunctions, name) != kFastFunctions.end()) return name;
    if (name != "update") return "";
    const NodeId callee = program.callee(call);
    if (program[callee].kind != Kind::Member || program[callee - 1].kind != Kind::Call) return "";
    const NodeId made = callee - 1;
    if (calleeName(program, made) != "createHash") return "";
    const auto algorithm = program.arguments(made);
    return algorithm.empty() || program[algorithm[0]].kind != Kind::String
               ? "a digest"
               : std::string(program.atom(program[algorithm[0]].a));
}

void checkFile(const CheckContext& context, FileId file, std::vector<Finding>& out) {
    const Program& program = context.program(file);
    std::vector<NodeId> parents;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Call) continue;
        NodeId hashed = 0;
        const std::string algorithm = fastHash(program, id, hashed);
        if (algorithm.empty()) continue;
        unsigned senses = sensesIn(program, hashed);
        if ((senses & kNamesPassword) == 0) {
            if (parents.empty()) parents = parentsOf(program);
            senses |= sensesAround(program, parents, id);
        }
        if ((senses & kNamesPassword) == 0) continue;
        const std::string what = "hashes a password, and is made to be fast: so is guessing it";
        const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
            {{"name", algorithm}, {"what", what}}};
        out.push_back(context.finding({file, id}, Confidence::High, values));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    checkOptions(context, out);
    for (const FileId file : context.files())
        if (!isTestCode(context.pathInProject(file))) checkFile(context, file, out);
}

}  // namespace jsward::rules::weak_password_hash
