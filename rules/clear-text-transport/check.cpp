// Constants that name a machine elsewhere and a protocol without encryption, connections that are told to do without it, and servers that
// answer on the port of plain HTTP.
#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/rule/code_names.h"
#include "analyzer/text/words.h"
#include "analyzer/webapp/gapped_text.h"
#include "rules/clear-text-transport/endpoint.h"

namespace jsward::rules::clear_text_transport {
namespace {

using Kinds = OptionValue::Kind;

Finding report(const CheckContext& context, NodeRef at, Confidence confidence, std::string_view what) {
    const std::array<std::pair<std::string_view, std::string_view>, 1> values = {{{"what", what}}};
    return context.finding(at, confidence, values);
}

// --- addresses ------------------------------------------------------------------------------------------------------------

/// Reads the constants of one file.
class AddressReader {
public:
    AddressReader(const CheckContext& context, FileId file)
        : context_(context), file_(file), program_(context.program(file)), parents_(parentsOf(program_)) {}

    void read(std::vector<Finding>& out) {
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            if (!beginsAddress(id)) continue;
            const auto endpoint = endpointOf(gappedText(context_.programs(), {file_, id}));
            if (!endpoint || isLocal(endpoint->host)) continue;
            if (auto finding = judge(id, *endpoint)) out.push_back(*std::move(finding));
        }
    }

private:
    /// A text that has its scheme, and is no part of a longer one.
    [[nodiscard]] bool beginsAddress(NodeId id) const {
        const Kind around = program_[parents_[id]].kind;
        if (around == Kind::Template || (around == Kind::Binary && isAddition(parents_[id]))) return false;
        NodeId first = id;
        if (program_[id].kind == Kind::Template && !program_.items(id).empty()) first = program_.items(id).front();
        while (program_[first].kind == Kind::Binary && isAddition(first)) first = program_[first].a;
        return program_[first].kind == Kind::String && program_.atom(program_[first].a).find("://") < 12;
    }

    [[nodiscard]] bool isAddition(NodeId id) const { return static_cast<BinaryOp>(program_[id].op) == BinaryOp::Add; }

    [[nodiscard]] std::optional<Finding> judge(NodeId id, const Endpoint& endpoint) const {
        const NodeId call = callAround(id);
        if (endpoint.scheme == "http") return judgeHttp(id, endpoint, call);
        const std::string_view protocol = clearTextProtocol(endpoint.scheme);
        if (protocol.empty() || asksForEncryption(endpoint) || isOnlyCompared(id) || turnsEncryptionOn(call))
            return std::nullopt;
        const bool isConnected = call != 0;
        return report(context_, {file_, id},
                      endpoint.hasCredentials && isConnected ? Confidence::Medium : Confidence::Low,
                      fmt::format("{} goes to {} without encryption", protocol, endpoint.host));
    }

    [[nodiscard]] std::optional<Finding> judgeHttp(NodeId id, const Endpoint& endpoint, NodeId call) const {
        const bool sendsSecret =
            endpoint.hasCredentials || carriesSecret(endpoint) || (call != 0 && hasCredentials(call));
        if (!sendsSecret || isOnlyCompared(id)) return std::nullopt;
        return report(context_, {file_, id}, call != 0 ? Confidence::Medium : Confidence::Low,
                      fmt::format("credentials go to {} over plain HTTP", endpoint.host));
    }

    /// The call that an expression is an argument of, or part of one; 0 when it stands alone.
    [[nodiscard]] NodeId callAround(NodeId id) const {
        for (NodeId at = id; at != 0; at = parents_[at]) {
            const Kind kind = program_[at].kind;
            if (kind == Kind::Call || kind == Kind::New) return at;
            if (kind == Kind::Function || kind >= Kind::ExpressionStatement) return 0;
        }
        return 0;
    }

    /// `url.startsWith('ws://...')`, `url === 'ftp://...'`, `text.replace('ftp://...', '')`
    [[nodiscard]] bool isOnlyCompared(NodeId id) const {
        const NodeId parent = parents_[id];
        const Node& node = program_[parent];
        if (node.kind == Kind::Case) return true;
        if (node.kind == Kind::Binary) return !isAddition(parent);
        if (node.kind != Kind::Call) return false;
        static const RE2 kCompares("startsWith|endsWith|includes|indexOf|replace|replaceAll|test|match|split|equal|"
                                   "strictEqual|log|error|warn|info");
        return RE2::FullMatch(calleeName(program_, parent), kCompares);
    }

    /// `{ssl: true}`, `{tls: {...}}` among the arguments of a call.
    [[nodiscard]] bool turnsEncryptionOn(NodeId call) const {
        static const RE2 kKeys("(?i)^(use_?)?(tls|ssl|starttls|secure|encrypt|tlscafile|sslca)$");
        return call != 0 && anyProperty(call, [&](NodeId property) {
                   return RE2::FullMatch(program_.atom(program_[property].a), kKeys) &&
                          program_[property - 1].kind != Kind::False;
               });
    }

    /// `{headers: {Authorization: ...}}`, `{auth: {...}}`, `{password}`
    [[nodiscard]] bool hasCredentials(NodeId call) const {
        return anyProperty(call, [&](NodeId property) {
            const std::string_view key = program_.atom(program_[property].a);
            static const RE2 kKeys("(?i)^(authorization|auth|cookie|x-api-key|api-?key)$");
            return RE2::FullMatch(key, kKeys) || (senseOf(key) & (kNamesPassword | kNamesToken | kNamesSecret)) != 0;
        });
    }

    template <class Matches>
    [[nodiscard]] bool anyProperty(NodeId call, Matches matches) const {
        std::vector<NodeId> open(program_.arguments(call).begin(), program_.arguments(call).end());
        while (!open.empty()) {
            const NodeId id = open.back();
            open.pop_back();
            if (program_[id].kind == Kind::Property && matches(id)) return true;
            program_.children(id, open);
        }
        return false;
    }

    const CheckContext& context_;
    FileId file_;
    const Program& program_;
    std::vector<NodeId> parents_;
};

/// Files without such an address need no second look.
bool namesAddress(const Program& program) {
    static const RE2 kAddress(
        "(?i)(https?|ftp|ws|mongodb|redis|postgres(ql)?|mysql|mariadb|amqp|mqtt|ldap|smtp|nats|telnet)://");
    return RE2::PartialMatch(program.text, kAddress);
}

// --- connections ------------------------------------------------------------------------------------------------------------

struct Connection {
    std::string host;
    Confidence confidence = Confidence::Low;
};

/// A connection to a constant host elsewhere that nothing encrypts.
std::optional<Connection> openConnection(const UsedOptions& options) {
    const OptionValues hosts = options["host"];
    if (hosts.size() != 1 || hosts[0].kind != Kinds::String || isLocal(lowerCase(hosts[0].text))) return std::nullopt;
    const OptionValues encryption = options["encryption"];
    const auto isNothing = [](const OptionValue& v) { return v.kind == Kinds::Nothing; };
    const bool isOff = std::ranges::all_of(encryption, &OptionValue::isFalse);
    const bool isRefused = std::ranges::all_of(options["refusesEncryption"], &OptionValue::isTrue);
    if (!isRefused && !isOff && !std::ranges::all_of(encryption, isNothing)) return std::nullopt;
    return Connection{hosts[0].text, isRefused || isOff ? Confidence::Medium : Confidence::Low};
}

void checkConnections(const CheckContext& context, std::vector<Finding>& out) {
    for (const OptionUse& use : context.flow().options) {
        if (use.topic != "connection" || use.development || !context.isForUsers(use.call)) continue;
        if (const auto connection = openConnection(UsedOptions(context.options(), use)))
            out.push_back(report(context, use.call, connection->confidence,
                                 fmt::format("{} connects with {} without encryption", use.name, connection->host)));
    }
}

// --- servers --------------------------------------------------------------------------------------------------------------

/// Something in front of the program, or another part of it, does the encryption.
bool knowsEncryption(const CheckContext& context) {
    static const RE2 kTls(
        "(?i)x-forwarded-proto|trust "
        "proxy|trustproxy|strict-transport-security|helmet|letsencrypt|greenlock|createSecureServer|forcessl|sslify");
    return std::ranges::any_of(context.files(), [&](FileId file) {
        const Program& program = context.program(file);
        if (RE2::PartialMatch(program.text, kTls)) return true;
        return std::ranges::any_of(program.requests, [&](const ModuleRequest& request) {
            const std::string_view module = program.atom(request.module);
            return module == "https" || module == "node:https" || module == "spdy" || module == "http2" ||
                   module == "node:http2";
        });
    });
}

/// An application, or what Koa makes of one for a server: `app.callback()`.
bool isApplication(const ArgumentValue& argument) {
    return !argument.objects.empty() || std::ranges::find(argument.names, "callback") != argument.names.end();
}

bool listensOnPort80(const CheckContext& context, const RoleCall& call) {
    return call.member == "listen" && std::ranges::any_of(call.arguments, [&](const ArgumentValue& argument) {
               const OptionValues values = context.options().valuesOf(argument.node);
               return values.size() == 1 && values[0].kind == Kinds::Number && values[0].number == 80;
           });
}

void checkServers(const CheckContext& context, std::vector<Finding>& out) {
    if (context.web().apps.empty() || knowsEncryption(context)) return;
    for (const RoleCall& call : context.flow().roles) {
        if (call.role != "listen" || call.development || !context.isForUsers(call.node)) continue;
        const bool serves = call.member == "createServer" && std::ranges::any_of(call.arguments, isApplication);
        if (serves || listensOnPort80(context, call))
            out.push_back(report(context, call.node, Confidence::Low, "the application answers over plain HTTP"));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const FileId file : context.files())
        if (context.isForUsers({file, 0}) && namesAddress(context.program(file)))
            AddressReader(context, file).read(out);
    checkConnections(context, out);
    checkServers(context, out);
}

}  // namespace jsward::rules::clear_text_transport
