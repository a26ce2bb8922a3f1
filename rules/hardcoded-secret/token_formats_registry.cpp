// Package registries.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"npm-access-token", "npm", "access token", "npm_",
     R"(npm_[A-Za-z0-9]{36})", {.checksum = Checksum::GitHub}},
    {"pypi-token", "PyPI", "API token", "pypi-AgEIcHlwaS5vcmc",
     R"(pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000})"},
    {"test-pypi-token", "TestPyPI", "API token", "pypi-AgENdGVzdC5weXBpLm9yZw",
     R"(pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50,1000})", {.weight = Weight::Half}},
    {"rubygems-api-key", "RubyGems", "API key", "rubygems_",
     R"(rubygems_[0-9a-f]{48})"},
    {"crates-io-token", "crates.io", "token", "cio",
     R"(cio[A-Za-z0-9]{32})"},
    {"nuget-api-key", "NuGet", "API key", "oy2",
     R"(oy2[a-z0-9]{43})"},
    {"clojars-deploy-token", "Clojars", "deploy token", "CLOJARS_",
     R"(CLOJARS_[0-9a-f]{60})"},
    {"packagist-api-token", "Packagist", "API token", "packagist_",
     R"(packagist_[ou][ru]t_[0-9a-f]{68})"},
    {"docker-hub-pat", "Docker Hub", "access token", "dckr_pat_",
     R"(dckr_pat_[A-Za-z0-9_-]{20,64})"},
    {"docker-hub-organization-token", "Docker Hub", "organization token", "dckr_oat_",
     R"(dckr_oat_[A-Za-z0-9_-]{20,64})"},
    {"artifactory-api-key", "Artifactory", "API key", "AKCp",
     R"(AKCp[A-Za-z0-9]{69})"},
    {"artifactory-reference-token", "Artifactory", "reference token", "cmVmdGtuOj",
     R"(cmVmdGtuOj[A-Za-z0-9]{54})"},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> registryFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
