// Rows under `options`: which calls are told how to behave, and how their library spells it.
#include <fmt/format.h>

#include "analyzer/flow/model_reader.h"

namespace jsward {

void ModelReader::readOptions(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Options;
    if (const Json* topic = file_.required(row, "topic")) fact.text = file_.text(*topic, "\"topic\"");
    if (const auto argument = row.find("argument"); argument != row.end()) {
        if (argument->is_number_unsigned() && *argument < 8)
            fact.argument = argument->get<std::uint32_t>();
        else
            file_.reject(*argument,
                         fmt::format("\"argument\" must be the number of one, not {}", quotedValue(*argument)));
    }
    fact.handed = file_.flag(row, "handed");
    fact.spelling = spelling(row);
    attach(std::move(fact), row);
}

/// How the row's library spells the options of the topic; null when it says nothing about that.
std::shared_ptr<const OptionSpelling> ModelReader::spelling(const Json& row) {
    auto spelling = std::make_shared<OptionSpelling>();
    const auto each = [&](const char* key, auto&& read) {
        const auto object = row.find(key);
        if (object == row.end() || !file_.isObject(*object, fmt::format("\"{}\"", key))) return;
        for (const auto& [option, value] : object->items()) read(option, value);
    };
    each("named",
         [&](const std::string& option, const Json& value) { spelling->names.push_back(named(option, value)); });
    each("default", [&](const std::string& option, const Json& value) {
        if (const auto constant = optionConstant(value)) spelling->defaults.emplace_back(option, *constant);
    });
    each("factor", [&](const std::string& option, const Json& value) {
        if (value.is_number() && value > 0)
            spelling->factors.emplace_back(option, value.get<double>());
        else
            file_.reject(value, fmt::format("a factor must be a number over 0, not {}", quotedValue(value)));
    });
    const bool saysNothing = spelling->names.empty() && spelling->defaults.empty() && spelling->factors.empty();
    return saysNothing ? nullptr : spelling;
}

OptionSpelling::Name ModelReader::named(const std::string& option, const Json& value) {
    OptionSpelling::Name name{option, {}, std::nullopt};
    if (value.is_number_unsigned() && value < 8)
        name.argument = value.get<std::uint32_t>();
    else if (value.is_string())
        name.keys = {std::string(file_.text(value, "a name"))};
    else
        for (const Json* key : file_.texts(value, "a name")) name.keys.push_back(key->get<std::string>());
    return name;
}

std::optional<OptionConstant> ModelReader::optionConstant(const Json& value) {
    using Kind = OptionConstant::Kind;
    if (value.is_boolean()) return OptionConstant{Kind::Boolean, value.get<bool>() ? 1.0 : 0.0, ""};
    if (value.is_number()) return OptionConstant{Kind::Number, value.get<double>(), ""};
    if (value.is_string()) return OptionConstant{Kind::String, 0, value.get<std::string>()};
    file_.reject(value, fmt::format("a default must be true, false, a number or a text, not {}", quotedValue(value)));
    return std::nullopt;
}

}  // namespace jsward
