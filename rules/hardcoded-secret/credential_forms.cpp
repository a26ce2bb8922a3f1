#include "rules/hardcoded-secret/credential_forms.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/command_forms.h"
#include "rules/hardcoded-secret/encoding.h"
#include "rules/hardcoded-secret/sql_forms.h"
#include "rules/hardcoded-secret/url_credentials.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

bool isBase64Character(char c) { return isAlnum(c) || c == '+' || c == '/' || c == '='; }

/// The end of the run of characters for which `belongs` holds.
template <class Belongs>
std::size_t endOfRun(std::string_view text, std::size_t begin, Belongs belongs) {
    while (begin < text.size() && belongs(text[begin])) ++begin;
    return begin;
}

// --- private keys ---------------------------------------------------------------------------------------------------------------

constexpr std::string_view kPemBegin = "-----BEGIN ";

struct PemBody {
    std::string base64;    ///< Without line ends, be they written as such or as the two characters "\n".
    std::size_t size = 0;  ///< Bytes of the text it stands in.
};

PemBody pemBody(std::string_view text) {
    PemBody body;
    for (std::size_t& i = body.size; i < text.size(); ++i) {
        if (text[i] == '-' && text.substr(i).starts_with("-----END")) break;
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == 'r'))
            ++i;
        else if (isBase64Character(text[i]))
            body.base64.push_back(text[i]);
        else if (!isSpace(text[i]) && text[i] != ':' && text[i] != ',' && text[i] != '-')
            break;
    }
    return body;
}

std::optional<SecretMatch> findPrivateKey(std::string_view text, std::size_t anchor) {
    constexpr std::size_t kShortestBody =
        40;  // An Ed25519 key is 64 base64 characters long; less is a header in a message.
    constexpr std::size_t kLongestLabel = 40;
    const std::size_t from = anchor - std::min(anchor, kLongestLabel);
    const std::size_t offset = text.substr(from, anchor - from).rfind(kPemBegin);
    const std::size_t dashes = text.substr(anchor, kLongestLabel).find("-----");
    if (offset == std::string_view::npos || dashes == std::string_view::npos) return std::nullopt;
    const std::size_t bodyBegin = anchor + dashes + 5;
    const auto [body, size] = pemBody(text.substr(bodyBegin));
    if (body.size() < kShortestBody || entropy(body) < 3.5 || readableShare(body) > 0.5) return std::nullopt;
    const std::string_view label =
        text.substr(from + offset + kPemBegin.size(), anchor - from - offset - kPemBegin.size());
    const bool encrypted =
        label.starts_with("ENCRYPTED") || text.substr(bodyBegin, size).find(",ENCRYPTED") != std::string_view::npos;
    return SecretMatch{bodyBegin, bodyBegin + size, encrypted ? "encrypted private key" : "private key",
                       encrypted ? Certainty::Fair : Certainty::Proven};
}

// --- JSON Web Tokens ------------------------------------------------------------------------------------------------------------

bool isJwtCharacter(char c) { return isAlnum(c) || c == '_' || c == '-'; }

nlohmann::json decodeJson(std::string_view part) {
    const auto decoded = decodeBase64(part);
    return decoded ? nlohmann::json::parse(*decoded, nullptr, false) : nlohmann::json();
}

/// The sample of jwt.io and its descendants, and tokens that are made to be public (Supabase's anonymous role).
bool isPublicPayload(const nlohmann::json& payload) {
    const auto text = [&](const char* key) {
        return payload.contains(key) && payload[key].is_string() ? payload[key].get<std::string>() : "";
    };
    return text("sub") == "1234567890" || text("name") == "John Doe" || text("role") == "anon" || payload.empty();
}

std::optional<SecretMatch> findJwt(std::string_view text, std::size_t anchor) {
    constexpr std::size_t kShortestSignature = 20;
    if (anchor > 0 && isJwtCharacter(text[anchor - 1])) return std::nullopt;
    const std::size_t headerEnd = endOfRun(text, anchor, isJwtCharacter);
    if (headerEnd >= text.size() || text[headerEnd] != '.') return std::nullopt;
    const std::size_t payloadEnd = endOfRun(text, headerEnd + 1, isJwtCharacter);
    if (payloadEnd >= text.size() || text[payloadEnd] != '.') return std::nullopt;
    const std::size_t end = endOfRun(text, payloadEnd + 1, isJwtCharacter);
    if (end - payloadEnd - 1 < kShortestSignature) return std::nullopt;
    const nlohmann::json header = decodeJson(text.substr(anchor, headerEnd - anchor));
    const nlohmann::json payload = decodeJson(text.substr(headerEnd + 1, payloadEnd - headerEnd - 1));
    if (!header.is_object() || !header.contains("alg") || !payload.is_object() || isPublicPayload(payload))
        return std::nullopt;
    return SecretMatch{anchor, end, "JSON Web Token", Certainty::Proven};
}

// --- headers --------------------------------------------------------------------------------------------------------------------

std::optional<SecretMatch> findBasicHeader(std::string_view text, std::size_t anchor) {
    constexpr std::string_view kScheme = "Basic ";
    const std::size_t begin = anchor + kScheme.size();
    const std::size_t end = endOfRun(text, begin, isBase64Character);
    if (end - begin < 8) return std::nullopt;
    const auto decoded = decodeBase64(text.substr(begin, end - begin));
    if (!decoded || !isPrintable(*decoded)) return std::nullopt;
    const std::size_t colon = decoded->find(':');
    if (colon == std::string::npos || colon == 0) return std::nullopt;
    const auto certainty = judgeLogin({.user = std::string_view(*decoded).substr(0, colon),
                                       .password = std::string_view(*decoded).substr(colon + 1),
                                       .host = ""});
    if (!certainty) return std::nullopt;
    return SecretMatch{begin, end, "password in a Basic authorization header", *certainty};
}

std::optional<SecretMatch> findBearerHeader(std::string_view text, std::size_t anchor) {
    constexpr std::string_view kScheme = "Bearer ";
    const std::size_t begin = anchor + kScheme.size();
    const std::size_t end = endOfRun(
        text, begin, [](char c) { return isBase64Character(c) || c == '_' || c == '-' || c == '.' || c == '~'; });
    const std::string_view token = text.substr(begin, end - begin);
    if (end != text.size() || isPlaceholder(token) || !isRandom(token)) return std::nullopt;
    return SecretMatch{begin, end, "token in a Bearer authorization header", Certainty::Sure};
}

// --- connection strings -----------------------------------------------------------------------------------------------------------

bool hasKey(std::string_view lower, std::string_view key) {
    const std::size_t at = lower.find(key);
    return at != std::string_view::npos && (at == 0 || !isAlnum(lower[at - 1]));
}

/// The line around a place, at most so many bytes to each side.
std::string_view lineAround(std::string_view text, std::size_t at) {
    constexpr std::size_t kReach = 1024;
    const std::size_t from = at - std::min(at, kReach);
    const std::size_t lineBegin = text.substr(from, at - from).rfind('\n');
    const std::size_t begin = lineBegin == std::string_view::npos ? from : from + lineBegin + 1;
    const std::string_view rest = text.substr(begin, at - begin + kReach);
    return rest.substr(0, rest.find('\n', at - begin));
}

/// "Server=db;User Id=app;Password=...;": the value of a key of an ADO or ODBC connection string.
std::optional<SecretMatch> findConnectionString(std::string_view text, std::size_t anchor) {
    const std::string_view line = lineAround(text, anchor);
    const std::size_t begin = text.find('=', anchor) + 1;
    const std::size_t length = text.substr(begin).substr(0, 256).find_first_of(";\"'`\n");
    const std::size_t end = length == std::string_view::npos ? text.size() : begin + length;
    const std::string_view password = text.substr(begin, end - begin);
    if (line.find(';') == std::string_view::npos || password.size() < 3 || password.size() > 256) return std::nullopt;
    const std::string lower = lowerCase(line);
    const bool connection = hasKey(lower, "server=") || hasKey(lower, "data source=") || hasKey(lower, "host=") ||
                            hasKey(lower, "driver=") || hasKey(lower, "initial catalog=") ||
                            hasKey(lower, "database=") || hasKey(lower, "addr=");
    if (!connection) return std::nullopt;
    const auto certainty = judgeLogin({.user = "", .password = password, .host = ""});
    if (!certainty) return std::nullopt;
    return SecretMatch{begin, end, "password in a connection string", *certainty};
}

std::optional<SecretMatch> findAccountKey(std::string_view text, std::size_t anchor) {
    const std::size_t begin = text.find('=', anchor) + 1;
    const std::size_t end = endOfRun(text, begin, isBase64Character);
    constexpr std::size_t kShortestKey = 40;
    const std::string_view key = text.substr(begin, end - begin);
    // The storage emulator's key is the same on every machine and printed in its manual.
    if (key.size() < kShortestKey || key.starts_with("Eby8vdM02xNO") || key.starts_with("C2y6yDjf5/R+") ||
        !isRandom(key))
        return std::nullopt;
    return SecretMatch{begin, end, "access key in an Azure connection string", Certainty::Sure};
}

constexpr auto kForms = std::to_array<CredentialForm>({
    {"PRIVATE KEY", findPrivateKey},
    {"eyJ", findJwt},
    {"://", findUrlCredentials},
    {"[kK]ey=|[tT]oken=|[sS]ecret=|[pP]assword=|[pP]asswd=|KEY=|TOKEN=|SECRET=", findQueryCredential},
    {"[bB]asic ", findBasicHeader},
    {"[bB]earer ", findBearerHeader},
    {"[pP]assword=|PASSWORD=|[pP]wd=|PWD=", findConnectionString},
    {"AccountKey=|SharedAccessKey=|SharedSecretValue=", findAccountKey},
    {"DENTIFIED|dentified|PASSWORD '|password '|PASSWORD('", findDatabaseUser},
    {"INSERT INTO|insert into|Insert into|INSERT into", findInsertedPassword},
    {"--password=|--passwd=|--requirepass |PGPASSWORD=|MYSQL_PWD=|SSHPASS=|sshpass -p", findPasswordOption},
    {"curl ", findCurlLogin},
    {"mysql -u|mysqldump -u|mysqladmin -u", findMysqlLogin},
});

}  // namespace

std::span<const CredentialForm> credentialForms() { return kForms; }

}  // namespace jsward::rules::hardcoded_secret
