#include "cli/models_command.h"

#include <fmt/format.h>

#include <variant>
#include <vector>

#include "analyzer/text/path_text.h"
#include "cli/output.h"
#include "cli/own_file.h"
#include "cli/own_models.h"
#include "cli/scan_command.h"

namespace jsward {

ExitCode checkModels(std::span<const std::string> files) {
    bool readable = true;
    OwnModels models;
    for (const std::string& file : files) {
        auto text = readOwnFile(file);
        if (text) {
            models.add(file, *std::move(text), folderOf(file));
        } else {
            complain(fmt::format("cannot read {}: {}", escapeInvalidBytes(file), text.error().message));
            readable = false;
        }
    }
    const auto read = models.read();
    const auto* problems = std::get_if<std::vector<FileProblem>>(&read);
    if (problems == nullptr) return readable ? ExitCode::Clean : ExitCode::Usage;
    if (const auto error = writeStandardOutput(escapeInvalidBytes(describe(*problems)) + "\n"))
        complain(error->message);
    return ExitCode::Usage;
}

}  // namespace jsward
