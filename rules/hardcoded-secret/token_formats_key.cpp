// Private keys without the lines of PEM: what the first bytes of PKCS #8, PKCS #1, SEC 1 and Ed25519 keys are in base64; keys of other tools.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"pkcs8-private-key", "", "private key (PKCS #8)", "MIIEvAIBADANBgkq|MIIEvQIBADANBgkq|MIIEvgIBADANBgkq|MIIJQgIBADANBgkq|MIIJQwIBADANBgkq|MIIJRAIBADANBgkq|MIICdgIBADANBgkq|MIICdwIBADANBgkq|MIICeAIBADANBgkq",
     R"(MII[A-Za-z0-9+/\s]{300,}={0,2})"},
    {"pkcs1-private-key", "", "private RSA key", "MIIEowIBAAKCAQEA|MIIEpAIBAAKCAQEA|MIIEpQIBAAKCAQEA|MIIJKAIBAAKCAgEA|MIIJKQIBAAKCAgEA|MIIJKgIBAAKCAgEA|MIICXAIBAAKBgQ|MIICXQIBAAKBgQ|MIICXgIBAAKBgQ",
     R"(MII[A-Za-z0-9+/\s]{300,}={0,2})"},
    {"sec1-private-key", "", "private elliptic-curve key", "MIGHAgEAMBMGByqGSM49AgEG|MHcCAQEEI|MIGkAgEBBD",
     R"(M[A-Za-z0-9+/\s]{100,}={0,2})"},
    {"ed25519-private-key", "", "private Ed25519 key", "MC4CAQAwBQYDK2VwBCIEI",
     R"(MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{42,43}={0,2})"},
    {"putty-private-key", "", "PuTTY private key", "PuTTY-User-Key-File-",
     R"(PuTTY-User-Key-File-[23]: [^\n]+\n(?s:.*?)Private-Lines: )"},
    {"bip32-private-key", "", "extended private key (BIP 32)", "xprv9",
     R"(xprv9[1-9A-HJ-NP-Za-km-z]{106})"},
    {"nostr-private-key", "", "Nostr private key", "nsec1",
     R"(nsec1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58})", {.checksum = Checksum::Bech32}},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> keyFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
