#include "rules/hardcoded-secret/constant_origin.h"

#include <algorithm>
#include <tuple>

#include "rules/hardcoded-secret/file_roles.h"
#include "rules/hardcoded-secret/judgement.h"
#include "rules/hardcoded-secret/named_values.h"
#include "rules/hardcoded-secret/value_reading.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// Appends the literals and concatenations of a file that say `text`.
void addLiterals(const Program& program, const Constants& constants, FileId file, std::string_view text,
                 std::vector<NodeRef>& out) {
    for (const auto& [node, folded] : constants.concatenations())
        if (folded == text) out.push_back({file, node});
    if (program.text.find(text) == std::string::npos) return;  // Far cheaper than a look at every node.
    for (NodeId id = 1; id < program.nodes.size(); ++id)
        if (program[id].kind == Kind::String && program.atom(program[id].a) == text) out.push_back({file, id});
}

/// `{token: 'token'}` names a parameter or a column; `{password: 'password'}` is a password all too often.
bool namesItself(const NamedValue& value) {
    return value.reading.kind == SecretKind::Token && repeatsName(value.name, value.constant.text);
}

/// Whether a text could be a secret wherever it stands, and no word that got to its place by way of a merge of values. A
/// placeholder is no such word.
bool speaksForItself(std::string_view text) {
    const Reading reading = read(text);
    return reading >= Reading::Passphrase || reading == Reading::Nothing;
}

}  // namespace

const Constants& ConstantOrigins::constants(FileId file) {
    return constants_.try_emplace(file, context_.program(file)).first->second;
}

const std::set<NodeId>& ConstantOrigins::named(FileId file) {
    const auto [entry, isNew] = named_.try_emplace(file);
    if (!isNew) return entry->second;
    for (const NamedValue& value : namedValues(context_.program(file), constants(file), FileKind::Source))
        if (!namesItself(value)) entry->second.insert(value.constant.literal);
    return entry->second;
}

/// The literal is the argument itself, or the variable beside it.
std::optional<NodeRef> ConstantOrigins::atSink(const SinkHit& hit) {
    std::vector<Constant> found;
    constants(hit.at.file).collect(hit.at.node, found);
    const auto same = std::ranges::find(found, std::string_view(hit.constant), &Constant::text);
    return same == found.end() ? std::nullopt : std::optional(NodeRef{hit.at.file, same->literal});
}

std::vector<NodeRef> ConstantOrigins::literals(std::string_view text) {
    std::vector<NodeRef> found;
    for (const FileId file : context_.filesInReach())
        addLiterals(context_.program(file), constants(file), file, text, found);
    return found;
}

std::optional<NodeRef> ConstantOrigins::find(const SinkHit& hit) {
    if (const auto literal = atSink(hit)) return literal;
    std::vector<NodeRef> candidates = literals(hit.constant);
    if (!speaksForItself(hit.constant))
        std::erase_if(candidates, [&](const NodeRef& literal) { return !named(literal.file).contains(literal.node); });
    if (candidates.empty()) return std::nullopt;
    const auto standsAtSink = [&](const NodeRef& literal) {
        const Program& program = context_.program(literal.file);
        return literal.file == hit.at.file && program.span(hit.at.node).contains(program.span(literal.node));
    };
    return *std::ranges::min_element(candidates, {}, [&](const NodeRef& literal) {
        return std::tuple(!standsAtSink(literal), holdsTests(context_.pathInProject(literal.file)),
                          !named(literal.file).contains(literal.node), literal.file != hit.at.file, literal);
    });
}

}  // namespace jsward::rules::hardcoded_secret
