#include "analyzer/project/lock_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/project/lock_graph.h"
#include "analyzer/project/package_url.h"

namespace jsward {
namespace {

const LockedPackage* find(const LockFile& lock, std::string_view name) {
    const auto found = std::ranges::find(lock.packages, name, &LockedPackage::name);
    return found == lock.packages.end() ? nullptr : &*found;
}

std::string at(std::string_view text, Span span) { return std::string(text.substr(span.begin, span.size())); }

/// "a 1.0.0 > b 2.0.0": the way to the first package of that name.
std::string way(const LockFile& lock, std::string_view name, const std::vector<LockedImporter>& importers) {
    const LockGraph graph(lock, importers);
    const auto index = static_cast<std::uint32_t>(find(lock, name) - lock.packages.data());
    std::string text;
    for (const std::uint32_t each : graph.wayTo(index))
        text += (text.empty() ? "" : " > ") + std::string(lock.packages[each].name) + " " +
                std::string(lock.packages[each].version);
    return graph.importerOf(index) == kNoPackage ? "nobody: " + text : text;
}

constexpr std::string_view kNpm3 = R"({
  "lockfileVersion": 3,
  "packages": {
    "": {"name": "app", "dependencies": {"a": "^1.0.0", "alias": "npm:real@^2"}, "devDependencies": {"g": "x/y"}},
    "node_modules/a": {"version": "1.0.0", "resolved": "https://r.example/a/-/a-1.0.0.tgz", "integrity": "sha512-A", "dependencies": {"b": "^1"}},
    "node_modules/a/node_modules/b": {"version": "1.5.0", "resolved": "https://r.example/b/-/b-1.5.0.tgz", "integrity": "sha512-B"},
    "node_modules/b": {"version": "2.0.0", "resolved": "http://r.example/b/-/b-2.0.0.tgz"},
    "node_modules/alias": {"name": "real", "version": "2.0.0", "integrity": "sha512-R", "dependencies": {"b": "*"}},
    "node_modules/g": {"version": "0.1.0", "resolved": "git+ssh://git@github.com/x/y.git#3f2a9c1"},
    "node_modules/own": {"resolved": "packages/own", "link": true},
    "packages/own": {"version": "1.0.0", "dependencies": {"c": "1"}},
    "packages/own/node_modules/c": {"version": "1.0.0", "inBundle": true}
  }
})";

TEST(LockFileTest, NpmByFolders) {
    const LockFile lock = readLockFile("package-lock.json", kNpm3);
    EXPECT_FALSE(lock.problem);
    EXPECT_EQ(lock.packages.size(), 7U);
    EXPECT_EQ(lock.importers.size(), 2U);
    const LockedPackage* real = find(lock, "real");
    ASSERT_NE(real, nullptr);
    EXPECT_EQ(real->key, "node_modules/alias");
    EXPECT_EQ(find(lock, "g")->origin, PackageOrigin::Git);
    EXPECT_EQ(find(lock, "own")->origin, PackageOrigin::Local);
    EXPECT_EQ(find(lock, "c")->origin, PackageOrigin::Local);
    EXPECT_EQ(at(kNpm3, find(lock, "a")->sourceAt), "\"https://r.example/a/-/a-1.0.0.tgz\"");
    EXPECT_EQ(at(kNpm3, find(lock, "a")->at), "\"node_modules/a\"");
    EXPECT_EQ(way(lock, "b", lock.importers), "a 1.0.0 > b 1.5.0");
    EXPECT_EQ(way(lock, "c", lock.importers), "c 1.0.0");
}

TEST(LockFileTest, NpmNested) {
    constexpr std::string_view text = R"({"lockfileVersion": 1, "requires": true, "dependencies": {
      "a": {"version": "1.0.0", "resolved": "https://r.example/a/-/a-1.0.0.tgz", "integrity": "sha1-x", "requires": {"b": "^1"},
            "dependencies": {"b": {"version": "1.5.0", "bundled": true}}},
      "b": {"version": "npm:real@2.0.0", "integrity": "sha512-x"},
      "g": {"version": "github:x/y#3f2a9c1", "from": "github:x/y"},
      "u": {"version": "https://h.example/u.tgz", "integrity": "sha512-u"}}})";
    const LockFile lock = readLockFile("npm-shrinkwrap.json", text);
    ASSERT_EQ(lock.packages.size(), 5U);
    EXPECT_TRUE(lock.importers.empty());
    EXPECT_EQ(find(lock, "real")->version, "2.0.0");
    EXPECT_EQ(find(lock, "g")->origin, PackageOrigin::Git);
    EXPECT_EQ(find(lock, "u")->origin, PackageOrigin::Archive);
    EXPECT_EQ(find(lock, "b")->key, "node_modules/a/node_modules/b");
    EXPECT_EQ(way(lock, "b", {{"", kNoPackage, {{"a", "^1"}}}}), "a 1.0.0 > b 1.5.0");
    EXPECT_EQ(way(lock, "real", {}), "nobody: real 2.0.0");
}

TEST(LockFileTest, YarnClassic) {
    constexpr std::string_view text = R"(# yarn lockfile v1


"@s/a@^1.0.0", "@s/a@^1.2.0":
  version "1.2.3"
  resolved "https://r.example/@s/a/-/a-1.2.3.tgz#0123456789"
  integrity sha512-x
  dependencies:
    b "^2.0.0"
    "c.d" ">= 1, < 2"
  optionalDependencies:
    e "1"

b@^2.0.0:
  version "2.0.0"
  resolved "https://r.example/b/-/b-2.0.0.tgz#0123456789"

alias@npm:real@^1:
  version "1.0.0"
  resolved "https://r.example/real/-/real-1.0.0.tgz"

"g@git+https://h.example/g.git#main":
  version "0.0.1"
  resolved "git+https://h.example/g.git#3f2a9c1"
)";
    const LockFile lock = readLockFile("yarn.lock", text);
    ASSERT_EQ(lock.packages.size(), 4U);
    EXPECT_EQ(lock.format, LockFormat::Yarn);
    const LockedPackage& a = lock.packages[0];
    EXPECT_EQ(a.name, "@s/a");
    EXPECT_EQ(a.version, "1.2.3");
    EXPECT_EQ(a.requests.size(), 3U);
    EXPECT_EQ(a.requests[1].name, "c.d");
    EXPECT_EQ(a.requests[1].target, ">= 1, < 2");
    EXPECT_EQ(lock.packages[1].integrity, "0123456789");
    EXPECT_EQ(lock.packages[2].name, "real");
    EXPECT_TRUE(lock.packages[2].integrity.empty());
    EXPECT_EQ(lock.packages[3].origin, PackageOrigin::Git);
    EXPECT_TRUE(lock.packages[3].integrity.empty());
    EXPECT_EQ(way(lock, "b", {{"", kNoPackage, {{"@s/a", "^1.2.0"}}}}), "@s/a 1.2.3 > b 2.0.0");
    EXPECT_TRUE(readLockFile("yarn.lock", "<<<<<<< HEAD\na@1:\n  version \"1.0.0\"\n").problem);
}

TEST(LockFileTest, YarnBerry) {
    constexpr std::string_view text = R"(__metadata:
  version: 8

"@s/a@npm:^1.0.0, @s/a@npm:^1.2.0":
  version: 1.2.3
  resolution: "@s/a@npm:1.2.3"
  dependencies:
    b: "npm:^2.0.0"
  checksum: 10c0/x
  languageName: node
  linkType: hard

"b@npm:^2.0.0":
  version: 2.0.0
  resolution: "b@npm:2.0.0::__archiveUrl=https%3A%2F%2Fr.example%2Fb%2F-%2Fb-2.0.0.tgz"
  conditions: os=darwin
  linkType: hard

"app@workspace:.":
  version: 0.0.0-use.local
  resolution: "app@workspace:."
  dependencies:
    "@s/a": "npm:^1.0.0"
  linkType: soft

"g@https://github.com/x/g.git#commit=3f2a9c1":
  version: 1.0.0
  resolution: "g@https://github.com/x/g.git#commit=3f2a9c1"
)";
    const LockFile lock = readLockFile("yarn.lock", text);
    ASSERT_EQ(lock.packages.size(), 4U);
    EXPECT_EQ(lock.format, LockFormat::Berry);
    EXPECT_EQ(lock.packages[0].integrity, "10c0/x");
    EXPECT_EQ(lock.packages[1].source, "https://r.example/b/-/b-2.0.0.tgz");
    EXPECT_TRUE(lock.packages[1].conditional);
    EXPECT_EQ(lock.packages[2].origin, PackageOrigin::Local);
    EXPECT_EQ(lock.packages[3].origin, PackageOrigin::Git);
    EXPECT_EQ(way(lock, "b", lock.importers), "@s/a 1.2.3 > b 2.0.0");
}

struct PnpmCase {
    const char* text;
};

class PnpmTest : public testing::TestWithParam<PnpmCase> {};

TEST_P(PnpmTest, ReadsEveryVersion) {
    const LockFile lock = readLockFile("pnpm-lock.yaml", GetParam().text);
    EXPECT_FALSE(lock.problem);
    ASSERT_NE(find(lock, "@s/a"), nullptr);
    EXPECT_EQ(find(lock, "@s/a")->version, "1.2.3");
    EXPECT_EQ(find(lock, "@s/a")->integrity, "sha512-x");
    EXPECT_EQ(find(lock, "t")->source, "https://h.example/t.tgz");
    EXPECT_TRUE(find(lock, "t")->integrity.empty());
    EXPECT_EQ(way(lock, "b", lock.importers), "@s/a 1.2.3 > b 2.0.0");
}

INSTANTIATE_TEST_SUITE_P(Versions, PnpmTest,
                         testing::Values(PnpmCase{R"(lockfileVersion: 5.4
specifiers:
  '@s/a': ^1.0.0
dependencies:
  '@s/a': 1.2.3_p@1.0.0
packages:
  /@s/a/1.2.3_p@1.0.0:
    resolution: {integrity: sha512-x}
    dependencies:
      b: 2.0.0
  /b/2.0.0:
    resolution: {integrity: sha512-y}
  '@h.example/t':
    resolution: {tarball: https://h.example/t.tgz}
    name: t
    version: 1.0.0
)"},
                                         PnpmCase{R"(lockfileVersion: '6.0'
dependencies:
  '@s/a':
    specifier: ^1.0.0
    version: 1.2.3(p@1.0.0)
packages:
  /@s/a@1.2.3(p@1.0.0):
    resolution: {integrity: sha512-x}
    dependencies:
      b: 2.0.0
  /b@2.0.0:
    resolution: {integrity: sha512-y}
  '@h.example/t':
    resolution: {tarball: https://h.example/t.tgz}
    name: t
    version: 1.0.0
)"},
                                         PnpmCase{R"(lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      '@s/a':
        specifier: ^1.0.0
        version: 1.2.3(p@1.0.0)
packages:
  '@s/a@1.2.3':
    resolution: {integrity: sha512-x}
  b@2.0.0:
    resolution: {integrity: sha512-y}
  t@https://h.example/t.tgz:
    resolution: {tarball: https://h.example/t.tgz}
    version: 1.0.0
snapshots:
  '@s/a@1.2.3(p@1.0.0)':
    dependencies:
      b: 2.0.0
  b@2.0.0: {}
)"}));

TEST(LockFileTest, Bun) {
    constexpr std::string_view text = R"({
  "lockfileVersion": 1,
  "workspaces": {"": {"name": "app", "dependencies": {"@s/a": "^1"}}, "packages/x": {"dependencies": {"b": "1"}}},
  "packages": {
    "@s/a": ["@s/a@1.2.3", "", {"dependencies": {"b": "^2"}}, "sha512-x"],
    "b": ["b@1.0.0", "https://r.example/b/-/b-1.0.0.tgz", {}, "sha512-y"],
    "@s/a/b": ["b@2.0.0", "", {}, "sha512-z"],
    "g": ["g@github:x/g#3f2a9c1", {}, "x-g-3f2a9c1"],
    "x": ["x@workspace:packages/x"],
  }
})";
    const LockFile lock = readLockFile("bun.lock", text);
    EXPECT_FALSE(lock.problem);
    ASSERT_EQ(lock.packages.size(), 5U);
    EXPECT_EQ(lock.packages[1].source, "https://r.example/b/-/b-1.0.0.tgz");
    EXPECT_EQ(find(lock, "g")->origin, PackageOrigin::Git);
    EXPECT_EQ(find(lock, "x")->origin, PackageOrigin::Local);
    const LockGraph graph(lock, lock.importers);
    EXPECT_EQ(graph.wayTo(2), (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(graph.wayTo(1), (std::vector<std::uint32_t>{1}));
}

TEST(PackageUrlTest, SaysWhatATarballHolds) {
    const auto named = [](std::string_view url) {
        const auto tarball = namedTarball(parsePackageUrl(url).path);
        return tarball ? tarball->name + " " + tarball->version : "";
    };
    EXPECT_EQ(named("https://r.example/lodash/-/lodash-4.17.21.tgz"), "lodash 4.17.21");
    EXPECT_EQ(named("https://r.example/@s%2fa/-/a-1.0.0-rc.1.tgz"), "@s/a 1.0.0-rc.1");
    EXPECT_EQ(named("https://a.example/api/npm/group/@s/a/-/@s/a-1.0.0.tgz"), "@s/a 1.0.0");
    EXPECT_EQ(named("https://m.example/a/download/a-1.0.0.tgz?cache=0"), "a 1.0.0");
    EXPECT_EQ(named("https://g.example/download/@s/a/1.0.0/abcdef"), "@s/a 1.0.0");
    EXPECT_EQ(named("https://h.example/a.tgz"), "");
}

TEST(PackageUrlTest, SaysWhereAnAddressLeads) {
    EXPECT_EQ(originOf("https://r.example/a/-/a-1.0.0.tgz"), PackageOrigin::Registry);
    EXPECT_EQ(originOf("https://codeload.github.com/u/r/tar.gz/3f2a9c1"), PackageOrigin::Archive);
    EXPECT_EQ(originOf("git@github.com:u/r.git"), PackageOrigin::Git);
    EXPECT_EQ(originOf("git://h.example/r"), PackageOrigin::Git);
    EXPECT_EQ(originOf("file:../x"), PackageOrigin::Local);
    EXPECT_EQ(originOf("1.2.3"), PackageOrigin::Registry);
    EXPECT_EQ(parsePackageUrl("https://user:pw@h.example:8080/p?q#f").host, "h.example");
    EXPECT_EQ(parsePackageUrl("git@github.com:u/r.git").host, "github.com");
}

}  // namespace
}  // namespace jsward
