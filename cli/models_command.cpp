#include "cli/models_command.h"

#include <fmt/format.h>

#include <deque>
#include <variant>
#include <vector>

#include "analyzer/flow/models.h"
#include "analyzer/text/path_text.h"
#include "cli/output.h"
#include "cli/own_file.h"
#include "cli/scan_command.h"
#include "rules/registry.h"

namespace jsward {

ExitCode checkModels(std::span<const std::string> files) {
    bool readable = true;
    std::deque<std::string> texts;  // the models keep views
    std::vector<ModelText> models(builtinModels().begin(), builtinModels().end());
    for (const std::string& file : files) {
        auto text = readOwnFile(file);
        if (!text) {
            complain(text.error().message);
            readable = false;
            continue;
        }
        models.push_back({file, texts.emplace_back(*std::move(text)), true});
    }
    const auto read = Models::read(models);
    const auto* problems = std::get_if<std::vector<FileProblem>>(&read);
    if (problems == nullptr) return readable ? ExitCode::Clean : ExitCode::Usage;
    const auto error = writeStandardOutput(escapeInvalidBytes(describe(*problems)) + "\n");
    if (error) complain(error->message);
    return ExitCode::Usage;
}

}  // namespace jsward
