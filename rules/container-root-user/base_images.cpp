#include "rules/container-root-user/base_images.h"

#include <algorithm>
#include <array>

namespace jsward::rules::container_root_user {
namespace {

/// Images whose last USER has no rights, or whose entry point steps down from root before it starts anything: official ones by
/// name, others by the beginning of their path.
constexpr auto kUnprivileged = std::to_array<std::string_view>({
    "cgr.dev/chainguard/",
    "chainguard/",
    "dhi.io/",
    "bitnami/",
    "bitnamilegacy/",
    "bitnamisecure/",
    "nginxinc/nginx-unprivileged",
    "ghcr.io/nginxinc/nginx-unprivileged",
    "registry.access.redhat.com/ubi8/nodejs",
    "registry.access.redhat.com/ubi9/nodejs",
    "registry.access.redhat.com/ubi10/nodejs",
    "registry.redhat.io/ubi8/nodejs",
    "registry.redhat.io/ubi9/nodejs",
    "registry.redhat.io/rhel8/nodejs",
    "registry.redhat.io/rhel9/nodejs",
    "ghcr.io/puppeteer/puppeteer",
    "browserless/",
    "ghcr.io/browserless/",
    "apify/actor-node",
    "public.ecr.aws/lambda/",
    "amazon/aws-lambda-",
    "cimg/",
    "circleci/",
    "jenkins/jenkins",
    "grafana/",
    "prom/",
    "quay.io/prometheus/",
    "quay.io/keycloak/",
    "docker.elastic.co/",
    "opensearchproject/",
    "confluentinc/",
    "mcr.microsoft.com/mssql/",
    "n8nio/n8n",
    "hasura/",
    "selenium/",
    "gitpod/",
    "quay.io/minio/",
});

constexpr auto kOfficialUnprivileged = std::to_array<std::string_view>({
    "postgres",      "mysql",     "mariadb",
    "percona",       "mongo",     "redis",
    "valkey",        "memcached", "rabbitmq",
    "elasticsearch", "kibana",    "logstash",
    "cassandra",     "couchdb",   "couchbase",
    "influxdb",      "solr",      "sonarqube",
    "haproxy",       "zookeeper", "neo4j",
    "ghost",         "rethinkdb", "nats-streaming",
    "varnish",       "mosquitto", "eclipse-mosquitto",
    "kong",
});

/// Publishers of base images that start as root.
constexpr auto kRootPublishers = std::to_array<std::string_view>({
    "gcr.io/distroless/",
    "mcr.microsoft.com/devcontainers/",
    "mcr.microsoft.com/vscode/",
    "mcr.microsoft.com/playwright",
    "mcr.microsoft.com/dotnet/",
    "registry.access.redhat.com/ubi",
    "public.ecr.aws/docker/library/",
    "public.ecr.aws/amazonlinux/",
    "oven/bun",
    "denoland/deno",
    "cypress/",
    "keymetrics/pm2",
    "mhart/alpine-node",
    "nikolaik/python-nodejs",
    "zenika/alpine-chrome",
    "nginx/",
    "library/",
});

std::string_view withoutTag(std::string_view image) {
    image = image.substr(0, image.find('@'));
    const std::size_t slash = image.rfind('/');
    const std::size_t colon = image.find(':', slash == std::string_view::npos ? 0 : slash);
    return image.substr(0, colon);
}

bool startsWithAny(std::string_view text, const auto& prefixes) {
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return text.starts_with(prefix); });
}

}  // namespace

bool isRoot(std::string_view user) {
    const std::string_view name = user.substr(0, user.find(':'));
    return name == "root" || (!name.empty() && name.find_first_not_of('0') == std::string_view::npos);
}

BaseUser baseUserOf(std::string_view image) {
    for (const std::string_view hub :
         {"docker.io/", "index.docker.io/", "registry.hub.docker.com/", "registry-1.docker.io/"})
        if (image.starts_with(hub)) image.remove_prefix(hub.size());
    const std::string_view tag = image.substr(withoutTag(image).size());
    for (const std::string_view mark : {"nonroot", "rootless", "unprivileged", "chiseled", "non-root"})
        if (tag.find(mark) != std::string_view::npos) return BaseUser::Other;
    std::string_view name = withoutTag(image);
    if (startsWithAny(image, kUnprivileged)) return BaseUser::Other;
    if (startsWithAny(image, kRootPublishers)) {
        for (const std::string_view library : {"library/", "public.ecr.aws/docker/library/"})
            if (name.starts_with(library)) name.remove_prefix(library.size());
        return std::ranges::find(kOfficialUnprivileged, name) != kOfficialUnprivileged.end() ? BaseUser::Other
                                                                                             : BaseUser::Root;
    }
    // Names without a publisher are the official images.
    if (name.find('/') != std::string_view::npos) return BaseUser::Unknown;
    return std::ranges::find(kOfficialUnprivileged, name) != kOfficialUnprivileged.end() ? BaseUser::Other
                                                                                         : BaseUser::Root;
}

}  // namespace jsward::rules::container_root_user
