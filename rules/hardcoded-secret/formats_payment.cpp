#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"Stripe secret key", "sk_live_", R"(sk_live_[A-Za-z0-9]{24,247})", 0, 3.4F},
    {"Stripe restricted key", "rk_live_", R"(rk_live_[A-Za-z0-9]{24,247})", 0, 3.4F},
    {"Stripe test-mode secret key", "sk_test_|rk_test_", R"([sr]k_test_[A-Za-z0-9]{24,247})", 0, 3.4F, Proof::None, Weight::Half},
    {"webhook signing secret", "whsec_", R"(whsec_[A-Za-z0-9+/]{32,64}={0,2})", 0, 3.6F},
    {"Square access token", "EAAA", R"(EAAA[A-Za-z0-9_-]{60})", 0, 4.0F},
    {"Square access token", "sq0atp-", R"(sq0atp-[A-Za-z0-9_-]{22})", 0, 3.4F},
    {"Square OAuth secret", "sq0csp-", R"(sq0csp-[A-Za-z0-9_-]{43})", 0, 3.8F},
    {"Braintree access token", "access_token$", R"(access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32})", 0, 3.2F},
    {"Shopify access token", "shpat_", R"(shpat_[0-9a-fA-F]{32})", 0, 2.9F},
    {"Shopify custom app token", "shpca_", R"(shpca_[0-9a-fA-F]{32})", 0, 2.9F},
    {"Shopify private app token", "shppa_", R"(shppa_[0-9a-fA-F]{32})", 0, 2.9F},
    {"Shopify shared secret", "shpss_", R"(shpss_[0-9a-fA-F]{32})", 0, 2.9F},
    {"Shopify theme or user token", "shptka_|shpua_", R"(shp(?:tk|u)a_[0-9a-fA-F]{32})", 0, 2.9F},
    {"Flutterwave secret key", "FLWSECK-", R"(FLWSECK-[0-9a-z]{32}-X)", 0, 3.0F},
    {"Flutterwave test secret key", "FLWSECK_TEST-", R"(FLWSECK_TEST-[0-9a-z]{12,40}(?:-X)?)", 0, 3.0F, Proof::None, Weight::Half},
    {"Razorpay key ID", "rzp_live_|rzp_test_", R"(rzp_(?:live|test)_[A-Za-z0-9]{14})", 0, 2.5F, Proof::None, Weight::Half},
    {"Plaid access token", "access-production-|access-development-|access-sandbox-", R"(access-(?:production|development|sandbox)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"EasyPost API key", "EZAK", R"(EZAK[A-Za-z0-9]{54})", 0, 4.0F},
    {"EasyPost test key", "EZTK", R"(EZTK[A-Za-z0-9]{54})", 0, 4.0F, Proof::None, Weight::Half},
    {"Shippo API token", "shippo_live_|shippo_test_", R"(shippo_(?:live|test)_[0-9a-f]{40})", 0, 2.9F},
    {"Duffel access token", "duffel_live_|duffel_test_", R"(duffel_(?:live|test)_[A-Za-z0-9=_-]{43})", 0, 3.8F},
    {"Lob API key", "live_|test_", R"((?:live|test)_[0-9a-f]{35})", 0, 3.0F},
    {"GoCardless access token", "live_", R"(live_[A-Za-z0-9_-]{40})", 0, 4.0F},
    {"Mollie API key", "live_|test_", R"((?:live|test)_[A-Za-z0-9]{30})", 0, 3.8F},
    {"Mercado Pago access token", "APP_USR-", R"(APP_USR-\d{13,16}-\d{6}-[0-9a-f]{32}-\d+)", 0, 3.0F},
    {"Paddle API key", "pdl_live_apikey_|pdl_sdbx_apikey_", R"(pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3})", 0, 4.0F},
    {"Xendit secret key", "xnd_production_|xnd_development_", R"(xnd_(?:production|development)_[A-Za-z0-9]{40,})", 0, 4.0F},
    {"Midtrans server key", "Mid-server-", R"((?:SB-)?Mid-server-[A-Za-z0-9_-]{24})", 3, 3.8F},
    {"Polar access token", "polar_", R"(polar_(?:oat|pat|cst|rst)_[A-Za-z0-9]{40,50})", 0, 4.0F},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> paymentFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
