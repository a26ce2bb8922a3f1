#include "analyzer/flow/trace.h"

#include <algorithm>

namespace jsward {

namespace {
constexpr std::uint16_t kLongest = 48;
}

TraceId Traces::add(TraceId previous, Step step, NodeRef at, Symbol detail, TraceId inner) {
    const auto length = static_cast<std::uint16_t>(traces_[previous].length + traces_[inner].length + 1);
    if (length > kLongest) return previous ? previous : inner;
    // The same step at the same place twice says nothing new.
    if (const Trace& last = traces_[previous]; previous && !inner && last.step == step && last.at == at)
        return previous;
    const Key key{(std::uint64_t{previous} << 32) | inner, (std::uint64_t{at.file} << 32) | at.node,
                  (std::uint64_t{detail} << 8) | static_cast<std::uint64_t>(step)};
    const auto [found, isNew] = index_.try_emplace(key, static_cast<TraceId>(traces_.size()));
    if (isNew) traces_.push_back({previous, inner, at, detail, step, length});
    return found->second;
}

void Traces::flatten(TraceId id, std::vector<Trace>& out) const {
    const auto start = out.size();
    for (; id; id = traces_[id].previous) {
        const Trace& trace = traces_[id];
        if (trace.inner) {
            std::vector<Trace> inside;
            flatten(trace.inner, inside);
            // A call is told in the order in which it happens: handed over, then what the callee did, then given back.
            if (trace.step == Step::ReturnedFrom) out.push_back(trace);
            out.insert(out.end(), inside.rbegin(), inside.rend());
            if (trace.step != Step::ReturnedFrom) out.push_back(trace);
        } else {
            out.push_back(trace);
        }
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(start), out.end());
}

}  // namespace jsward
