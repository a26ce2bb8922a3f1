#include "rules/hardcoded-secret/evidence.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <unordered_map>

#include "analyzer/program/settings.h"
#include "rules/hardcoded-secret/code_reading.h"
#include "rules/hardcoded-secret/constants.h"
#include "rules/hardcoded-secret/file_roles.h"
#include "rules/hardcoded-secret/judgement.h"
#include "rules/hardcoded-secret/key_objects.h"
#include "rules/hardcoded-secret/named_values.h"
#include "rules/hardcoded-secret/text_scanner.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// Words for what is shown and not used.
constexpr auto kExampleWords = std::to_array<std::string_view>({"example", "examples", "sample", "samples"});

/// Keys of configurations that are made for a browser.
constexpr auto kPublishedBeside = std::to_array<std::string_view>(
    {"authDomain", "messagingSenderId", "measurementId", "storageBucket", "indexName", "searchParameters"});

/// Stands for a substitution of a template: no text holds it, and no pattern takes it for part of a secret.
constexpr char kSubstitution = '\x1F';

Confidence confidenceOf(Certainty certainty) {
    switch (certainty) {
        case Certainty::Slight: return Confidence::Low;
        case Certainty::Fair: return Confidence::Medium;
        case Certainty::Sure:
        case Certainty::Proven: return Confidence::High;
    }
    return Confidence::Low;
}

Evidence evidenceOf(NodeId literal, std::string_view text, const SecretMatch& match) {
    return {literal,
            confidenceOf(match.certainty),
            match.issued,
            match.what,
            mask(text.substr(match.begin, match.end - match.begin)),
            nullptr};
}

/// The atoms in which the scanner found something. Atoms lie one after the other in one text, and most hold nothing: one pass over
/// that text tells which few to look at.
std::unordered_map<AtomId, std::vector<SecretMatch>> scanAtoms(const Program& program) {
    const TextScanner& scanner = TextScanner::instance();
    std::vector<std::size_t> places;
    scanner.candidates(program.text, places);
    std::unordered_map<AtomId, std::vector<SecretMatch>> found;
    AtomId last = 0;
    for (const std::size_t place : places) {
        const auto next = std::ranges::upper_bound(program.atomOffsets, place);
        const auto atom = static_cast<AtomId>(next - program.atomOffsets.begin() - 1);
        if (atom == last) continue;
        last = atom;
        scanner.scan(program.atom(atom), found[atom]);
    }
    for (AtomId atom = 1; atom + 1 < program.atomOffsets.size(); ++atom) {
        std::vector<SecretMatch> decoded;
        scanner.scanDecoded(program.atom(atom), decoded);
        if (!decoded.empty()) std::ranges::move(decoded, std::back_inserter(found[atom]));
    }
    std::erase_if(found, [](const auto& entry) { return entry.second.empty(); });
    return found;
}

/// Templates that build a URL around a constant password: `redis://:${user}:secret@${host}`.
void findInTemplate(const Program& program, NodeId id, std::vector<Evidence>& out) {
    const auto parts = program.items(id);
    std::string text;
    bool hasUrl = false;
    for (const NodeId part : parts) {
        const Node& node = program[part];
        if (node.kind != Kind::String) {
            text.push_back(kSubstitution);
            continue;
        }
        hasUrl = hasUrl || program.atom(node.a).find("://") != std::string_view::npos;
        text += program.atom(node.a);
    }
    if (!hasUrl || text.find('@') == std::string::npos || text.find(kSubstitution) == std::string::npos) return;
    std::vector<SecretMatch> found;
    TextScanner::instance().scan(text, found);
    for (const SecretMatch& match : found) out.push_back(evidenceOf(id, text, match));
}

FileKind kindOf(std::string_view path) {
    const auto format = settingsFormatOf(path);
    if (!format) return FileKind::Source;
    const bool data = *format == SettingsFormat::Json || *format == SettingsFormat::Yaml;
    return data ? FileKind::Settings : FileKind::Environment;
}

/// What the value at a node is called: by a property, an attribute or a variable; "" for every other node.
std::string_view labelOf(const Program& program, NodeId id) {
    const Node& node = program[id];
    switch (node.kind) {
        case Kind::Property:
        case Kind::JsxAttribute: return program.atom(node.a);
        case Kind::Declarator: return (node.op & 1U) != 0 ? program.atom(nameOf(program, node.a)) : std::string_view{};
        default: return {};
    }
}

bool holds(const std::vector<Span>& spans, Span span) {
    return std::ranges::any_of(spans, [&](Span each) { return each.contains(span); });
}

}  // namespace

void findByForm(const Program& program, const Constants& constants, std::vector<Evidence>& out) {
    const auto found = scanAtoms(program);
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        if (node.kind == Kind::Template) findInTemplate(program, id, out);
        if (node.kind != Kind::String || found.empty()) continue;
        const auto matches = found.find(node.a);
        if (matches == found.end()) continue;
        for (const SecretMatch& match : matches->second) out.push_back(evidenceOf(id, program.atom(node.a), match));
    }
    for (const auto& [id, text] : constants.concatenations()) {
        std::vector<SecretMatch> matches;
        TextScanner::instance().scan(text, matches);
        TextScanner::instance().scanDecoded(text, matches);
        for (const SecretMatch& match : matches) out.push_back(evidenceOf(id, text, match));
    }
    for (const Constant& key : jsonWebKeys(program, constants))
        out.push_back({key.literal, Confidence::High, false, "private JSON Web Key", mask(key.text), nullptr});
    for (const EncodedLogin& login : encodedLogins(program, constants))
        out.push_back({login.constant.literal, confidenceOf(login.certainty), false, "login that is encoded in base64",
                       mask(login.constant.text), nullptr});
}

void findByName(const Program& program, const Constants& constants, std::string_view path, std::vector<Evidence>& out) {
    if (holdsTranslations(path)) return;
    for (const NamedValue& value : namedValues(program, constants, kindOf(path))) {
        const auto confidence = judge(value);
        if (!confidence) continue;
        std::string what(label(value.reading.kind));
        what += value.place == Place::Compared ? " compared with `" : " `";
        what += std::string(value.name) + "`";
        out.push_back(
            {value.constant.literal, *confidence, false, std::move(what), mask(value.constant.text), nullptr});
    }
}

void leaveOutExamples(const Program& program, std::vector<Evidence>& evidence) {
    if (evidence.empty()) return;
    std::vector<Span> examples;
    std::vector<Span> placeholders;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const std::string_view name = labelOf(program, id);
        if (name.empty()) continue;
        const std::vector<std::string> words = splitWords(name);
        if (contains(words, "placeholder")) placeholders.push_back(program.span(id));
        if (std::ranges::any_of(words, [](const std::string& word) { return contains(kExampleWords, word); }))
            examples.push_back(program.span(id));
    }
    std::erase_if(evidence, [&](const Evidence& each) {
        const Span span = program.span(each.literal);
        return holds(placeholders, span) || (!each.issued && holds(examples, span));
    });
}

void easePublished(const Program& program, std::vector<Evidence>& evidence) {
    if (evidence.empty()) return;
    std::vector<Span> published;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Object) continue;
        const bool web = std::ranges::any_of(program.items(id), [&](NodeId item) {
            return contains(kPublishedBeside, program.atom(keyOf(program, item)));
        });
        if (!web) continue;
        for (const NodeId item : program.items(id))
            if (lowerCase(program.atom(keyOf(program, item))) == "apikey") published.push_back(program.span(item));
    }
    for (Evidence& each : evidence)
        if (holds(published, program.span(each.literal))) each.confidence = Confidence::Low;
}

void keepBest(const Program& program, std::vector<Evidence>& evidence) {
    std::ranges::stable_sort(evidence,
                             [](const Evidence& a, const Evidence& b) { return a.confidence > b.confidence; });
    // Literals lie apart or one in the other, so what was kept never overlaps, and the neighbours in it tell.
    std::map<std::uint32_t, std::uint32_t> taken;
    std::vector<Evidence> kept;
    for (Evidence& candidate : evidence) {
        const Span span = program.span(candidate.literal);
        const auto next = taken.lower_bound(span.begin);
        const bool inside = next != taken.begin() && std::prev(next)->second > span.begin;
        const bool around = next != taken.end() && next->first < span.end;
        if (inside || around) continue;
        taken[span.begin] = span.end;
        kept.push_back(std::move(candidate));
    }
    std::ranges::sort(kept, {}, [&](const Evidence& e) { return program.span(e.literal); });
    evidence = std::move(kept);
}

}  // namespace jsward::rules::hardcoded_secret
