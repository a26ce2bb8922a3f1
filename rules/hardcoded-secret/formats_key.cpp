#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    // PKCS #8, PKCS #1, SEC 1 and Ed25519 keys as bare base64: what their first bytes encode to.
    {"private key (PKCS #8)", "MIIEvAIBADANBgkq|MIIEvQIBADANBgkq|MIIEvgIBADANBgkq|MIIJQgIBADANBgkq|MIIJQwIBADANBgkq|MIIJRAIBADANBgkq|MIICdgIBADANBgkq|MIICdwIBADANBgkq|MIICeAIBADANBgkq", R"(MII[A-Za-z0-9+/\s]{300,}={0,2})", 0, 4.5F},
    {"private RSA key", "MIIEowIBAAKCAQEA|MIIEpAIBAAKCAQEA|MIIEpQIBAAKCAQEA|MIIJKAIBAAKCAgEA|MIIJKQIBAAKCAgEA|MIIJKgIBAAKCAgEA|MIICXAIBAAKBgQ|MIICXQIBAAKBgQ|MIICXgIBAAKBgQ", R"(MII[A-Za-z0-9+/\s]{300,}={0,2})", 0, 4.5F},
    {"private elliptic-curve key", "MIGHAgEAMBMGByqGSM49AgEG|MHcCAQEEI|MIGkAgEBBD", R"(M[A-Za-z0-9+/\s]{100,}={0,2})", 0, 4.3F},
    {"private Ed25519 key", "MC4CAQAwBQYDK2VwBCIEI", R"(MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{42,43}={0,2})", 0, 4.0F},
    {"PuTTY private key", "PuTTY-User-Key-File-", R"(PuTTY-User-Key-File-[23]: [^\n]+\n(?s:.){0,4000}?Private-Lines: )", 0, 3.0F},
    {"extended private key (BIP 32)", "xprv9", R"(xprv9[1-9A-HJ-NP-Za-km-z]{106})", 0, 4.5F},
    {"Nostr private key", "nsec1", R"(nsec1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58})", 0, 3.0F, Proof::Bech32},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> keyFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
