// Three places: the options of helmet and its kin, headers that are set by hand, and Express's own X-Powered-By, which stays where
// nobody takes it away.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/text/words.h"
#include "analyzer/webapp/gapped_text.h"
#include "rules/insecure-helmet/content_security_policy.h"

namespace jsward::rules::insecure_helmet {
namespace {

using Kinds = OptionValue::Kind;

constexpr double kHalfYear = 15'552'000;  ///< Seconds.

Finding report(const CheckContext& context, NodeRef at, Confidence confidence, std::string_view name,
               std::string_view what) {
    const std::array<std::pair<std::string_view, std::string_view>, 2> values = {{{"name", name}, {"what", what}}};
    return context.finding(at, confidence, values);
}

// --- options ------------------------------------------------------------------------------------------------------------

Policy policyOf(const CheckContext& context, const OptionValue& directives) {
    if (directives.kind == Kinds::Object) return policyOfObject(context.programs(), directives);
    if (directives.kind == Kinds::String) return policyOfText(directives.text, directives.node);
    return {};
}

void checkPolicies(const CheckContext& context, std::vector<Finding>& out) {
    const OptionReader reader = context.options();
    for (const OptionUse& use : context.flow().options) {
        if (use.topic != "headers" || use.development || !context.isForUsers(use.call)) continue;
        const UsedOptions options(reader, use);
        const OptionValues directives = options["contentSecurityPolicy.directives"];
        if (directives.size() != 1) continue;
        const bool hasDefaults =
            std::ranges::none_of(options["contentSecurityPolicy.useDefaults"], &OptionValue::isFalse);
        const auto fault = faultOf(policyOf(context, directives[0]), hasDefaults);
        if (!fault) continue;
        const NodeRef at = fault->at.file == use.call.file && fault->at.node != 0 ? fault->at : use.call;
        out.push_back(report(context, at, fault->confidence, use.name, fault->what));
    }
}

// --- headers by hand ------------------------------------------------------------------------------------------------------

struct HeaderFault {
    std::string what;
    Confidence confidence = Confidence::High;
};

std::optional<HeaderFault> faultOfHeader(const HeaderWrite& write, const std::string& text) {
    const std::string value = lowerCase(text);
    if (write.name == "content-security-policy") {
        const auto fault = faultOf(policyOfText(value, write.value), false);
        return fault ? std::optional(HeaderFault{std::string(fault->what), fault->confidence}) : std::nullopt;
    }
    if (value.find(kGap) != std::string::npos) return std::nullopt;
    if (write.name == "x-frame-options" && value != "deny" && value != "sameorigin")
        return HeaderFault{"lets other sites frame its pages: browsers ignore '" + text + "'"};
    double seconds = 0;
    if (write.name == "strict-transport-security" && RE2::PartialMatch(value, R"(max-age\s*=\s*"?(\d+))", &seconds) &&
        seconds < kHalfYear)
        return HeaderFault{"insists on HTTPS for less than 180 days"};
    if (write.name == "x-content-type-options" && value != "nosniff")
        return HeaderFault{"lets browsers guess content types"};
    if (write.name == "referrer-policy" && value == "unsafe-url")
        return HeaderFault{"tells other sites the whole address of the page that visitors come from"};
    if (write.name == "x-permitted-cross-domain-policies" && value == "all")
        return HeaderFault{"lets plugins of other sites read its answers", Confidence::Medium};
    return std::nullopt;
}

void checkHeaders(const CheckContext& context, std::vector<Finding>& out) {
    for (const HeaderWrite& write : context.headers()) {
        if (write.development || !context.isForUsers(write.at)) continue;
        const auto fault = faultOfHeader(write, gappedText(context.programs(), write.value));
        if (!fault) continue;
        const Confidence confidence =
            write.byShape ? std::min(fault->confidence, Confidence::Medium) : fault->confidence;
        out.push_back(report(context, write.value, confidence, write.by, fault->what));
    }
}

// --- X-Powered-By -----------------------------------------------------------------------------------------------------------

bool mentionsPoweredBy(const Program& program) {
    static const RE2 kPoweredBy("(?i)x-powered-by|helmet|hide-powered-by|hidePoweredBy");
    return RE2::PartialMatch(program.text, kPoweredBy);
}

bool setsHeaders(const Handler& handler) {
    return std::ranges::find(handler.provides, "headers") != handler.provides.end();
}

void checkPoweredBy(const CheckContext& context, std::vector<Finding>& out) {
    const auto mentions = [&](FileId file) { return mentionsPoweredBy(context.program(file)); };
    if (context.web().apps.empty() || std::ranges::any_of(context.files(), mentions)) return;
    for (const App& app : context.web().apps) {
        const bool serves = app.listens && !app.isBare;
        if (app.framework != "express" || !serves || !context.isForUsers(app.object)) continue;
        // Without any protective header missing-helmet has said what to do about this one, too.
        const bool cares = std::ranges::any_of(app.middleware, setsHeaders);
        out.push_back(report(context, app.object, cares ? Confidence::Medium : Confidence::Low,
                             "This Express application", "tells every client what it runs on with X-Powered-By"));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    checkOptions(context, out);
    checkPolicies(context, out);
    checkHeaders(context, out);
    checkPoweredBy(context, out);
}

}  // namespace jsward::rules::insecure_helmet
