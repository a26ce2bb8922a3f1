// Logins that documentation is full of, and what objects that hold a login look like.
#pragma once

#include <array>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

/// Users and passwords of documentation. Which of them stand together decides: "user:pass" is a placeholder, "root:pass" is not.
inline constexpr auto kExampleUsers = std::to_array<std::string_view>({
    "",           "user",   "username",  "usr",      "name",      "login", "me",   "myuser",  "my_user",
    "myusername", "foo",    "bar",       "alice",    "bob",       "john",  "jane", "someone", "account",
    "email",      "client", "id",        "key",      "u",         "a",     "x",    "uname",   "dbuser",
    "db_user",    "user1",  "some_user", "someuser", "proxyuser", "auth",  "http",
});
inline constexpr auto kExamplePasswords = std::to_array<std::string_view>({
    "pass",      "password",      "passwd",       "pwd",         "pw",     "mypass",      "mypassword", "my_password",
    "foo",       "bar",           "secret",       "s3cret",      "token",  "p",           "b",          "x",
    "passw0rd",  "pword",         "auth",         "credentials", "dbpass", "db_password", "dbpassword", "pass1",
    "password1", "some_password", "somepassword", "proxypass",   "1234",   "123",         "key",        "test",
    "abc",       "xyz",
});

/// Hosts that nobody runs anything on.
inline constexpr auto kExampleHostEnds = std::to_array<std::string_view>(
    {"example.com", "example.org", "example.net", ".example", ".test", ".invalid", "domain.com", "domain.tld",
     "host.com", "company.com", "mysite.com", "foo.com", "bar.com", "site.com", "server.com"});

/// Keys of objects that say how to log in to something.
inline constexpr auto kLoginKeys = std::to_array<std::string_view>({
    "user",
    "username",
    "name",
    "login",
    "email",
    "host",
    "hostname",
    "server",
    "database",
    "db",
    "dbname",
    "uid",
    "userid",
    "role",
    "isadmin",
    "dialect",
    "connectionstring",
    "saveuninitialized",
    "resave",
    "expiresin",
    "issuer",
    "firstname",
    "accountname",
    "clientid",
    "accesskeyid",
    "appid",
});

inline constexpr auto kUserKeys =
    std::to_array<std::string_view>({"user", "username", "login", "uid", "email", "role"});

}  // namespace jsward::rules::hardcoded_secret
