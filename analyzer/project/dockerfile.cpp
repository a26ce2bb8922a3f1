// The reader takes a Dockerfile apart as its reference describes: lines that go on behind a backslash (or what `# escape=` says),
// comments between them, documents that `<<EOF` announces.
#include "analyzer/project/dockerfile.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include <re2/re2.h>

#include "analyzer/syntax/data_tree.h"

namespace jsward {
namespace {

constexpr std::string_view kBlank = " \t\r";

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(kBlank);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string cased(std::string_view text, int (*change)(int)) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [change](unsigned char c) { return static_cast<char>(change(c)); });
    return result;
}

class DockerReader {
public:
    explicit DockerReader(std::string_view source) : source_(source) {}

    Dockerfile read() {
        readDirectives();
        while (at_ < source_.size()) readInstruction();
        findStages();
        return std::move(file_);
    }

private:
    [[nodiscard]] std::string_view lineAt(std::size_t at) const {
        return source_.substr(at, std::min(source_.find('\n', at), source_.size()) - at);
    }
    void nextLine() { at_ += static_cast<std::uint32_t>(lineAt(at_).size() + 1); }

    /// `# escape=` in front of everything else.
    void readDirectives() {
        static const RE2 directive(R"(\s*#\s*([A-Za-z]+)\s*=\s*(\S+)\s*)");
        for (std::size_t at = 0; at < source_.size();) {
            const std::string_view line = lineAt(at);
            re2::StringPiece name;
            re2::StringPiece value;
            if (!RE2::FullMatch(re2::StringPiece(line.data(), line.size()), directive, &name, &value)) return;
            if (cased({name.data(), name.size()}, std::tolower) == "escape" && value.size() == 1) escape_ = value[0];
            at += line.size() + 1;
        }
    }

    void readInstruction() {
        const std::string_view line = lineAt(at_);
        const std::string_view text = trimmed(line);
        if (text.empty() || text.front() == '#') return nextLine();
        DockerInstruction instruction;
        instruction.span.begin = static_cast<std::uint32_t>(text.data() - source_.data());
        const std::size_t end = std::min(text.find_first_of(" \t\r\\"), text.size());
        instruction.keyword = cased(text.substr(0, end), std::toupper);
        readArguments(instruction, instruction.span.begin + static_cast<std::uint32_t>(end));
        readHeredocs(instruction);
        file_.instructions.push_back(std::move(instruction));
    }

    /// The rest of the line at `begin`, and the lines that it goes on in.
    void readArguments(DockerInstruction& instruction, std::uint32_t begin) {
        for (bool first = true, more = true; more && at_ < source_.size(); first = false) {
            const std::string_view line = lineAt(at_);
            const std::uint32_t lineBegin = first ? begin : at_;
            std::string_view text = source_.substr(lineBegin, at_ + line.size() - lineBegin);
            nextLine();
            if (!first && (trimmed(text).empty() || trimmed(text).front() == '#')) continue;
            const std::size_t last = text.find_last_not_of(kBlank);
            more = last != std::string_view::npos && text[last] == escape_;
            text = text.substr(0, last == std::string_view::npos ? 0 : more ? last : last + 1);
            instruction.arguments.append(text, lineBegin);
            if (const std::string_view shown = trimmed(text); !shown.empty() || first)
                instruction.span.end = lineBegin + static_cast<std::uint32_t>(text.find_last_not_of(kBlank) + 1);
        }
        instruction.span.end = std::max(instruction.span.end, begin);
    }

    void readHeredocs(DockerInstruction& instruction) {
        if (instruction.keyword != "RUN" && instruction.keyword != "COPY" && instruction.keyword != "ADD") return;
        static const RE2 mark(R"((?:^|\s)\d*<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_]*)["']?)");
        const std::string_view arguments = instruction.arguments.text();
        re2::StringPiece rest(arguments.data(), arguments.size());
        std::string dash;
        std::string quote;
        std::string name;
        while (RE2::FindAndConsume(&rest, mark, &dash, &quote, &name))
            instruction.heredocs.push_back(readHeredoc(name, !dash.empty()));
    }

    MappedText readHeredoc(std::string_view name, bool dropsTabs) {
        MappedText body;
        while (at_ < source_.size()) {
            std::string_view line = lineAt(at_);
            std::uint32_t begin = at_;
            nextLine();
            if (dropsTabs)
                for (; line.starts_with('\t'); ++begin) line.remove_prefix(1);
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (line == name) break;
            body.append(line, begin);
            body.append("\n", begin + static_cast<std::uint32_t>(line.size()));
        }
        return body;
    }

    void findStages() {
        for (std::size_t i = 0; i < file_.instructions.size(); ++i) {
            if (!file_.stages.empty()) file_.stages.back().end = i + 1;
            if (file_.instructions[i].keyword != "FROM") continue;
            if (!file_.stages.empty()) file_.stages.back().end = i;
            const std::vector<ShellWord> words = wordsOf(file_.instructions[i]).words;
            DockerStage& stage = file_.stages.emplace_back();
            stage.from = i;
            stage.end = i + 1;
            if (!words.empty()) stage.image = words[0].text;
            if (words.size() > 2 && cased(words[1].text, std::tolower) == "as")
                stage.name = cased(words[2].text, std::tolower);
        }
    }

    std::string_view source_;
    Dockerfile file_;
    std::uint32_t at_ = 0;
    char escape_ = '\\';
};

bool isNameByte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The end of the name that begins at `begin`.
std::size_t endOfName(std::string_view text, std::size_t begin) {
    while (begin < text.size() && isNameByte(text[begin])) ++begin;
    return begin;
}

}  // namespace

Dockerfile readDockerfile(std::string_view text) { return DockerReader(text).read(); }

// --- what instructions say -------------------------------------------------------------------------------------------

namespace {

/// Offset behind the flags in front: `--mount=type=cache,target=/x`.
std::uint32_t behindFlags(std::string_view text) {
    std::size_t at = std::min(text.find_first_not_of(kBlank), text.size());
    while (text.substr(at).starts_with("--")) {
        at = std::min(text.find_first_of(kBlank, at), text.size());
        at = std::min(text.find_first_not_of(kBlank, at), text.size());
    }
    return static_cast<std::uint32_t>(at);
}

/// The words of `["npm", "install"]`; false when the text is no list of texts, which a shell then reads.
bool readExecForm(const DockerInstruction& instruction, std::uint32_t begin, std::vector<ShellWord>& out) {
    const std::string_view text = instruction.arguments.text().substr(begin);
    if (!text.starts_with('[')) return false;
    const DataTree tree = parseJson(text);
    if (tree.problem() || !tree.root().isList()) return false;
    for (const DataValue item : tree.root().items()) {
        if (item.style() != DataStyle::DoubleQuoted) return false;
        const Span span{item.span().begin + begin, item.span().end + begin};
        out.push_back({std::string(item.text()), instruction.arguments.toSource(span), true});
    }
    return true;
}

void moveToSource(std::vector<ShellCommand>& commands, const MappedText& text, std::uint32_t offset) {
    for (ShellCommand& command : commands)
        for (ShellWord& word : command.words)
            word.span = text.toSource({word.span.begin + offset, word.span.end + offset});
}

/// A document is a script of its own when nothing but a shell is named: `RUN <<EOF`, `RUN bash <<EOF`.
bool isScript(const std::vector<ShellCommand>& commands) {
    if (commands.empty()) return true;
    const std::string& name = commands.front().words.front().text;
    return commands.size() == 1 && name.ends_with("sh");
}

}  // namespace

DockerWords wordsOf(const DockerInstruction& instruction) {
    DockerWords result;
    const std::string_view text = instruction.arguments.text();
    std::uint32_t at = behindFlags(text);
    result.exec = readExecForm(instruction, at, result.words);
    if (result.exec) return result;
    result.words.clear();
    while (at < text.size()) {
        const auto end = static_cast<std::uint32_t>(std::min(text.find_first_of(kBlank, at), text.size()));
        std::string word(text.substr(at, end - at));
        if (word.size() >= 2 && (word.front() == '"' || word.front() == '\'') && word.back() == word.front())
            word = word.substr(1, word.size() - 2);
        result.words.push_back({word, instruction.arguments.toSource({at, end}), word.find('$') == std::string::npos});
        at = static_cast<std::uint32_t>(std::min(text.find_first_not_of(kBlank, end), text.size()));
    }
    return result;
}

std::vector<ShellCommand> commandsOf(const Dockerfile& file) {
    std::vector<ShellCommand> result;
    for (const DockerInstruction& instruction : file.instructions) {
        if (instruction.keyword != "RUN") continue;
        DockerWords words = wordsOf(instruction);
        if (words.exec) {
            if (!words.words.empty()) result.push_back({std::move(words.words)});
            continue;
        }
        const std::uint32_t begin = behindFlags(instruction.arguments.text());
        std::vector<ShellCommand> commands = readShell(instruction.arguments.text().substr(begin));
        moveToSource(commands, instruction.arguments, begin);
        const bool script = isScript(commands);
        std::ranges::move(commands, std::back_inserter(result));
        if (!script) continue;
        for (const MappedText& document : instruction.heredocs) {
            std::vector<ShellCommand> inner = readShell(document.text());
            moveToSource(inner, document, 0);
            std::ranges::move(inner, std::back_inserter(result));
        }
    }
    return result;
}

const DockerStage* baseStage(const Dockerfile& file, const DockerStage& stage) {
    const std::string image = cased(stage.image, std::tolower);
    for (const DockerStage& each : file.stages) {
        if (&each == &stage) break;
        if (!each.name.empty() && each.name == image) return &each;
    }
    return nullptr;
}

// --- variables -------------------------------------------------------------------------------------------------------

DockerVariables::DockerVariables(const Dockerfile& file, std::size_t index) {
    const std::size_t firstFrom = file.stages.empty() ? file.instructions.size() : file.stages.front().from;
    for (std::size_t i = 0; i < std::min(firstFrom, index); ++i) readArg(file.instructions[i], {});
    const auto stage = std::ranges::find_if(
        file.stages, [&](const DockerStage& each) { return each.from < index && index <= each.end; });
    if (stage == file.stages.end()) return;
    const std::vector<Variable> global = std::exchange(variables_, {});
    // A stage that goes on from another one has that one's variables.
    if (const DockerStage* base = baseStage(file, *stage)) variables_ = DockerVariables(file, base->end).variables_;
    std::erase_if(variables_, [](const Variable& each) { return !each.environment; });
    for (std::size_t i = stage->from; i < index; ++i) {
        readArg(file.instructions[i], global);
        readEnv(file.instructions[i]);
    }
}

void DockerVariables::set(std::string_view name, std::optional<std::string> value, bool environment) {
    std::erase_if(variables_, [&](const Variable& each) { return each.name == name; });
    variables_.push_back({std::string(name), std::move(value), environment});
}

const DockerVariables::Variable* DockerVariables::find(std::string_view name) const {
    const auto found = std::ranges::find(variables_, name, &Variable::name);
    return found == variables_.end() ? nullptr : &*found;
}

void DockerVariables::readArg(const DockerInstruction& instruction, const std::vector<Variable>& global) {
    if (instruction.keyword != "ARG") return;
    for (const ShellWord& word : wordsOf(instruction).words) {
        const std::size_t equals = word.text.find('=');
        const std::string name = word.text.substr(0, equals);
        if (equals != std::string::npos) {
            set(name, expand(std::string_view(word.text).substr(equals + 1)), false);
            continue;
        }
        const auto outer = std::ranges::find(global, name, &Variable::name);
        set(name, outer == global.end() ? std::nullopt : outer->value, false);
    }
}

/// `ENV NAME=value OTHER="value"`, or the old `ENV NAME value`.
void DockerVariables::readEnv(const DockerInstruction& instruction) {
    if (instruction.keyword != "ENV") return;
    const std::vector<ShellWord> words = wordsOf(instruction).words;
    if (words.size() == 2 && words[0].text.find('=') == std::string::npos)
        return set(words[0].text, expand(words[1].text), true);
    for (const ShellWord& word : words) {
        const std::size_t equals = word.text.find('=');
        if (equals == std::string::npos) continue;
        std::string_view value = std::string_view(word.text).substr(equals + 1);
        if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
            value = value.substr(1, value.size() - 2);
        set(word.text.substr(0, equals), expand(value), true);
    }
}

std::optional<std::string> DockerVariables::expand(std::string_view text) const {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '$' || at + 1 == text.size()) {
            at += text[at] == '\\' && at + 1 < text.size() ? 1U : 0U;
            result += text[at++];
            continue;
        }
        const bool braced = text[at + 1] == '{';
        const std::size_t begin = at + (braced ? 2 : 1);
        const std::size_t end = braced ? std::min(text.find('}', begin), text.size()) : endOfName(text, begin);
        const auto value = expandBraced(text.substr(begin, end - begin));
        if (!value) return std::nullopt;
        result += *value;
        at = braced ? std::min(end + 1, text.size()) : end;
    }
    return result;
}

/// The inside of `${...}`.
std::optional<std::string> DockerVariables::expandBraced(std::string_view inside) const {
    const std::size_t end = endOfName(inside, 0);
    const Variable* variable = find(inside.substr(0, end));
    const bool known = variable != nullptr && variable->value.has_value();
    const bool filled = known && !variable->value->empty();
    std::string_view modifier = inside.substr(end);
    if (modifier.starts_with(':')) modifier.remove_prefix(1);
    if (modifier.starts_with('-')) return filled ? variable->value : expand(modifier.substr(1));
    if (modifier.starts_with('+')) return filled ? expand(modifier.substr(1)) : std::string();
    // A variable that nobody sets may be one of the builder's own (TARGETPLATFORM).
    return known ? variable->value : std::nullopt;
}

}  // namespace jsward
