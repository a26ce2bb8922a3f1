#include "cli/routes_command.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "analyzer/scan/scan.h"
#include "cli/configured_scan.h"
#include "cli/output.h"
#include "cli/report/cells.h"
#include "cli/report/routes.h"
#include "cli/scan_command.h"
#include "cli/terminal.h"

namespace jsward {

namespace {

std::string render(const ScanResult& result, const RoutesCommand& command) {
    switch (command.format) {
        case RoutesFormat::Json: return renderRoutesJson(result);
        case RoutesFormat::Html: return renderRoutesHtml(result);
        case RoutesFormat::Text: break;
    }
    TextOptions options;
    const ColorMode asked = command.scan.color;
    options.colour =
        useColour(command.output.empty() || asked != ColorMode::Auto ? asked : ColorMode::Never, Stream::Output);
    return renderRoutesText(result, options);
}

/// The table is of the application alone: what went wrong is told beside it.
void tellNotices(const ScanResult& result, bool quiet) {
    for (const Notice& notice : result.notices) {
        if (notice.level == Notice::Level::Info || (quiet && notice.level != Notice::Level::Error)) continue;
        complain(visible(notice.path.empty() ? notice.message : fmt::format("{}: {}", notice.path, notice.message)));
    }
}

}  // namespace

ExitCode runRoutes(RoutesCommand command) {
    if (!command.output.empty()) {
        if (const auto error = checkWritable(command.output)) {
            complain(error->message);
            return ExitCode::Usage;
        }
    }
    command.scan.scan.mapRoutes = true;
    const auto result = configuredScan(command.scan, {});
    if (!result) {
        complain(result.error().message);
        return ExitCode::Usage;
    }
    tellNotices(*result, command.scan.quiet);
    const std::string table = render(*result, command);
    const auto error = command.output.empty() ? writeStandardOutput(table) : writeFile(command.output, table);
    if (error) complain(error->message);
    return error || !result->complete ? ExitCode::Incomplete : ExitCode::Clean;
}

}  // namespace jsward
