// What git itself leaves out of a tree, compared with what the walk leaves out: random ignore files, made of the pieces that are hard
// to read, over a tree whose names tempt them.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "analyzer/scan/discovery.h"
#include "temporary_tree.h"

namespace jsward {
namespace {

using Paths = std::set<std::string>;

/// Standard output of a shell command; "" when it fails.
std::string run(const std::string& command) {
    std::string out;
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    char buffer[65536];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, count);
    return ::pclose(pipe) == 0 ? out : "";
}

std::string git(const std::string& directory, const std::string& arguments) {
    return run("GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null git -c core.excludesFile=/dev/null -C '" +
               directory + "' " + arguments + " 2>/dev/null");
}

bool haveGit() { return !run("git --version 2>/dev/null").empty(); }

Paths filesThatGitSees(const TemporaryTree& tree) {
    Paths paths;
    const std::string listing = git(tree.root(), "ls-files -z -o -c --exclude-standard");
    for (std::size_t begin = 0; begin < listing.size();) {
        const std::size_t end = listing.find('\0', begin);
        std::string path = listing.substr(begin, end - begin);
        if (isSourceName(path)) paths.insert(std::move(path));
        begin = end + 1;
    }
    return paths;
}

Paths filesThatTheWalkSees(const TemporaryTree& tree) {
    ScanOptions options;
    options.paths = {tree.root()};
    const auto found = discover(options);
    Paths paths;
    if (!found) return paths;
    for (const Candidate& file : found->files) paths.insert(file.diskPath.substr(tree.root().size() + 1));
    return paths;
}

class Generator {
public:
    explicit Generator(unsigned seed) : random_(seed) {}

    std::string ignoreFile() {
        std::string text;
        for (std::size_t lines = 1 + below(7); lines > 0; --lines) {
            text += line();
            text += pick({"\n", "\n", "\n", "\r\n", " \n", "  \n", "\\ \n"});
        }
        return text;
    }

private:
    std::string line() {
        std::string text = pick({"", "", "", "!", "!", "/", "!/", "#", "\\", "**/", "*/"});
        for (std::size_t pieces = 1 + below(4); pieces > 0; --pieces) {
            text += pick({"a",       "b",     "ab",   "sub",         "foo",          "foo.js",  "[x]",  "x-y",
                          " ",       "é",     "*",    "*",           "**",           "***",     "?",    "/",
                          "/",       "/**/",  "**/",  "/**",         "*.js",         ".js",     "[ab]", "[!a]",
                          "[^b-z]",  "[a-f]", "[]x]", "[[:alpha:]]", "[[:space:]-]", "[x",      "\\",   "\\*",
                          "\\[x\\]", "!",     "#",    "a b",         "**.js",        "[a-\\z]", "[--0]"});
        }
        return text + pick({"", "", "", "/", "/", "/*", "/**", "*"});
    }

    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }
    std::string pick(std::initializer_list<const char*> choices) { return choices.begin()[below(choices.size())]; }

    std::mt19937 random_;
};

void writeTree(const TemporaryTree& tree) {
    const std::vector<std::string> names{"a", "b",  "ab", "foo", "[x]", "x-y", "a b",
                                         "é", "!n", "#h", "a*b", " ",   "sub"};
    const std::vector<std::string> folders{"",         "a/",   "b/",   "sub/",        "sub/a/",
                                           "sub/foo/", "a b/", "[x]/", "a/b/ab/foo/", "foo/b/"};
    for (const std::string& folder : folders) {
        for (const std::string& name : names) tree.write(folder + name + ".js", "");
    }
}

TEST(IgnoreFiles, AreReadAsGitReadsThem) {
    if (!haveGit()) GTEST_SKIP() << "git is not installed";
    const TemporaryTree tree;
    writeTree(tree);
    git(tree.root(), "init -q");
    for (unsigned seed = 0; seed < 300; ++seed) {
        Generator generator(seed);
        std::string shown;
        for (const std::string place : {".gitignore", "sub/.gitignore", "a/b/.gitignore", ".git/info/exclude"}) {
            const std::string text = generator.ignoreFile();
            tree.write(place, text);
            shown += "--- " + place + "\n" + text;
        }
        ASSERT_EQ(filesThatTheWalkSees(tree), filesThatGitSees(tree)) << "seed " << seed << "\n" << shown;
    }
}

TEST(IgnoreFiles, OfParentFoldersCountUpToTheTopOfTheRepository) {
    if (!haveGit()) GTEST_SKIP() << "git is not installed";
    const TemporaryTree tree;
    tree.write(".gitignore", "*.js\n");
    tree.write("repository/.gitignore", "/lib/skip.js\nb.js\n");
    tree.write("repository/lib/.gitignore", "!b.js\n");
    for (const char* name : {"a.js", "b.js", "skip.js"}) tree.write(std::string("repository/lib/") + name, "");
    git(tree.path("repository"), "init -q");

    ScanOptions options;
    options.paths = {tree.path("repository/lib")};
    const auto found = discover(options);
    ASSERT_TRUE(found);
    std::vector<std::string> names;
    for (const Candidate& file : found->files) names.push_back(file.path);
    EXPECT_EQ(names, (std::vector<std::string>{"a.js", "b.js"}));
}

TEST(IgnoreFiles, NestedRepositoriesHaveRulesOfTheirOwn) {
    if (!haveGit()) GTEST_SKIP() << "git is not installed";
    const TemporaryTree tree;
    for (const char* name : {"a.js", "inner/a.js", "inner/b.js", "hidden/a.js"}) tree.write(name, "");
    git(tree.root(), "init -q");
    git(tree.path("inner"), "init -q");
    git(tree.path("hidden"), "init -q");
    tree.write(".gitignore", "a.js\nhidden/\n");
    tree.write("inner/.git/info/exclude", "b.js\n");
    EXPECT_EQ(filesThatTheWalkSees(tree), (Paths{"inner/a.js"}));
}

TEST(IgnoreFiles, OfALinkedWorktreeAreFound) {
    if (!haveGit()) GTEST_SKIP() << "git is not installed";
    const TemporaryTree tree;
    tree.write("main/a.js", "");
    const std::string main = tree.path("main");
    git(main, "init -q");
    git(main, "add .");
    git(main, "-c user.name=x -c user.email=x@example.com commit -q -m x");
    git(main, "worktree add -q ../linked");
    tree.write("main/.git/info/exclude", "b.js\n");
    tree.write("linked/b.js", "");
    tree.write("linked/c.js", "");
    ScanOptions options;
    options.paths = {tree.path("linked")};
    const auto found = discover(options);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->files.size(), 2U);
    EXPECT_EQ(found->files[0].path, "a.js");
    EXPECT_EQ(found->files[1].path, "c.js");
}

}  // namespace
}  // namespace jsward
