// `Set-Cookie: name=value; HttpOnly; Secure; SameSite=Lax`, put together by hand.
#include <re2/re2.h>

#include <optional>

#include "analyzer/text/words.h"
#include "analyzer/webapp/gapped_text.h"
#include "rules/insecure-cookie/cookie.h"

namespace jsward::rules::insecure_cookie {
namespace {

/// What may follow the first semicolon.
struct Attributes {
    bool httpOnly = false;
    bool secure = false;
    std::string sameSite;
    bool isOpen = false;  ///< A gap may hold more of them.
    bool deletes = false;

    void read(std::string text) {
        RE2::GlobalReplace(&text, R"(\s+)", "");
        const std::string name = text.substr(0, text.find('='));
        if (text.empty()) return;
        if (name.find(kGap) != std::string::npos) isOpen = true;
        httpOnly |= name == "httponly";
        secure |= name == "secure";
        if (name == "samesite") sameSite = text.substr(std::min(text.size(), name.size() + 1));
        deletes |= text == "max-age=0" || text.starts_with("max-age=-") || text.find("1970") != std::string::npos;
    }
};

Flag flagOf(bool isSet) { return isSet ? Flag::On : Flag::Missing; }

std::optional<Cookie> cookieOf(const std::string& text, const HeaderWrite& write, NodeRef at) {
    const std::size_t equals = text.find('=');
    const std::size_t end = std::min(text.find(';'), text.size());
    if (equals == std::string::npos || equals > end) return std::nullopt;
    const std::string value = text.substr(equals + 1, end - equals - 1);
    // `value + attributes`: where one ends and the other begins nobody sees.
    const std::string twoGaps(2, kGap);
    if (value.empty() || value.find(twoGaps) != std::string::npos) return std::nullopt;
    Attributes attributes;
    for (std::size_t begin = end; begin < text.size();) {
        const std::size_t next = std::min(text.find(';', begin + 1), text.size());
        attributes.read(lowerCase(std::string_view(text).substr(begin + 1, next - begin - 1)));
        begin = next;
    }
    if (attributes.deletes || attributes.isOpen) return std::nullopt;
    Cookie cookie;
    cookie.at = at;
    cookie.setBy = write.by;
    const std::string name = text.substr(0, equals);
    if (name.find(kGap) == std::string::npos) cookie.name = name;
    cookie.worth = worthOf(cookie.name);
    cookie.httpOnly = flagOf(attributes.httpOnly);
    cookie.secure = flagOf(attributes.secure);
    cookie.sameSite = attributes.sameSite == "none" ? Flag::Off : flagOf(!attributes.sameSite.empty());
    return cookie;
}

/// The header's value, or each one of a list.
std::vector<NodeRef> textsOf(const CheckContext& context, NodeRef value) {
    const OptionValues values = context.options().valuesOf(value);
    if (values.size() != 1 || values[0].kind != OptionValue::Kind::Array) return {value};
    std::vector<NodeRef> texts;
    for (const NodeId item : context.program(values[0].node.file).items(values[0].node.node))
        texts.push_back({values[0].node.file, item});
    return texts;
}

}  // namespace

std::vector<Cookie> cookiesOfHeaders(const CheckContext& context) {
    std::vector<Cookie> cookies;
    for (const HeaderWrite& write : context.headers()) {
        if (write.name != "set-cookie" || write.development || !context.isForUsers(write.at)) continue;
        for (const NodeRef text : textsOf(context, write.value)) {
            const NodeRef at = text.file == write.at.file ? text : write.value;
            if (auto cookie = cookieOf(gappedText(context.programs(), text), write, at))
                cookies.push_back(*std::move(cookie));
        }
    }
    return cookies;
}

}  // namespace jsward::rules::insecure_cookie
