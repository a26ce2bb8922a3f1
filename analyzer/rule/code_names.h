// What the names in code say: which calls are made, what a value is called that an expression becomes part of, and whether such a name
// stands for something secret. Names are weak evidence; rules use them where no type and no model can know more.
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/program/program.h"

namespace jsward {

/// What a name says about a value; bits of a set.
enum NameSense : unsigned {
    kNamesPassword = 1,   ///< password, passwd, passphrase, pin
    kNamesToken = 2,      ///< token, session id, one-time code, nonce, csrf, reset code
    kNamesSecret = 4,     ///< secret, key of an API, private key, credentials
    kNamesSignature = 8,  ///< signature, hmac, mac
    kNamesSalt = 16       ///< salt, initialisation vector
};

/// The bits that a name stands for, by its words: "passwordHash", "SESSION_ID", "x-hub-signature". "tokenizer" and "keyboard" are none.
[[nodiscard]] unsigned senseOf(std::string_view name);

/// "createHash" of `crypto.createHash(...)`, `createHash(...)` and `(0, c.createHash)(...)`; "" when the callee has no name.
[[nodiscard]] std::string_view calleeName(const Program& program, NodeId call);

/// The parent of every node, 0 for those without; the body of a function is a child of the node that holds the function.
[[nodiscard]] std::vector<NodeId> parentsOf(const Program& program);

/// The senses of all names and keys inside of an expression.
[[nodiscard]] unsigned sensesIn(const Program& program, NodeId expression);

/// The senses of what a value becomes part of: the variables, properties and parameters it is written to on its way up, and the
/// functions around.
[[nodiscard]] unsigned sensesAround(const Program& program, const std::vector<NodeId>& parents, NodeId value);

}  // namespace jsward
