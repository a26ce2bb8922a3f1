// Chat, mail, telephony, social networks.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    // Slack
    {"slack-bot-token", "Slack", "bot token", "xoxb-",
     R"(xoxb-[0-9]{8,14}-(?:[0-9]{8,14}-)?[A-Za-z0-9]{18,34})"},
    {"slack-user-token", "Slack", "user token", "xoxp-",
     R"(xoxp-(?:[0-9]{8,14}-){2,3}[A-Za-z0-9]{28,34})"},
    {"slack-workspace-token", "Slack", "workspace token", "xoxa-|xoxr-",
     R"(xox[ar]-(?:\d-)?[A-Za-z0-9]{8,48}(?:-[A-Za-z0-9]{8,48}){0,3})"},
    {"slack-session-token", "Slack", "session token", "xoxs-|xoxc-",
     R"(xox[sc]-[0-9]{8,14}-[0-9]{8,14}-[0-9]{8,14}-[0-9a-f]{10,64})"},
    {"slack-cookie", "Slack", "session cookie", "xoxd-",
     R"(xoxd-[A-Za-z0-9%+/=]{100,})"},
    {"slack-configuration-token", "Slack", "configuration token", "xoxe.xox",
     R"(xoxe\.xox[bp]-\d-[A-Za-z0-9]{140,170})"},
    {"slack-refresh-token", "Slack", "refresh token", "xoxe-",
     R"(xoxe-\d-[A-Za-z0-9]{140,170})"},
    {"slack-app-token", "Slack", "app-level token", "xapp-",
     R"(xapp-\d-[A-Z0-9]+-\d+-[A-Za-z0-9]{32,80})"},
    {"slack-webhook-url", "Slack", "webhook URL", "hooks.slack.com/",
     R"(hooks\.slack\.com/(?:services|workflows|triggers)/[A-Z0-9]{8,13}/[A-Z0-9]{8,20}/(?:\d+/)?[A-Za-z0-9]{20,40})"},
    // other chats. A Discord token begins with the number of the account in base64.
    {"discord-bot-token", "Discord", "bot token", "[MN][DTjz][AEIMQUYcgk]|O[DT][AEIMQUYcgk]",
     R"([MNO][A-Za-z0-9_-]{23,26}\.[GXYZ][A-Za-z0-9_-]{5}\.[A-Za-z0-9_-]{27,38})", {.checksum = Checksum::DiscordId}},
    {"discord-webhook-url", "Discord", "webhook URL", "/api/webhooks/",
     R"(/api/webhooks/\d{17,20}/[A-Za-z0-9_-]{60,72})"},
    {"telegram-bot-token", "Telegram", "bot token", ":AA",
     R"(\d{8,10}:AA[A-Za-z0-9_-]{33})", {.before = 10}},
    {"matrix-access-token", "Matrix", "access token", "syt_",
     R"(syt_[A-Za-z0-9+/_-]{2,60}_[A-Za-z0-9]{20}_[A-Za-z0-9]{6})"},
    {"google-chat-webhook-url", "Google Chat", "webhook URL", "chat.googleapis.com/v1/spaces/",
     R"(chat\.googleapis\.com/v1/spaces/[A-Za-z0-9_-]+/messages\?key=[A-Za-z0-9_-]+&token=[A-Za-z0-9_%=-]{20,})"},
    {"dingtalk-webhook-url", "DingTalk", "webhook URL", "oapi.dingtalk.com/robot/send",
     R"(oapi\.dingtalk\.com/robot/send\?access_token=[0-9a-f]{64})"},
    {"wecom-webhook-url", "WeCom", "webhook URL", "qyapi.weixin.qq.com/cgi-bin/webhook/send",
     R"(qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"feishu-webhook-url", "Feishu", "webhook URL", "open.feishu.cn/open-apis/bot/v2/hook/|open.larksuite.com/open-apis/bot/v2/hook/",
     R"(open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"zapier-webhook-url", "Zapier", "webhook URL", "hooks.zapier.com/hooks/catch/",
     R"(hooks\.zapier\.com/hooks/catch/\d{4,}/[a-z0-9]{6,})", {.weight = Weight::Half}},
    {"ifttt-webhook-url", "IFTTT", "webhook URL", "maker.ifttt.com/trigger/",
     R"(maker\.ifttt\.com/trigger/[^/\s"\']{1,80}/(?:json/)?with/key/[A-Za-z0-9_-]{22,43})"},
    // mail and telephony
    {"sendgrid-api-key", "SendGrid", "API key", "SG.",
     R"(SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})"},
    {"mailgun-api-key", "Mailgun", "API key", "key-",
     R"(key-[0-9a-f]{32})"},
    {"mailchimp-api-key", "Mailchimp", "API key", "-us",
     R"([0-9a-f]{32}-us\d{1,2})", {.before = 32}},
    {"mandrill-api-key", "Mandrill", "API key", "md-",
     R"(md-[A-Za-z0-9_-]{22})"},
    {"brevo-api-key", "Brevo", "API key", "xkeysib-",
     R"(xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16})"},
    {"brevo-smtp-key", "Brevo", "SMTP key", "xsmtpsib-",
     R"(xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16})"},
    {"resend-api-key", "Resend", "API key", "re_",
     R"(re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24})"},
    {"mailersend-api-token", "MailerSend", "API token", "mlsn.",
     R"(mlsn\.[0-9a-f]{64})"},
    {"klaviyo-private-key", "Klaviyo", "private API key", "pk_",
     R"(pk_[0-9a-f]{34})"},
    {"courier-api-key", "Courier", "API key", "pk_prod_",
     R"(pk_prod_[A-Z0-9]{28})"},
    {"onesignal-api-key", "OneSignal", "API key", "os_v2_app_|os_v2_org_",
     R"(os_v2_(?:app|org)_[a-z2-7]{80,120})"},
    {"twilio-api-key-sid", "Twilio", "API key SID", "SK[0123456789abcdef]",
     R"(SK[0-9a-f]{32})", {.weight = Weight::Half}},
    {"telnyx-api-key", "Telnyx", "API key", "KEY0",
     R"(KEY0[0-9A-F]{31}_[A-Za-z0-9]{22})"},
    {"intercom-access-token", "Intercom", "access token", "dG9rO",
     R"(dG9rO[A-Za-z0-9+/]{50,60}={0,2})"},
    {"nylas-api-key", "Nylas", "API key", "nyk_v0_",
     R"(nyk_v0_[A-Za-z0-9]{64})"},
    // social networks
    {"facebook-access-token", "Facebook", "access token", "EAA",
     R"(EAA[A-Za-z0-9]{100,})"},
    {"instagram-access-token", "Instagram", "access token", "IGQ|IGAA",
     R"(IG(?:Q|AA)[A-Za-z0-9_-]{100,})"},
    {"x-bearer-token", "X", "bearer token", "AAAAAAAAAAAAAAAAAAAAA",
     R"(A{22}[A-Za-z0-9]{6,20}%[A-Za-z0-9%]{60,})"},
    {"linkedin-client-secret", "LinkedIn", "client secret", "WPL_AP",
     R"(WPL_AP[01]\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6,8}={0,2})"},
    {"vk-access-token", "VK", "access token", "vk1.a.",
     R"(vk1\.a\.[A-Za-z0-9_-]{80,})"},
    {"lichess-access-token", "Lichess", "access token", "lip_",
     R"(lip_[A-Za-z0-9]{20})"},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> messagingFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
