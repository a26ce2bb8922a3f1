// The readers of the formats of lock files.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/project/lock_file.h"

namespace jsward {

void readNpmLock(std::string_view text, LockFile& lock);
void readYarnLock(std::string_view text, LockFile& lock);
void readBerryLock(std::string_view text, LockFile& lock);
void readPnpmLock(std::string_view text, LockFile& lock);
void readBunLock(std::string_view text, LockFile& lock);

/// A text that the lock file owns.
std::string_view keepText(LockFile& lock, std::string text);

/// Adds the members of the maps under `sections` of an entry: name and range.
void addRequests(DataValue entry, std::initializer_list<std::string_view> sections, std::vector<LockedRequest>& out);

}  // namespace jsward
