// Each entry of a lock file is asked whether it is fetched from where its name says, over a connection that nobody can change, and
// whether a hash says what has to arrive. What many entries have in common, one registry over plain HTTP say, is one finding.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "analyzer/project/lock_file.h"
#include "analyzer/project/package_url.h"
#include "analyzer/project/version.h"
#include "analyzer/rule/project_check.h"
#include "rules/insecure-lockfile/aliases.h"
#include "rules/insecure-lockfile/registries.h"

namespace jsward::rules::insecure_lockfile {
namespace {

constexpr std::size_t kMostRelated = 9;

enum class Problem : std::uint8_t { OtherPackage, OtherVersion, PlainHttp, PlainGit, ForeignHost, Git, NoIntegrity };

struct Entry {
    const LockedPackage* package = nullptr;
    PackageUrl url;
};

std::string nameOf(const LockedPackage& package) {
    return package.version.empty() ? std::string(package.name) : fmt::format("{} {}", package.name, package.version);
}

/// The part of a source that a message quotes.
std::string shownSource(std::string_view source) {
    constexpr std::size_t kLongest = 80;
    return source.size() <= kLongest ? std::string(source) : fmt::format("{}...", source.substr(0, kLongest));
}

class LockCheck {
public:
    LockCheck(const ProjectContext& context, const ProjectFile& file, std::vector<Finding>& out)
        : context_(context),
          file_(file),
          lock_(context.project().lock(file)),
          registries_(context, file),
          aliases_(context, file),
          out_(out) {}

    void run() {
        for (const LockedPackage& package : lock_.packages)
            if (package.origin == PackageOrigin::Registry) registries_.count(parsePackageUrl(package.source).host);
        for (const LockedPackage& package : lock_.packages)
            if (package.origin != PackageOrigin::Local) checkPackage({&package, parsePackageUrl(package.source)});
        report();
    }

private:
    void checkPackage(const Entry& entry) {
        const LockedPackage& package = *entry.package;
        if (isPlain(entry.url))
            note(package.origin == PackageOrigin::Git ? Problem::PlainGit : Problem::PlainHttp, entry);
        if (package.origin == PackageOrigin::Registry) checkIdentity(entry);
        if (package.origin != PackageOrigin::Git && registries_.isForeign(entry.url)) note(Problem::ForeignHost, entry);
        if (!package.integrity.empty() || package.conditional) return;
        if (package.origin == PackageOrigin::Git) return note(Problem::Git, entry);
        // A forge's archive of a commit is as good as the repository.
        const bool commit =
            package.origin == PackageOrigin::Archive && entry.url.path.find("/tar.gz/") != std::string_view::npos;
        note(commit ? Problem::Git : Problem::NoIntegrity, entry);
    }

    static bool isPlain(const PackageUrl& url) {
        const bool plain = url.scheme == "http" || url.scheme == "git" || url.scheme == "git+http";
        return plain && url.host != "localhost" && url.host != "127.0.0.1";
    }

    /// What the address says that it holds.
    void checkIdentity(const Entry& entry) {
        if (!aliases_.isAsked(*entry.package)) {
            say(entry, fmt::format("{} is fetched as another package, {}, and nothing asks for that",
                                   entry.package->alias, nameOf(*entry.package)));
            return;
        }
        const auto tarball = namedTarball(entry.url.path);
        if (!tarball) return;
        const LockedPackage& package = *entry.package;
        if (tarball->name != package.name) {
            say(entry, fmt::format("{} is fetched as another package, {}", nameOf(package), tarball->name));
            return;
        }
        const auto written = Version::parse(package.version);
        const auto fetched = Version::parse(tarball->version);
        if (written && fetched && *written != *fetched)
            say(entry, fmt::format("{} is fetched in another version, {}", nameOf(package), tarball->version));
    }

    void say(const Entry& entry, const std::string& what) {
        out_.push_back(finding(*entry.package, what, Severity::Error, Confidence::High));
    }

    void note(Problem problem, const Entry& entry) {
        problems_[{problem, std::string(entry.url.host)}].push_back(entry);
    }

    void report() {
        for (const auto& [key, entries] : problems_) {
            const auto& [problem, host] = key;
            Finding& result = out_.emplace_back(describe(problem, host, entries));
            for (std::size_t i = 1; i < std::min(entries.size(), kMostRelated + 1); ++i)
                result.related.push_back(
                    {{file_.id, entries[i].package->sourceAt}, fmt::format("{} as well", nameOf(*entries[i].package))});
        }
    }

    [[nodiscard]] Finding describe(Problem problem, const std::string& host, const std::vector<Entry>& entries) const {
        const LockedPackage& first = *entries.front().package;
        const std::string who =
            entries.size() == 1 ? nameOf(first) : fmt::format("{} and {} more", nameOf(first), entries.size() - 1);
        const std::string_view is = entries.size() == 1 ? "is" : "are";
        switch (problem) {
            case Problem::PlainHttp:
                return finding(first, fmt::format("{} {} fetched from {} without encryption", who, is, host),
                               Severity::Error, Confidence::High);
            case Problem::PlainGit:
                return finding(
                    first, fmt::format("{} {} fetched from a git repository on {} without encryption", who, is, host),
                    Severity::Error, Confidence::High);
            case Problem::ForeignHost:
                return finding(first, fmt::format("{} {} fetched from {}, unlike the other packages", who, is, host),
                               Severity::Warning, Confidence::Medium);
            case Problem::Git:
                return finding(
                    first,
                    fmt::format("{} {} fetched from a git repository ({}), and no hash says what has to arrive", who,
                                is, shownSource(first.source)),
                    Severity::Warning, Confidence::High);
            default:
                return finding(first, fmt::format("No hash says what has to arrive for {}", who), Severity::Warning,
                               Confidence::High);
        }
    }

    [[nodiscard]] Finding finding(const LockedPackage& package, std::string_view what, Severity severity,
                                  Confidence confidence) const {
        const std::array<std::pair<std::string_view, std::string_view>, 1> values{{{"what", what}}};
        Finding result = context_.finding(file_, package.sourceAt, confidence, values);
        result.severity = severity;
        return result;
    }

    const ProjectContext& context_;
    const ProjectFile& file_;
    const LockFile& lock_;
    Registries registries_;
    Aliases aliases_;
    std::vector<Finding>& out_;
    std::map<std::pair<Problem, std::string>, std::vector<Entry>> problems_;
};

}  // namespace

void checkProject(const ProjectContext& context, std::vector<Finding>& out) {
    for (const ProjectFile* file : context.project().ofKind(ProjectFileKind::Lock))
        LockCheck(context, *file, out).run();
}

}  // namespace jsward::rules::insecure_lockfile
