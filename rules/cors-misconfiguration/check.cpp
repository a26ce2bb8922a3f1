// Who may read answers from other sites: by the options of a library, by a function that is asked, or by headers that the code sets.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/rule/check.h"
#include "analyzer/text/words.h"
#include "analyzer/webapp/gapped_text.h"
#include "rules/cors-misconfiguration/origin_checks.h"
#include "rules/cors-misconfiguration/origin_pattern.h"

namespace jsward::rules::cors_misconfiguration {
namespace {

using Kinds = OptionValue::Kind;

constexpr std::string_view kReadsAll = "lets every site read its answers";
constexpr std::string_view kReadsVisitors = "lets every site read answers that are meant for the visitor";
constexpr std::string_view kNull = "trusts the origin null, which any sandboxed page has";

struct Fault {
    std::string what;
    Confidence confidence = Confidence::High;
    NodeRef at;
};

Finding report(const CheckContext& context, std::string_view name, NodeRef at, Confidence confidence,
               std::string_view what) {
    const std::array<std::pair<std::string_view, std::string_view>, 2> values = {{{"name", name}, {"what", what}}};
    return context.finding(at, confidence, values);
}

// --- options ------------------------------------------------------------------------------------------------------------

/// What one call of a library was told.
class Options {
public:
    Options(const CheckContext& context, const OptionUse& use)
        : programs_(context.programs()), reader_(context.options()), used_(reader_, use) {}

    [[nodiscard]] std::optional<Fault> fault() const {
        if (used_.isAbsent() || std::ranges::all_of(used_.whole(), &OptionValue::isFalse)) return std::nullopt;
        if (used_.whole().size() == 1 && used_.whole()[0].kind == Kinds::Function) return ofDelegate(used_.whole()[0]);
        return judge(used_["origin"], used_["credentials"]);
    }

private:
    /// `cors((request, callback) => callback(null, options))`
    [[nodiscard]] std::optional<Fault> ofDelegate(const OptionValue& function) const {
        const Program& program = programs_.program(function.node.file);
        if (program[function.node.node].kind != Kind::Function) return std::nullopt;
        const Function& outer = program.functions[program[function.node.node].a];
        for (NodeId id = outer.firstNode; id <= outer.body; ++id) {
            if (program[id].kind != Kind::Call || program.arguments(id).size() != 2) continue;
            const Kind callee = program[program.callee(id)].kind;
            if (callee != Kind::Name || program[program.arguments(id)[0]].kind != Kind::Null) continue;
            const OptionValues answer = reader_.valuesOf({function.node.file, program.arguments(id)[1]});
            if (auto fault = judge(reader_.property(answer, "origin"), reader_.property(answer, "credentials")))
                return fault;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Fault> judge(const OptionValues& origins, const OptionValues& credentials) const {
        const bool forVisitors = std::ranges::all_of(credentials, &OptionValue::isTrue);
        std::optional<Fault> worst;
        for (const OptionValue& origin : origins) {
            const auto fault = judge(origin, forVisitors);
            if (!fault) return std::nullopt;  // what depends on something is never wrong
            if (!worst || worst->confidence < fault->confidence) worst = fault;
        }
        return worst;
    }

    [[nodiscard]] std::optional<Fault> judge(const OptionValue& origin, bool forVisitors) const {
        switch (origin.kind) {
            case Kinds::Boolean:
                return origin.isTrue() ? std::optional(everybody(origin.node, forVisitors)) : std::nullopt;
            case Kinds::String:
                if (origin.text == "*") return everybody(origin.node, forVisitors);
                if (lowerCase(origin.text) == "null") return Fault{std::string(kNull), Confidence::High, origin.node};
                return std::nullopt;
            case Kinds::Regex: return open(faultOfPattern(origin.text), origin.node, forVisitors);
            case Kinds::Function: return ofFunction(origin.node, forVisitors);
            case Kinds::Array:
                for (const OptionValue& element : reader_.elements(origin))
                    if (auto fault = judge(element, forVisitors)) return fault;
                return std::nullopt;
            default: return std::nullopt;
        }
    }

    [[nodiscard]] std::optional<Fault> ofFunction(NodeRef function, bool forVisitors) const {
        const OriginDecision decision = decisionOf(programs_, function);
        if (decision.admitsAll) return everybody(function, forVisitors);
        return open(decision.fault, decision.at, forVisitors);
    }

    static Fault everybody(NodeRef at, bool forVisitors) {
        return {std::string(forVisitors ? kReadsVisitors : kReadsAll), forVisitors ? Confidence::High : Confidence::Low,
                at};
    }

    static std::optional<Fault> open(const std::string& what, NodeRef at, bool forVisitors) {
        if (what.empty()) return std::nullopt;
        return Fault{what, forVisitors ? Confidence::High : Confidence::Medium, at};
    }

    const ProgramProvider& programs_;
    OptionReader reader_;
    UsedOptions used_;
};

void checkCalls(const CheckContext& context, std::vector<Finding>& out) {
    for (const OptionUse& use : context.flow().options) {
        if (use.topic != "cors" || use.development || !context.isForUsers(use.call)) continue;
        const auto fault = Options(context, use).fault();
        if (!fault) continue;
        const bool isNear = fault->at.file == use.call.file && fault->at.node != 0;
        out.push_back(report(context, use.name, isNear ? fault->at : use.call, fault->confidence, fault->what));
    }
}

// --- headers by hand ------------------------------------------------------------------------------------------------------

/// The files that also send Access-Control-Allow-Credentials.
std::vector<FileId> filesWithCredentials(const std::vector<HeaderWrite>& headers) {
    std::vector<FileId> files;
    for (const HeaderWrite& write : headers)
        if (write.name == "access-control-allow-credentials") files.push_back(write.value.file);
    return files;
}

bool contains(const std::vector<FileId>& files, FileId file) { return std::ranges::find(files, file) != files.end(); }

void checkConstants(const CheckContext& context, const std::vector<HeaderWrite>& headers, std::vector<Finding>& out) {
    const std::vector<FileId> credentials = filesWithCredentials(headers);
    for (const HeaderWrite& write : headers) {
        const bool isOrigin = write.name == "access-control-allow-origin";
        if (!isOrigin || write.development || !context.isForUsers(write.at)) continue;
        const std::string text = gappedText(context.programs(), write.value);
        if (lowerCase(text) == "null") {
            out.push_back(report(context, write.by, write.value, Confidence::High, kNull));
        } else if (text == "*" && contains(credentials, write.value.file)) {
            out.push_back(report(context, write.by, write.value, Confidence::Medium,
                                 "lets every site in and asks browsers for the visitor's cookies"));
        } else if (text == "*") {
            out.push_back(report(context, write.by, write.value, Confidence::Low, kReadsAll));
        }
    }
}

/// Where the origin of the request is sent back: what the code around asked before.
void checkReflection(const CheckContext& context, const std::vector<HeaderWrite>& headers, std::vector<Finding>& out) {
    const std::vector<FileId> credentials = filesWithCredentials(headers);
    std::vector<Finding> reflected;
    checkFlows(context, reflected);
    for (const SinkHit& hit : context.flow().hits) {
        if (hit.sinkKind != "cors-origin" || !context.isForUsers(hit.at)) continue;
        const Location at = context.locate(hit.at);
        const auto found = std::ranges::find(reflected, at, &Finding::at);
        if (found == reflected.end()) continue;
        const OriginDecision decision = decisionBefore(context.programs(), hit.function, hit.at.node);
        if (decision.looks && decision.fault.empty()) continue;
        Finding finding = std::move(*found);
        reflected.erase(found);
        if (!contains(credentials, hit.at.file)) finding.confidence = Confidence::Low;
        if (!decision.fault.empty()) {
            finding.confidence = std::max(finding.confidence, Confidence::Medium);
            finding.related.push_back({context.locate(decision.at), "this check " + decision.fault});
        }
        out.push_back(std::move(finding));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    const std::vector<HeaderWrite> headers = context.headers();
    checkCalls(context, out);
    checkConstants(context, headers, out);
    checkReflection(context, headers, out);
}

}  // namespace jsward::rules::cors_misconfiguration
