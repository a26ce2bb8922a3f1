// Which headers the responses of a program get, wherever and however they are set: one by one, as an object, or in tables of
// `{key, value}` that a framework or host sends.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

struct HeaderWrite {
    std::string name;      ///< In lower case; "" when it is computed.
    NodeRef value;         ///< The expression of the value.
    NodeRef at;            ///< The call or table entry that sets it.
    std::string by;        ///< "res.setHeader()"; "the table of headers"
    FunctionRef function;  ///< Around it.
    bool byShape = false;  ///< Recognised by its shape alone.
    bool development = false;
};

/// In the order of their places.
std::vector<HeaderWrite> headerWrites(const FlowResult& flow, std::span<const FileId> files,
                                      const ProgramProvider& programs);

}  // namespace jsward
