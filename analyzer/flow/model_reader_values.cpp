// The values of a row: words, arguments, inputs, callbacks, kinds.
#include "analyzer/flow/model_reader.h"

#include <fmt/format.h>

#include <cctype>

#include "analyzer/text/nearest.h"

namespace jsward {

std::size_t ModelReader::option(const Json& row, std::string_view key, JsonFile::Words allowed) {
    const auto value = row.find(key);
    return value == row.end() ? JsonFile::kNoWord : file_.word(*value, key, allowed);
}

std::string ModelReader::requiredWord(const Json& row, std::string_view key, JsonFile::Words allowed) {
    const Json* value = file_.required(row, key);
    const std::size_t word = value == nullptr ? JsonFile::kNoWord : file_.word(*value, key, allowed);
    return word == JsonFile::kNoWord ? "" : std::string(allowed[word]);
}

std::string ModelReader::optionalText(const Json& row, std::string_view key) {
    const auto value = row.find(key);
    return value == row.end() ? "" : std::string(file_.text(*value, fmt::format("\"{}\"", key)));
}

std::uint32_t ModelReader::argumentNumber(const Json& row) {
    const auto value = row.find("argument");
    if (value == row.end()) return 0;
    if (value->is_number_unsigned() && *value < 8) return value->get<std::uint32_t>();
    file_.reject(*value, fmt::format("\"argument\" must be the number of one, not {}", quotedValue(*value)));
    return 0;
}

int ModelReader::arity(const Json& row) {
    const auto value = row.find("arity");
    if (value == row.end()) return -1;
    if (value->is_number_unsigned() && *value < 256) return value->get<int>();
    file_.reject(*value, fmt::format("\"arity\" must be a number of parameters, not {}", quotedValue(*value)));
    return -1;
}

std::optional<StepInput> ModelReader::stepInput(const Json& value) {
    std::string_view text = value.get_ref<const std::string&>();
    const bool element = text.ends_with("[]");
    if (element) text.remove_suffix(2);
    if (text == "this") return StepInput{StepInput::Kind::This, 0, element};
    if (text == "(*)") return StepInput{StepInput::Kind::ArgumentsFrom, 0, element};
    if (text.size() >= 3 && text.front() == '(' && std::isdigit(static_cast<unsigned char>(text[1])) != 0) {
        const auto number = static_cast<std::uint32_t>(text[1] - '0');
        if (text.substr(2) == ")") return StepInput{StepInput::Kind::Argument, number, element};
        if (text.substr(2) == "..)") return StepInput{StepInput::Kind::ArgumentsFrom, number, element};
        if (text.substr(2) == ")()") return StepInput{StepInput::Kind::Returned, number, element};
    }
    file_.reject(value,
                 fmt::format("\"{}\" is no input; write \"this\", \"(0)\", \"(1..)\", \"(*)\", \"(0)[]\" or \"(1)()\"",
                             value.get_ref<const std::string&>()));
    return std::nullopt;
}

std::vector<CallbackParameter> ModelReader::callbackParameters(const Json& row, std::string_view key) {
    std::vector<CallbackParameter> parameters;
    const Json* values = file_.required(row, key);
    if (values == nullptr || !file_.isArray(*values, fmt::format("\"{}\"", key))) return parameters;
    for (const Json& value : *values) parameters.push_back(callbackParameter(value));
    return parameters;
}

CallbackParameter ModelReader::callbackParameter(const Json& value) {
    constexpr std::string_view kSource = "source:";
    CallbackParameter parameter;
    if (value.is_null()) return parameter;
    const std::string_view text = file_.text(value, "a parameter");
    if (text.starts_with(kSource)) {
        parameter.source = sourceKind(value, text.substr(kSource.size()));
    } else {
        parameter.type = yieldedType(value);
    }
    return parameter;
}

TrieNode ModelReader::yieldedType(const Json& value) {
    if (!value.is_string()) {
        file_.text(value, "a type");
        return kNoNode;
    }
    const auto name = value.get<std::string>();
    types_.note(TypeNames::Use::Yield, name, file_, value);
    return builder_.typeRoot(name);
}

SinkKinds ModelReader::harmlessKinds(const Json& row) {
    SinkKinds bits = 0;
    const Json* names = file_.required(row, "for");
    if (names == nullptr) return bits;
    for (const Json* name : file_.texts(*names, "\"for\"")) {
        if (*name == "*") {
            bits = kHarmlessForAll;
        } else if (const auto kind = sinkKind(*name)) {
            bits |= only(*kind);
        }
    }
    return bits;
}

std::optional<KindId> ModelReader::sinkKind(const Json& value) {
    std::vector<std::string_view> known;
    for (const SinkKind& kind : index_.sinkKinds) known.push_back(kind.name);
    const std::size_t kind = file_.word(value, "sink kind", known);
    return kind == JsonFile::kNoWord ? std::nullopt : std::optional(static_cast<KindId>(kind));
}

std::optional<KindId> ModelReader::sourceKind(const Json& value, std::string_view name) {
    if (const auto kind = index_.sourceKind(name)) return kind;
    file_.reject(value, fmt::format("unknown source kind \"{}\"; {}", name, suggest(name, index_.sourceKinds)));
    return std::nullopt;
}

KindId ModelReader::requiredSourceKind(const Json& row, std::string_view key) {
    const std::string_view name = file_.requiredText(row, key);
    return name.empty() ? KindId{0} : sourceKind(row[key], name).value_or(0);
}

}  // namespace jsward
