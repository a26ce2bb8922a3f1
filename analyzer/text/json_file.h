// A JSON file that a person wrote, with comments and trailing commas, and everything that is found wrong in it. The getters
// complain and go on with a default: a reader needs no check a line, and the user sees all problems at once.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/text/file_problem.h"

namespace jsward {

class JsonFile {
public:
    using Json = nlohmann::json;
    using Words = std::span<const std::string_view>;

    static constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

    /// Parses the text; both views must outlive the object. What is no JSON, or no object, is a problem, and json() is an empty
    /// object then.
    JsonFile(std::string_view name, std::string_view text);

    [[nodiscard]] const Json& json() const { return json_; }
    [[nodiscard]] bool ok() const { return problems_.empty(); }
    /// In the order of the text.
    [[nodiscard]] std::vector<FileProblem> problems() const;

    // --- complaints: about a part of json() itself, not about a copy of it ------------------------------------------------

    void reject(const Json& value, std::string message);
    /// About the character `offset` of a text.
    void rejectInside(const Json& text, std::size_t offset, std::string message);
    void rejectKey(const Json& object, std::string_view key, std::string message);
    /// Later rows of the same key win silently in JSON: what a person writes twice is a mistake.
    void rejectRepeatedKeys();

    /// The text with everything but the value turned into spaces: who reads it finds the places of this file.
    [[nodiscard]] std::string isolated(const Json& value) const;

    // --- reading ------------------------------------------------------------------------------------------------------------

    /// The member, or null with a complaint.
    const Json* required(const Json& object, std::string_view key);
    /// The text, or "" with a complaint when it is none or empty. `what` is how messages call it.
    std::string_view text(const Json& value, std::string_view what);
    std::string_view requiredText(const Json& object, std::string_view key);
    /// The elements of an array of at least one text; what is none is complained about and left out.
    std::vector<const Json*> texts(const Json& value, std::string_view what);
    /// False when it is not there.
    bool flag(const Json& object, std::string_view key);
    /// Whether it is an object; complains when not.
    bool isObject(const Json& value, std::string_view what);
    bool isArray(const Json& value, std::string_view what);
    /// The index of a word in `allowed`; kNoWord with a complaint that names the nearest.
    std::size_t word(const Json& value, std::string_view what, Words allowed);
    /// `allowed` must outlive the object.
    void allowKeys(const Json& object, Words allowed);

private:
    [[nodiscard]] std::string_view strict() const { return strict_.empty() ? text_ : strict_; }
    [[nodiscard]] std::string pointerOf(const Json& value) const;
    [[nodiscard]] std::size_t offsetOf(const Json& value) const;

    std::string_view name_;
    std::string_view text_;
    std::string strict_;  ///< The text without comments, when it has some.
    Json json_;
    std::vector<std::pair<std::size_t, std::string>> problems_;    ///< By offset.
    std::set<std::pair<const Json*, std::string_view>> misspelt_;  ///< Keys that unknown ones stand for.
};

/// A value as messages quote it: `"sqll"`, `5`, `an object`.
[[nodiscard]] std::string quotedValue(const nlohmann::json& value);

}  // namespace jsward
