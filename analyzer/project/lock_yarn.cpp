// The yarn.lock of yarn 1: blocks by indentation, a key and a value on each line, texts quoted where they have to be.
//
//   "@scope/name@^1.0.0", "@scope/name@^1.2.0":
//     version "1.2.3"
//     resolved "https://..."
//     integrity sha512-...
//     dependencies:
//       other "^2.0.0"
#include <algorithm>

#include "analyzer/project/dependency_spec.h"
#include "analyzer/project/lock_readers.h"
#include "analyzer/project/package_url.h"

namespace jsward {
namespace {

struct Word {
    std::string_view text;  ///< Without quotes.
    Span span;              ///< With them.
};

class YarnReader {
public:
    YarnReader(std::string_view source, LockFile& lock) : source_(source), lock_(lock) {}

    void read() {
        while (at_ < source_.size()) {
            const std::size_t end = std::min(source_.find('\n', at_), source_.size());
            readLine(static_cast<std::uint32_t>(end));
            at_ = static_cast<std::uint32_t>(end + 1);
        }
    }

private:
    void readLine(std::uint32_t end) {
        const std::uint32_t begin = at_;
        std::string_view line = source_.substr(begin, end - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent == std::string_view::npos || line[indent] == '#') return;
        if (line.starts_with("<<<<<<<") && !lock_.problem) lock_.problem = DataProblem{begin, "a merge conflict"};
        const auto first = static_cast<std::uint32_t>(begin + indent);
        const auto last = static_cast<std::uint32_t>(begin + line.size());
        if (indent == 0 && line.ends_with(':')) {
            startPackage({first, last - 1});
        } else if (!lock_.packages.empty() && indent > 0) {
            inDependencies_ = indent > 2 && inDependencies_;
            readField(first, last, indent);
        }
    }

    void startPackage(Span key) {
        LockedPackage& package = lock_.packages.emplace_back();
        package.key = source_.substr(key.begin, key.size());
        package.at = package.sourceAt = key;
        for (std::uint32_t at = key.begin; at < key.end;) readRequest(takeWord(at, key.end).text, package);
    }

    /// One of the requests that the package answers. An alias goes by another name than what it fetches.
    static void readRequest(std::string_view request, LockedPackage& package) {
        const auto [name, range] = splitReference(request);
        const DependencySpec spec = parseDependencySpec(range);
        if (package.name.empty()) package.name = name;
        if (!spec.name.empty() && spec.name != name) {
            package.alias = name;
            package.name = spec.name;
        }
        if (spec.kind == SpecKind::Local) package.origin = PackageOrigin::Local;
    }

    void readField(std::uint32_t at, std::uint32_t end, std::size_t indent) {
        LockedPackage& package = lock_.packages.back();
        const Word key = takeWord(at, end);
        const Word value = takeWord(at, end);
        if (indent > 2) {
            if (inDependencies_) package.requests.push_back({key.text, value.text});
        } else if (key.text == "dependencies:" || key.text == "optionalDependencies:") {
            inDependencies_ = true;
        } else if (key.text == "version") {
            package.version = value.text;
        } else if (key.text == "integrity") {
            package.integrity = value.text;
        } else if (key.text == "resolved") {
            package.source = value.text;
            package.sourceAt = value.span;
            package.origin = originOf(value.text);
            // Yarn 1.9 and older write the SHA-1 of the tarball here.
            const std::string_view hash = parsePackageUrl(value.text).hash;
            if (package.integrity.empty() && package.origin != PackageOrigin::Git) package.integrity = hash;
        }
    }

    /// The word at `at`, which moves behind it.
    Word takeWord(std::uint32_t& at, std::uint32_t end) const {
        while (at < end && (source_[at] == ' ' || source_[at] == ',')) ++at;
        const std::uint32_t begin = at;
        if (at < end && source_[at] == '"') {
            ++at;
            while (at < end && source_[at] != '"') at += source_[at] == '\\' ? 2U : 1U;
            at = std::min(at, end);
            const std::string_view text = source_.substr(begin + 1, at - begin - 1);
            at += at < end ? 1U : 0U;
            return {text, {begin, at}};
        }
        while (at < end && source_[at] != ' ' && source_[at] != ',') ++at;
        return {source_.substr(begin, at - begin), {begin, at}};
    }

    std::string_view source_;
    LockFile& lock_;
    std::uint32_t at_ = 0;
    bool inDependencies_ = false;
};

}  // namespace

void readYarnLock(std::string_view text, LockFile& lock) { YarnReader(text, lock).read(); }

}  // namespace jsward
