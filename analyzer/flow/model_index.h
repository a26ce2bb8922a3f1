// The models as the engine reads them: a trie of API-path steps, each node with the facts that hold there.
//
// Every package, type and global variable, the unknown receiver (`?`) and what a file exports is a root of the trie. A path of a model is a walk from a
// root; its last node carries the fact. A type is a root of its own: nodes where a value of that type stands list it, and
// whoever arrives there continues from the type's root too. All is immutable after parsing and shared by all analyses.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "analyzer/flow/model_path.h"
#include "analyzer/flow/models.h"
#include "analyzer/flow/option_spelling.h"
#include "analyzer/flow/sink_kinds.h"
#include "analyzer/flow/symbols.h"

namespace jsward {

using TrieNode = std::uint32_t;

inline constexpr TrieNode kNoNode = 0;

/// A property that stands below values of one kind and is dangerous in another way: `$where` of a filter is code.
struct HeldSink {
    Symbol property = 0;
    Symbol below = 0;  ///< A property of that property, or 0.
    KindId kind = 0;
};

/// How values count at sinks of one kind (kinds.json).
struct SinkKind {
    std::string name;
    bool harmlessStrings = false;  ///< A proven string is no danger here (Mongo operators need objects).
    bool deep = false;             ///< Properties of an object handed over count too.
    bool needsText = false;        ///< Only strings matter: objects handed over whole are no danger.
    std::vector<Symbol>
        operatorKeys;             ///< Keys beginning with '$' whose operands are looked into; others end the danger.
    bool skipsOperators = false;  ///< Whether `operatorKeys` applies at all.
    std::vector<HeldSink> holds;  ///< Looked for at every depth.
};

enum class FactKind : std::uint8_t {
    Type,
    Source,
    Sink,
    Sanitizer,
    Guard,
    Step,
    Callback,
    Role,
    Effect,
    Options,
    Decorator,
    Setting
};

/// Where a step takes its value from.
struct StepInput {
    enum class Kind : std::uint8_t { This, Argument, ArgumentsFrom, Returned } kind = Kind::Argument;
    std::uint32_t number = 0;
    bool element = false;  ///< One of the elements of it.
};

/// What a callback parameter is.
struct CallbackParameter {
    TrieNode type = kNoNode;       ///< Root of a type, or none.
    std::optional<KindId> source;  ///< A source kind, or none.
};

/// What a value, a call or a program must be like for a sink to count.
enum class Requirement : std::uint8_t {
    SqlText,      ///< the constant part reads as SQL
    MongoFilter,  ///< no object with a `where`
    Request,      ///< an application that receives requests
    Text,         ///< text, no object handed over whole
    Shown,        ///< a call that says that the client sees it: by a status of 4xx, or `expose: true`
    True,         ///< the constant `true`, which turns on what the sink stands for
    Callback,     ///< a call whose last argument is a function
    None
};

struct Fact {
    FactKind kind = FactKind::Type;
    TrieNode type = kNoNode;                      ///< Type: the type's root. Callback: the type of `this`.
    KindId what = 0;                              ///< Source, Sink: kind.
    bool stringOnly = false;                      ///< Source: carries strings. Step: turns into a string.
    bool objects = false;                         ///< Step: may turn strings into objects (a JSON parser).
    bool list = false;                            ///< Step: makes a list of what it takes.
    Requirement requirement = Requirement::None;  ///< Sink.
    std::string given;       ///< Sink, Setting, Callback: only when the first argument is this text, whatever its case.
    std::string unless;      ///< Sink: the setting that takes its danger away.
    SinkKinds harmless = 0;  ///< Sanitizer, Guard: sink kinds, as bits.
    bool when = true;        ///< Guard: the outcome that proves it.
    bool throws = false;     ///< Guard: it throws when the check fails.
    int arity = -1;          ///< Callback: parameters that the function declares, -1 any.
    std::vector<StepInput> from;                ///< Step.
    std::vector<CallbackParameter> parameters;  ///< Callback.
    std::uint32_t argument =
        0;                ///< Options: which argument holds them. Guard at a part of a result: which one is meant.
    bool pipes = false;   ///< Decorator: its arguments are pipes of all parameters.
    bool handed = false;  ///< Options: of the call that what the path names is handed to.
    std::shared_ptr<const OptionSpelling> spelling;  ///< Options; null: as rules ask for them.
    std::string text;                                ///< Role, Effect, credential Sink, Options, Setting: its word.
    std::string provides;                            ///< Role "middleware": what it protects with.
    std::string method;                              ///< Role "route": the HTTP method, when the name does not say it.
    std::string bodyLimit;                           ///< Role: as RoleCall.
    std::string limitKey;                            ///< Role: as RoleCall.
    std::string file;                                ///< Role of an export: the files that it holds for, a pattern.
    std::string below;                               ///< Role of an export: as RoleCall.
    bool context = false;                            ///< Callback: what its first parameter is, is one for itself.
    std::string framework;                           ///< Role: first word of the model's file name.
    bool own = false;                                ///< Said by the user, not by what is compiled in.
};

/// Functions recognised by the names of their parameters alone.
struct ParameterShape {
    std::vector<std::vector<Symbol>> names;
    std::vector<CallbackParameter> parameters;
};

class Relevance;

struct Models::Index {
    struct Node {
        std::vector<std::pair<std::uint64_t, TrieNode>> children;  ///< By PathElement::key(), sorted.
        std::vector<std::uint32_t> facts;
        bool byShape = false;       ///< Reached from `?`.
        bool holdsOptions = false;  ///< It, or something in it, tells a call how to behave.
        bool replaces = false;      ///< The user says what a call does: its code, if there is some, says nothing more.
    };

    Symbols symbols;
    std::vector<Node> nodes;  ///< nodes[0] is "none".
    std::vector<Fact> facts;
    std::vector<SinkKind> sinkKinds;
    std::vector<std::string> sourceKinds;
    std::unordered_map<std::string, TrieNode> packages;
    std::map<std::string, TrieNode, std::less<>> types;
    std::unordered_map<std::string, TrieNode> globals;
    TrieNode shapeRoot = kNoNode;
    TrieNode exportRoot = kNoNode;
    std::vector<ParameterShape> parameterShapes;
    bool hasOwn = false;                         ///< Some of it is the user's.
    std::shared_ptr<const Relevance> relevance;  ///< Over all of the above.

    [[nodiscard]] TrieNode child(TrieNode node, PathElement element) const;
    [[nodiscard]] std::optional<KindId> sinkKind(std::string_view name) const;
    [[nodiscard]] std::optional<KindId> sourceKind(std::string_view name) const;
};

/// What became of a path of a row: a fact at the end of the path, once for each package that it speaks of, or a shape of parameters.
struct RowPlace {
    std::string file;             ///< Name of the model.
    std::string path;             ///< Alternatives spread out; of a shape the row as it stands in the model.
    std::uint32_t what = 0;       ///< Index of the fact, or of the shape.
    std::vector<TrieNode> nodes;  ///< Where the fact holds; none for a shape.
};

/// Reads as Models::read does; tells what became of each path if `places` is given.
std::variant<std::shared_ptr<Models::Index>, std::vector<FileProblem>> readIndex(
    std::span<const ModelText> files, std::vector<RowPlace>* places = nullptr);

}  // namespace jsward
