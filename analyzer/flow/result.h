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
    void addHit(const Hit& hit, FlowResult& result);
    void addUnknownOrigins(FnId fn, FlowResult& result);
    void addFacts(FlowResult& result);
    [[nodiscard]] SinkHit hitAt(const SinkPlace& place, const Label& label) const;
    [[nodiscard]] std::vector<PathStep> steps(const SinkPlace& place, const Label& label) const;
    [[nodiscard]] std::string reason(const Trace& trace) const;
    [[nodiscard]] const Program& program(FileId file) const;
    /// The expression as the user wrote it, shortened: "req.body.id", "db.query()".
    [[nodiscard]] std::string render(NodeRef at) const;

    Engine& engine_;
};

}  // namespace jsward
