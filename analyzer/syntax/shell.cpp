#include "analyzer/syntax/shell.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <new>
#include <utility>

#include "grammar/parser.h"
#include "grammar/tree_walk.h"

namespace jsward {
namespace {

constexpr int kDeepest = 4;  ///< Of scripts in scripts.

/// What becomes of a node of the grammar.
enum class Role : std::uint8_t { Other, Command, Word };

std::vector<Role> rolesOfSymbols() {
    constexpr auto kWords = std::to_array<std::string_view>({"command_name", "word", "string", "raw_string",
                                                             "ansi_c_string", "concatenation", "number",
                                                             "simple_expansion", "expansion", "command_substitution"});
    const GrammarNames names(Language::Bash);
    std::vector<Role> roles(names.symbolCount(), Role::Other);
    for (SymbolId id = 0; id < names.symbolCount(); ++id) {
        if (!names.isNamed(id)) continue;
        if (names.symbol(id) == "command") roles[id] = Role::Command;
        if (std::ranges::find(kWords, names.symbol(id)) != kWords.end()) roles[id] = Role::Word;
    }
    return roles;
}

/// A word as the shell hands it on.
ShellWord unquoted(std::string_view raw, Span span) {
    ShellWord word{.text = {}, .span = span};
    char quote = '\0';
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const char c = raw[i];
        if (c == '\\' && quote != '\'' && i + 1 < raw.size()) {
            if (raw[++i] != '\n') word.text += raw[i];
        } else if (quote == '\0' && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == quote) {
            quote = '\0';
        } else {
            word.constant = word.constant && (quote == '\'' || (c != '$' && c != '`'));
            word.text += c;
        }
    }
    return word;
}

class CommandReader {
public:
    explicit CommandReader(std::string_view source) : source_(source) {}

    std::vector<ShellCommand> read() {
        const Tree tree = Parser().parse(source_, Language::Bash, std::chrono::seconds(5));
        if (!tree.valid()) return {};
        const JswardTreeVisitor visitor = {
            this,
            [](void* self, const JswardTreeNode* node) { return static_cast<CommandReader*>(self)->enter(*node); },
            [](void* self) { static_cast<CommandReader*>(self)->leave(); }};
        if (!jsward_walk_tree(tree.get(), &visitor)) throw std::bad_alloc();
        std::erase_if(commands_, [](const ShellCommand& command) { return command.words.empty(); });
        return std::move(commands_);
    }

private:
    static constexpr std::size_t kNone = SIZE_MAX;

    bool enter(const JswardTreeNode& node) {
        static const std::vector<Role> roles = rolesOfSymbols();
        const Role role = node.symbol < roles.size() ? roles[node.symbol] : Role::Other;
        const Span span{node.begin, node.end};
        // A word of the command that it stands directly in.
        if (role == Role::Word && !open_.empty() && open_.back() != kNone)
            commands_[open_.back()].words.push_back(unquoted(source_.substr(span.begin, span.size()), span));
        open_.push_back(role == Role::Command ? commands_.size() : kNone);
        if (role == Role::Command) commands_.emplace_back();
        return true;
    }

    void leave() { open_.pop_back(); }

    std::string_view source_;
    std::vector<ShellCommand> commands_;
    std::vector<std::size_t> open_;  ///< The nodes around: indices of commands, kNone for others.
};

bool isShell(std::string_view name) {
    name = name.substr(name.rfind('/') + 1);
    return name == "sh" || name == "bash" || name == "ash" || name == "dash" || name == "zsh";
}

/// The script in `sh -c "..."`, however the command is wrapped: `su node -c "..."`, `sudo -E bash -lc '...'`.
const ShellWord* scriptOf(const ShellCommand& command) {
    bool shell = false;
    for (std::size_t i = 0; i + 1 < command.words.size(); ++i) {
        const std::string& word = command.words[i].text;
        shell = shell || isShell(word) || word == "su";
        const bool takesScript = word.size() >= 2 && word[0] == '-' && word[1] != '-' && word.back() == 'c';
        if (shell && (takesScript || word == "--command")) return &command.words[i + 1];
    }
    return nullptr;
}

std::vector<ShellCommand> readNested(std::string_view text, int depth) {
    std::vector<ShellCommand> result;
    for (ShellCommand& command : CommandReader(text).read()) {
        const ShellWord* script = depth < kDeepest ? scriptOf(command) : nullptr;
        std::vector<ShellCommand> inner;
        if (script != nullptr) inner = readNested(script->text, depth + 1);
        // Inside of simple quotes every byte stands where it is meant; elsewhere the whole script is the place.
        const bool exact =
            script != nullptr && text.substr(script->span.begin + 1, script->text.size()) == script->text;
        const Span whole = script == nullptr ? Span() : script->span;
        for (ShellCommand& each : inner)
            for (ShellWord& word : each.words)
                word.span = exact ? Span{word.span.begin + whole.begin + 1, word.span.end + whole.begin + 1} : whole;
        result.push_back(std::move(command));
        std::ranges::move(inner, std::back_inserter(result));
    }
    return result;
}

}  // namespace

std::vector<ShellCommand> readShell(std::string_view text) { return readNested(text, 0); }

}  // namespace jsward
