// How a label got where it is: steps linked backwards from the newest to the source, interned so that equal histories are one
// number. A step into a called function carries the history inside that function (`inner`), recorded once in its summary
// and shared by all of its callers.
#pragma once

#include <tsl/robin_map.h>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/hash.h"
#include "analyzer/flow/symbols.h"

namespace jsward {

using TraceId = std::uint32_t;  ///< 0: no history yet.

enum class Step : std::uint8_t {
    Source,            ///< where the data enters; detail: what it is
    Assigned,          ///< detail: the variable
    Stored,            ///< detail: the property
    Built,             ///< became part of a larger string
    PassedTo,          ///< detail: the function; inner: what happened in it
    PassedToCallback,  ///< a parameter of a callback
    ReturnedFrom,      ///< detail: the function; inner: what happened in it
    Through,           ///< detail: the library function it went through
    Captured           ///< read by a nested function; detail: the variable
};

struct Trace {
    TraceId previous = 0;
    TraceId inner = 0;
    NodeRef at;
    Symbol detail = 0;
    Step step = Step::Source;
    std::uint16_t length = 0;  ///< Steps in all, inner ones included.
};

class Traces {
public:
    Traces() { traces_.emplace_back(); }

    /// Adds a step. A history that has grown past what anybody reads stays as it is.
    TraceId add(TraceId previous, Step step, NodeRef at, Symbol detail = 0, TraceId inner = 0);

    [[nodiscard]] std::uint16_t length(TraceId id) const { return traces_[id].length; }
    /// Steps from the source on, inner ones in place.
    void flatten(TraceId id, std::vector<Trace>& out) const;

private:
    struct Key {
        std::uint64_t a, b, c;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& k) const { return static_cast<std::size_t>(mix(mix(mix(0, k.a), k.b), k.c)); }
    };
    std::vector<Trace> traces_;
    tsl::robin_map<Key, TraceId, Hash> index_;
};

}  // namespace jsward
