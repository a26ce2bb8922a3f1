// Which flags a cookie needs depends on what it is for, and its name tells: a session must be out of the reach of scripts and of plain
// HTTP, a language need not be, and a CSRF token is there for scripts to read.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/text/words.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::insecure_cookie {
namespace {

using Kinds = OptionValue::Kind;

constexpr std::array<std::string_view, 13> kSensitive = {"sess",   "sid",      "token",   "jwt",   "auth",
                                                         "login",  "remember", "user",    "admin", "passw",
                                                         "secret", "creds",    "identity"};
/// Koa's cookies are out of the reach of scripts unless somebody says otherwise, and follow the request for the rest.
constexpr std::string_view kKoa = "koa-cookie";
constexpr std::string_view kSigned = "signed-cookie";
constexpr std::array<std::string_view, 2> kForScripts = {"csrf", "xsrf"};
/// Values of options that are more than these many milliseconds in the past delete the cookie.
constexpr double kEpoch = 86'400'000;

bool mentions(std::string_view name, std::span<const std::string_view> words) {
    const std::string text = lowerCase(name);
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

struct Cookie {
    std::string name;  ///< "" when it is computed.
    bool isSensitive = false;
    bool isForScripts = false;
};

class CookieCheck {
public:
    CookieCheck(const CheckContext& context, const OptionUse& use)
        : context_(context), use_(use), reader_(context.options()), options_(reader_.argument(use.call, use.argument)) {
        const OptionValues names = argument(nameBefore());
        if (names.size() == 1 && names[0].kind == Kinds::String) cookie_.name = names[0].text;
        const std::string evidence = cookie_.name.empty() ? nameInCode() : cookie_.name;
        cookie_.isForScripts = mentions(evidence, kForScripts);
        cookie_.isSensitive = !cookie_.isForScripts && mentions(evidence, kSensitive);
    }

    std::optional<Finding> finding() {
        if (deletes()) return std::nullopt;
        if (!cookie_.isForScripts) judge("httpOnly", "that scripts can read");
        judge("secure", "that is sent over plain HTTP, too");
        if (!place_) return std::nullopt;
        const std::string cookie = cookie_.name.empty() ? "a cookie" : "the cookie '" + cookie_.name + "'";
        const std::array<std::pair<std::string_view, std::string_view>, 3> values = {
            {{"name", use_.name}, {"cookie", cookie}, {"what", what_}}};
        return context_.finding(*place_, confidence_, values);
    }

private:
    /// A signed cookie has a secret between value and options.
    [[nodiscard]] std::uint32_t nameBefore() const { return use_.topic == kSigned ? 3 : 2; }

    /// The arguments before the options: the name, then the value.
    [[nodiscard]] OptionValues argument(std::uint32_t before) const {
        return use_.argument < before ? OptionValues{OptionValue{}}
                                      : reader_.argument(use_.call, use_.argument - before);
    }

    /// A name that is a constant elsewhere, `config.sessionCookie`, tells as much.
    [[nodiscard]] std::string nameInCode() const {
        const Program& program = context_.program(use_.call.file);
        const auto arguments = program.arguments(use_.call.node);
        const std::uint32_t index = use_.argument - nameBefore();
        if (use_.argument < nameBefore() || index >= arguments.size()) return "";
        std::string name;
        NodeId at = arguments[index];
        for (; program[at].kind == Kind::Member; --at) name += std::string(program.atom(program[at].a)) + " ";
        return program[at].kind == Kind::Name ? name.append(program.atom(program.bindings[program[at].a].name)) : name;
    }

    /// An empty value, or one that has expired.
    [[nodiscard]] bool deletes() const {
        const OptionValues values = argument(nameBefore() - 1);
        const auto isEmpty = [](const OptionValue& v) {
            return v.kind == Kinds::Nothing || (v.kind == Kinds::String && v.text.empty());
        };
        if (std::ranges::any_of(values, isEmpty)) return true;
        const auto isPast = [](const OptionValue& v) {
            return (v.kind == Kinds::Number && v.number <= 0) || (v.kind == Kinds::Date && v.number < kEpoch);
        };
        return std::ranges::any_of(reader_.property(options_, "maxAge"), isPast) ||
               std::ranges::any_of(reader_.property(options_, "expires"), isPast);
    }

    void judge(std::string_view key, std::string_view what) {
        const OptionValues values = reader_.property(options_, key);
        const bool isOff = std::ranges::all_of(values, [](const OptionValue& v) { return v.isFalse(); });
        const bool isLeftOut =
            std::ranges::all_of(values, [](const OptionValue& v) { return v.kind == Kinds::Nothing || v.isFalse(); });
        if (!isLeftOut || (!isOff && use_.topic == kKoa)) return;
        const Confidence confidence = isOff || cookie_.isSensitive ? Confidence::High : Confidence::Low;
        if (!place_) {
            place_ = use_.call;
            confidence_ = confidence;
        }
        confidence_ = std::max(confidence_, confidence);
        what_ += what_.empty() ? std::string(what) : " and " + std::string(what);
    }

    const CheckContext& context_;
    const OptionUse& use_;
    OptionReader reader_;
    OptionValues options_;
    Cookie cookie_;
    std::optional<NodeRef> place_;
    Confidence confidence_ = Confidence::Low;
    std::string what_;
};

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const OptionUse& use : context.flow().options) {
        const bool isCookie = use.topic == "cookie" || use.topic == kKoa || use.topic == kSigned;
        if (!isCookie || use.development || isTestCode(context.pathInProject(use.call.file))) continue;
        if (auto finding = CookieCheck(context, use).finding()) out.push_back(*std::move(finding));
    }
}

}  // namespace jsward::rules::insecure_cookie
