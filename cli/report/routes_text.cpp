// The table of routes for people.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cli/report/cells.h"
#include "cli/report/paint.h"
#include "cli/report/route_names.h"
#include "cli/report/routes.h"

namespace jsward {
namespace {

using State = Standing::State;

constexpr unsigned kWidestPath = 72;  ///< Longer paths push what follows them to the right.
constexpr unsigned kMethodWidth = 8;
constexpr std::array<std::string_view, kProtections.size()> kHeads = {"headers", "limit", "auth",
                                                                      "valid",   "csrf",  "body"};

struct Mark {
    std::string text;
    Style style = Style::Plain;
};

Mark markOf(const MappedProtection& protection) {
    switch (protection.state) {
        case State::Missing: return {protection.detail.empty() ? "✗" : "✗ " + protection.detail, Style::Error};
        case State::NotNeeded: return {"·", Style::Dim};
        case State::Present: break;
    }
    const bool guessed = protection.evidence == Evidence::Name;
    const std::string mark = guessed ? "~" : "✓";
    return {protection.detail.empty() ? mark : protection.detail, guessed ? Style::Warning : Style::Good};
}

std::string padded(const std::string& text, unsigned width) {
    return text + std::string(width - std::min(width, widthOf(text)), ' ');
}

class RoutesText {
public:
    RoutesText(const ScanResult& result, const TextOptions& options)
        : result_(result), sources_(result), paint_(options.colour) {}

    std::string render() {
        for (const MappedApp& app : result_.apps) add(app);
        out_ += result_.apps.empty() ? "No routes found.\n" : legend();
        return std::move(out_);
    }

private:
    void add(const MappedApp& app) {
        addTitle(app);
        unsigned pathWidth = 4;
        for (const MappedRoute& route : app.routes)
            pathWidth = std::max(pathWidth, std::min(widthOf(route.path), kWidestPath));
        std::array<unsigned, kProtections.size()> widths{};
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = widthOf(kHeads[i]);
            for (const MappedRoute& route : app.routes)
                widths[i] = std::max(widths[i], widthOf(markOf(route.protections[i]).text));
        }
        std::string head = "  " + padded("", kMethodWidth) + padded("", pathWidth);
        for (std::size_t i = 0; i < widths.size(); ++i) head += "  " + padded(std::string(kHeads[i]), widths[i]);
        out_ += paint_(Style::Dim, head) + "\n";
        for (const MappedRoute& route : app.routes) {
            out_ += "  " + paint_(Style::Strong, padded(visible(route.method), kMethodWidth)) +
                    padded(visible(route.path), pathWidth);
            for (std::size_t i = 0; i < widths.size(); ++i) {
                const Mark mark = markOf(route.protections[i]);
                const std::string gap(widths[i] - widthOf(mark.text), ' ');
                out_ += "  " + paint_(mark.style, visible(mark.text)) + gap;
            }
            out_ += "  " + answerOf(route) + "\n";
        }
        out_ += "\n";
    }

    void addTitle(const MappedApp& app) {
        const std::string count = fmt::format("{} route{}", app.routes.size(), app.routes.size() == 1 ? "" : "s");
        if (!app.at) {
            out_ += paint_(Style::Heading, "mounted by nobody") + ", " + count + "\n";
            return;
        }
        out_ += paint_(Style::Heading, visible(app.framework)) + " " +
                paint_(Style::Path, visible(placeOf(sources_, *app.at))) + ", " + count + "\n";
    }

    std::string answerOf(const MappedRoute& route) {
        const MappedHandler& answer = route.handlers.back();
        const std::string place = paint_(Style::Path, visible(placeOf(sources_, answer)));
        return answer.name.empty() ? place : place + " " + visible(answer.name);
    }

    std::string legend() const {
        std::size_t routes = 0;
        std::array<std::size_t, kProtections.size()> missing{};
        for (const MappedApp& app : result_.apps) {
            routes += app.routes.size();
            for (const MappedRoute& route : app.routes)
                for (std::size_t i = 0; i < missing.size(); ++i)
                    missing[i] += route.protections[i].state == State::Missing ? 1 : 0;
        }
        std::vector<std::string> gaps;
        for (std::size_t i = 0; i < missing.size(); ++i)
            if (missing[i] > 0) gaps.push_back(fmt::format("{} without {}", missing[i], nameOf(kProtections[i])));
        return fmt::format("{} route{}{}{}\n", routes, routes == 1 ? "" : "s", gaps.empty() ? "" : ": ",
                           fmt::join(gaps, ", ")) +
               paint_(Style::Dim,
                      "✓ there  ~ there by its name alone  ✗ missing  · not needed; * in a path: not constant") +
               "\n";
    }

    const ScanResult& result_;
    Sources sources_;
    Paint paint_;
    std::string out_;
};

}  // namespace

std::string renderRoutesText(const ScanResult& result, const TextOptions& options) {
    return RoutesText(result, options).render();
}

}  // namespace jsward
