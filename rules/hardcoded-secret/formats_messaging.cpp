#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    // Slack
    {"Slack bot token", "xoxb-", R"(xoxb-[0-9]{8,14}-(?:[0-9]{8,14}-)?[A-Za-z0-9]{18,34})", 0, 3.2F},
    {"Slack user token", "xoxp-", R"(xoxp-(?:[0-9]{8,14}-){2,3}[A-Za-z0-9]{28,34})", 0, 3.2F},
    {"Slack workspace token", "xoxa-|xoxr-", R"(xox[ar]-(?:\d-)?[A-Za-z0-9]{8,48}(?:-[A-Za-z0-9]{8,48}){0,3})", 0, 2.5F},
    {"Slack session token", "xoxs-|xoxc-", R"(xox[sc]-[0-9]{8,14}-[0-9]{8,14}-[0-9]{8,14}-[0-9a-f]{10,64})", 0, 3.0F},
    {"Slack configuration token", "xoxe.xox", R"(xoxe\.xox[bp]-\d-[A-Za-z0-9]{140,170})", 0, 4.0F},
    {"Slack refresh token", "xoxe-", R"(xoxe-\d-[A-Za-z0-9]{140,170})", 0, 4.0F},
    {"Slack app-level token", "xapp-", R"(xapp-\d-[A-Z0-9]+-\d+-[A-Za-z0-9]{32,80})", 0, 3.2F},
    {"Slack webhook URL", "hooks.slack.com/", R"(hooks\.slack\.com/(?:services|workflows|triggers)/[A-Z0-9]{8,13}/[A-Z0-9]{8,20}/(?:\d+/)?[A-Za-z0-9]{20,40})", 0, 3.8F},
    // other chats
    {"Discord bot token", "[MN][DTjz][AEIMQUYcgk]|O[DT][AEIMQUYcgk]", R"([MNO][A-Za-z0-9_-]{23,26}\.[GXYZ][A-Za-z0-9_-]{5}\.[A-Za-z0-9_-]{27,38})", 0, 4.0F, Proof::Base64Digits},
    {"Discord webhook URL", "/api/webhooks/", R"(/api/webhooks/\d{17,20}/[A-Za-z0-9_-]{60,72})", 0, 4.0F},
    {"Telegram bot token", ":AA", R"(\d{8,10}:AA[A-Za-z0-9_-]{33})", 10, 4.0F},
    {"Microsoft Teams webhook URL", ".webhook.office.com/webhookb2/", R"(\.webhook\.office\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36})", 0, 3.0F},
    {"Google Chat webhook URL", "chat.googleapis.com/v1/spaces/", R"(chat\.googleapis\.com/v1/spaces/[A-Za-z0-9_-]+/messages\?key=[A-Za-z0-9_-]+&token=[A-Za-z0-9_%=-]{20,})", 0, 4.0F},
    {"DingTalk webhook URL", "oapi.dingtalk.com/robot/send", R"(oapi\.dingtalk\.com/robot/send\?access_token=[0-9a-f]{64})", 0, 2.8F},
    {"WeCom webhook URL", "qyapi.weixin.qq.com/cgi-bin/webhook/send", R"(qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"Feishu webhook URL", "open.feishu.cn/open-apis/bot/v2/hook/", R"(open\.feishu\.cn/open-apis/bot/v2/hook/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"Zapier webhook URL", "hooks.zapier.com/hooks/catch/", R"(hooks\.zapier\.com/hooks/catch/\d{4,}/[a-z0-9]{6,})", 0, 2.5F, Proof::None, Weight::Half},
    {"Power Automate trigger URL", ".logic.azure.com", R"(\.logic\.azure\.com(?::443)?/workflows/[0-9a-f]{32}/triggers/[^\s"']*&sig=[A-Za-z0-9_-]{43})", 0, 4.0F},
    // mail and telephony
    {"SendGrid API key", "SG.", R"(SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})", 0, 4.0F},
    {"Mailgun API key", "key-", R"(key-[0-9a-f]{32})", 0, 3.0F},
    {"Mailchimp API key", "-us", R"([0-9a-f]{32}-us\d{1,2})", 32, 3.0F},
    {"Brevo API key", "xkeysib-", R"(xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16})", 0, 3.2F},
    {"Brevo SMTP key", "xsmtpsib-", R"(xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16})", 0, 3.2F},
    {"Resend API key", "re_", R"(re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24})", 0, 3.8F},
    {"MailerSend API token", "mlsn.", R"(mlsn\.[0-9a-f]{64})", 0, 3.0F},
    {"Klaviyo private API key", "pk_", R"(pk_[0-9a-f]{34})", 0, 3.0F},
    {"OneSignal API key", "os_v2_app_|os_v2_org_", R"(os_v2_(?:app|org)_[a-z2-7]{80,120})", 0, 3.8F},
    {"Twilio API key SID", "SK[0123456789abcdef]", R"(SK[0-9a-f]{32})", 0, 3.0F, Proof::None, Weight::Half},
    {"Intercom access token", "dG9rO", R"(dG9rO[A-Za-z0-9+/]{50,60}={0,2})", 0, 4.0F},
    {"Nylas API key", "nyk_v0_", R"(nyk_v0_[A-Za-z0-9]{64})", 0, 4.0F},
    // social networks
    {"Facebook access token", "EAA", R"(EAA[A-Za-z0-9]{100,})", 0, 4.3F},
    {"Instagram access token", "IGQ|IGAA", R"(IG(?:Q|AA)[A-Za-z0-9_-]{100,})", 0, 4.3F},
    {"X bearer token", "AAAAAAAAAAAAAAAAAAAAA", R"(A{22}[A-Za-z0-9]{6,20}%[A-Za-z0-9%]{60,})", 0, 4.0F},
    {"LinkedIn client secret", "WPL_AP", R"(WPL_AP[01]\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6,8}={0,2})", 0, 3.4F},
    {"Lichess access token", "lip_", R"(lip_[A-Za-z0-9]{20})", 0, 3.4F},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> messagingFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
