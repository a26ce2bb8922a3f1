// What a rule's own check sees: the programs of one component, what flows in them, and the web applications they build.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/rule/finding.h"
#include "analyzer/rule/rule.h"
#include "analyzer/webapp/header_writes.h"
#include "analyzer/webapp/option_use.h"
#include "analyzer/webapp/route_index.h"
#include "analyzer/webapp/webapp.h"

namespace jsward {

/// Everything a check may read. One instance a component and rule; valid during the call only. A rule is checked by
/// `rule.check` alone when it has one, by checkFlows and checkOptions otherwise.
class CheckContext {
public:
    /// `projectPaths` by FileId, as pathInProject gives them.
    CheckContext(const Rule& rule, std::span<const FileId> files, const ProgramProvider& programs,
                 const FlowResult& flow, const WebModel& web, std::span<const std::string> projectPaths)
        : rule_(rule), files_(files), programs_(programs), flow_(flow), web_(web), projectPaths_(projectPaths) {}

    [[nodiscard]] const Rule& rule() const { return rule_; }
    /// The files whose text holds the rule's triggers.
    [[nodiscard]] std::span<const FileId> files() const { return files_; }
    /// These, and the files that the flow went through: where what reaches a sink may be written.
    [[nodiscard]] std::vector<FileId> filesInReach() const;
    [[nodiscard]] const Program& program(FileId file) const { return programs_.program(file); }
    /// The path below the file's project: what the folders of a path say about a file (tests, translations) is to be read from
    /// this one, because it is the same from wherever the scan is started. The path that reports show is relative to the scan's root.
    [[nodiscard]] std::string_view pathInProject(FileId file) const { return projectPaths_[file]; }
    [[nodiscard]] const FlowResult& flow() const { return flow_; }
    [[nodiscard]] const WebModel& web() const { return web_; }
    [[nodiscard]] const ProgramProvider& programs() const { return programs_; }
    [[nodiscard]] OptionReader options() const { return OptionReader(programs_); }
    /// The headers that responses get.
    [[nodiscard]] std::vector<HeaderWrite> headers() const { return headerWrites(flow_, files_, programs_); }
    /// Whether what stands there is for users: no test, no example.
    [[nodiscard]] bool isForUsers(NodeRef at) const;
    /// From code back to the routes that run it.
    [[nodiscard]] RouteIndex routes() const { return {web_, programs_}; }

    [[nodiscard]] Location locate(NodeRef at) const { return {at.file, program(at.file).span(at.node)}; }
    /// A finding of this rule with severity, message and enclosing function filled in; `values` are for the
    /// placeholders.
    [[nodiscard]] Finding finding(NodeRef at, Confidence confidence,
                                  std::span<const std::pair<std::string_view, std::string_view>> values) const;
    /// The steps of a flow as a finding shows them.
    [[nodiscard]] std::vector<FlowStep> steps(std::span<const PathStep> path) const;

private:
    const Rule& rule_;
    std::span<const FileId> files_;
    const ProgramProvider& programs_;
    const FlowResult& flow_;
    const WebModel& web_;
    std::span<const std::string> projectPaths_;
};

struct FoundOption {
    NodeRef at;        ///< Where it is written; the call where it is not, or in another file.
    std::string text;  ///< The value, for a message.
};
/// Whether the options of a call fulfil the conditions of a row: every value that they may have has to.
std::optional<FoundOption> findOption(const OptionReader& reader, const UsedOptions& used, const OptionRow& row);

/// Reports every call that `rule.options` speak of, once, with all that is wrong with it.
void checkOptions(const CheckContext& context, std::vector<Finding>& out);

/// Reports every flow that joins a row of `rule.flows`; the check of all rules that are data alone.
void checkFlows(const CheckContext& context, std::vector<Finding>& out);

}  // namespace jsward
