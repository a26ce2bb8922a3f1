// Modules of the program that the user's models describe: `"packages": ["./src/db"]` speaks of src/db.js or src/db/index.ts beside the
// file that says so, and `"packages": ["@acme/db"]` of a package of the same repository, too.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/model_index.h"

namespace jsward {

/// What a module goes by in Models::Index::packages: "/home/me/shop/src/db" for any of its files. nullopt when the name leads out
/// of the file system. `folder` is absolute.
[[nodiscard]] std::optional<std::string> ownModuleName(std::string_view folder, std::string_view relative);

class OwnModules {
public:
    /// Keeps references to both.
    OwnModules(const Models::Index& index, const ProgramProvider& provider) : index_(index), provider_(provider) {}

    /// The name under which the models describe what `specifier` of a file means, which the resolver took for `target`; "" for
    /// what they do not describe and for packages from outside.
    [[nodiscard]] std::string nameOf(FileId from, std::string_view specifier, const Resolution& target) const;

private:
    const Models::Index& index_;
    const ProgramProvider& provider_;
};

}  // namespace jsward
