// Every path is kept once, under its stem, with one slot an extension: the eight or nine files that `require('./x')` may
// mean are then a single lookup, where probing them one by one would hash as many strings.

#include "analyzer/program/file_index.h"

#include <span>
#include <utility>

namespace jsward {
namespace {

using enum Extension;

struct Suffix {
    std::string_view text;
    Extension extension;
};

// Declarations first: ".d.ts" also ends in ".ts".
constexpr Suffix kSuffixes[] = {
    {".d.ts", Declaration}, {".d.mts", Declaration}, {".d.cts", Declaration}, {".js", Js},
    {".mjs", Mjs},          {".cjs", Cjs},           {".jsx", Jsx},           {".ts", Ts},
    {".mts", Mts},          {".cts", Cts},           {".tsx", Tsx},           {".json", Json},
};

constexpr Extension kJavaScriptFirst[] = {None, Js, Mjs, Cjs, Jsx, Ts, Mts, Cts, Tsx, Json, Declaration};
constexpr Extension kTypeScriptFirst[] = {None, Ts, Tsx, Mts, Cts, Js, Jsx, Mjs, Cjs, Json, Declaration};

std::span<const Extension> searchOrder(Preference preference) {
    if (preference == Preference::TypeScript) return kTypeScriptFirst;
    return kJavaScriptFirst;
}

/// What a file with this extension may have been compiled from.
std::span<const Extension> sourcesOf(Extension compiled) {
    static constexpr Extension kOfJs[] = {Ts, Tsx, Jsx, Declaration};
    static constexpr Extension kOfMjs[] = {Mts, Declaration};
    static constexpr Extension kOfCjs[] = {Cts, Declaration};
    static constexpr Extension kOfJsx[] = {Tsx, Declaration};
    static constexpr Extension kOfDeclaration[] = {Ts, Tsx, Mts, Cts, Js, Mjs, Cjs, Jsx};
    switch (compiled) {
        case Js: return kOfJs;
        case Mjs: return kOfMjs;
        case Cjs: return kOfCjs;
        case Jsx: return kOfJsx;
        case Declaration: return kOfDeclaration;
        default: return {};
    }
}

template <class Variants>
std::optional<FileId> firstOf(const Variants* variants, std::span<const Extension> order) {
    if (variants == nullptr) return std::nullopt;
    for (const Extension extension : order) {
        const FileId file = (*variants)[static_cast<std::size_t>(extension)];
        if (file != kNone) return file;
    }
    return std::nullopt;
}

}  // namespace

SplitPath splitExtension(std::string_view path) {
    for (const Suffix& suffix : kSuffixes) {
        if (!path.ends_with(suffix.text)) continue;
        const std::string_view stem = path.substr(0, path.size() - suffix.text.size());
        if (!stem.empty() && stem.back() != '/') return {stem, suffix.extension};
    }
    return {path, None};
}

Preference preferenceOf(std::string_view importingPath) {
    switch (splitExtension(importingPath).extension) {
        case Ts:
        case Mts:
        case Cts:
        case Tsx:
        case Declaration: return Preference::TypeScript;
        default: return Preference::JavaScript;
    }
}

FileIndex::FileIndex(const std::vector<std::string>& paths) {
    byStem_.reserve(paths.size());
    Variants nothing;
    nothing.fill(kNone);
    for (FileId file = 0; file < paths.size(); ++file) {
        const SplitPath split = splitExtension(paths[file]);
        FileId& slot = byStem_.emplace(split.stem, nothing).first->second[static_cast<std::size_t>(split.extension)];
        if (slot == kNone) slot = file;
    }
}

const FileIndex::Variants* FileIndex::find(std::string_view stem) const {
    const auto found = byStem_.find(stem);
    return found == byStem_.end() ? nullptr : &found->second;
}

std::optional<FileId> FileIndex::file(std::string_view path, Preference preference) const {
    const SplitPath split = splitExtension(path);
    if (split.extension != None) {
        const Variants* variants = find(split.stem);
        const Extension asWritten[] = {split.extension};
        const auto exact = firstOf(variants, asWritten);
        const auto source = firstOf(variants, sourcesOf(split.extension));
        // A compiled file beside its source: TypeScript means the source, Node the compiled one.
        const bool sourceFirst = preference == Preference::TypeScript || split.extension == Declaration;
        const bool onlyDeclared = source && firstOf(variants, std::array{Declaration}) == source;
        if (source && (!exact || (sourceFirst && !onlyDeclared))) return source;
        if (exact) return exact;
    }
    return firstOf(find(path), searchOrder(preference));
}

std::optional<FileId> FileIndex::fileOrIndex(std::string_view path, Preference preference) const {
    if (!path.empty())
        if (const auto found = file(path, preference)) return found;
    return indexOf(path, preference);
}

std::optional<FileId> FileIndex::indexOf(std::string_view directory, Preference preference) const {
    if (directory.empty()) return firstOf(find("index"), searchOrder(preference));
    std::string path;
    path.reserve(directory.size() + 6);
    path.append(directory).append("/index");
    return firstOf(find(path), searchOrder(preference));
}

std::optional<FileId> FileIndex::sameStem(std::string_view path, Preference preference) const {
    return firstOf(find(splitExtension(path).stem), searchOrder(preference));
}

}  // namespace jsward
