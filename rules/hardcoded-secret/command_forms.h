// Passwords in commands that a program or an image runs: "mysql -uroot -p...", "curl -u user:...", "PGPASSWORD=... psql".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "rules/hardcoded-secret/secret_match.h"

namespace jsward::rules::hardcoded_secret {

/// Behind an option or a variable that is followed by the password: "--password=", "PGPASSWORD=", "sshpass -p".
std::optional<SecretMatch> findPasswordOption(std::string_view text, std::size_t anchor);

/// "curl ... -u user:password".
std::optional<SecretMatch> findCurlLogin(std::string_view text, std::size_t anchor);

/// "mysql -uuser -ppassword": the client wants them without a blank between.
std::optional<SecretMatch> findMysqlLogin(std::string_view text, std::size_t anchor);

}  // namespace jsward::rules::hardcoded_secret
