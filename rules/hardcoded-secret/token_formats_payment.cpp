// Payments, shops, shipping, chains.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"paystack-secret-key", "Paystack", "secret key", "sk_live_",
     R"(sk_live_[0-9a-f]{40})"},
    {"stripe-secret-key", "Stripe", "secret key", "sk_live_",
     R"(sk_live_[A-Za-z0-9]{24,247})"},
    {"stripe-restricted-key", "Stripe", "restricted key", "rk_live_",
     R"(rk_live_[A-Za-z0-9]{24,247})"},
    {"stripe-test-key", "Stripe", "test-mode secret key", "sk_test_|rk_test_",
     R"([sr]k_test_[A-Za-z0-9]{24,247})", {.weight = Weight::Half}},
    {"webhook-signing-secret", "Standard Webhooks", "signing secret", "whsec_",
     R"(whsec_[A-Za-z0-9+/]{32,64}={0,2})"},
    {"checkout-com-secret-key", "Checkout.com", "secret key", "sk_sbox_",
     R"(sk_sbox_[a-z2-7]{26}[a-z2-7*#$=])", {.weight = Weight::Half}},
    {"square-access-token", "Square", "access token", "EAAA",
     R"(EAAA[A-Za-z0-9_-]{60})"},
    {"square-legacy-access-token", "Square", "access token", "sq0atp-",
     R"(sq0atp-[A-Za-z0-9_-]{22})"},
    {"square-oauth-secret", "Square", "OAuth secret", "sq0csp-",
     R"(sq0csp-[A-Za-z0-9_-]{43})"},
    {"braintree-access-token", "PayPal Braintree", "access token", "access_token$",
     R"(access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32})"},
    {"adyen-api-key", "Adyen", "API key", "AQE",
     R"(AQE[A-Za-z0-9+/=]{40,400}-[A-Za-z0-9+/]{43}=-[^\s"\'`\\]{16,32})"},
    {"shopify-access-token", "Shopify", "access token", "shpat_",
     R"(shpat_[0-9a-fA-F]{32})"},
    {"shopify-custom-app-token", "Shopify", "custom app token", "shpca_",
     R"(shpca_[0-9a-fA-F]{32})"},
    {"shopify-private-app-token", "Shopify", "private app token", "shppa_",
     R"(shppa_[0-9a-fA-F]{32})"},
    {"shopify-shared-secret", "Shopify", "shared secret", "shpss_",
     R"(shpss_[0-9a-fA-F]{32})"},
    {"shopify-theme-token", "Shopify", "theme or user token", "shptka_|shpua_",
     R"(shp(?:tk|u)a_[0-9a-fA-F]{32})"},
    {"flutterwave-secret-key", "Flutterwave", "secret key", "FLWSECK-",
     R"(FLWSECK-[0-9a-z]{32}-X)"},
    {"flutterwave-test-secret-key", "Flutterwave", "test secret key", "FLWSECK_TEST-",
     R"(FLWSECK_TEST-[0-9a-z]{12,40}(?:-X)?)", {.weight = Weight::Half}},
    {"razorpay-key-id", "Razorpay", "key ID", "rzp_live_|rzp_test_",
     R"(rzp_(?:live|test)_[A-Za-z0-9]{14})", {.weight = Weight::Half}},
    {"plaid-access-token", "Plaid", "access token", "access-production-|access-development-|access-sandbox-",
     R"(access-(?:production|development|sandbox)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"easypost-api-key", "EasyPost", "API key", "EZAK",
     R"(EZAK[A-Za-z0-9]{54})"},
    {"easypost-test-key", "EasyPost", "test key", "EZTK",
     R"(EZTK[A-Za-z0-9]{54})", {.weight = Weight::Half}},
    {"shippo-api-token", "Shippo", "API token", "shippo_live_|shippo_test_",
     R"(shippo_(?:live|test)_[0-9a-f]{40})"},
    {"duffel-access-token", "Duffel", "access token", "duffel_live_|duffel_test_",
     R"(duffel_(?:live|test)_[A-Za-z0-9=_-]{43})"},
    {"lob-api-key", "Lob", "API key", "live_|test_",
     R"((?:live|test)_[0-9a-f]{35})"},
    {"gocardless-access-token", "GoCardless", "access token", "live_",
     R"(live_[A-Za-z0-9_-]{40})"},
    {"mollie-api-key", "Mollie", "API key", "live_|test_",
     R"((?:live|test)_[A-Za-z0-9]{30})"},
    {"mercado-pago-access-token", "Mercado Pago", "access token", "APP_USR-",
     R"(APP_USR-\d{13,16}-\d{6}-[0-9a-f]{32}-\d+)"},
    {"paddle-api-key", "Paddle", "API key", "pdl_live_apikey_|pdl_sdbx_apikey_",
     R"(pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3})"},
    {"xendit-secret-key", "Xendit", "secret key", "xnd_production_|xnd_development_",
     R"(xnd_(?:production|development)_[A-Za-z0-9]{40,})"},
    {"midtrans-server-key", "Midtrans", "server key", "Mid-server-",
     R"((?:SB-)?Mid-server-[A-Za-z0-9_-]{24})", {.before = 3}},
    {"polar-access-token", "Polar", "access token", "polar_",
     R"(polar_(?:oat|pat|cst|rst)_[A-Za-z0-9]{40,50})"},
    {"infura-project-key", "Infura", "project key", "infura.io/v3/|infura.io/ws/v3/",
     R"(infura\.io/(?:ws/)?v3/[0-9a-f]{32})", {.weight = Weight::Half}},
    {"alchemy-api-key", "Alchemy", "API key", ".alchemy.com/v2/|.alchemyapi.io/v2/",
     R"(\.alchemy(?:\.com|api\.io)/v2/[A-Za-z0-9_-]{32})", {.weight = Weight::Half}},
    {"quicknode-endpoint", "QuickNode", "endpoint token", ".quiknode.pro/",
     R"(\.quiknode\.pro/[0-9a-f]{40})", {.weight = Weight::Half}},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> paymentFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
