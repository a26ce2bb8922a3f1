#include "rules/container-root-user/privilege_drop.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "analyzer/project/workspace_root.h"
#include "analyzer/syntax/shell.h"
#include "analyzer/text/path_text.h"

namespace jsward::rules::container_root_user {
namespace {

bool isSwitch(std::string_view word) {
    constexpr auto kPrograms =
        std::to_array<std::string_view>({"gosu", "su-exec", "setpriv", "runuser", "su", "sudo", "s6-setuidgid",
                                         "s6-applyuidgid", "chpst", "setuidgid", "setuser", "chroot", "capsh"});
    return std::ranges::find(kPrograms, baseName(word)) != kPrograms.end();
}

bool switchesUser(const std::vector<ShellWord>& words) {
    return std::ranges::any_of(words, [](const ShellWord& word) { return isSwitch(word.text); });
}

bool scriptSwitchesUser(std::string_view script) {
    return std::ranges::any_of(readShell(script),
                               [](const ShellCommand& command) { return switchesUser(command.words); });
}

/// The script of the project that a path in the image was copied from: any of that name beside the Dockerfile, in a folder that it
/// copies from, or where the path itself leads.
bool scriptInProjectSwitches(const Project& project, const ProjectFile& file, const Dockerfile& docker,
                             std::string_view path) {
    const std::string folder = folderOf(file.path);
    std::vector<std::string> places{
        std::string(baseName(path)),
        std::string(
            path.substr(path.find_first_not_of("./") == std::string_view::npos ? 0 : path.find_first_not_of("./")))};
    if (path.starts_with('/') && path.find('/', 1) != std::string_view::npos)
        places.emplace_back(path.substr(path.find('/', 1) + 1));
    for (const DockerInstruction& instruction : docker.instructions) {
        if (instruction.keyword != "COPY" && instruction.keyword != "ADD") continue;
        for (const ShellWord& word : wordsOf(instruction).words) {
            if (baseName(word.text) == baseName(path)) places.push_back(word.text);
            places.push_back(joinPath(word.text, baseName(path)));
        }
    }
    for (const std::string& context : {folder, std::string(), folderAbove(folder).value_or("")})
        for (const std::string& place : places)
            if (const auto script = project.access().read(joinPath(context, place));
                script && scriptSwitchesUser(*script))
                return true;
    return false;
}

}  // namespace

bool dropsPrivileges(const Project& project, const ProjectFile& file, const Dockerfile& docker,
                     const DockerStage& stage) {
    for (std::size_t i = stage.from; i < stage.end; ++i) {
        const DockerInstruction& instruction = docker.instructions[i];
        if (instruction.keyword != "ENTRYPOINT" && instruction.keyword != "CMD") continue;
        const std::vector<ShellWord> words = wordsOf(instruction).words;
        if (switchesUser(words)) return true;
        for (const ShellWord& word : words)
            if (word.text.find(".js") == std::string::npos && word.text.find("sh") != std::string::npos &&
                scriptInProjectSwitches(project, file, docker, word.text))
                return true;
    }
    return false;
}

}  // namespace jsward::rules::container_root_user
