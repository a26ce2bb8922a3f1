// Which binding a name means while the lowering walks down and up the scopes of a file.
//
// Every scope is declared in full before anything in it is read, so that a name is resolved where it stands and never again.
// For each atom there is one slot with the binding that it means now; entering a scope overwrites slots, leaving it restores
// them. Resolving is one array access, however deep the nesting.
#pragma once

#include <algorithm>
#include <vector>

#include "analyzer/program/program.h"

namespace jsward {

class Scopes {
public:
    explicit Scopes(Program& program) : program_(program) {}

    void enter() {
        starts_.push_back(static_cast<std::uint32_t>(undo_.size()));
        serials_.push_back(++lastSerial_);
    }

    void leave() {
        for (; undo_.size() > starts_.back(); undo_.pop_back()) slots_[undo_.back().atom] = undo_.back().before;
        starts_.pop_back();
        serials_.pop_back();
    }

    /// Declares a name in the innermost scope, held by the activation of `function`. A second declaration of the same name in
    /// the same scope means the same binding.
    BindingId declare(AtomId name, BindingKind kind, FunctionId function) {
        const BindingId present = lookup(name);
        if (present != kNone && scopeOf_[present] == serials_.back()) return redeclare(present, kind);
        const auto id = static_cast<BindingId>(program_.bindings.size());
        program_.bindings.push_back({.name = name, .function = function, .kind = kind});
        scopeOf_.push_back(serials_.back());
        if (name >= slots_.size()) slots_.resize(std::max<std::size_t>(name + 1, slots_.size() * 2), kNone);
        undo_.push_back({name, slots_[name]});
        slots_[name] = id;
        return id;
    }

    /// The binding that the name means here; kNone when it is not declared in the file.
    [[nodiscard]] BindingId lookup(AtomId name) const { return name < slots_.size() ? slots_[name] : kNone; }

private:
    struct Undo {
        AtomId atom;
        BindingId before;
    };

    /// `var f; function f() {}`: what is written at once says more than what may be written some time.
    BindingId redeclare(BindingId binding, BindingKind kind) {
        Binding& known = program_.bindings[binding];
        if (known.kind == BindingKind::Var && kind == BindingKind::Function) known.kind = kind;
        return binding;
    }

    Program& program_;
    std::vector<BindingId> slots_;        ///< By atom.
    std::vector<std::uint32_t> scopeOf_;  ///< By binding: serial number of its scope.
    std::vector<Undo> undo_;
    std::vector<std::uint32_t> starts_;  ///< By open scope: where its part of `undo_` starts.
    std::vector<std::uint32_t> serials_;
    std::uint32_t lastSerial_ = 0;
};

/// Orders the bindings by the function that holds them, keeping their order within each, and rewrites every reference.
void groupBindings(Program& program);

}  // namespace jsward
