// The result of the flow engine over one component of the module graph: which values reach which sinks and how, and what the
// calls that build a web application were given. Everything here is plain data; the engine's own state is gone.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/flow/option_spelling.h"
#include "analyzer/program/modules.h"
#include "analyzer/program/program.h"

namespace jsward {

class Models;  // analyzer/flow/models.h

/// A function of the component.
struct FunctionRef {
    FileId file = 0;
    FunctionId function = 0;
    friend auto operator<=>(const FunctionRef&, const FunctionRef&) = default;
};

/// A node of the component.
struct NodeRef {
    FileId file = 0;
    NodeId node = 0;
    friend auto operator<=>(const NodeRef&, const NodeRef&) = default;
};

/// One step of a flow, first the source, last the sink.
struct PathStep {
    NodeRef at;
    std::string reason;
};

/// Where a value that reached a sink comes from.
enum class Origin : std::uint8_t {
    Source,   ///< a modelled source: `sourceKind`
    Unknown,  ///< data of unknown origin: a parameter nobody in the program supplies, the result of an unknown call
    Constant  ///< a constant of the program: `constant`
};

/// A value that may be dangerous got to a sink. Sanitised values never appear here.
struct SinkHit {
    std::string_view sinkKind;  ///< "sql", "credential", ... (lives as long as the Models)
    std::string sinkName;       ///< What the user calls it: "connection.query()", "User.findOne()".
    NodeRef at;                 ///< The argument, property value or written value.
    NodeRef call;               ///< The call or assignment that is the sink.
    FunctionRef function;       ///< The function in which the sink stands.
    bool byShape = false;       ///< The sink was recognised by shape alone.
    Origin origin = Origin::Unknown;
    std::string_view sourceKind;  ///< For Origin::Source.
    std::string sourceName;       ///< "req.body.id", "error.message", "parameter name".
    NodeRef source;               ///< Where the value came from.
    std::string constant;         ///< For Origin::Constant: the value.
    bool concatenated = false;    ///< Part of a string built with other text.
    std::string what;             ///< The model row's free text ("JWT secret").
    std::vector<PathStep> steps;  ///< Source first, sink last.
};

/// An object of the web application, named by the expression that creates it (`express()`, `new Router()`).
using ObjectRef = NodeRef;

/// What is known about one argument of a call that builds a web application.
struct ArgumentValue {
    NodeRef node;
    std::vector<FunctionRef> functions;  ///< Functions it may be.
    std::vector<ObjectRef> objects;      ///< Apps and routers it may be.
    std::vector<std::string>
        provides;  ///< What it protects with, by model: "headers", "rate-limit", "authentication", ...
    std::vector<std::string> constants;  ///< String constants it may be.
    std::vector<std::string>
        names;            ///< What the code calls it, for recognition by name: identifier, callee and property names.
    bool shared = false;  ///< A plugin that works on the context that registers it, not on one of its own.
    std::vector<ArgumentValue>
        elements;                      ///< For array literals: each element in order. For object literals: the values.
    std::vector<std::string> methods;  ///< For object literals: the keys, one for each of `elements`.
};

/// A call with a role in the web application (see `roles` in docs/models.md). A call that makes a router of an app's own,
/// `app.route('/x')`, is there twice: as `router` (receivers: itself) and as `mount` (receivers: the app, argument: the path).
/// `call` is a call of a function of the program that is given an app or router, or a path and a handler: it may be a helper
/// that registers for its callers. `table` is an array or object literal (node and only argument) that holds paths and handlers:
/// loops over it may register them.
struct RoleCall {
    std::string role;       ///< A word of docs/models.md, "call" or "table".
    std::string framework;  ///< First word of the type or package: "express", "koa", ...
    std::string member;     ///< Last property of the callee: "get", "use", "listen"; "" for `express()`.
    std::string provides;   ///< Of middleware rows.
    NodeRef node;           ///< The call.
    FunctionRef function;   ///< The function in which it stands.
    std::vector<ObjectRef>
        receivers;  ///< The apps or routers it is called on; for `app` and `router` the object created.
    std::vector<ArgumentValue> arguments;
    bool development = false;  ///< Stands in a branch that runs outside production only.
    int methodArgument = -1;   ///< Of routes: the argument that says the method.
    std::string bodyLimit{};   ///< Of apps and body parsers: the limit of a body that they have unless told otherwise.
    std::string limitKey{};    ///< ... and the option that tells it.
    bool isExport = false;     ///< No call, but what a file exports.
    std::string below{};       ///< Of files whose path is that of a route: the folder at which it begins.
};

/// A call that is told how to behave: by one of its arguments, or by leaving it out (see `options` in docs/models.md).
struct OptionUse {
    std::string_view topic;      ///< "cookie", "session", ... (lives as long as the Models)
    NodeRef call;                ///< Or the assignment that tells it.
    std::string name{};          ///< "res.cookie()"
    FunctionRef function;        ///< The function in which it stands.
    std::uint32_t argument = 0;  ///< Number of the argument that holds the options.
    NodeRef holder{};            ///< The expression that holds them, where it is no argument of the call ...
    std::string below{};         ///< ... and the path of keys that leads from there to them; "": itself.
    bool mayBeAbsent = false;    ///< Nothing is told when there is nothing at the end of that path.
    const OptionSpelling* spelling = nullptr;  ///< Lives as long as the Models; null: as rules ask for them.
    bool byShape = false;                      ///< The callee was recognised by shape alone.
    bool development = false;                  ///< Stands in a branch that runs outside production only.
    friend bool operator==(const OptionUse&, const OptionUse&) = default;
};

/// What a function does besides computing: calls with an effect, and the functions that it calls.
struct FunctionFacts {
    struct Effect {
        std::string_view effect;  ///< "database", "filesystem", "process", "authentication", "one-time-code".
        NodeRef at;
        std::string name;  ///< "User.findOne()".
    };
    FunctionRef function;
    std::vector<Effect> effects;
    std::vector<FunctionRef> calls;  ///< Functions of the program called here, callbacks handed on included.
    std::vector<NodeRef> callSites;  ///< callSites[i]: the call that calls calls[i] or hands it on; orders evaluation.
};

/// A bound of the engine that was hit; analysis went on with less.
struct FlowLimit {
    FileId file = 0;
    std::string message;
};

struct FlowResult {
    std::vector<FileId> files;             ///< What was analysed.
    std::vector<SinkHit> hits;             ///< Sorted by sink location, then source.
    std::vector<RoleCall> roles;           ///< By file, then position.
    std::vector<OptionUse> options;        ///< By file, then position.
    std::vector<FunctionFacts> functions;  ///< Sorted; functions without effect and call are left out.
    std::vector<FlowLimit> limits;
    std::vector<FileId> read;  ///< The files that were followed, sorted.

    [[nodiscard]] const FunctionFacts* facts(FunctionRef function) const;
};

struct Triggers;  // analyzer/flow/triggers.h

/// How the engine gets at programs: by asking, so that a file is parsed once something in it matters.
struct ProgramProvider {
    std::function<const Program&(FileId)> program;
    std::function<Resolution(FileId, std::string_view specifier)> resolve;
    std::function<std::string_view(FileId)> path;
    std::string root{};  ///< Absolute folder that paths are relative to, without links; "" when nobody asks for it.
    std::function<const Triggers&(FileId)>
        triggers{};  ///< Asked for by the engine only, not by those who read its result.
    /// As ModuleResolver::resolveFolder; left out, no pattern means anything.
    std::function<std::vector<FileId>(FileId, std::string_view pattern)> resolveFolder{};

    /// A file's path below its project (pathInProject); left out, `path` is taken.
    std::function<std::string_view(FileId)> projectPath{};

    /// The files that a request of a program may mean.
    [[nodiscard]] std::vector<FileId> filesOf(FileId from, const ModuleRequest& request) const;
};

/// What can happen in a component at all, judged by its files' triggers.
struct FlowScope {
    std::vector<FileId>
        files;  ///< Where sinks, sources and roles of the models may be, sorted; the others matter through these.
    std::vector<FileId>
        working;  ///< What these and what they import may do work that counts: effects of the models; sorted.
    bool receivesRequests = true;  ///< False only when nothing in it is handed the data of a request.
};
FlowScope flowScope(std::span<const FileId> files, const ProgramProvider& provider, const Models& models);

struct FlowOptions {
    FlowScope scope{};
    bool effects = false;  ///< Also tell what calls with an effect are given: sinks of kind "effect".
};

/// Follows values through the files of one component: those of the scope, and what these lead to. Deterministic: depends on nothing
/// but the arguments.
FlowResult analyseFlow(std::span<const FileId> files, const ProgramProvider& provider, const Models& models,
                       const FlowOptions& options = {});

}  // namespace jsward
