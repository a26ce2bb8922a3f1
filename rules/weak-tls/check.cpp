#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::weak_tls {
namespace {

/// Options of `tls.createSecureContext`, which every client and server of Node takes, and defaults of the module.
constexpr std::array<std::string_view, 6> kVersions = {"minVersion",  "maxVersion",          "secureProtocol",
                                                       "ssl_version", "DEFAULT_MIN_VERSION", "DEFAULT_MAX_VERSION"};
constexpr std::array<std::string_view, 2> kCiphers = {"ciphers", "DEFAULT_CIPHERS"};
constexpr std::array<std::string_view, 4> kOldVersions = {"TLSv1", "TLSv1.1", "SSLv3", "SSLv2"};
constexpr std::array<std::string_view, 7> kWeakCiphers = {"RC4", "DES", "NULL", "EXPORT", "EXP", "MD5", "ADH"};

/// "TLSv1_method", "SSLv3_client_method": one version of all that are named.
bool isOldProtocol(std::string_view name) {
    return name.ends_with("_method") &&
           (name.starts_with("TLSv1_m") || name.starts_with("TLSv1_c") || name.starts_with("TLSv1_s") ||
            name.starts_with("TLSv1_1_") || name.starts_with("SSLv3_") || name.starts_with("SSLv2_"));
}

template <std::size_t N>
bool isAny(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// A list of OpenSSL's: "HIGH:!RC4:DES-CBC3-SHA"; what begins with '!' or '-' is kept out.
bool admitsWeak(std::string_view list) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(":, "), list.size());
        const std::string_view one = list.substr(0, end);
        const auto isIn = [&](std::string_view weak) {
            const std::size_t at = one.find(weak);
            return at != std::string_view::npos &&
                   (at == 0 || one[at - 1] == '-' || one[at - 1] == '_' || one[at - 1] == '+');
        };
        if (!one.starts_with('!') && !one.starts_with('-') && std::ranges::any_of(kWeakCiphers, isIn)) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

std::optional<std::string> judge(std::string_view name, const OptionValues& values) {
    const auto isAlways = [&](auto weak) {
        return std::ranges::all_of(values, [&](const OptionValue& value) {
            return value.kind == OptionValue::Kind::String && weak(std::string_view(value.text));
        });
    };
    const auto isOld = [](std::string_view text) { return isAny(kOldVersions, text) || isOldProtocol(text); };
    if (isAny(kVersions, name) && isAlways(isOld))
        return "'" + std::string(name) + "' lets connections use " + values.front().text + ", which is broken";
    if (isAny(kCiphers, name) && isAlways(admitsWeak))
        return "'" + std::string(name) + "' lets connections use ciphers that are broken";
    return std::nullopt;
}

bool namesAny(const Program& program) {
    const auto isNamed = [&](std::string_view name) { return program.text.find(name) != std::string::npos; };
    return std::ranges::any_of(kVersions, isNamed) || std::ranges::any_of(kCiphers, isNamed);
}

void checkFile(const CheckContext& context, FileId file, std::vector<Finding>& out) {
    const Program& program = context.program(file);
    const OptionReader reader = context.options();
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        std::string_view name;
        if (node.kind == Kind::Property) name = program.atom(node.a);
        if (node.kind == Kind::Assign && program[node.a].kind == Kind::Member) name = program.atom(program[node.a].a);
        if (!isAny(kVersions, name) && !isAny(kCiphers, name)) continue;
        const auto what = judge(name, reader.valuesOf({file, id - 1}));
        if (!what) continue;
        const std::array<std::pair<std::string_view, std::string_view>, 1> values = {{{"what", *what}}};
        out.push_back(context.finding({file, id}, Confidence::High, values));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const FileId file : context.files())
        if (!isTestCode(context.pathInProject(file)) && namesAny(context.program(file))) checkFile(context, file, out);
}

}  // namespace jsward::rules::weak_tls
