// The flow engine: a summary-based abstract interpretation of all functions of one component.
//
// Each function is evaluated by walking its statements once per version of what it depends on (evaluator.h). What it gives back,
// does to its arguments and lets into sinks is kept as a summary in terms of its own parameters; every call instantiates the
// summary of its callee with its own arguments, so untrusted data that goes into one call never comes out of another. Facts
// about identity (functions, classes, API objects) also travel the other way, from arguments into parameters, merged over all
// callers: a callee must know that what it got is a connection pool before it can know that `.query` is a sink.
//
// Places that outlive an activation (captured variables, module exports, fields of instances and of API objects, seeds of
// parameters) are cells. Cells only grow. Reading one makes the reader depend on it; when it grows the reader is evaluated
// again. The work list is ordered by function number, so that the result depends on the program alone.
#pragma once

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/flow/api.h"
#include "analyzer/flow/flow.h"
#include "analyzer/flow/own_modules.h"
#include "analyzer/flow/remembered_call.h"
#include "analyzer/flow/symbols.h"
#include "analyzer/flow/trace.h"
#include "analyzer/flow/value.h"
#include "analyzer/program/path_pattern.h"

namespace jsward {

using FnId = std::uint32_t;      ///< Function of the component, numbered over all files.
using ClassKey = std::uint32_t;  ///< Class of the component, numbered over all files.

inline constexpr std::uint16_t kThisParameter = 0xFFFF;
inline constexpr std::uint16_t kArgumentsParameter = 0xFFFE;

/// What makes instances: a class, or a function used with `new` and `prototype`.
using Constructor = std::uint32_t;
inline Constructor constructorOfClass(ClassKey key) { return key * 2 + 1; }
inline Constructor constructorOfFunction(FnId fn) { return fn * 2; }
inline bool isClass(Constructor c) { return (c & 1U) != 0; }

/// Names of cells.
enum class Space : std::uint8_t {
    Binding,     ///< a: file slot, b: binding; captured and module-level variables
    Exports,     ///< a: file slot, b: name
    Assigned,    ///< a: file slot; the value of `module.exports = ...`
    Instance,    ///< a: constructor, b: name
    Static,      ///< a: constructor, b: name; properties of the class or function itself
    Object,      ///< a: object, b: name
    ApiObject,   ///< a: API node, b: name; what a program hangs on objects of a library (`req.user`)
    Global,      ///< b: name
    Seed,        ///< a: function, b: parameter
    Superclass,  ///< a: class
    Event,       ///< b: event name; arguments emitted
    Promise,     ///< a: node of `new Promise`, b: file slot
    Validated,   ///< a: constructor, b: name; something when decorators validate instances (b: 0) or a property
    Read         ///< a: file slot; something once the file has been read
};

struct SourceInfo {
    KindId kind = 0;
    NodeRef at;
};

/// A sink that a parameter of a function reaches.
struct SummarySink {
    std::uint16_t index = 0;
    PathId path = 0;
    std::uint32_t sink = 0;  ///< Index in Engine::sinks.
    std::uint8_t flags = 0;
    SinkKinds harmless = 0;
    TraceId trace = 0;

    /// How sinks of a function are sorted: those below one path of one parameter stand together.
    friend bool operator<(const SummarySink& x, const SummarySink& y) {
        return std::tie(x.index, x.path, x.sink, x.flags, x.harmless) <
               std::tie(y.index, y.path, y.sink, y.flags, y.harmless);
    }
};

/// Where data comes from, whatever variable it is in by now.
struct DataOrigin {
    Tag tag = Tag::Source;  ///< Source or Parameter; Crowd: any error.
    std::uint16_t index = 0;
    std::uint32_t a = 0;
    PathId path = 0;
    friend bool operator==(const DataOrigin&, const DataOrigin&) = default;
};

/// What a condition proved about an access path of the function, or about all that has one origin.
struct Refinement {
    std::uint64_t path = 0;                 ///< Evaluator::pathKey.
    std::uint64_t root = 0;                 ///< Key of the path's first name: assignments to it end the refinement.
    SinkKinds harmless = 0;                 ///< Sink kinds for which the value is now harmless.
    bool string = false;                    ///< It is a string now.
    std::optional<DataOrigin> origin = {};  ///< Instead of a path.
    std::uint32_t unread = kNone;           ///< What it is now is known once this file has been read.
    friend bool operator==(const Refinement&, const Refinement&) = default;
};

/// What a function's result proves about an argument: `isId(x)` is true only for digits.
struct Predicate {
    std::uint16_t index = 0;
    bool when = true;
    SinkKinds harmless = 0;
    bool string = false;
    friend bool operator==(const Predicate&, const Predicate&) = default;
};

/// A check whose outcome is kept in a value: `const {error} = schema.validate(body)`.
struct Check {
    FnId function = 0;
    std::uint64_t path = 0;
    std::uint64_t root = 0;
    SinkKinds harmless = 0;
    int when = -1;  ///< 1: holds when the value is true, 0: when false, -1: as the guard of the model says.
};

/// A place where a kind of value is dangerous.
struct SinkPlace {
    KindId kind = 0;
    bool byShape = false;
    Requirement requirement = Requirement::None;
    NodeRef at;
    NodeRef call;
    FnId function = 0;
    std::string_view what;
    std::string_view unless;  ///< The setting that takes the danger away.
};

struct FunctionState {
    std::uint32_t slot = 0;
    FunctionId id = 0;
    ValueId returns = 0;
    std::vector<SummarySink> sinks;  ///< Sorted.
    std::vector<SummaryWrite> writes;
    std::vector<FnId> callers;
    bool known = false;   ///< Evaluated at least once.
    bool active = false;  ///< Being evaluated.
    bool queued = false;
    bool isCut = false;          ///< Not followed to the end: the user is told.
    bool isCalled = false;       ///< Somebody in the program calls it or hands it on.
    bool inProduction = false;   ///< ... somewhere that is not for development alone.
    bool inDevelopment = false;  ///< ... somewhere that is.
    std::uint8_t runs = 0;
    std::uint32_t version = 0;  ///< Of what the summary says; goes up when that changes.
    std::uint32_t order = 0;    ///< When it was done for the first time: callees before their callers.
    // Results of the last evaluation, replaced by the next.
    std::vector<Hit> hits;
    std::vector<RoleCall> roles;
    std::vector<OptionUse> options;
    FunctionFacts facts;
    std::vector<std::uint32_t> unread;  ///< Files that nobody has read, whose functions it calls.
    std::vector<Predicate> predicates;
    std::vector<std::pair<NodeId, ValueId>> returned;                      ///< Each `return` with its value.
    std::optional<std::vector<Refinement>> inherited;                      ///< Held wherever the function was made.
    tsl::robin_map<std::uint64_t, RememberedCall, PackedHash> remembered;  ///< Its calls, by node and callee.
};

/// The state shared by all evaluations of a component.
class Engine {
public:
    Engine(std::span<const FileId> files, const ProgramProvider& provider, const Models& models,
           const FlowOptions& options);

    FlowResult run();

    // --- the program -------------------------------------------------------------------------------------------------
    [[nodiscard]] const Program& program(std::uint32_t slot) const { return *files_[slot].program; }
    [[nodiscard]] FileId fileOf(std::uint32_t slot) const { return files_[slot].file; }
    [[nodiscard]] Symbol symbol(std::uint32_t slot, AtomId atom);
    [[nodiscard]] FnId functionId(std::uint32_t slot, FunctionId id) const { return files_[slot].firstFunction + id; }
    [[nodiscard]] ClassKey classKey(std::uint32_t slot, ClassId id) const { return files_[slot].firstClass + id; }
    [[nodiscard]] std::pair<std::uint32_t, ClassId> classAt(ClassKey key) const;
    [[nodiscard]] FunctionState& state(FnId fn) { return functions_[fn]; }
    [[nodiscard]] const Function& functionOf(FnId fn) const {
        return program(functions_[fn].slot).functions[functions_[fn].id];
    }
    [[nodiscard]] FunctionRef refOf(FnId fn) const { return {fileOf(functions_[fn].slot), functions_[fn].id}; }
    /// Members of a class named `name`; `isStatic` picks the side.
    [[nodiscard]] std::vector<const ClassMember*> membersNamed(ClassKey key, Symbol name, bool isStatic);

    // --- cells -------------------------------------------------------------------------------------------------------
    ValueId read(Space space, std::uint32_t a, std::uint32_t b, FnId reader);
    /// An error concerns the call in which it happened: it stays out of the cells that many calls share.
    void write(Space space, std::uint32_t a, std::uint32_t b, ValueId value);
    /// The same without being told when it grows.
    [[nodiscard]] ValueId peek(Space space, std::uint32_t a, std::uint32_t b) {
        return cells_[cell(space, a, b)].value;
    }
    [[nodiscard]] const std::vector<std::uint32_t>& namesOf(Space space, std::uint32_t a);
    /// Names written so far in the cells of one owner.
    [[nodiscard]] std::vector<std::uint32_t> namesOf(Space space, std::uint32_t a, FnId reader);

    /// Lets `observations` note what is looked at from here on; null ends it. Gives the one before.
    Observations* observe(Observations* observations) { return std::exchange(observations_, observations); }
    /// Whether what was looked at still is as it was; it counts as looked at again.
    [[nodiscard]] bool stillHolds(const Observations& seen);

    // --- files -------------------------------------------------------------------------------------------------------
    [[nodiscard]] bool isRead(std::uint32_t slot) const { return files_[slot].program != nullptr; }
    /// Something out of the file matters: it is read before the analysis ends, and who met it is evaluated again.
    void ask(std::uint32_t slot) { asked_.insert(slot); }
    /// What a file that has been read exports.
    [[nodiscard]] std::vector<ValueId> exportsOf(std::uint32_t slot);
    /// Whether a file that nobody has read may let out an error, or tell the environment that the program runs in.
    [[nodiscard]] bool mayYieldErrors(std::uint32_t slot) const;
    [[nodiscard]] bool mayYieldEnvironment(std::uint32_t slot) const;
    /// Whether somebody who gets the value can do something with it: it holds an object of a library, or a function that lets its
    /// parameters into a sink.
    [[nodiscard]] bool leadsOn(ValueId value);
    [[nodiscard]] bool isRemote(KindId sourceKind) const { return remoteKind_ == sourceKind; }

    // --- modules -----------------------------------------------------------------------------------------------------
    /// What `require(specifier)` or `import * as` gives.
    ValueId require(std::uint32_t slot, std::string_view specifier, FnId reader);
    ValueId moduleMember(std::uint32_t slot, Symbol name, FnId reader);
    /// Whether the file is one of those that a role of exports speaks of.
    [[nodiscard]] bool isFileOf(std::uint32_t slot, const Fact& role);
    /// Names under which a module exports something; the first few.
    [[nodiscard]] std::vector<Symbol> exportNames(std::uint32_t slot, FnId reader);
    /// What a call that loads files of a folder may give: any of them.
    ValueId requireFolder(std::uint32_t slot, Span call, FnId reader);
    /// What a module of the program is, as a whole.
    ValueId wholeModule(std::uint32_t slot, FnId reader);
    ValueId importValue(std::uint32_t slot, BindingId binding, FnId reader);
    /// Whether the file may export something under the name; only values tell what `export default` gives.
    [[nodiscard]] bool mayExport(std::uint32_t slot, Symbol name) const {
        return files_[slot].exports.contains(name) || (name == names.defaultName && program(slot).isModule);
    }

    /// All names that mayExport() holds for, in order.
    [[nodiscard]] std::vector<Symbol> exportedNames(std::uint32_t slot) const;

    // --- functions ---------------------------------------------------------------------------------------------------
    /// The function's state with a summary, evaluated now if it never was; `caller` is told when it changes.
    FunctionState& summary(FnId fn, FnId caller);
    void enqueue(FnId fn);
    /// Adds a sink reached by a parameter; the owner of the parameter may be an enclosing function. Gives the new entry, whose
    /// history is to be filled in at once, or null when it is known already.
    SummarySink* addSink(FnId owner, const SummarySink& sink);

    // --- interning ---------------------------------------------------------------------------------------------------
    PathId extend(PathId path, Symbol name);
    /// A path without its last property, and that property.
    [[nodiscard]] std::pair<PathId, Symbol> lastStep(PathId path) const {
        return {paths_[path].parent, paths_[path].name};
    }
    [[nodiscard]] std::uint8_t depthOf(PathId path) const { return paths_[path].depth; }
    /// Whether `path` is `above` or a property of it, at any depth.
    [[nodiscard]] bool isAtOrBelow(PathId path, PathId above) const {
        while (path != above && path != 0) path = paths_[path].parent;
        return path == above;
    }
    std::uint32_t source(KindId kind, NodeRef at);
    [[nodiscard]] const SourceInfo& sourceInfo(std::uint32_t id) const { return sources_[id]; }
    std::uint32_t object(NodeRef at);
    [[nodiscard]] NodeRef objectNode(std::uint32_t id) const { return objects_[id]; }
    std::uint32_t sinkPlace(const SinkPlace& place);
    [[nodiscard]] const SinkPlace& sinkAt(std::uint32_t id) const { return sinks_[id]; }

    std::vector<Check> checks;                    ///< By Label::a of Tag::Check.
    tsl::robin_map<ValueId, ValueId> identities;  ///< Evaluator::calleeIdentity, which is asked for every argument.
    std::map<std::uint32_t, std::vector<Label>>
        handedIn;  ///< By Label::b of Tag::Function: what that call handed to the maker.

    [[nodiscard]] const SinkKind& kind(KindId id) const { return models.sinkKinds[id]; }

    const Models::Index& models;
    Symbols symbols;
    Values values;
    Traces traces;
    ApiGraph api;

    /// Names the engine itself looks for, interned once.
    struct Names {
        Symbol element, anyKey, length, prototype, constructor, exports, defaultName, superclass, err, error, plugin;
    } names;
    std::optional<KindId> errorKind;
    std::optional<KindId> credentialKind;
    std::optional<KindId> responseKind;
    std::optional<KindId> effectKind;     ///< Only when somebody asks for it.
    SinkKinds checked = 0;                ///< The bit of that kind: whatever has been checked is harmless there.
    bool receivesRequests = true;         ///< Whether anything in the component is handed the data of a request.
    std::set<std::string_view> settings;  ///< What the program has turned on.
    SinkKinds shapeKinds = 0;  ///< Bit set of the sink kinds that objects are dangerous for and strings are not.

private:
    /// What a specifier means.
    struct Module {
        Resolution target;
        ApiId described = 0;  ///< What the user's models say of a module of the program.
    };
    struct File {
        FileId file = 0;
        const Program* program = nullptr;
        FnId firstFunction = 0;
        ClassKey firstClass = 0;
        std::vector<Symbol> symbols;  ///< By atom; filled on demand, kNone where not yet.
        std::unordered_map<Symbol, Module> resolved;
        std::map<Span, std::vector<std::uint32_t>> folders;  ///< Files that a call may load, by the call.
        std::unordered_map<BindingId, const Import*> imports;
        std::unordered_map<Symbol, std::vector<const Export*>> exports;
        std::vector<const Export*> stars;      ///< `export * from`.
        std::vector<std::uint32_t> importers;  ///< Files of the component that name this one.
        bool isToldOn = false;                 ///< Its importers have been read because of what it exports.
        std::vector<CellId> bindings;          ///< By binding; kNone where nobody asked yet.
    };
    struct Cell {
        ValueId value = 0;
        std::vector<FnId> readers;
    };
    struct CellKey {
        std::uint64_t owner;
        std::uint32_t name;
        friend bool operator==(const CellKey&, const CellKey&) = default;
    };
    struct CellHash {
        std::size_t operator()(const CellKey& k) const {
            return static_cast<std::size_t>(mix(mix(0, k.owner), k.name));
        }
    };

    CellId cell(Space space, std::uint32_t a, std::uint32_t b);
    ValueId shared(ValueId value);
    void dependOn(CellId id, FnId reader);
    ValueId unread(std::uint32_t slot, FnId reader);
    void evaluate(FnId fn);
    void evaluateAll();
    void settle();
    bool readMore();
    void askImporters();
    void askHandlers();
    [[nodiscard]] std::uint64_t requestsMet() const;
    void noteLimits();
    void findFolders(File& file);
    void addFiles(std::span<const FileId> files);
    void readFile(std::uint32_t slot);
    void linkFiles();
    std::vector<FnId> moduleOrder();
    ValueId exportedAs(std::uint32_t slot, const Export& entry, FnId reader, int depth);
    ValueId exportLookup(std::uint32_t slot, Symbol name, FnId reader, int depth);
    const Module& resolve(std::uint32_t slot, std::string_view specifier);
    ValueId memberOf(ApiId module, Symbol name);
    std::optional<std::uint32_t> slotOf(FileId file) const;

    const ProgramProvider& provider_;
    OwnModules ownModules_;
    std::map<std::string, PathPattern, std::less<>> patterns_;  ///< Of files whose exports have roles.
    std::vector<File> files_;
    std::unordered_map<FileId, std::uint32_t> slots_;
    std::vector<FunctionState> functions_;
    std::vector<std::pair<std::uint32_t, ClassId>> classes_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> classMembers_;

    std::vector<Cell> cells_;
    tsl::robin_map<ValueId, ValueId> shared_;                 ///< Engine::shared, which is asked for at every write.
    tsl::robin_set<std::uint64_t, PackedHash> dependencies_;  ///< Pairs of cell and reader.
    tsl::robin_set<std::uint64_t, PackedHash> callers_;       ///< Pairs of callee and caller.
    tsl::robin_map<CellKey, CellId, CellHash> cellIndex_;
    struct Owner {
        std::vector<std::uint32_t> names;
        std::vector<FnId> readers;
    };
    std::unordered_map<std::uint64_t, Owner> owners_;

    struct Path {
        PathId parent = 0;
        Symbol name = 0;
        std::uint8_t depth = 0;
    };
    std::vector<Path> paths_;
    tsl::robin_map<std::uint64_t, PathId, PackedHash> pathIndex_;
    std::vector<SourceInfo> sources_;
    std::map<std::pair<KindId, NodeRef>, std::uint32_t> sourceIndex_;
    std::vector<NodeRef> objects_;
    std::map<NodeRef, std::uint32_t> objectIndex_;
    std::vector<SinkPlace> sinks_;
    std::map<std::tuple<KindId, NodeRef, NodeRef, bool>, std::uint32_t> sinkIndex_;

    Observations* observations_ = nullptr;
    std::optional<KindId> remoteKind_;
    tsl::robin_map<ValueId, bool> leads_;  ///< leadsOn, which is asked for at every call of something unread.
    std::vector<FileId> working_;          ///< FlowScope::working.
    std::set<std::uint32_t> asked_;        ///< Files to be read.
    std::uint64_t spent_ = 0;              ///< Of the work on evaluating again.
    std::vector<FnId> queue_;
    std::uint32_t finished_ = 0;  ///< Functions evaluated at least once.
    int nesting_ = 0;
    std::map<FileId, std::string> limits_;

    friend class ResultWriter;
};

}  // namespace jsward
