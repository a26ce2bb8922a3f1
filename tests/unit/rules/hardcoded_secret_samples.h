// One token of every format that jsward knows, and one text that comes close to it, each as its provider describes it. The
// descriptions are written from documentation and know nothing of the patterns in rules/hardcoded-secret: the two check each
// other.
//
// A description is text with pieces in braces. What is drawn, and how much of it:
//   {hex:32} {HEX:8} {09:9} {az:26} {AZ9:16} {az9:54} {letters:34} {62:36} {58:22} {b32:16} {64:43} {url:20} {bech:58} {BECH:58}
//   {uuid}                      8-4-4-4-12 hexadecimal digits
// What the token so far, or a key drawn here, says about itself (checksum.h):
//   {github} {gitlab} {grafana} a CRC-32 of what stands before it
//   {bech32:nsec 52}            the prefix, '1', so many digits and their checksum; BECH32 in capitals
//   {marvin:64 +ASt Default0}   so many bytes in base64 with a signature and a checksum begun with this seed; marvin-url for the
//                               alphabet of URLs
//   {annotated}                 a key with the signature JQQJ99 and its checksum
//   {discord}                   the number of an account in base64
//   {json:k,n}                  an object with these members in base64
#pragma once

#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

struct TokenSample {
    std::string_view id;        ///< TokenFormat::id.
    std::string_view token;     ///< Description of a token.
    std::string_view nearMiss;  ///< Description of a text that is none.
};

std::span<const TokenSample> tokenSamples();

/// Draws tokens as their descriptions say: the same ones for the same seed.
class TokenDraw {
public:
    explicit TokenDraw(unsigned seed) : random_(seed) {}

    std::string token(std::string_view description);
    std::string from(std::string_view alphabet, std::size_t length);

private:
    std::string piece(std::string_view name, std::string_view argument, std::string_view before);
    std::string marvinKey(std::string_view argument);
    std::string annotatedKey();
    std::string bech32(std::string_view argument);
    std::string object(std::string_view members);

    std::mt19937 random_;
};

std::string encodeBase64(std::string_view bytes);

}  // namespace jsward::rules::hardcoded_secret
