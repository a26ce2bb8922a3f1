// What a middleware protects with, by evidence: the models, the user's config, what its body does, and last its name.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

class MiddlewareEvidence {
public:
    /// Where a handler stands: what answers a request in the end can still limit and ask for a login by itself, no more.
    enum class Place : std::uint8_t { Middleware, Answer };

    /// `rateLimiters` as in buildWebModel. Everything must outlive the object.
    MiddlewareEvidence(const FlowResult& flow, const ProgramProvider& programs,
                       std::span<const std::string> rateLimiters);

    /// "headers", "rate-limit", "authentication", ...: each once, in order of evidence.
    [[nodiscard]] std::vector<std::string> provides(const ArgumentValue& argument, Place place);

private:
    /// What a body does, its callees included.
    struct Deeds {
        std::uint32_t headers = 0;  ///< Bit set of the protective headers that it sets.
        bool answers429 = false;
        bool demandsLogin = false;  ///< Answers 401, sends to the login page or asks whether somebody is logged in.
        bool knowsCaller = false;   ///< Looks up by cookie, session or header who is asking, and turns strangers away.
        std::vector<std::string> calls;  ///< What modelled middleware that it calls provides.

        void add(const Deeds& other);
    };

    [[nodiscard]] Deeds deedsOf(FunctionRef function, int depth);
    [[nodiscard]] const Deeds& ownDeeds(FunctionRef function);
    [[nodiscard]] bool isUsersLimiter(const ArgumentValue& argument) const;
    [[nodiscard]] bool namesLimiter(const ArgumentValue& argument, std::string_view limiter) const;

    const FlowResult& flow_;
    const ProgramProvider& programs_;
    std::span<const std::string> rateLimiters_;
    std::map<FunctionRef, std::vector<std::string>> modelled_;  ///< Middleware calls that stand in a function.
    std::map<FunctionRef, Deeds> own_;
};

}  // namespace jsward
