// The page of routes: its text is compiled in (routes_page/), its data is the JSON form of the table.
#include <string>

#include "cli/report/routes.h"
#include "cli/report/routes_page.h"

namespace jsward {
namespace {

/// JSON that no HTML parser can take for the end of the element that holds it, or for the beginning of a comment.
std::string inertJson(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
        if (c == '<' || c == '>' || c == '&')
            out += c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : "\\u0026";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::string renderRoutesHtml(const ScanResult& result) {
    std::string page(kRoutesPageBeforeData);
    page += inertJson(renderRoutesJson(result));
    page += kRoutesPageBehindData;
    return page;
}

}  // namespace jsward
