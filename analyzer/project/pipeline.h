// What CI services run: the commands and the ready-made actions of a pipeline, whichever service's format it is written in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/project/project_file.h"
#include "analyzer/syntax/data_tree.h"
#include "analyzer/syntax/mapped_text.h"
#include "analyzer/syntax/shell.h"
#include "analyzer/text/span.h"

namespace jsward {

/// A step that names what somebody else wrote: `uses: owner/action@v1`, `task: Npm@1`, an orb's command.
struct PipelineAction {
    std::string_view name = {};
    DataValue inputs = {};  ///< What it is given, if anything.
    Span at = {};           ///< The name.
};

struct Pipeline {
    PipelineFormat format = PipelineFormat::GitHub;
    std::vector<ShellCommand> commands = {};  ///< With spans of the file.
    std::vector<PipelineAction> actions = {};
};

/// `file` is the tree of the text for the formats in YAML, empty for the others.
[[nodiscard]] Pipeline readPipeline(PipelineFormat format, std::string_view text, const DataTree& file);

/// The scripts in a Jenkinsfile: the texts that its `sh`, `bat` and `powershell` steps are given.
[[nodiscard]] std::vector<MappedText> jenkinsScripts(std::string_view text);

}  // namespace jsward
