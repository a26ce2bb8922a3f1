#include "rules/clear-text-transport/endpoint.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/text/words.h"

namespace jsward::rules::clear_text_transport {

std::optional<Endpoint> endpointOf(std::string_view text) {
    static const RE2 kAddress(
        R"(^([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/@\s]*)@)?(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::\d+)?(?:([/?#,:].*))?$)");
    Endpoint endpoint;
    std::string user;
    if (!RE2::FullMatch(text, kAddress, &endpoint.scheme, &user, &endpoint.host, &endpoint.rest)) return std::nullopt;
    endpoint.scheme = lowerCase(endpoint.scheme);
    endpoint.host = lowerCase(endpoint.host);
    endpoint.hasCredentials = user.find(':') != std::string::npos;
    return endpoint;
}

bool isLocal(std::string_view host) {
    if (host.find('.') == std::string_view::npos) return true;  // localhost, [::1], `redis` in a compose file
    static const RE2 kAddresses(
        R"(0\.0\.0\.0|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|\[.*\])");
    static const RE2 kNames(
        R"((.*\.)?(localhost|local|internal|intranet|lan|home|corp|test|svc|cluster\.local|localdomain))");
    return RE2::FullMatch(host, kAddresses) || RE2::FullMatch(host, kNames);
}

std::string_view clearTextProtocol(std::string_view scheme) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kProtocols = {{{"ftp", "FTP"},
                                                                                           {"ws", "WebSocket"},
                                                                                           {"mongodb", "MongoDB"},
                                                                                           {"redis", "Redis"},
                                                                                           {"postgres", "PostgreSQL"},
                                                                                           {"postgresql", "PostgreSQL"},
                                                                                           {"mysql", "MySQL"},
                                                                                           {"mariadb", "MariaDB"},
                                                                                           {"amqp", "AMQP"},
                                                                                           {"mqtt", "MQTT"},
                                                                                           {"ldap", "LDAP"},
                                                                                           {"smtp", "SMTP"},
                                                                                           {"nats", "NATS"},
                                                                                           {"telnet", "Telnet"}}};
    const auto found = std::ranges::find(kProtocols, scheme, [](const auto& entry) { return entry.first; });
    return found == kProtocols.end() ? std::string_view{} : found->second;
}

bool asksForEncryption(const Endpoint& endpoint) {
    static const RE2 kEncryption(
        R"((?i)[?&](tls|ssl|sslmode|ssl-mode|usessl|encrypt)=(true|1|require|required|verify|verify-ca|verify-full|verify_ca|verify_identity|\{))");
    return RE2::PartialMatch(endpoint.rest, kEncryption);
}

bool carriesSecret(const Endpoint& endpoint) {
    static const RE2 kSecret(
        R"((?i)[?&](access_?token|auth_?token|token|api_?key|apikey|key|appid|secret|password|passwd|pwd)=)");
    return RE2::PartialMatch(endpoint.rest, kSecret);
}

}  // namespace jsward::rules::clear_text_transport
