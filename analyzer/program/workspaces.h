// Which packages of a monorepo see each other by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jsward {

/// The patterns under `packages:` of a pnpm-workspace.yaml. Reads the block and the flow form of that one list.
[[nodiscard]] std::vector<std::string> pnpmWorkspacePatterns(std::string_view yaml);

/// `packages` of a lerna.json; "packages/*" when it has none and does not leave it to the package manager. Empty for
/// malformed text.
[[nodiscard]] std::vector<std::string> lernaPatterns(std::string_view text);

/// The patterns of a workspace, taken apart once. They know `*`, `**`, `?` and `{a,b}`; one with a leading '!' takes out.
class WorkspacePatterns {
public:
    explicit WorkspacePatterns(const std::vector<std::string>& patterns);

    [[nodiscard]] bool empty() const { return members_.empty(); }

    /// Whether a directory (relative to the workspace's own) belongs to it: one pattern takes it in and none takes it out.
    [[nodiscard]] bool contains(std::string_view directory) const;

private:
    using Segments = std::vector<std::string>;
    std::vector<Segments> members_;
    std::vector<Segments> excluded_;
};

}  // namespace jsward
