// Which files of a component are followed. Most files of an application take no part in anything that a rule asks about, and to read
// one costs ten times what following it costs. So the analysis begins with the files of the scope, where sinks, sources and roles are
// named, and reads another one when it matters:
//
// - what is imported from a file that nobody has read is a value of its own (Tag::Unread), which travels as data does; when it gets to
//   a sink, decides a condition, becomes a handler, is constructed, extended or written to, the file is read;
// - who imports a file that exports objects of libraries, or functions that let their parameters into sinks, is read too.
//
// After each round the functions that met what has been read since are evaluated again, until nothing more is asked for.
#include "analyzer/flow/engine.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "analyzer/flow/relevance.h"
#include "analyzer/flow/triggers.h"

namespace jsward {
namespace {

/// Looks through values for what somebody who gets them can do something with: objects of libraries, functions that let their
/// parameters into sinks.
class Leads {
public:
    /// `countsData`: whether the data of requests counts by itself.
    Leads(Engine& engine, bool countsData) : engine_(engine), countsData_(countsData) {}

    bool leadsOn(ValueId value) { return leadsOn(value, 0); }

    bool moduleLeadsOn(std::uint32_t slot) {
        if (!engine_.isRead(slot) || !modules_.insert(slot).second) return false;
        return std::ranges::any_of(engine_.exportsOf(slot), [&](ValueId value) { return leadsOn(value, 0); });
    }

private:
    static constexpr int kDeepest = 6;

    bool leadsOn(ValueId value, int depth) {
        if (value == 0 || depth > kDeepest || !seen_.insert(value).second) return false;
        return std::ranges::any_of(engine_.values.labels(value), [&](const Label& l) { return leadsOn(l, depth); }) ||
               std::ranges::any_of(engine_.values.fields(value),
                                   [&](const Property& field) { return leadsOn(field.value, depth + 1); });
    }

    bool leadsOn(const Label& l, int depth) {
        switch (l.tag) {
            case Tag::Source: return countsData_ && engine_.isRemote(engine_.sourceInfo(l.a).kind);
            case Tag::Api: return engine_.api.leadsOn(l.a) || (countsData_ && engine_.api.leadsToData(l.a));
            case Tag::Function:
                return functionLeadsOn(l.a, depth) || constructorLeadsOn(constructorOfFunction(l.a), depth);
            case Tag::Class: return constructorLeadsOn(constructorOfClass(l.a), depth);
            case Tag::Instance: return constructorLeadsOn(l.a, depth);
            case Tag::Object: return cellsLeadOn(Space::Object, l.a, depth);
            case Tag::Module: return moduleLeadsOn(l.a);
            default: return false;
        }
    }

    bool functionLeadsOn(FnId fn, int depth) {
        const FunctionState& state = engine_.state(fn);
        return !state.sinks.empty() || leadsOn(state.returns, depth + 1);
    }

    bool cellsLeadOn(Space space, std::uint32_t owner, int depth) {
        if (!owners_.emplace(space, owner).second) return false;
        return std::ranges::any_of(engine_.namesOf(space, owner), [&](std::uint32_t name) {
            return leadsOn(engine_.peek(space, owner, name), depth + 1);
        });
    }

    bool constructorLeadsOn(Constructor constructor, int depth) {
        if (cellsLeadOn(Space::Instance, constructor, depth) || cellsLeadOn(Space::Static, constructor, depth))
            return true;
        if (!isClass(constructor) || !classes_.insert(constructor).second) return false;
        const auto [slot, id] = engine_.classAt(constructor / 2);
        const Program& program = engine_.program(slot);
        return std::ranges::any_of(program.membersOf(program.classes[id]), [&, slot = slot](const ClassMember& member) {
            const bool isFunction = member.value && program[member.value].kind == Kind::Function;
            return isFunction && functionLeadsOn(engine_.functionId(slot, program[member.value].a), depth);
        });
    }

    Engine& engine_;
    bool countsData_;
    std::set<ValueId> seen_;
    std::set<std::uint32_t> modules_;
    std::set<std::pair<Space, std::uint32_t>> owners_;
    std::set<Constructor> classes_;
};

}  // namespace

void Engine::addFiles(std::span<const FileId> files) {
    for (const FileId file : files) {
        slots_.emplace(file, static_cast<std::uint32_t>(files_.size()));
        files_.emplace_back().file = file;
    }
}

void Engine::linkFiles() {
    for (std::uint32_t slot = 0; slot < files_.size(); ++slot) {
        for (const NamedModule& module : provider_.triggers(fileOf(slot)).modules) {
            const Resolution target = provider_.resolve(fileOf(slot), module.specifier);
            const auto to = target.kind == Resolution::Kind::File ? slotOf(target.file) : std::nullopt;
            if (to) files_[*to].importers.push_back(slot);
        }
    }
}

void Engine::readFile(std::uint32_t slot) {
    File& entry = files_[slot];
    entry.program = &provider_.program(entry.file);
    entry.firstFunction = static_cast<FnId>(functions_.size());
    entry.firstClass = static_cast<ClassKey>(classes_.size());
    entry.symbols.assign(entry.program->atomOffsets.size(), kNone);
    entry.bindings.assign(entry.program->bindings.size(), kNone);
    for (const Import& import : entry.program->imports) entry.imports.emplace(import.binding, &import);
    for (const Export& one : entry.program->exports) {
        if (one.kind == ExportKind::Star) {
            entry.stars.push_back(&one);
        } else {
            entry.exports[symbol(slot, one.exported)].push_back(&one);
        }
    }
    for (FunctionId id = 0; id < entry.program->functions.size(); ++id) {
        FunctionState& state = functions_.emplace_back();
        state.slot = slot;
        state.id = id;
    }
    for (ClassId id = 0; id < entry.program->classes.size(); ++id) classes_.emplace_back(slot, id);
    findFolders(entry);
}

bool Engine::mayYieldEnvironment(std::uint32_t slot) const {
    return models.relevance->namesEnvironment(provider_.triggers(fileOf(slot)));
}

bool Engine::mayYieldErrors(std::uint32_t slot) const {
    return models.relevance->namesErrors(provider_.triggers(fileOf(slot)));
}

/// What stands for everything in a file that nobody has read; whoever meets it looks again once somebody has.
ValueId Engine::unread(std::uint32_t slot, FnId reader) {
    read(Space::Read, slot, 0, reader);
    Label label;
    label.tag = Tag::Unread;
    label.a = slot;
    return values.of(label);
}

/// Reads the files that matter by now; false when there are none.
bool Engine::readMore() {
    askImporters();
    askHandlers();
    std::erase_if(asked_, [&](std::uint32_t slot) { return isRead(slot); });
    for (const std::uint32_t slot : asked_) {
        readFile(slot);
        Label label;
        label.tag = Tag::Constant;
        write(Space::Read, slot, 0, values.of(label));
    }
    leads_.clear();
    // A function that looks again because there is more to see does not go round in circles.
    for (const FnId fn : queue_) functions_[fn].runs = 0;
    return !std::exchange(asked_, {}).empty();
}

/// Whoever imports something that leads to a sink may call it, and whoever imports an object of a library may use it.
void Engine::askImporters() {
    for (std::uint32_t slot = 0; slot < files_.size(); ++slot) {
        File& file = files_[slot];
        const auto wanted = [&](std::uint32_t importer) { return !isRead(importer); };
        if (!isRead(slot) || file.isToldOn || std::ranges::none_of(file.importers, wanted) ||
            !Leads(*this, true).moduleLeadsOn(slot))
            continue;
        file.isToldOn = true;
        for (const std::uint32_t importer : file.importers) ask(importer);
    }
}

/// What a route does, in whatever function of whatever file, says whether it has to be protected.
void Engine::askHandlers() {
    std::vector<FnId> open;
    const std::function<void(const ArgumentValue&)> add = [&](const ArgumentValue& argument) {
        for (const FunctionRef& function : argument.functions)
            open.push_back(functionId(*slotOf(function.file), function.function));
        for (const ArgumentValue& element : argument.elements) add(element);
    };
    for (const FunctionState& state : functions_) {
        for (const RoleCall& role : state.roles)
            for (const ArgumentValue& argument : role.arguments) add(argument);
    }
    std::vector<bool> seen(functions_.size());
    while (!open.empty()) {
        const FnId fn = open.back();
        open.pop_back();
        if (seen[fn]) continue;
        seen[fn] = true;
        const FunctionState& state = functions_[fn];
        for (const std::uint32_t slot : state.unread)
            if (std::ranges::binary_search(working_, fileOf(slot))) ask(slot);
        for (const FunctionRef& callee : state.facts.calls)
            open.push_back(functionId(*slotOf(callee.file), callee.function));
    }
}

bool Engine::leadsOn(ValueId value) {
    if (value == 0) return false;
    const auto [known, isNew] = leads_.try_emplace(value, false);
    if (isNew) {
        const bool leads = Leads(*this, false).leadsOn(value);
        leads_[value] = leads;
        return leads;
    }
    return known->second;
}

/// Everything that a file exports, by whatever way.
std::vector<ValueId> Engine::exportsOf(std::uint32_t slot) {
    const FnId module = files_[slot].firstFunction;
    std::vector<ValueId> values = {peek(Space::Assigned, slot, 0)};
    for (const std::uint32_t name : namesOf(Space::Exports, slot)) values.push_back(peek(Space::Exports, slot, name));
    for (const auto& [name, entries] : files_[slot].exports) values.push_back(exportLookup(slot, name, module, 0));
    for (const Export* star : files_[slot].stars)
        values.push_back(require(slot, program(slot).atom(star->module), module));
    return values;
}

}  // namespace jsward
