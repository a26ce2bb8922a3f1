// Which file of the scan a path without its extension means. Built once, then a hash lookup a question.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/program/modules.h"

namespace jsward {

/// Extensions that resolution knows. Declaration stands for .d.ts, .d.mts and .d.cts.
enum class Extension : std::uint8_t { None, Js, Mjs, Cjs, Jsx, Ts, Mts, Cts, Tsx, Json, Declaration, Count };

/// A path in two parts: "src/app" and Extension::Ts. An unknown extension stays part of the stem.
struct SplitPath {
    std::string_view stem;
    Extension extension = Extension::None;
};
[[nodiscard]] SplitPath splitExtension(std::string_view path);

/// Which file wins when several differ in their extension only: the language of the importing file goes first.
enum class Preference : std::uint8_t { JavaScript, TypeScript };
[[nodiscard]] Preference preferenceOf(std::string_view importingPath);

class FileIndex {
public:
    /// Keeps views into `paths`, which must outlive it unchanged.
    explicit FileIndex(const std::vector<std::string>& paths);

    /// The file at a path, its extension written, missing or that of the compiled file (`x.js` for x.ts).
    [[nodiscard]] std::optional<FileId> file(std::string_view path, Preference preference) const;

    /// file(path), else the index file of the directory `path`.
    [[nodiscard]] std::optional<FileId> fileOrIndex(std::string_view path, Preference preference) const;

    /// The index file of a directory.
    [[nodiscard]] std::optional<FileId> indexOf(std::string_view directory, Preference preference) const;

    /// Any file with this stem, whatever extension is written: what `dist/app.cjs` was compiled from.
    [[nodiscard]] std::optional<FileId> sameStem(std::string_view path, Preference preference) const;

private:
    using Variants = std::array<FileId, static_cast<std::size_t>(Extension::Count)>;

    [[nodiscard]] const Variants* find(std::string_view stem) const;

    std::unordered_map<std::string_view, Variants> byStem_;
};

}  // namespace jsward
