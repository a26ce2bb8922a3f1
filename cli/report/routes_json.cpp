// The table of routes for scripts, and what the page of routes is drawn from.
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/report/region.h"
#include "cli/report/route_names.h"
#include "cli/report/routes.h"

namespace jsward {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

class RoutesJson {
public:
    explicit RoutesJson(const ScanResult& result) : result_(result), sources_(result) {}

    Json render() {
        Json json;
        json["version"] = kVersion;
        json["tool"] = {{"name", "jsward"}, {"version", JSWARD_VERSION}};
        json["root"] = result_.root;
        json["complete"] = result_.complete;
        json["apps"] = Json::array();
        json["unmounted"] = Json::array();
        for (const MappedApp& each : result_.apps) {
            if (each.at)
                json["apps"].push_back(app(each));
            else
                json["unmounted"] = routes(each.routes);
        }
        json["notices"] = Json::array();
        for (const Notice& each : result_.notices) json["notices"].push_back(notice(each));
        return json;
    }

private:
    Json app(const MappedApp& app) {
        return {{"framework", app.framework},
                {"location", location(*app.at)},
                {"listens", app.listens},
                {"routes", routes(app.routes)}};
    }

    Json routes(const std::vector<MappedRoute>& routes) {
        Json list = Json::array();
        for (const MappedRoute& each : routes) list.push_back(route(each));
        return list;
    }

    Json route(const MappedRoute& route) {
        Json json;
        json["method"] = route.method;
        json["path"] = route.path;
        json["location"] = location(route.at);
        json["handler"] = handler(route.handlers.back());
        json["before"] = Json::array();
        for (const MappedHandler& each : route.before) json["before"].push_back(middleware(each));
        for (std::size_t i = 0; i + 1 < route.handlers.size(); ++i)
            json["before"].push_back(middleware(route.handlers[i]));
        json["protections"] = Json::object();
        for (std::size_t i = 0; i < kProtections.size(); ++i)
            json["protections"][std::string(nameOf(kProtections[i]))] = protection(route.protections[i]);
        return json;
    }

    Json handler(const MappedHandler& handler) {
        return {{"name", handler.name}, {"location", location(handler.definition.value_or(handler.at))}};
    }

    Json middleware(const MappedHandler& handler) {
        Json json = {{"name", handler.name}, {"location", location(handler.at)}, {"provides", Json::array()}};
        for (std::size_t i = 0; i < handler.provides.size(); ++i)
            json["provides"].push_back({{"what", handler.provides[i]}, {"evidence", nameOf(handler.evidence[i])}});
        return json;
    }

    Json protection(const MappedProtection& protection) {
        Json json = {{"state", nameOf(protection.state)}};
        if (protection.state == Standing::State::Present) json["evidence"] = nameOf(protection.evidence);
        if (protection.by) json["by"] = {{"name", protection.by->name}, {"location", location(protection.by->at)}};
        if (!protection.detail.empty()) json["detail"] = protection.detail;
        return json;
    }

    Json location(const Location& at) {
        const Region region = regionOf(sources_, at);
        return {{"path", sources_.path(at.file)}, {"line", region.startLine}, {"column", region.startColumn}};
    }

    static Json notice(const Notice& notice) {
        constexpr std::array<std::string_view, 3> kLevels = {"info", "warning", "error"};
        return {{"level", kLevels[static_cast<std::size_t>(notice.level)]},
                {"code", notice.code},
                {"path", notice.path},
                {"message", notice.message}};
    }

    const ScanResult& result_;
    Sources sources_;
};

}  // namespace

std::string renderRoutesJson(const ScanResult& result) {
    return RoutesJson(result).render().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace jsward
