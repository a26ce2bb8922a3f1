// Dockerfiles (Containerfiles): instructions, stages, and what they run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/syntax/mapped_text.h"
#include "analyzer/syntax/shell.h"
#include "analyzer/text/span.h"

namespace jsward {

struct DockerInstruction {
    std::string keyword = {};   ///< In capitals.
    MappedText arguments = {};  ///< One line, whatever the file makes of it: without comments and continuations.
    std::vector<MappedText> heredocs = {};  ///< What `RUN <<EOF` hands over, in the order of their names.
    Span span = {};                         ///< Without heredocs.
};

/// An instruction's words: `["npm", "install"]` and `npm install` alike; flags (`--mount=...`) left out.
struct DockerWords {
    bool exec = false;  ///< The JSON form, which no shell reads.
    std::vector<ShellWord> words = {};
};

struct DockerStage {
    std::string image = {};  ///< As written, variables included: "node:${VERSION}".
    std::string name = {};   ///< In small letters, as it is compared; "" without `AS`.
    std::size_t from = 0;    ///< Index of its FROM.
    std::size_t end = 0;     ///< Behind its last instruction.
};

struct Dockerfile {
    std::vector<DockerInstruction> instructions = {};
    std::vector<DockerStage> stages = {};
};

[[nodiscard]] Dockerfile readDockerfile(std::string_view text);

[[nodiscard]] DockerWords wordsOf(const DockerInstruction& instruction);

/// The stage of the same file that a stage goes on from; null when it starts with an image.
[[nodiscard]] const DockerStage* baseStage(const Dockerfile& file, const DockerStage& stage);

/// The commands of every RUN.
[[nodiscard]] std::vector<ShellCommand> commandsOf(const Dockerfile& file);

/// The values of the variables that ARG and ENV set in a stage, up to an instruction of it.
class DockerVariables {
public:
    /// Those in force in front of the instruction at `index`; in front of a stage's FROM only the file's own ARGs are.
    DockerVariables(const Dockerfile& file, std::size_t index);

    /// `text` with `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` filled in; nothing when a value is only known to whoever
    /// builds.
    [[nodiscard]] std::optional<std::string> expand(std::string_view text) const;

private:
    struct Variable {
        std::string name;
        std::optional<std::string> value;
        bool environment = false;  ///< An ENV, which stages that go on from this one have too.
    };
    void set(std::string_view name, std::optional<std::string> value, bool environment);
    void readArg(const DockerInstruction& instruction, const std::vector<Variable>& global);
    void readEnv(const DockerInstruction& instruction);
    [[nodiscard]] const Variable* find(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> expandBraced(std::string_view inside) const;

    std::vector<Variable> variables_;
};

}  // namespace jsward
