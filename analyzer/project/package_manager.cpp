#include "analyzer/project/package_manager.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace jsward {
namespace {

using Words = std::vector<ShellWord>;

bool isOneOf(std::string_view word, const auto& words) { return std::ranges::find(words, word) != words.end(); }

/// "/usr/bin/npm", "npm.cmd", "pnpm@9" -> "npm", "npm", "pnpm"
std::string_view programName(std::string_view word) {
    word = word.substr(word.find_last_of("/\\") + 1);
    word = word.substr(0, word.find('@'));
    for (const std::string_view ending : {".cmd", ".exe"})
        if (word.ends_with(ending)) word.remove_suffix(ending.size());
    return word;
}

std::optional<PackageManager> managerNamed(std::string_view word) {
    const std::string_view program = programName(word);
    if (program == "npm") return PackageManager::Npm;
    if (program == "yarn" || program == "yarnpkg") return PackageManager::Yarn;
    if (program == "pnpm") return PackageManager::Pnpm;
    if (program == "bun") return PackageManager::Bun;
    return std::nullopt;
}

/// Programs that run the command behind them.
bool isWrapper(std::string_view word) {
    constexpr auto kWrappers = std::to_array<std::string_view>(
        {"sudo",    "doas",     "env",       "time",     "exec",      "command",      "nice",
         "ionice",  "nohup",    "timeout",   "xvfb-run", "call",      "retry",        "npx",
         "bunx",    "corepack", "cross-env", "dotenv",   "dumb-init", "tini",         "gosu",
         "su-exec", "setpriv",  "runuser",   "winpty",   "builtin",   "travis_retry", "travis_wait"});
    return isOneOf(programName(word), kWrappers);
}

bool looksLikeOption(std::string_view word) {
    return word.starts_with('-') || word.find('=') != std::string_view::npos;
}

bool isNumber(std::string_view word) {
    return !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0;
}

/// The index of the manager's name; nothing when the command is another program's.
std::optional<std::size_t> managerIn(const Words& words) {
    bool wrapped = false;
    bool mayTakeUser = false;  // `gosu node npm ci`
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].text;
        if (managerNamed(word) && words[i].constant) return i;
        if (isWrapper(word)) {
            wrapped = true;
            mayTakeUser = isOneOf(programName(word), std::to_array<std::string_view>({"gosu", "su-exec"}));
        } else if (wrapped &&
                   (looksLikeOption(word) || isNumber(word) || (i > 0 && words[i - 1].text.starts_with('-')))) {
            continue;
        } else if (mayTakeUser) {
            mayTakeUser = false;
        } else {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// Options that take the word behind them.
bool takesValue(std::string_view option) {
    constexpr auto kOptions = std::to_array<std::string_view>({"--prefix",
                                                               "-C",
                                                               "--cwd",
                                                               "--dir",
                                                               "--filter",
                                                               "-F",
                                                               "--registry",
                                                               "--loglevel",
                                                               "--cache",
                                                               "--userconfig",
                                                               "--workspace",
                                                               "-w",
                                                               "--network-timeout",
                                                               "--mutex",
                                                               "--cache-folder",
                                                               "--modules-folder",
                                                               "--omit",
                                                               "--include",
                                                               "--only",
                                                               "--before",
                                                               "--tag",
                                                               "--network-concurrency",
                                                               "--store-dir",
                                                               "--jobs",
                                                               "--fetch-timeout",
                                                               "--fetch-retries",
                                                               "--child-concurrency",
                                                               "--mode",
                                                               "--otp",
                                                               "--script-shell",
                                                               "--install-strategy",
                                                               "--backend",
                                                               "--cache-dir",
                                                               "--reporter",
                                                               "--virtual-store-dir",
                                                               "--globalconfig",
                                                               "--maxsockets",
                                                               "--preferred-cache-folder",
                                                               "--use-yarnrc",
                                                               "--config",
                                                               "-c"});
    return isOneOf(option, kOptions);
}

void readWords(const Words& words, std::size_t begin, PackageCommand& out) {
    for (std::size_t i = begin; i < words.size(); ++i) {
        const std::string& word = words[i].text;
        out.constant = out.constant && words[i].constant;
        if (word.starts_with('-') && word.size() > 1) {
            out.options.push_back(word);
            // "-w" names a workspace to npm and the workspace itself to pnpm.
            const bool alone = word == "-w" && out.manager == PackageManager::Pnpm;
            if (takesValue(word) && !alone && i + 1 < words.size()) out.options.push_back(words[++i].text);
        } else if (out.verb.empty()) {
            out.verb = word;
        } else {
            out.arguments.push_back(word);
        }
    }
}

}  // namespace

bool PackageCommand::hasOption(std::initializer_list<std::string_view> names) const {
    return std::ranges::any_of(options, [&](std::string_view option) {
        return std::ranges::find(names, option.substr(0, option.find('='))) != names.end();
    });
}

std::optional<PackageCommand> readPackageCommand(const ShellCommand& command) {
    const auto index = managerIn(command.words);
    if (!index) return std::nullopt;
    PackageCommand result{.manager = *managerNamed(command.words[*index].text)};
    readWords(command.words, *index + 1, result);
    result.at = {command.words[*index].span.begin, command.words.back().span.end};
    return result;
}

bool installsProject(const PackageCommand& command) {
    constexpr auto kNpm =
        std::to_array<std::string_view>({"install", "i", "in", "ins", "inst", "insta", "instal", "isnt", "isnta",
                                         "isntal", "isntall", "add", "install-test", "it"});
    constexpr auto kOthers = std::to_array<std::string_view>({"install", "i"});
    if (!command.arguments.empty() ||
        command.hasOption({"-g", "--global", "--location", "--help", "-h", "--version", "-v"}))
        return false;
    if (command.manager == PackageManager::Npm) return isOneOf(command.verb, kNpm);
    // yarn alone installs.
    if (command.manager == PackageManager::Yarn) return command.verb.empty() || command.verb == "install";
    return isOneOf(command.verb, kOthers);
}

std::string_view name(PackageManager manager) {
    constexpr std::array<std::string_view, 4> kNames{"npm", "yarn", "pnpm", "bun"};
    return kNames[static_cast<std::size_t>(manager)];
}

}  // namespace jsward
