#include "rules/weak-rate-limit/limiter.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/text/words.h"

namespace jsward::rules::weak_rate_limit {
namespace {

using Kinds = OptionValue::Kind;

constexpr double kMinute = 60'000;
constexpr double kHour = 60 * kMinute;
/// Nobody counts within less than a second, and these are minutes, hours and days in seconds.
constexpr double kSecond = 1000;
constexpr std::array<double, 9> kInSeconds = {1800, 3600, 5400, 7200, 10800, 21600, 43200, 86400, 604800};

/// The lowest number that an option may be; nothing when it may be something else.
std::optional<double> lowest(const OptionValues& values, double (*read)(const OptionValue&)) {
    std::optional<double> least;
    for (const OptionValue& value : values) {
        const double number = read(value);
        if (number <= 0) return std::nullopt;
        least = std::min(least.value_or(number), number);
    }
    return least;
}

double count(const OptionValue& value) { return value.kind == Kinds::Number ? value.number : 0; }

double duration(const OptionValue& value) {
    if (value.kind == Kinds::String) return millisecondsOf(value.text).value_or(0);
    return count(value);
}

/// The function that an option is, when it is one.
const Function* functionOf(const CheckContext& context, const OptionValues& values) {
    if (values.size() != 1 || values[0].kind != Kinds::Function) return nullptr;
    const Program& program = context.program(values[0].node.file);
    const NodeId node = values[0].node.node;
    if (program[node].kind == Kind::Function) return &program.functions[program[node].a];
    const auto found = std::ranges::find(program.functions, node, &Function::body);
    return found == program.functions.end() ? nullptr : &*found;
}

bool alwaysTrue(const Program& program, const Function& function) {
    if (function.expressionBody) return program[function.body].kind == Kind::True;
    bool returns = false;
    for (NodeId id = function.firstNode; id <= function.body; ++id) {
        if (program[id].kind != Kind::Return) continue;
        if ((program[id].op & 1U) == 0 || program[id - 1].kind != Kind::True) return false;
        returns = true;
    }
    return returns;
}

bool isWrittenByClients(std::string_view header) {
    const std::string name = lowerCase(header);
    return name == "x-forwarded-for" || name == "x-client-ip" || name == "forwarded" || name == "client-ip";
}

/// A text in the function that names such a header: `req.headers['x-forwarded-for']`, `req.get('X-Forwarded-For')`.
bool readsClaim(const Program& program, const Function& function) {
    for (NodeId id = function.firstNode; id <= function.body; ++id)
        if (program[id].kind == Kind::String && isWrittenByClients(program.atom(program[id].a))) return true;
    return false;
}

/// `req.query.x`, `req.headers['x-y']`, `req.get('x-y')`
bool readsRequest(const Program& program, NodeId id) {
    const auto member = [&](NodeId node) {
        return program[node].kind == Kind::Member ? program.atom(program[node].a) : std::string_view{};
    };
    const auto isPart = [&](NodeId node) {
        const std::string_view name = member(node);
        return name == "query" || name == "headers" || name == "body" || name == "cookies";
    };
    const Node& node = program[id];
    if (node.kind == Kind::Member) return isPart(id - 1);
    if (node.kind == Kind::Index) return isPart(node.a);
    if (node.kind != Kind::Call) return false;
    const std::string_view method = member(program.callee(id));
    return (method == "get" || method == "header") && program.arguments(id).size() == 1;
}

bool isConstant(const Program& program, NodeId id) {
    const Kind kind = program[id].kind;
    return kind == Kind::String || kind == Kind::True || kind == Kind::Number;
}

bool comparesClaims(const Program& program, const Function& function) {
    for (NodeId id = function.firstNode; id <= function.body; ++id) {
        const Node& node = program[id];
        if (node.kind != Kind::Binary) continue;
        const auto op = static_cast<BinaryOp>(node.op);
        if (op != BinaryOp::StrictEqual && op != BinaryOp::Equal) continue;
        if (readsRequest(program, node.a) && isConstant(program, id - 1)) return true;
        if (readsRequest(program, id - 1) && isConstant(program, node.a)) return true;
    }
    return false;
}

}  // namespace

std::optional<double> millisecondsOf(std::string_view duration) {
    static const RE2 kDuration(
        R"(\s*(\d+(?:\.\d+)?)?\s*(ms|s|m|h|d|w|sec|min|hr|millisecond|second|minute|hour|day|week)s?\s*)");
    static constexpr std::array<std::pair<std::string_view, double>, 15> kUnits = {{{"ms", 1},
                                                                                    {"millisecond", 1},
                                                                                    {"s", kSecond},
                                                                                    {"sec", kSecond},
                                                                                    {"second", kSecond},
                                                                                    {"m", kMinute},
                                                                                    {"min", kMinute},
                                                                                    {"minute", kMinute},
                                                                                    {"h", kHour},
                                                                                    {"hr", kHour},
                                                                                    {"hour", kHour},
                                                                                    {"d", kHour * 24},
                                                                                    {"day", kHour * 24},
                                                                                    {"w", kHour * 168},
                                                                                    {"week", kHour * 168}}};
    std::string number;
    std::string unit;
    if (!RE2::FullMatch(lowerCase(duration), kDuration, &number, &unit)) return std::nullopt;
    const auto found = std::ranges::find(kUnits, unit, [](const auto& entry) { return entry.first; });
    return (number.empty() ? 1 : std::stod(number)) * found->second;
}

Limiter::Limiter(const CheckContext& context, const OptionUse& use)
    : context_(context), use_(use), options_(context.options(), use) {}

std::optional<double> Limiter::perHour() const {
    const auto limit = lowest(options_["limit"], count);
    const auto window = lowest(options_["window"], duration);
    if (!limit || !window) return std::nullopt;
    return *limit * std::max(1.0, kHour / *window);
}

std::optional<OptionValue> Limiter::mistakenWindow() const {
    const OptionValues values = options_["window"];
    if (values.size() != 1 || values[0].kind != Kinds::Number || values[0].node == use_.call) return std::nullopt;
    const double window = values[0].number;
    const bool isMistaken =
        window > 0 && (window < kSecond || std::ranges::find(kInSeconds, window) != kInSeconds.end());
    return isMistaken ? std::optional(values[0]) : std::nullopt;
}

bool Limiter::skipsAll() const {
    const OptionValues values = options_["skip"];
    const Function* skip = functionOf(context_, values);
    return skip != nullptr && alwaysTrue(context_.program(values[0].node.file), *skip);
}

bool Limiter::skipsWhoeverAsks() const {
    const OptionValues values = options_["skip"];
    const Function* skip = functionOf(context_, values);
    return skip != nullptr && comparesClaims(context_.program(values[0].node.file), *skip);
}

bool Limiter::countsByClaim() const {
    const OptionValues values = options_["client"];
    if (const Function* key = functionOf(context_, values))
        return readsClaim(context_.program(values[0].node.file), *key);
    return values.size() == 1 && values[0].kind == Kinds::String && values[0].text.starts_with("headers.") &&
           isWrittenByClients(values[0].text.substr(8));
}

bool Limiter::hasOwnKey() const {
    return std::ranges::none_of(options_["client"], [](const OptionValue& v) { return v.kind == Kinds::Nothing; });
}

bool Limiter::forgetsFailures() const { return std::ranges::all_of(options_["skipsFailures"], &OptionValue::isTrue); }

}  // namespace jsward::rules::weak_rate_limit
