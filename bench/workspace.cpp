#include "bench/workspace.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace jsward::bench {

namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const nlohmann::json& content) { std::ofstream(path) << content.dump(2) << '\n'; }

void copyPackage(const fs::path& package, const fs::path& target, int number) {
    fs::create_directories(target);
    fs::copy(package, target, fs::copy_options::recursive | fs::copy_options::create_hard_links);
    const fs::path manifest = target / "package.json";
    if (!fs::exists(manifest)) return;
    nlohmann::json content = nlohmann::json::parse(std::ifstream(manifest));
    content["name"] = fmt::format("{}-{}", content.value("name", "package"), number);
    fs::remove(manifest);  // it is a link to the original
    write(manifest, content);
}

}  // namespace

void makeWorkspace(const fs::path& source, const fs::path& target, int copies) {
    if (fs::exists(target)) return;
    const fs::path part = fs::path(target).concat(".part");
    fs::remove_all(part);
    for (const fs::directory_entry& package : fs::directory_iterator(source)) {
        for (int number = 1; number <= copies; ++number) {
            const std::string name = fmt::format("{}-{}", package.path().filename().string(), number);
            copyPackage(package.path(), part / "packages" / name, number);
        }
    }
    write(part / "package.json", {{"name", "workspace"}, {"private", true}, {"workspaces", {"packages/*"}}});
    fs::rename(part, target);
}

}  // namespace jsward::bench
