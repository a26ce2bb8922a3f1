#include "rules/hardcoded-secret/surroundings.h"

#include <array>
#include <string>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/code_reading.h"
#include "rules/hardcoded-secret/login_words.h"
#include "rules/hardcoded-secret/secret_names.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// Letters and digits alone, in lower case: "user_name" and "userName" are one key.
std::string joined(std::string_view name) {
    std::string result;
    for (const char c : lowerCase(name))
        if (isAlnum(c)) result.push_back(c);
    return result;
}

}  // namespace

Neighbours neighboursOf(const Program& program, const Constants& constants, std::span<const std::uint32_t> properties) {
    std::string_view user;
    std::size_t texts = 0;
    std::size_t labels = 0;
    std::size_t secrets = 0;
    bool login = false;
    for (const NodeId property : properties) {
        const AtomId key = keyOf(program, property);
        if (key == 0) continue;
        const std::string name = joined(program.atom(key));
        login = login || contains(kLoginKeys, name);
        const auto value = constants.constant(property - 1);
        if (!value) continue;
        ++texts;
        if (contains(kUserKeys, name)) user = value->text;
        secrets += readName(program.atom(key)).kind != SecretKind::None ? 1U : 0U;
        labels += value->text.find(' ') != std::string_view::npos || joined(value->text) == name ? 1U : 0U;
    }
    if (texts >= 2 && labels * 2 >= texts) return {Surroundings::Labels, {}};
    if (login) return {Surroundings::Login, user};
    return {secrets == texts ? Surroundings::Alone : Surroundings::Plain, user};
}

}  // namespace jsward::rules::hardcoded_secret
