// Evaluates one function: walks its statements with an environment of abstract values, branch by branch.
//
// Local variables are followed in order with strong updates; branches are joined, loops run until their environment settles
// (two rounds are enough for the lattice's height in practice, three are made). Conditions refine: in the branch where
// `typeof x === 'string'` held, the access path `x` is known to be a string (guards.cpp).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analyzer/flow/engine.h"

namespace jsward {

/// Arguments of a call. `spread` says that some stand for an unknown number of them.
struct Arguments {
    std::vector<NodeId> nodes;
    std::vector<ValueId> values;
    bool spread = false;

    [[nodiscard]] ValueId at(std::size_t i) const { return i < values.size() ? values[i] : 0; }
};

/// One call may mean several functions; past this many it means "some function" and the rest is left out.
inline constexpr std::size_t kMostTargets = 96;

/// What an instance may get its properties from.
struct Ancestry {
    std::vector<Constructor> constructors;  ///< The class itself first.
    std::vector<ApiId> packages;            ///< Classes of packages that it extends in the end.
};

/// One call of a function of the program, with what has been worked out for it so far.
struct Invocation {
    FnId callee = 0;
    ValueId self = 0;
    const Arguments& arguments;
    NodeId node = 0;
    Symbol name = 0;                                            ///< The callee's.
    tsl::robin_map<std::uint64_t, ValueId, PackedHash> passed;  ///< By access path and parameter.
    tsl::robin_map<ValueId, ValueId> done;                      ///< Values of the summary, instantiated.
};

/// What a label takes on when it goes into a function that lets it into a sink.
struct Passage {
    NodeRef at;  ///< The call.
    Symbol callee = 0;
    std::uint8_t flags = 0;
    SinkKinds harmless = 0;
    TraceId inner = 0;  ///< What happens to it in the function.
};

class Evaluator {
public:
    Evaluator(Engine& engine, FnId fn);

    /// Evaluates the function and stores its results; true when its summary changed.
    bool evaluateFunction();

private:
    // --- statements (evaluator_statements.cpp) ----------------------------------------------------------------------
    void statement(NodeId node);
    void statements(std::span<const std::uint32_t> list);
    void hoist(const Function& function);
    void variables(NodeId node);
    void ifStatement(NodeId node);
    void loop(NodeId condition, NodeId body, NodeId update);
    void forStatement(NodeId node);
    void forEach(NodeId node);
    void inEnvironment(bool development, NodeId branch);
    void hideWhereChanged(std::vector<ValueId>& development, const std::vector<ValueId>& production);
    void switchStatement(NodeId node);
    void assumeCase(NodeId discriminant, NodeId test);
    void tryStatement(NodeId node);
    void returnStatement(NodeId node);

    struct Branch {
        std::vector<ValueId> environment;
        bool reachable = true;
    };
    [[nodiscard]] Branch save() const { return {environment_, reachable_}; }
    void restore(const Branch& branch);
    void mergeWith(const Branch& branch);
    void leave();  ///< `break` and `continue`: remembers the environment for the end of the loop.

    // --- patterns and assignment (evaluator_patterns.cpp) ------------------------------------------------------------
    void bind(NodeId pattern, ValueId value, bool declares);
    void bindObject(NodeId pattern, ValueId value, bool declares);
    void bindArray(NodeId pattern, ValueId value, bool declares);
    void assignName(BindingId id, ValueId value);
    void noteWrite(const SummaryWrite& write);
    void writeMember(NodeId target, Symbol name, ValueId value);
    void writeProperty(ValueId object, Symbol name, ValueId value, NodeId where);
    /// Gives the variable or property that `target` names the value that it has after a change inside it.
    void updateHolder(NodeId target, ValueId value);
    void seedThis(ValueId function, ValueId self);
    [[nodiscard]] std::optional<Symbol> constantKey(NodeId node);

    // --- expressions (evaluator_expressions.cpp) ----------------------------------------------------------------------
    ValueId expression(NodeId node);
    ValueId nameValue(BindingId id);
    ValueId globalValue(AtomId atom, NodeId where);
    ValueId thisValue();
    [[nodiscard]] bool isConstructor() const {
        return function_.ofClass != kNone && function_.name != 0 && program_.atom(function_.name) == "constructor";
    }
    ValueId cast(NodeId node);
    ValueId unary(NodeId node);
    void deleteProperty(NodeId target);
    ValueId binary(NodeId node);
    ValueId logical(NodeId node);
    ValueId conditional(NodeId node);
    ValueId assignment(NodeId node);
    ValueId objectLiteral(NodeId node);
    ValueId arrayLiteral(NodeId node);
    ValueId templateLiteral(NodeId node);
    ValueId functionValue(NodeId node);
    ValueId classValue(ClassId id);
    void classMember(const ClassMember& member, ValueId self, Constructor constructor);
    ValueId jsx(NodeId node);
    ValueId memberExpression(NodeId node);
    ValueId indexExpression(NodeId node);
    ValueId concatenate(std::span<const ValueId> parts, NodeId where);
    ValueId refined(NodeId node, ValueId value);
    ValueId provenString(ValueId value);

    // --- properties (evaluator_members.cpp) -----------------------------------------------------------------------------
    ValueId member(ValueId object, Symbol name, NodeId where);
    ValueId element(ValueId object, NodeId where);
    ValueId instanceMember(Constructor constructor, Symbol name, ValueId self, NodeId where);
    ValueId staticMember(Constructor constructor, Symbol name, NodeId where);
    std::pair<bool, ValueId> methodOf(ClassKey key, Symbol name, ValueId self, NodeId where);
    ValueId superclassOf(Constructor constructor);
    Ancestry ancestry(Constructor constructor);
    ValueId apiMember(const Label& label, Symbol name, NodeId where, bool& isSource);
    ValueId typeValue(TypeId id);

    // --- calls (evaluator_calls.cpp) -----------------------------------------------------------------------------------
    ValueId call(NodeId node);
    ValueId callValue(ValueId callee, ValueId self, const Arguments& arguments, NodeId node, bool isNew);
    void seedArguments(FnId callee, ValueId self, const Arguments& arguments);
    ValueId instantiateCall(Invocation& call);
    bool isStillTrue(const RememberedCall& call, FnId callee, ValueId self, const Arguments& arguments);
    ValueId repeat(const RememberedCall& call);
    ValueId remembered(Invocation& call, std::uint64_t key);
    ValueId applyFunction(FnId callee, ValueId self, const Arguments& arguments, NodeId node);
    ValueId construct(Constructor constructor, const Arguments& arguments, NodeId node);
    bool runsConstructor(Constructor constructor, ValueId instance, const Arguments& arguments, NodeId node);
    [[nodiscard]] bool carriesError(ValueId value) const;
    ValueId withOwnErrors(Constructor constructor, ValueId instance, const Arguments& arguments, NodeId node);
    std::vector<FnId> constructorsOf(ClassKey key);
    void noteOwnData(ValueId instance);
    ValueId superCall(NodeId node, const Arguments& arguments);
    ValueId requireCall(const Arguments& arguments);
    ValueId bindingCall(Symbol method, ValueId function, const Arguments& arguments, NodeId node);
    Arguments evaluateArguments(std::span<const std::uint32_t> nodes);
    void seed(FnId fn, std::uint32_t parameter, ValueId value);
    void noteCall(FnId callee, NodeId where);
    ValueId closuresOf(FnId maker, ValueId made, const Arguments& arguments, NodeId node);
    ValueId calleeIdentity(ValueId value);

    // --- calls into modelled packages (evaluator_api.cpp) ----------------------------------------------------------------
    ValueId applyApi(ApiId api, ValueId self, const Arguments& arguments, NodeId node,
                     std::span<const Label> selfLabels);
    void noteOptions(const Fact& fact, NodeId call, bool byShape);
    void noteHandedOptions(ValueId plugin, NodeId call);
    void reachEffect(const Fact& effect, const Arguments& arguments, NodeId node);
    ValueId applyStep(const Fact& fact, ValueId self, const Arguments& arguments, NodeId node);
    ValueId applyGuards(ApiId api, const Arguments& arguments, std::uint32_t known);
    void handOn(ApiId position, ValueId value, NodeId call);
    [[nodiscard]] bool isForwarded(const Arguments& arguments, std::size_t index) const;
    void handOnFunction(ApiId position, FnId fn, NodeId call);
    void handExports();
    void handExport(ApiId position, ValueId value);
    void seedCallback(ApiId position, FnId fn);
    void reachReturned(ApiId position, FnId fn);
    void reachHeld(ApiId position, ValueId value, NodeRef at, FnId fn);
    [[nodiscard]] std::vector<Symbol> namesAt(ApiId position, ValueId value);
    [[nodiscard]] bool isGiven(std::string_view text, NodeId call) const;
    [[nodiscard]] SinkPlace placeOf(const Fact& sink, NodeRef at, NodeRef call, FnId function) const;
    NodeId writtenProperty(NodeId object, Symbol name);
    void inspectArgument(ApiId position, ValueId value, NodeId where, NodeId call, int depth);
    void recordRole(const Fact& fact, const Arguments& arguments, NodeId node, std::span<const Label> selfLabels);
    void recordHelper(const Arguments& arguments, NodeId node);
    std::vector<ArgumentValue> describeAll(const Arguments& arguments);
    ArgumentValue describe(NodeId node, ValueId value, int depth);
    void addFunction(const Label& function, std::vector<FunctionRef>& out) const;

    // --- summaries (evaluator_summaries.cpp) ----------------------------------------------------------------------------
    ValueId argumentFor(std::uint16_t parameter, FnId callee, ValueId self, const Arguments& arguments);
    ValueId passedAt(Invocation& call, std::uint16_t parameter, PathId path);
    void instantiateLabel(Invocation& call, const Label& label, std::vector<Label>& labels,
                          std::vector<Property>& fields);
    ValueId instantiate(Invocation& call, ValueId value);
    void instantiateSinks(Invocation& call);
    void instantiateWrites(Invocation& call);
    ValueId parameterValue(std::uint32_t index);
    bool isValidatedClass(ValueId value);
    bool isValidatedProperty(ValueId object, Symbol name);
    [[nodiscard]] bool isCallbackError(std::string_view name) const;
    void bindParameters();
    bool mergeWrites();
    bool storeSummary();

    // --- sinks (evaluator_sinks.cpp) -----------------------------------------------------------------------------------
    void reach(const SinkPlace& place, ValueId value);
    [[nodiscard]] bool meets(const SinkPlace& place, ValueId value);
    [[nodiscard]] bool isShown(NodeId call) const;
    void reachDeep(std::uint32_t sink, ValueId value, const Passage* through);
    void reachLabel(std::uint32_t sink, Label label, const Passage* through);
    [[nodiscard]] bool readsAsSql(ValueId value) const;
    ValueId sourceValue(KindId kind, bool stringOnly, NodeId where);
    ValueId errorValue(NodeId where);

    // --- the language's own functions (builtins.cpp) -------------------------------------------------------------------
    std::optional<ValueId> builtinMethod(Symbol method, ValueId self, NodeId receiver, const Arguments& arguments,
                                         NodeId node);
    std::optional<ValueId> builtinGlobal(NodeId callee, const Arguments& arguments, NodeId node, bool isNew);
    ValueId pushed(Symbol method, ValueId self, NodeId receiver, const Arguments& arguments, NodeId node);
    ValueId concatenated(ValueId self, const Arguments& arguments, NodeId node);
    void emit(const Arguments& arguments);
    void listen(const Arguments& arguments, NodeId node);
    void hearError(Symbol method, const Arguments& arguments, NodeId node);
    std::optional<ValueId> namespaceCall(std::string_view space, std::string_view name, const Arguments& arguments,
                                         NodeId node);
    ValueId promiseCall(std::string_view name, const Arguments& arguments, NodeId node);
    ValueId arrayCall(std::string_view name, const Arguments& arguments, NodeId node);
    ValueId objectCall(std::string_view name, const Arguments& arguments, NodeId node);
    ValueId assigned(const Arguments& arguments, NodeId node);
    ValueId callCallback(ValueId callback, std::initializer_list<ValueId> parameters, NodeId node);
    ValueId letThrough(ValueId predicate, ValueId value);
    ValueId stringified(ValueId value, bool deep);
    ValueId parsedJson(ValueId value);
    ValueId flattened(ValueId value);
    ValueId rejection(NodeId handler);
    ValueId newError(ValueId message);
    ValueId newPromise(const Arguments& arguments, NodeId node);
    ValueId replaced(ValueId self, const Arguments& arguments);

    // --- guards (guards.cpp) --------------------------------------------------------------------------------------------
    /// Adds what `condition` proves when it came out as `outcome`.
    void assume(NodeId condition, bool outcome);
    void assumeComparison(NodeId node, bool outcome);
    void assumeCall(NodeId node, bool outcome);
    void assumePredicates(ValueId function, std::span<const NodeId> arguments, bool outcome);
    void assumeTypeTest(std::string_view function, NodeId tested, bool outcome);
    void assumeMatch(NodeId pattern, NodeId tested);
    void assumeTruth(NodeId node, bool outcome);
    void assumeEither(NodeId left, NodeId right, bool outcome);
    void assumeCheck(ValueId value, bool outcome);
    void prove(NodeId node, SinkKinds harmless, bool string);
    void learn(Refinement refinement);
    void forget(std::uint64_t root);
    /// What `return expression` proves about the parameters when the caller finds it true or false.
    void learnPredicate(NodeId returned);
    /// The outcome of a check, for a condition that reads it later.
    ValueId checkOf(NodeId checked, SinkKinds harmless, int when);
    /// What must hold in a nested function because it held where the function was made.
    void inheritRefinements(FnId nested);
    [[nodiscard]] std::uint64_t pathKey(NodeId node, std::uint64_t* root = nullptr);
    [[nodiscard]] bool isConstantList(ValueId value);
    NodeId unwrap(NodeId node) const;

    // --- errors that were meant for the client (error_guards.cpp) -------------------------------------------------------
    /// The error's text, in whatever variable it stands, was written for the client.
    void proveForClient(NodeId error);
    /// `err.name === 'ValidationError'`: the error has been picked out by what it says of its kind.
    void assumeKind(NodeId property);
    /// `err.status < 500`
    void assumeStatus(NodeId comparison, bool outcome);
    [[nodiscard]] static bool marksForClient(std::string_view property);
    [[nodiscard]] bool asksForClientError(NodeId callee) const;
    [[nodiscard]] bool isClassForClient(NodeId type) const;
    [[nodiscard]] bool isForNamedErrors() const;
    /// Learns what of `proven` speaks of answers.
    void keepForClients(const std::vector<Refinement>& proven);
    ValueId harmlessFrom(const Refinement& proven, ValueId value);
    /// Applies what was proven since about origins to the variables, for the code after the branch.
    void settleOrigins(std::size_t since);

    // --- conditions on the environment (environment_tests.cpp) ----------------------------------------------------------
    /// Whether a condition asks for the environment. true: it holds outside production only; false: it fails there only.
    [[nodiscard]] std::optional<bool> developmentTest(NodeId node);
    [[nodiscard]] std::optional<bool> developmentValue(NodeId node);
    [[nodiscard]] std::optional<bool> developmentCall(NodeId node);
    [[nodiscard]] std::optional<bool> developmentCase(NodeId discriminant, NodeId test);
    [[nodiscard]] std::optional<bool> developmentComparison(NodeId node);
    [[nodiscard]] bool isEnvironment(NodeId node) const;

    // --- small things ---------------------------------------------------------------------------------------------------
    [[nodiscard]] const Node& at(NodeId node) const { return program_[node]; }
    [[nodiscard]] NodeRef ref(NodeId node) const { return {engine_.fileOf(slot_), node}; }
    [[nodiscard]] Symbol sym(AtomId atom) { return engine_.symbol(slot_, atom); }
    [[nodiscard]] std::span<const Label> labelsOf(ValueId value) const { return values_.labels(value); }
    [[nodiscard]] std::span<const Property> fieldsOf(ValueId value) const { return values_.fields(value); }
    [[nodiscard]] bool hasTag(ValueId value, Tag tag) const;
    [[nodiscard]] bool hasData(ValueId value) const;
    ValueId label(Tag tag, std::uint32_t a, std::uint32_t b = 0, std::uint16_t index = 0, TraceId trace = 0);
    ValueId constant(std::string_view text);
    [[nodiscard]] std::optional<std::string_view> constantText(ValueId value) const;
    /// Adds a step to the histories of the data labels of a value (not of its properties).
    ValueId traced(ValueId value, Step step, NodeId at, Symbol detail = 0);
    ValueId join(ValueId a, ValueId b) { return values_.join(a, b); }
    /// Marks every label, in properties too, harmless for some sink kinds.
    ValueId harmlessFor(ValueId value, SinkKinds kinds);
    ValueId asString(ValueId value);
    ValueId withoutSources(ValueId value);

    Engine& engine_;
    Values& values_;
    FnId fn_;
    FunctionState& state_;
    std::uint32_t slot_;
    const Program& program_;
    const Function& function_;

    std::vector<ValueId> environment_;  ///< By binding - function_.firstBinding.
    std::vector<Refinement> refinements_;
    std::vector<Branch> exits_;  ///< Environments at `break`/`continue` of the innermost loops and switches.
    ValueId returns_ = 0;
    ValueId self_ = 0;
    bool hasSelf_ = false;
    bool reachable_ = true;
    int returnsSeen_ = 0;
    int getters_ = 0;        ///< Getters being read inside getters: they may ask for each other.
    int productionOff_ = 0;  ///< > 0 inside branches that run outside production only.
    std::vector<SummarySink> sinks_;
    std::vector<SummaryWrite> writes_;
    RememberedCall* recording_ = nullptr;  ///< The call being instantiated, when it is to be remembered.
    std::vector<Hit> hits_;
    std::vector<Predicate> predicates_;
    std::vector<std::pair<NodeId, ValueId>> returned_;
    std::vector<RoleCall> roles_;
    std::vector<OptionUse> options_;
    FunctionFacts facts_;
};

}  // namespace jsward
