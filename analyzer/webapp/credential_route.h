// Recognising by its name a route that takes credentials: what an attacker guesses at.
#pragma once

#include <cstdint>

#include "analyzer/webapp/webapp.h"

namespace jsward {

enum class CredentialRoute : std::uint8_t {
    None,
    Elsewhere,  ///< Somebody else checks who it is: there is nothing to guess here.
    Form,       ///< GET of a page with a log-in or sign-up form.
    Renewal,    ///< Gives a new token for an old one, which nobody guesses.
    Account,    ///< Changes credentials of somebody who may be logged in: password, token.
    Entrance    ///< Log in, sign up, forgotten password, one-time codes: open to everybody by nature.
};

/// GET and HEAD.
bool isRead(const Route& route);

/// By path and by the name of the handler that answers.
CredentialRoute credentialRoute(const Route& route);

}  // namespace jsward
