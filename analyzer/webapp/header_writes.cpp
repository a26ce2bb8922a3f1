#include "analyzer/webapp/header_writes.h"

#include <algorithm>
#include <optional>

#include "analyzer/text/words.h"
#include "analyzer/webapp/option_use.h"

namespace jsward {
namespace {

using Kinds = OptionValue::Kind;

class Collector {
public:
    explicit Collector(const ProgramProvider& programs) : programs_(programs), reader_(programs) {}

    void read(const OptionUse& use) {
        if (use.topic == "response-header") readOne(use);
        if (use.topic != "response-headers") return;
        const UsedOptions options(reader_, use);
        for (const OptionValue& value : options.whole()) readObject(value, use);
    }

    /// `{key: 'X-Frame-Options', value: 'DENY'}`
    void readTables(FileId file) {
        const Program& program = programs_.program(file);
        for (NodeId id = 1; id < program.nodes.size(); ++id) {
            if (program[id].kind != Kind::Object) continue;
            const NodeId key = property(program, id, "key");
            const NodeId value = property(program, id, "value");
            if (key == 0 || value == 0 || program[key].kind != Kind::String) continue;
            const std::string name = lowerCase(program.atom(program[key].a));
            if (name.find('-') == std::string::npos) continue;
            found_.push_back({name, {file, value}, {file, id}, "The table of headers", {file, 0}, true, false});
        }
    }

    std::vector<HeaderWrite> take() {
        std::ranges::stable_sort(found_, {}, &HeaderWrite::value);
        const auto isSame = [](const HeaderWrite& a, const HeaderWrite& b) { return a.value == b.value; };
        found_.erase(std::unique(found_.begin(), found_.end(), isSame), found_.end());
        return std::move(found_);
    }

private:
    static NodeId property(const Program& program, NodeId object, std::string_view name) {
        for (const NodeId item : program.items(object))
            if (program[item].kind == Kind::Property && program.atom(program[item].a) == name) return item - 1;
        return 0;
    }

    void readOne(const OptionUse& use) {
        const Program& program = programs_.program(use.call.file);
        if (program[use.call.node].kind != Kind::Call) return;
        const auto arguments = program.arguments(use.call.node);
        if (arguments.size() <= use.argument) return;
        const OptionValues names = UsedOptions(reader_, use)["name"];
        const bool isKnown = names.size() == 1 && names[0].kind == Kinds::String;
        add(isKnown ? names[0].text : "", {use.call.file, arguments[use.argument]}, use);
    }

    void readObject(const OptionValue& object, const OptionUse& use) {
        if (object.kind != Kinds::Object || object.node.node == 0) return;
        const Program& program = programs_.program(object.node.file);
        if (program[object.node.node].kind != Kind::Object) return;
        for (const NodeId item : program.items(object.node.node)) {
            if (program[item].kind == Kind::Property)
                add(program.atom(program[item].a), {object.node.file, item - 1}, use);
            else if (program[item].kind == Kind::ComputedProperty && program[program[item].a].kind == Kind::String)
                add(program.atom(program[program[item].a].a), {object.node.file, item - 1}, use);
            else if (program[item].kind == Kind::Spread)
                for (const OptionValue& value : reader_.valuesOf({object.node.file, item - 1})) readObject(value, use);
        }
    }

    void add(std::string_view name, NodeRef value, const OptionUse& use) {
        found_.push_back({lowerCase(name), value, use.call, use.name, use.function, use.byShape, use.development});
    }

    const ProgramProvider& programs_;
    OptionReader reader_;
    std::vector<HeaderWrite> found_;
};

}  // namespace

std::vector<HeaderWrite> headerWrites(const FlowResult& flow, std::span<const FileId> files,
                                      const ProgramProvider& programs) {
    Collector collector(programs);
    for (const OptionUse& use : flow.options) collector.read(use);
    for (const FileId file : files) collector.readTables(file);
    return collector.take();
}

}  // namespace jsward
