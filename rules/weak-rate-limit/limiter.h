// A rate limiter as it was set up: how many requests it admits, whom it leaves out and how it tells clients apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/rule/check.h"

namespace jsward::rules::weak_rate_limit {

class Limiter {
public:
    /// `use` must outlive the object.
    Limiter(const CheckContext& context, const OptionUse& use);

    [[nodiscard]] const OptionUse& use() const { return use_; }

    /// The most that it admits of one client in an hour; nothing when that is not known. Of several possible numbers the lowest.
    [[nodiscard]] std::optional<double> perHour() const;

    /// Milliseconds, when they were certainly meant to be seconds.
    [[nodiscard]] std::optional<OptionValue> mistakenWindow() const;

    /// Lets every request through.
    [[nodiscard]] bool skipsAll() const;
    /// Lets requests through that say something which everybody can say.
    [[nodiscard]] bool skipsWhoeverAsks() const;
    /// Counts by a header that clients write themselves.
    [[nodiscard]] bool countsByClaim() const;
    /// Counts by something of its own, not by the address that the framework tells.
    [[nodiscard]] bool hasOwnKey() const;
    [[nodiscard]] bool forgetsFailures() const;

private:
    const CheckContext& context_;
    const OptionUse& use_;
    UsedOptions options_;
};

/// Milliseconds in "15 minutes", "1h", "10 s", "hour".
std::optional<double> millisecondsOf(std::string_view duration);

}  // namespace jsward::rules::weak_rate_limit
