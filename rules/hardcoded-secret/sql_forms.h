// Passwords in SQL: of database users, and in the rows that a program puts into a table of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "rules/hardcoded-secret/secret_match.h"

namespace jsward::rules::hardcoded_secret {

/// "CREATE USER app IDENTIFIED BY '...'", "ALTER ROLE app WITH PASSWORD '...'".
std::optional<SecretMatch> findDatabaseUser(std::string_view text, std::size_t anchor);

/// "INSERT INTO users (name, password) VALUES ('admin', '...')": the first row whose password is no hash.
std::optional<SecretMatch> findInsertedPassword(std::string_view text, std::size_t anchor);

}  // namespace jsward::rules::hardcoded_secret
