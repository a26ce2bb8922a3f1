#include "rules/insecure-helmet/content_security_policy.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/text/words.h"
#include "analyzer/webapp/gapped_text.h"

namespace jsward::rules::insecure_helmet {
namespace {

using Kinds = OptionValue::Kind;

/// By name in a header and in options.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kDirectives = {
    {{"default-src", "defaultSrc"},
     {"script-src", "scriptSrc"},
     {"script-src-elem", "scriptSrcElem"},
     {"script-src-attr", "scriptSrcAttr"},
     {"frame-ancestors", "frameAncestors"}}};

std::vector<std::string> splitAt(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
        if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool isProof(std::string_view source) {
    return source.starts_with("'nonce-") || source.starts_with("'sha256-") || source.starts_with("'sha384-") ||
           source.starts_with("'sha512-");
}

void addSources(std::string_view text, SourceList& list) {
    for (const std::string& word : splitAt(text, " \t\r\n")) {
        const std::string source = lowerCase(word);
        list.hasNonce |= isProof(source);
        if (source.find(kGap) == std::string::npos)
            list.sources.push_back(source);
        else if (!isProof(source))
            list.isOpen = true;
    }
}

class DirectiveReader {
public:
    explicit DirectiveReader(const ProgramProvider& programs) : programs_(programs), reader_(programs) {}

    void read(const OptionValue& value, SourceList& list) const {
        switch (value.kind) {
            case Kinds::String: return addSources(value.text, list);
            case Kinds::Array: return readItems(value.node, list);
            // `(req, res) => "'nonce-" + res.locals.nonce + "'"` is what functions are for here.
            case Kinds::Function: list.hasNonce = true; return;
            case Kinds::Unknown: return readComputed(value.node, list);
            default: return;
        }
    }

private:
    void readItems(NodeRef array, SourceList& list) const {
        const Program& program = programs_.program(array.file);
        for (const NodeId item : program.items(array.node)) {
            const NodeRef written{array.file, program[item].kind == Kind::Spread ? item - 1 : item};
            const OptionValues values = reader_.valuesOf(written);
            if (values.size() == 1)
                read(values[0], list);
            else
                list.isOpen = true;  // a conditional: what is sent in production nobody knows
        }
    }

    void readComputed(NodeRef expression, SourceList& list) const {
        const std::string text = expression.node == 0 ? std::string{kGap} : gappedText(programs_, expression);
        addSources(text, list);
    }

    const ProgramProvider& programs_;
    OptionReader reader_;
};

std::optional<PolicyFault> scriptFault(const SourceList& list) {
    const auto fault = [&](std::string_view what, Confidence confidence = Confidence::High) {
        return PolicyFault{what, confidence, list.at};
    };
    const bool trustsChosen = list.hasNonce || list.allows("'strict-dynamic'");
    if (list.allows("'unsafe-inline'") && !trustsChosen)
        return fault("lets injected scripts run: script-src allows 'unsafe-inline'",
                     list.isOpen ? Confidence::Medium : Confidence::High);
    constexpr std::array<std::string_view, 6> kAnySite = {"*", "http:", "https:", "data:", "http://*", "https://*"};
    const bool isWide = std::ranges::any_of(kAnySite, [&](std::string_view any) { return list.allows(any); });
    if (isWide && !list.allows("'strict-dynamic'")) return fault("lets scripts of any site run");
    if (list.allows("'unsafe-eval'")) return fault("lets text run as a script: script-src allows 'unsafe-eval'");
    return std::nullopt;
}

}  // namespace

bool SourceList::allows(std::string_view source) const { return std::ranges::find(sources, source) != sources.end(); }

const SourceList* Policy::find(std::string_view directive) const {
    const auto found = directives.find(directive);
    return found == directives.end() ? nullptr : &found->second;
}

Policy policyOfText(std::string_view text, NodeRef at) {
    Policy policy;
    for (const std::string& directive : splitAt(text, ";")) {
        const std::vector<std::string> words = splitAt(directive, " \t\r\n");
        if (words.empty()) continue;
        const std::string name = lowerCase(words.front());
        if (name.find(kGap) != std::string::npos) policy.isOpen = true;
        const auto [entry, isNew] = policy.directives.try_emplace(name);
        if (!isNew) continue;  // browsers heed the first of a name
        entry->second.at = at;
        addSources(std::string_view(directive).substr(directive.find(words.front()) + words.front().size()),
                   entry->second);
    }
    return policy;
}

Policy policyOfObject(const ProgramProvider& programs, const OptionValue& directives) {
    const OptionReader reader(programs);
    const DirectiveReader read(programs);
    Policy policy;
    for (const auto& [name, key] : kDirectives) {
        for (const std::string_view spelling : {key, name}) {
            const OptionValues values = reader.property(directives, spelling);
            if (values.size() != 1 || values[0].kind == Kinds::Nothing) continue;
            SourceList& list = policy.directives[std::string(name)];
            list.at = values[0].node;
            read.read(values[0], list);
        }
    }
    return policy;
}

std::optional<PolicyFault> faultOf(const Policy& policy, bool hasDefaults) {
    const SourceList* scripts = policy.find("script-src-elem");
    if (scripts == nullptr) scripts = policy.find("script-src");
    const SourceList* fallback = policy.find("default-src");
    if (scripts != nullptr) {
        if (const auto fault = scriptFault(*scripts)) return fault;
    } else if (fallback != nullptr && !policy.isOpen) {
        // Where the library adds a script-src of its own the default means other things than scripts; older versions did not.
        if (auto fault = scriptFault(*fallback)) {
            if (hasDefaults) fault->confidence = Confidence::Medium;
            return fault;
        }
    }
    if (const SourceList* attributes = policy.find("script-src-attr");
        attributes != nullptr && attributes->allows("'unsafe-inline'") && !attributes->allows("'unsafe-hashes'"))
        return PolicyFault{"lets injected event handlers run: script-src-attr allows 'unsafe-inline'",
                           Confidence::Medium, attributes->at};
    if (const SourceList* frames = policy.find("frame-ancestors"); frames != nullptr && frames->allows("*"))
        return PolicyFault{"lets every site frame its pages", Confidence::High, frames->at};
    return std::nullopt;
}

}  // namespace jsward::rules::insecure_helmet
