#include "analyzer/project/lock_file.h"

#include <utility>

#include "analyzer/project/lock_readers.h"

namespace jsward {

std::string_view keepText(LockFile& lock, std::string text) { return lock.texts.emplace_back(std::move(text)); }

void addRequests(DataValue entry, std::initializer_list<std::string_view> sections, std::vector<LockedRequest>& out) {
    for (const std::string_view section : sections)
        for (const auto& [name, target] : entry[section].members()) out.push_back({name.text(), target.text()});
}

LockFile readLockFile(std::string_view fileName, std::string_view text) {
    LockFile lock;
    if (fileName == "yarn.lock") {
        // What berry writes is YAML and says so at its top.
        const bool berry = text.starts_with("__metadata:") || text.find("\n__metadata:") != std::string_view::npos;
        lock.format = berry ? LockFormat::Berry : LockFormat::Yarn;
        berry ? readBerryLock(text, lock) : readYarnLock(text, lock);
    } else if (fileName == "pnpm-lock.yaml") {
        lock.format = LockFormat::Pnpm;
        readPnpmLock(text, lock);
    } else if (fileName == "bun.lock") {
        lock.format = LockFormat::Bun;
        readBunLock(text, lock);
    } else {
        readNpmLock(text, lock);
    }
    if (!lock.problem && lock.tree.problem()) lock.problem = lock.tree.problem();
    return lock;
}

}  // namespace jsward
