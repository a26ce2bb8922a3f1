#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analyzer/rule/check.h"
#include "analyzer/text/words.h"
#include "analyzer/webapp/test_code.h"

namespace jsward {
namespace {

using Kinds = OptionValue::Kind;

bool contains(const OptionCondition& condition, const OptionValue& value) {
    if (value.kind != Kinds::String) return false;
    const std::string text = lowerCase(value.text);
    return std::ranges::any_of(
        condition.contains, [&](const std::string& part) { return text.find(lowerCase(part)) != std::string::npos; });
}

bool fulfils(const OptionReader& reader, const OptionCondition& condition, const OptionValue& value) {
    const auto isSame = [&](const OptionValue& constant) {
        return constant.kind == value.kind && constant.number == value.number && constant.text == value.text;
    };
    if (std::ranges::any_of(condition.is, isSame)) return true;
    switch (value.kind) {
        case Kinds::Unknown: return condition.unknown;
        case Kinds::Nothing: return condition.missing;
        case Kinds::Number:
            return (condition.below && value.number < *condition.below) ||
                   (condition.above && value.number > *condition.above);
        case Kinds::Array:
            return !condition.contains.empty() &&
                   std::ranges::any_of(reader.elements(value),
                                       [&](const OptionValue& element) { return contains(condition, element); });
        default: return contains(condition, value);
    }
}

/// Where what is wrong is written, when that is in the file of the call; the call otherwise.
NodeRef placeOf(const OptionUse& use, const OptionValue& value) {
    const bool isSaid = value.kind != Kinds::Nothing && value.kind != Kinds::Unknown;
    return isSaid && value.node.file == use.call.file && value.node.node != 0 ? value.node : use.call;
}

std::string textOf(const OptionValue& value) {
    return value.kind == Kinds::Number ? fmt::format("{}", value.number) : value.text;
}

OptionValues valuesFor(const OptionCondition& condition, const OptionReader& reader, const UsedOptions& used) {
    if (!condition.argument) return condition.key.empty() ? used.whole() : used[condition.key];
    const OptionValues values = reader.argument(used.use().call, *condition.argument);
    return condition.key.empty() ? values : reader.property(values, condition.key);
}

/// What is wrong with one call.
struct Fault {
    std::optional<NodeRef> place;
    Confidence confidence = Confidence::Low;
    std::string what;

    void add(const OptionRow& row, const FoundOption& found, const OptionUse& use) {
        const std::array<std::pair<std::string_view, std::string_view>, 1> value = {{{"value", found.text}}};
        const std::string text = fillMessage(row.what, value);
        if (what.find(text) == std::string::npos) what += (what.empty() ? "" : ", ") + text;
        if (row.minor) return;
        // The worst of it decides where the finding stands: where it is written, or at the call when it is what is missing.
        const bool isWorse = !place || row.confidence > confidence;
        const bool isMissing = row.confidence == confidence && found.at == use.call;
        if (isWorse || isMissing) place = found.at;
        confidence = std::max(confidence, row.confidence);
    }
};

}  // namespace

std::optional<FoundOption> findOption(const OptionReader& reader, const UsedOptions& used, const OptionRow& row) {
    const OptionUse& use = used.use();
    if (used.isAbsent()) return std::nullopt;
    std::optional<FoundOption> found;
    for (const OptionCondition& condition : row.conditions) {
        const OptionValues values = valuesFor(condition, reader, used);
        const auto holds = [&](const OptionValue& value) { return fulfils(reader, condition, value); };
        if (values.empty() || !std::ranges::all_of(values, holds)) return std::nullopt;
        if (!found) found = FoundOption{placeOf(use, values.front()), textOf(values.front())};
    }
    return found;
}

void checkOptions(const CheckContext& context, std::vector<Finding>& out) {
    if (context.rule().options.empty()) return;
    const OptionReader reader = context.options();
    for (const OptionUse& use : context.flow().options) {
        if (use.development || isTestCode(context.pathInProject(use.call.file))) continue;
        std::optional<UsedOptions> used;
        Fault fault;
        for (const OptionRow& row : context.rule().options) {
            if (row.topic != use.topic) continue;
            if (!used) used.emplace(reader, use);
            if (const auto found = findOption(reader, *used, row)) fault.add(row, *found, use);
        }
        if (!fault.place) continue;
        const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
            {{"name", use.name}, {"what", fault.what}}};
        if (use.byShape) fault.confidence = std::min(fault.confidence, Confidence::Medium);
        out.push_back(context.finding(*fault.place, fault.confidence, values));
    }
}

}  // namespace jsward
