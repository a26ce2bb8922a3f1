// Keys and logins that are put together in code: JSON Web Keys, `Buffer.from('user:password').toString('base64')`.
#pragma once

#include <vector>

#include "rules/hardcoded-secret/constants.h"
#include "rules/hardcoded-secret/secret_match.h"

namespace jsward::rules::hardcoded_secret {

/// Private keys in JSON Web Key form: the constants of their secret members.
std::vector<Constant> jsonWebKeys(const Program& program, const Constants& constants);

struct EncodedLogin {
    Constant constant;
    Certainty certainty = Certainty::Sure;
};

/// "user:password" that is encoded in base64, as the header of Basic authentication wants it.
std::vector<EncodedLogin> encodedLogins(const Program& program, const Constants& constants);

}  // namespace jsward::rules::hardcoded_secret
