#include "analyzer/webapp/option_use.h"

#include <algorithm>

namespace jsward {
namespace {

using Kinds = OptionValue::Kind;

bool isNothing(const OptionValue& value) { return value.kind == Kinds::Nothing; }

/// Whether `name` is `option` or one of the objects around it: "cookie" of "cookie.secure".
bool covers(std::string_view name, std::string_view option) {
    return option.starts_with(name) && (option.size() == name.size() || option[name.size()] == '.');
}

OptionValues wholeOf(const OptionReader& reader, const OptionUse& use) {
    if (use.holder.node == 0) return reader.argument(use.call, use.argument);
    const OptionValues values = reader.valuesOf(use.holder);
    return use.below.empty() ? values : reader.property(values, use.below);
}

}  // namespace

UsedOptions::UsedOptions(const OptionReader& reader, const OptionUse& use)
    : reader_(reader), use_(use), whole_(wholeOf(reader, use)) {}

bool UsedOptions::isAbsent() const { return use_.mayBeAbsent && std::ranges::all_of(whole_, isNothing); }

OptionValues UsedOptions::operator[](std::string_view option) const {
    OptionValues values = given(option);
    if (use_.spelling == nullptr) return values;
    for (const auto& [name, value] : use_.spelling->defaults)
        if (name == option) std::ranges::replace_if(values, isNothing, constant(value));
    for (const auto& [name, factor] : use_.spelling->factors)
        if (name == option)
            for (OptionValue& value : values)
                if (value.kind == Kinds::Number) value.number *= factor;
    return values;
}

OptionValues UsedOptions::given(std::string_view option) const {
    const OptionSpelling::Name* best = nullptr;
    if (use_.spelling != nullptr)
        for (const OptionSpelling::Name& name : use_.spelling->names)
            if (covers(name.option, option) && (best == nullptr || best->option.size() < name.option.size()))
                best = &name;
    if (best == nullptr) return reader_.property(whole_, option);
    return named(*best, option.substr(best->option.size()));
}

/// `rest` is ".secure" of "cookie.secure" where `name` is "cookie".
OptionValues UsedOptions::named(const OptionSpelling::Name& name, std::string_view rest) const {
    if (name.argument) {
        const OptionValues values = reader_.argument(use_.call, *name.argument);
        return rest.empty() ? values : reader_.property(values, rest.substr(1));
    }
    OptionValues values;
    for (const std::string& key : name.keys) {
        values = reader_.property(whole_, key + std::string(rest));
        if (!std::ranges::all_of(values, isNothing)) break;
    }
    return values;
}

OptionValue UsedOptions::constant(const OptionConstant& value) const {
    OptionValue result;
    switch (value.kind) {
        case OptionConstant::Kind::Boolean: result.kind = Kinds::Boolean; break;
        case OptionConstant::Kind::Number: result.kind = Kinds::Number; break;
        case OptionConstant::Kind::String: result.kind = Kinds::String; break;
    }
    result.node = use_.call;
    result.number = value.number;
    result.text = value.text;
    return result;
}

}  // namespace jsward
