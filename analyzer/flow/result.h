// Turns what the engine recorded into the plain data of FlowResult.
#pragma once

#include <string>
#include <vector>

#include "analyzer/flow/engine.h"

namespace jsward {

class ResultWriter {
public:
    explicit ResultWriter(Engine& engine) : engine_(engine) {}
    FlowResult write();

private:
    /// What got to a sink, and from where.
    struct Arrival {
        Hit hit;
        NodeRef source;
        std::uint16_t length = 0;  ///< Steps of the way.
    };

    void collect(const Hit& hit, NodeRef source);
    void collectUnknownOrigins(FnId fn);
    void keepShortest();
    [[nodiscard]] SinkHit told(const Arrival& arrival) const;
    void addFacts(FlowResult& result);
    [[nodiscard]] std::vector<PathStep> steps(const SinkPlace& place, const Label& label) const;
    [[nodiscard]] std::string reason(const Trace& trace) const;
    [[nodiscard]] const Program& program(FileId file) const;
    /// The expression as the user wrote it, shortened: "req.body.id", "db.query()".
    [[nodiscard]] std::string render(NodeRef at) const;

    Engine& engine_;
    std::vector<Arrival> arrivals_;
};

}  // namespace jsward
