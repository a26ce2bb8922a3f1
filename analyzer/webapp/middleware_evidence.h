// What a middleware protects with, by evidence: the models, the user's configuration, what its body does, and last its name.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/webapp/webapp.h"

namespace jsward {

class MiddlewareEvidence {
public:
    /// Where a handler stands: what answers a request in the end can still limit and ask for a login by itself, no more.
    enum class Place : std::uint8_t { Middleware, Answer };

    /// Everything must outlive the object.
    MiddlewareEvidence(const FlowResult& flow, const ProgramProvider& programs, std::span<const OwnMiddleware> own);

    /// Adds to a handler what it and the argument that names it provide.
    void tell(const ArgumentValue& argument, Place place, Handler& handler);

private:
    /// What a body does, its callees included.
    struct Deeds {
        std::uint32_t headers = 0;  ///< Bit set of the protective headers that it sets.
        bool answers429 = false;
        bool demandsLogin = false;  ///< Answers 401, sends to the login page or asks whether somebody is logged in.
        bool knowsCaller = false;   ///< Looks up by cookie, session or header who is asking, and turns strangers away.
        bool verifiesOrigin = false;     ///< Turns requests away that other sites send: by a token or by their origin.
        std::vector<std::string> calls;  ///< What modelled middleware that it calls provides.

        void add(const Deeds& other);
    };

    [[nodiscard]] Deeds deedsOf(FunctionRef function, int depth);
    [[nodiscard]] const Deeds& ownDeeds(FunctionRef function);
    void tellDeeds(Place place, Handler& handler);
    [[nodiscard]] bool isNamed(const ArgumentValue& argument, std::string_view name) const;

    const FlowResult& flow_;
    const ProgramProvider& programs_;
    std::span<const OwnMiddleware> users_;
    std::map<FunctionRef, std::vector<std::string>> modelled_;  ///< Middleware calls that stand in a function.
    std::map<FunctionRef, Deeds> own_;
};

}  // namespace jsward
