// A token may be read before it is verified, to find the key that it names: where the same function verifies one, reading is fine.
#include <algorithm>
#include <vector>

#include "analyzer/rule/check.h"

namespace jsward::rules::jwt_unverified {

void check(const CheckContext& context, std::vector<Finding>& out) {
    checkOptions(context, out);
    std::vector<Location> verified;  // where a token is read in a function that verifies one
    const std::vector<SinkHit>& hits = context.flow().hits;
    for (const SinkHit& hit : hits) {
        const auto verifies = [&](const SinkHit& other) {
            return other.sinkKind == "jwt-verified" && (other.function == hit.function || other.source == hit.source);
        };
        if (hit.sinkKind == "jwt-unverified" && std::ranges::any_of(hits, verifies))
            verified.push_back(context.locate(hit.at));
    }
    std::vector<Finding> read;
    checkFlows(context, read);
    for (Finding& finding : read)
        if (std::ranges::find(verified, finding.at) == verified.end()) out.push_back(std::move(finding));
}

}  // namespace jsward::rules::jwt_unverified
