// A pipeline in YAML is walked once. Which of its keys hold scripts differs from service to service and is all that has to be known
// about one: jobs, templates and anchors are whatever is around such a key.
#include "analyzer/project/pipeline.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "analyzer/syntax/data_text.h"

namespace jsward {
namespace {

struct Format {
    PipelineFormat format;
    std::array<std::string_view, 9> scripts;  ///< Keys whose texts a shell runs.
    std::array<std::string_view, 2> actions;  ///< Keys that name a ready-made step.
    std::string_view inputs;                  ///< Beside it: what the step is given.
};

constexpr std::array<Format, 11> kFormats{{
    {PipelineFormat::GitHub, {"run"}, {"uses"}, "with"},
    {PipelineFormat::GitLab, {"script", "before_script", "after_script"}, {"template", "component"}, "inputs"},
    {PipelineFormat::CircleCi, {"run", "command"}, {}, {}},
    {PipelineFormat::Azure, {"script", "bash", "pwsh", "powershell", "inlineScript"}, {"task"}, "inputs"},
    {PipelineFormat::Travis,
     {"before_install", "install", "before_script", "script", "after_script", "after_success", "after_failure",
      "before_deploy", "after_deploy"},
     {},
     {}},
    {PipelineFormat::Bitbucket, {"script", "after-script"}, {"pipe"}, "variables"},
    {PipelineFormat::Drone, {"commands"}, {"image"}, "settings"},
    {PipelineFormat::AppVeyor,
     {"init", "install", "before_build", "build_script", "after_build", "before_test", "test_script", "after_test",
      "deploy_script"},
     {},
     {}},
    {PipelineFormat::Buildkite, {"command", "commands"}, {}, {}},
    {PipelineFormat::CodeBuild, {"commands"}, {}, {}},
    {PipelineFormat::CloudBuild, {"script"}, {}, {}},
}};

bool contains(const auto& words, std::string_view word) {
    return !word.empty() && std::ranges::find(words, word) != words.end();
}

/// `${{ matrix.tool }}` as a variable of the shell of the same length, which the shell's grammar can read.
std::string withoutExpressions(std::string_view script) {
    std::string text(script);
    for (std::size_t at = text.find("${{"); at != std::string::npos; at = text.find("${{", at)) {
        const std::size_t close = text.find("}}", at);
        const std::size_t end = close == std::string::npos ? text.size() : close + 2;
        std::fill(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.begin() + static_cast<std::ptrdiff_t>(end),
                  '_');
        at = end;
    }
    return text;
}

class PipelineReader {
public:
    PipelineReader(const Format& format, std::string_view source, Pipeline& out)
        : format_(format), source_(source), out_(out) {}

    void read(DataValue value, int depth = 0) {
        if (depth > kDeepest) return;
        for (const DataValue item : value.items()) {
            // An orb's command without arguments.
            if (format_.format == PipelineFormat::CircleCi && item.isText()) addAction(item, {});
            read(item, depth + 1);
        }
        for (const auto& [key, member] : value.members()) readMember(value, key, member, depth);
        if (format_.format == PipelineFormat::CloudBuild) readBuilder(value);
    }

private:
    static constexpr int kDeepest = 60;

    void readMember(DataValue around, DataValue key, DataValue member, int depth) {
        // What an action is given is no script, whatever it is called there.
        if (format_.format == PipelineFormat::GitHub && key.text() == format_.inputs) return;
        if (contains(format_.scripts, key.text())) {
            readScripts(member, depth);
        } else if (contains(format_.actions, key.text()) && member.isText()) {
            addAction(member, around[format_.inputs]);
        } else if (format_.format == PipelineFormat::CircleCi && key.text().find('/') != std::string_view::npos) {
            addAction(key, member);
        }
        read(member, depth + 1);
    }

    /// A text, a list of texts, lists in lists, or maps that name the shell: `- ps: ...`.
    void readScripts(DataValue value, int depth) {
        if (depth > kDeepest) return;
        if (value.isText()) return readScript(value);
        for (const DataValue item : value.items()) readScripts(item, depth + 1);
        for (const auto& [shell, script] : value.members())
            if (contains(kShells, shell.text())) readScripts(script, depth + 1);
    }

    void readScript(DataValue script) {
        // Aliases lead to the same place again.
        if (!seen_.insert(script.span().begin).second) return;
        const MappedText text = mappedText(source_, script);
        addCommands(text);
    }

    void addCommands(const MappedText& text) {
        std::vector<ShellCommand> commands = readShell(withoutExpressions(text.text()));
        for (ShellCommand& command : commands)
            for (ShellWord& word : command.words) word.span = text.toSource(word.span);
        std::ranges::move(commands, std::back_inserter(out_.commands));
    }

    void addAction(DataValue name, DataValue inputs) { out_.actions.push_back({name.text(), inputs, name.span()}); }

    /// `name: node`, `entrypoint: npm`, `args: ["install"]`: a command in the form that no shell reads.
    void readBuilder(DataValue step) {
        const DataValue arguments = step["args"];
        const DataValue program = step["entrypoint"] ? step["entrypoint"] : step["name"];
        if (!arguments.isList() || !program.isText()) return;
        ShellCommand command;
        const std::string_view path = program.text().substr(0, program.text().find(':'));
        command.words.push_back({std::string(path.substr(path.rfind('/') + 1)), program.span(), true});
        for (const DataValue argument : arguments.items())
            command.words.push_back({std::string(argument.text()), argument.span(), true});
        out_.commands.push_back(std::move(command));
    }

    static constexpr std::array<std::string_view, 8> kShells{"command", "cmd",  "ps",     "pwsh",
                                                             "sh",      "bash", "script", "powershell"};

    const Format& format_;
    std::string_view source_;
    Pipeline& out_;
    std::set<std::uint32_t> seen_;
};

void addScripts(const std::vector<MappedText>& scripts, Pipeline& out) {
    for (const MappedText& text : scripts) {
        std::vector<ShellCommand> commands = readShell(text.text());
        for (ShellCommand& command : commands)
            for (ShellWord& word : command.words) word.span = text.toSource(word.span);
        std::ranges::move(commands, std::back_inserter(out.commands));
    }
}

}  // namespace

Pipeline readPipeline(PipelineFormat format, std::string_view text, const DataTree& file) {
    Pipeline pipeline{.format = format, .commands = {}, .actions = {}};
    if (format == PipelineFormat::Shell) {
        pipeline.commands = readShell(text);
    } else if (format == PipelineFormat::Jenkins) {
        addScripts(jenkinsScripts(text), pipeline);
    } else {
        const auto known = std::ranges::find(kFormats, format, &Format::format);
        PipelineReader reader(*known, text, pipeline);
        for (const DataValue document : file.documents()) reader.read(document);
    }
    return pipeline;
}

}  // namespace jsward
