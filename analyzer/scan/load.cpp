#include "analyzer/scan/load.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "analyzer/program/lower.h"
#include "analyzer/program/settings.h"
#include "analyzer/scan/default_skips.h"
#include "analyzer/scan/read_file.h"
#include "analyzer/scan/stage_clock.h"
#include "analyzer/text/utf.h"

namespace jsward {

namespace {

using Level = Notice::Level;

std::string sizeInWords(std::uint64_t bytes) {
    if (bytes < 1024) return fmt::format("{} bytes", bytes);
    if (bytes < 1024 * 1024) return fmt::format("{:.1f} KB", static_cast<double>(bytes) / 1024);
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024 * 1024));
}

/// Why a file was not read.
Notice notRead(const Candidate& file, const FileBytes& read, std::uint64_t limit) {
    const auto notice = [&](Level level, std::string code, std::string message) {
        return Notice{level, file.path, std::move(code), std::move(message), {}};
    };
    switch (read.status) {
        case ReadStatus::Missing: return notice(Level::Warning, "vanished", "The file disappeared during the scan");
        case ReadStatus::NotAFile:
        case ReadStatus::SymbolicLink:
            // A user who names a pipe expects it to be scanned; one who scans a folder does not care.
            return notice(file.explicitlyNamed ? Level::Error : Level::Warning, "not-a-file",
                          "Not a regular file; skipped");
        case ReadStatus::TooLarge:
            return notice(
                Level::Warning, "too-large",
                fmt::format("Larger than the limit of {}; skipped (--max-file-size changes it)", sizeInWords(limit)));
        case ReadStatus::Unreadable:
        case ReadStatus::Ok: break;
    }
    return notice(Level::Error, "unreadable", fmt::format("The file cannot be read: {}", read.reason));
}

std::string_view skipMessage(SkipReason reason) {
    return reason == SkipReason::Minified ? "Minified code; skipped (name the file or use --no-ignore to scan it)"
                                          : "Generated code; skipped (name the file or use --no-ignore to scan it)";
}

Notice replacedBytes(const Candidate& file, const DecodedText& decoded) {
    const std::uint32_t begin = *decoded.firstReplacement;
    return {Level::Info, file.path, "invalid-utf8",
            fmt::format("{} not valid UTF-8 and {} read as U+FFFD",
                        decoded.replacements == 1 ? "A byte is" : fmt::format("{} bytes are", decoded.replacements),
                        decoded.replacements == 1 ? "was" : "were"),
            Span{begin, begin + 3}};
}

/// One notice for all problems of a file: the first, and how many more there are.
Notice syntaxProblems(const Candidate& file, const Program& program) {
    const auto first = std::min_element(program.problems.begin(), program.problems.end(),
                                        [](const auto& a, const auto& b) { return a.span < b.span; });
    std::string message(program.atom(first->message));
    if (const std::size_t more = program.problems.size() - 1; more != 0) {
        message += fmt::format(" (and {} more; what could be parsed is analysed)", more);
    }
    return {Level::Info, file.path, "syntax-error", std::move(message), first->span};
}

}  // namespace

FileBytes Loader::read(const Candidate& file) {
    const StageClock clock(times_.read);
    const std::uint64_t limit = std::min(options_.maxFileSize, kMaxSourceSize);
    return readFile(file.diskPath, limit, file.explicitlyNamed ? Links::Follow : Links::Refuse);
}

SurveyedFile Loader::survey(const Candidate& file) {
    FileBytes bytes = read(file);
    if (bytes.status == ReadStatus::Ok) return survey(file, std::move(bytes.bytes));
    SurveyedFile out;
    out.notices.push_back(notRead(file, bytes, std::min(options_.maxFileSize, kMaxSourceSize)));
    return out;
}

SurveyedFile Loader::survey(const Candidate& file, std::string bytes) {
    SurveyedFile out;
    const std::uint64_t limit = std::min(options_.maxFileSize, kMaxSourceSize);
    if (bytes.size() > limit) {
        out.notices.push_back(notRead(file, {ReadStatus::TooLarge, {}, bytes.size(), {}}, limit));
        return out;
    }
    const DecodedText decoded = [&] {
        const StageClock clock(times_.read);
        if (!looksBinary(bytes)) return decodeText(std::move(bytes));
        if (file.settings && !file.explicitlyNamed) return DecodedText{};  // A presentation named .key is no news.
        out.notices.push_back({Level::Info, file.path, "binary", "A binary file; skipped", {}});
        return DecodedText{};
    }();
    if (!out.notices.empty() || (file.settings && decoded.text.empty())) return out;
    const bool mayBeSkipped = options_.useIgnoreFiles && !file.explicitlyNamed && !file.settings;
    if (const auto reason = mayBeSkipped ? skipByContent(decoded.text) : std::nullopt) {
        const std::string code = *reason == SkipReason::Minified ? "minified" : "generated";
        out.notices.push_back({Level::Info, file.path, code, std::string(skipMessage(*reason)), {}});
        return out;
    }
    if (decoded.replacements != 0 && !file.settings) out.notices.push_back(replacedBytes(file, decoded));
    out.isKept = true;
    out.bytes = decoded.text.size();
    if (file.settings) {
        const StageClock clock(times_.lower);
        out.settings = lowerSettings(decoded.text, settingsFormatOf(file.path).value_or(SettingsFormat::Lines));
        out.rules = rules_.all();
        return out;
    }
    const StageClock clock(times_.triage);
    out.triggers = triggers_.read(decoded.text);
    out.rules = options_.triage ? rules_.match(decoded.text) : rules_.all();
    return out;
}

Program Loader::emptyProgram() { return lowerSource(parser_, "", "empty.js").program; }

ParsedProgram Loader::parse(const Candidate& file) {
    FileBytes bytes = read(file);
    if (bytes.status == ReadStatus::Ok) return parse(file, std::move(bytes.bytes));
    ParsedProgram out;
    out.program = emptyProgram();
    out.notices.push_back(notRead(file, bytes, std::min(options_.maxFileSize, kMaxSourceSize)));
    return out;
}

ParsedProgram Loader::parse(const Candidate& file, std::string bytes) {
    ParsedProgram out;
    const DecodedText decoded = [&] {
        const StageClock clock(times_.read);
        return decodeText(std::move(bytes));
    }();
    const double begin = threadSeconds();
    ParsedFile parsed =
        lowerSource(parser_, decoded.text, file.path, {.timeBudget = options_.fileTimeout, .lower = {}});
    // The stages are measured by the wall clock; the processor time of both together is shared out accordingly.
    const double spent = threadSeconds() - begin;
    const auto all = static_cast<double>((parsed.parseTime + parsed.lowerTime).count());
    const double parseShare = all > 0 ? static_cast<double>(parsed.parseTime.count()) / all : 1;
    times_.parse += spent * parseShare;
    times_.lower += spent * (1 - parseShare);
    if (parsed.timedOut) {
        out.notices.push_back({Level::Error,
                               file.path,
                               "timeout",
                               fmt::format("Parsing took longer than {} ms; skipped (--file-timeout changes it)",
                                           options_.fileTimeout.count()),
                               {}});
        out.program = emptyProgram();
    } else {
        if (!parsed.program.problems.empty()) out.notices.push_back(syntaxProblems(file, parsed.program));
        out.program = std::move(parsed.program);
    }
    return out;
}

}  // namespace jsward
