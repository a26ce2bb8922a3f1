// What files import from one another and from packages.
#include "analyzer/flow/engine.h"

#include <algorithm>

namespace jsward {

const Engine::Module& Engine::resolve(std::uint32_t slot, std::string_view specifier) {
    const Symbol name = symbols.intern(specifier);
    const auto [found, isNew] = files_[slot].resolved.try_emplace(name);
    if (!isNew) return found->second;
    Module& module = found->second;
    module.target = provider_.resolve(fileOf(slot), specifier);
    const std::string own = ownModules_.nameOf(fileOf(slot), specifier, module.target);
    if (!own.empty()) module.described = api.ownModule(own);
    return module;
}

/// What a described module gives under a name; all of it as "default", as packages do.
ValueId Engine::memberOf(ApiId module, Symbol name) {
    Label label;
    label.tag = Tag::Api;
    label.a = name == names.defaultName ? module : api.member(module, name);
    return label.a ? values.of(label) : 0;
}

ValueId Engine::require(std::uint32_t slot, std::string_view specifier, FnId reader) {
    const Module& module = resolve(slot, specifier);
    const Resolution& target = module.target;
    if (target.kind == Resolution::Kind::Package)
        return memberOf(api.package(target.package, symbols), names.defaultName);
    const ValueId described = memberOf(module.described, names.defaultName);
    if (target.kind != Resolution::Kind::File) return described;
    const auto to = slotOf(target.file);
    if (!to) return described;
    return values.join(described, isRead(*to) ? wholeModule(*to, reader) : unread(*to, reader));
}

ValueId Engine::wholeModule(std::uint32_t slot, FnId reader) {
    Label label;
    label.tag = Tag::Module;
    label.a = slot;
    return values.join(values.of(label), read(Space::Assigned, slot, 0, reader));
}

std::vector<Symbol> Engine::exportNames(std::uint32_t slot, FnId reader) {
    constexpr std::size_t kMost = 24;
    std::vector<Symbol> exported;
    for (const auto& [name, entries] : files_[slot].exports) exported.push_back(name);
    for (const std::uint32_t name : namesOf(Space::Exports, slot, reader)) exported.push_back(name);
    std::ranges::sort(exported, {}, [&](Symbol name) { return symbols.text(name); });
    exported.erase(std::unique(exported.begin(), exported.end()), exported.end());
    if (exported.size() > kMost) exported.resize(kMost);
    return exported;
}

std::vector<Symbol> Engine::exportedNames(std::uint32_t slot) const {
    std::vector<Symbol> result;
    for (const auto& [name, entries] : files_[slot].exports) result.push_back(name);
    if (program(slot).isModule && !files_[slot].exports.contains(names.defaultName))
        result.push_back(names.defaultName);
    std::ranges::sort(result);
    return result;
}

bool Engine::isFileOf(std::uint32_t slot, const Fact& role) {
    if (role.file.empty()) return false;
    auto known = patterns_.find(role.file);
    if (known == patterns_.end()) known = patterns_.try_emplace(role.file, "**/" + role.file).first;
    return known->second.matches(provider_.path(fileOf(slot)));
}

void Engine::findFolders(File& file) {
    for (const ModuleRequest& request : file.program->requests) {
        if (request.kind != RequestKind::Folder) continue;
        for (const FileId loaded : provider_.filesOf(file.file, request))
            if (const auto slot = slotOf(loaded)) file.folders[request.span].push_back(*slot);
    }
}

ValueId Engine::requireFolder(std::uint32_t slot, Span call, FnId reader) {
    const auto found = files_[slot].folders.find(call);
    if (found == files_[slot].folders.end()) return 0;
    ValueId any = 0;
    for (const std::uint32_t file : found->second)
        any = values.join(any, isRead(file) ? wholeModule(file, reader) : unread(file, reader));
    return any;
}

ValueId Engine::exportedAs(std::uint32_t slot, const Export& entry, FnId reader, int depth) {
    const Program& p = program(slot);
    switch (entry.kind) {
        case ExportKind::Local:
            if (entry.binding == kNone) return 0;
            if (p.bindings[entry.binding].kind == BindingKind::Import) return importValue(slot, entry.binding, reader);
            return read(Space::Binding, slot, entry.binding, reader);
        case ExportKind::StarAs: return require(slot, p.atom(entry.module), reader);
        case ExportKind::Indirect: {
            const Module& module = resolve(slot, p.atom(entry.module));
            const Symbol name = symbol(slot, entry.imported);
            if (module.target.kind == Resolution::Kind::Package)
                return memberOf(api.package(module.target.package, symbols), name);
            const ValueId described = memberOf(module.described, name);
            const auto to = module.target.kind == Resolution::Kind::File ? slotOf(module.target.file) : std::nullopt;
            return to ? values.join(described, exportLookup(*to, name, reader, depth + 1)) : described;
        }
        case ExportKind::Star: return 0;
    }
    return 0;
}

ValueId Engine::exportLookup(std::uint32_t slot, Symbol name, FnId reader, int depth) {
    if (depth > 16) return 0;
    if (!isRead(slot)) return unread(slot, reader);
    const Program& p = program(slot);
    ValueId result = 0;
    if (const auto own = files_[slot].exports.find(name); own != files_[slot].exports.end()) {
        for (const Export* entry : own->second) result = values.join(result, exportedAs(slot, *entry, reader, depth));
    }
    if (result == 0 && name != names.defaultName) {
        for (const Export* entry : files_[slot].stars) {
            const auto& [target, described] = resolve(slot, p.atom(entry->module));
            result = values.join(result, memberOf(described, name));
            const auto to = target.kind == Resolution::Kind::File ? slotOf(target.file) : std::nullopt;
            if (to) result = values.join(result, exportLookup(*to, name, reader, depth + 1));
        }
    }
    return values.join(result, read(Space::Exports, slot, name, reader));
}

ValueId Engine::moduleMember(std::uint32_t slot, Symbol name, FnId reader) {
    return exportLookup(slot, name, reader, 0);
}

ValueId Engine::importValue(std::uint32_t slot, BindingId binding, FnId reader) {
    const auto found = files_[slot].imports.find(binding);
    if (found == files_[slot].imports.end()) return 0;
    const Import& import = *found->second;
    const Program& p = program(slot);
    const std::string_view specifier = p.atom(import.module);
    const std::string_view imported = p.atom(import.imported);
    if (imported == "*") return require(slot, specifier, reader);
    const auto& [target, described] = resolve(slot, specifier);
    const Symbol name = symbol(slot, import.imported);
    if (target.kind == Resolution::Kind::Package) return memberOf(api.package(target.package, symbols), name);
    ValueId result = memberOf(described, name);
    const auto to = target.kind == Resolution::Kind::File ? slotOf(target.file) : std::nullopt;
    if (!to) return result;
    result = values.join(result, exportLookup(*to, name, reader, 0));
    if (!isRead(*to)) return result;
    const ValueId assigned = read(Space::Assigned, *to, 0, reader);
    if (name == names.defaultName) {
        // The default import of a CommonJS module is its exports as a whole.
        result = values.join(result, assigned);
        if (!program(*to).isModule) {
            Label label;
            label.tag = Tag::Module;
            label.a = *to;
            result = values.join(result, values.of(label));
        }
        return result;
    }
    return values.join(result, values.field(assigned, name));
}

}  // namespace jsward
