// What one call of a function of the program came to, kept for the next evaluation of its caller.
//
// A function is evaluated again when anything that it depends on changes, and mostly that concerns a single one of its calls. What
// the others come to is known from the time before: nothing about a call can have changed as long as the callee's summary, what is
// passed, and the cells that were looked at on the way are the same. Effects outside of the caller (cells, seeds, sinks of other
// functions) only grow and need not be repeated; those on the caller itself are kept here and applied again.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/value.h"

namespace jsward {

using CellId = std::uint32_t;
using PathId = std::uint32_t;  ///< Access path below a parameter; 0 is the parameter itself.

/// A property that a function writes on (something below) one of its arguments.
struct SummaryWrite {
    std::uint16_t index = 0;
    PathId path = 0;
    Symbol name = 0;
    ValueId value = 0;

    [[nodiscard]] bool sameTarget(const SummaryWrite& o) const {
        return index == o.index && path == o.path && name == o.name;
    }
};

/// What got to a sink, before it is told to anybody.
struct Hit {
    std::uint32_t sink = 0;
    Label label;
};

/// What was looked at: cells with what they held, and owners of cells with how many they had.
struct Observations {
    std::vector<std::pair<CellId, ValueId>> cells;
    std::vector<std::pair<const std::vector<std::uint32_t>*, std::size_t>> owners;

    void add(const Observations& o) {
        cells.insert(cells.end(), o.cells.begin(), o.cells.end());
        owners.insert(owners.end(), o.owners.begin(), o.owners.end());
    }
};

struct RememberedCall {
    // What was asked.
    std::uint32_t version = 0;  ///< Of the callee's summary.
    ValueId self = 0;
    std::vector<ValueId> arguments;
    Observations seen;

    // What came of it.
    ValueId result = 0;
    std::vector<Hit> hits;
    std::vector<SummaryWrite> writes;                 ///< On the caller's own parameters.
    std::vector<std::pair<NodeId, ValueId>> holders;  ///< Arguments that are variables, with what these hold now.
    std::vector<FunctionRef> calls;                   ///< Getters that were run to look into the arguments ...
    std::vector<NodeRef> callSites;                   ///< ... and where.
};

}  // namespace jsward
