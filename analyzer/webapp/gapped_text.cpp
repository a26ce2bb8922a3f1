#include "analyzer/webapp/gapped_text.h"

namespace jsward {
namespace {

constexpr int kDeepest = 24;  ///< Of expressions inside of each other, and variables one after the other.

class TextReader {
public:
    explicit TextReader(const ProgramProvider& programs) : programs_(programs), reader_(programs) {}

    [[nodiscard]] std::string of(NodeRef ref, int depth) const {
        if (depth > kDeepest) return gap();
        const Program& program = programs_.program(ref.file);
        const auto part = [&](NodeId node) { return of({ref.file, node}, depth + 1); };
        const Node& node = program[ref.node];
        switch (node.kind) {
            case Kind::String: return std::string(program.atom(node.a));
            case Kind::Cast: return part(ref.node - 1);
            case Kind::Template: return concatenated(program, ref, depth);
            case Kind::Binary:
                if (static_cast<BinaryOp>(node.op) != BinaryOp::Add) return gap();
                return part(node.a) + part(ref.node - 1);
            case Kind::Call: return ofCall(program, ref, depth);
            default: return elsewhere(ref, depth);
        }
    }

private:
    [[nodiscard]] static std::string gap() { return {kGap}; }

    [[nodiscard]] std::string concatenated(const Program& program, NodeRef ref, int depth) const {
        std::string text;
        for (const NodeId part : program.items(ref.node)) text += of({ref.file, part}, depth + 1);
        return text;
    }

    /// `[a, b].join('; ')`, `text.replace(/\s+/g, ' ')`, or what a function of the program gives.
    [[nodiscard]] std::string ofCall(const Program& program, NodeRef ref, int depth) const {
        const NodeId callee = program.callee(ref.node);
        if (program[callee].kind != Kind::Member) return elsewhere(ref, depth);
        const std::string_view method = program.atom(program[callee].a);
        if (method == "trim" || method == "replace" || method == "replaceAll")
            return of({ref.file, callee - 1}, depth + 1);
        if (method == "join") return joined(program, {ref.file, callee - 1}, ref, depth);
        return elsewhere(ref, depth);
    }

    [[nodiscard]] std::string joined(const Program& program, NodeRef list, NodeRef call, int depth) const {
        const OptionValues values = reader_.valuesOf(list);
        if (values.size() != 1 || values[0].kind != OptionValue::Kind::Array) return gap();
        const auto arguments = program.arguments(call.node);
        const std::string separator = arguments.empty() ? "," : of({call.file, arguments[0]}, depth + 1);
        std::string text;
        for (const NodeId item : programs_.program(values[0].node.file).items(values[0].node.node)) {
            if (!text.empty()) text += separator;
            text += of({values[0].node.file, item}, depth + 1);
        }
        return text;
    }

    /// Follows a variable to where its value is written.
    [[nodiscard]] std::string elsewhere(NodeRef ref, int depth) const {
        const OptionValues values = reader_.valuesOf(ref);
        if (values.size() != 1) return gap();
        if (values[0].kind == OptionValue::Kind::String) return values[0].text;
        const bool isElsewhere = values[0].node.node != 0 && values[0].node != ref;
        return isElsewhere && values[0].kind == OptionValue::Kind::Unknown ? of(values[0].node, depth + 1) : gap();
    }

    const ProgramProvider& programs_;
    OptionReader reader_;
};

}  // namespace

std::string gappedText(const ProgramProvider& programs, NodeRef expression) {
    return TextReader(programs).of(expression, 0);
}

}  // namespace jsward
