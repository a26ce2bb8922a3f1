// Models: what is known about libraries, compiled from JSON (docs/models.md describes the format) into one trie of API-path steps
// that the engine walks as values flow.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/text/result.h"

namespace jsward {

/// The text of one model file.
struct ModelText {
    std::string_view name;  ///< For error messages.
    std::string_view json;
};

class Models {
public:
    /// Reads and indexes model files; the error names file, place and the nearest valid word.
    static Result<Models> parse(std::span<const ModelText> files);

    struct Index;  ///< Private to the flow layer (analyzer/flow/model_index.h).
    [[nodiscard]] const Index& index() const { return *index_; }

private:
    std::shared_ptr<const Index> index_;
};

}  // namespace jsward
