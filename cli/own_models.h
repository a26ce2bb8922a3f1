// The models of a user, from files and from the configuration, read together with what is compiled in.
#pragma once

#include <deque>
#include <string>
#include <variant>
#include <vector>

#include "analyzer/flow/models.h"
#include "analyzer/text/file_problem.h"

namespace jsward {

class OwnModels {
public:
    /// `name` is how messages call the file; modules of the project are named from `folder`, which is absolute.
    void add(std::string name, std::string text, std::string folder);

    /// The models, or everything that is wrong with them.
    [[nodiscard]] std::variant<Models, std::vector<FileProblem>> read() const;

private:
    struct Model {
        std::string name;
        std::string text;
        std::string folder;
    };
    std::deque<Model> models_;
    std::vector<FileProblem> problems_;
};

}  // namespace jsward
