#include "grammar/parser.h"

#include <array>

// NOLINTBEGIN(readability-identifier-naming): so the grammars call them
extern "C" {
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_typescript();
const TSLanguage* tree_sitter_tsx();
const TSLanguage* tree_sitter_bash();
}
// NOLINTEND(readability-identifier-naming)

namespace jsward {
namespace {

const TSLanguage* grammarOf(Language language) {
    static const std::array<const TSLanguage*, kLanguageCount> grammars = {
        tree_sitter_javascript(), tree_sitter_typescript(), tree_sitter_tsx(), tree_sitter_bash()};
    return grammars.at(static_cast<std::size_t>(language));
}

const char* readRest(void* payload, std::uint32_t offset, TSPoint /*position*/, std::uint32_t* length) {
    const auto& source = *static_cast<const std::string_view*>(payload);
    if (offset >= source.size()) {
        *length = 0;
        return "";
    }
    *length = static_cast<std::uint32_t>(source.size() - offset);
    return source.data() + offset;
}

bool isOverdue(TSParseState* state) {
    return std::chrono::steady_clock::now() >=
           *static_cast<const std::chrono::steady_clock::time_point*>(state->payload);
}

}  // namespace

GrammarNames::GrammarNames(Language language) : language_(grammarOf(language)) {}

Tree Parser::parse(std::string_view source, Language language, Budget budget) {
    ts_parser_set_language(parser_.get(), grammarOf(language));
    auto deadline = std::chrono::steady_clock::now() + budget;
    const TSInput input = {&source, readRest, TSInputEncodingUTF8, nullptr};
    TSTree* tree = ts_parser_parse_with_options(parser_.get(), nullptr, input, {&deadline, isOverdue});
    // A parser that was interrupted would otherwise go on with this text when it is given the next one.
    if (tree == nullptr) ts_parser_reset(parser_.get());
    return {tree, language};
}

}  // namespace jsward
