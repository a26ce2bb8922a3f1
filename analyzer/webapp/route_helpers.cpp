#include "analyzer/webapp/route_helpers.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

/// Which argument of a call a name in the called function stands for.
class ArgumentSearch {
public:
    /// `count`: how many arguments the call has.
    ArgumentSearch(const Program& program, FunctionId function, std::size_t count)
        : program_(program), function_(program.functions[function]), count_(count) {
        const auto parameters = program.parametersOf(function_);
        for (std::size_t i = 0; i < parameters.size(); ++i)
            if (program[parameters[i].pattern].kind == Kind::Rest) rest_ = {parameters[i].pattern - 1, i};
    }

    [[nodiscard]] bool hasRest() const { return rest_.name != 0; }

    [[nodiscard]] std::optional<std::size_t> of(NodeId name) const {
        if (program_[name].kind != Kind::Name) return std::nullopt;
        const BindingId binding = program_[name].a;
        const auto parameters = program_.parametersOf(function_);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            NodeId pattern = parameters[i].pattern;
            if (program_[pattern].kind == Kind::PatternDefault) pattern = program_[pattern].a;
            if (isName(pattern, binding)) return i;
        }
        return rest_.name == 0 ? std::nullopt : ofLocal(binding);
    }

private:
    struct RestParameter {
        NodeId name = 0;
        std::size_t first = 0;  ///< How many arguments stand before it.
    };

    [[nodiscard]] bool isName(NodeId node, BindingId binding) const {
        return program_[node].kind == Kind::Name && program_[node].a == binding;
    }

    [[nodiscard]] bool isRest(NodeId node) const {
        return program_[rest_.name].kind == Kind::Name && isName(node, program_[rest_.name].a);
    }

    /// `const [router, path] = args`, `const handler = args[args.length - 1]`
    [[nodiscard]] std::optional<std::size_t> ofLocal(BindingId binding) const {
        if (program_.bindings[binding].writes > 1) return std::nullopt;
        for (NodeId id = function_.firstNode; id <= function_.body; ++id) {
            const Node& node = program_[id];
            if (node.kind != Kind::Declarator || (node.op & 1) == 0) continue;
            if (isName(node.a, binding)) return ofElement(id - 1);
            if (program_[node.a].kind != Kind::ArrayPattern || !isRest(id - 1)) continue;
            const auto items = program_.items(node.a);
            const auto found = std::ranges::find_if(items, [&](NodeId item) { return isName(item, binding); });
            if (found != items.end()) return rest_.first + static_cast<std::size_t>(found - items.begin());
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> ofElement(NodeId expression) const {
        const Node& node = program_[expression];
        if (node.kind == Kind::Conditional) {  // `args.length > 3 ? args[1] : []`
            const auto longer = isLonger(program_.operand(expression, 0));
            return longer ? ofElement(program_.operand(expression, *longer ? 1 : 2)) : std::nullopt;
        }
        if (node.kind == Kind::Array && program_.items(expression).empty()) return count_;  // as good as left out
        if (node.kind != Kind::Index || !isRest(node.a)) return std::nullopt;
        const NodeId index = expression - 1;
        if (const auto number = numberAt(index)) return rest_.first + *number;
        const bool isBack = program_[index].kind == Kind::Binary &&
                            static_cast<BinaryOp>(program_[index].op) == BinaryOp::Sub && isLength(program_[index].a);
        const auto back = isBack ? numberAt(index - 1) : std::nullopt;
        return back && *back <= count_ ? std::optional(count_ - *back) : std::nullopt;
    }

    [[nodiscard]] bool isLength(NodeId node) const {
        return program_[node].kind == Kind::Member && program_.atom(program_[node].a) == "length" && isRest(node - 1);
    }

    /// Whether the call has as many arguments as a condition asks for.
    [[nodiscard]] std::optional<bool> isLonger(NodeId condition) const {
        const Node& node = program_[condition];
        if (node.kind != Kind::Binary || !isLength(node.a)) return std::nullopt;
        const auto number = numberAt(condition - 1);
        if (!number) return std::nullopt;
        const std::size_t length = count_ - std::min(count_, rest_.first);
        switch (static_cast<BinaryOp>(node.op)) {
            case BinaryOp::Greater: return length > *number;
            case BinaryOp::GreaterEqual: return length >= *number;
            case BinaryOp::Equal:
            case BinaryOp::StrictEqual: return length == *number;
            default: return std::nullopt;
        }
    }

    [[nodiscard]] std::optional<std::size_t> numberAt(NodeId node) const {
        if (program_[node].kind != Kind::Number) return std::nullopt;
        const std::string_view text = program_.atom(program_[node].a);
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
    }

    const Program& program_;
    const Function& function_;
    std::size_t count_;
    RestParameter rest_;
};

bool mentionsArgument(const Program& program, const ArgumentSearch& search, NodeId text) {
    const Node& node = program[text];
    switch (node.kind) {
        case Kind::Name: return search.of(text).has_value();
        case Kind::Binary:
            return mentionsArgument(program, search, node.a) || mentionsArgument(program, search, text - 1);
        case Kind::Template:
            return std::ranges::any_of(program.items(text),
                                       [&](NodeId part) { return mentionsArgument(program, search, part); });
        default: return false;
    }
}

/// The index of `router[verb]`; 0 when the method is named.
NodeId methodNode(const Program& program, NodeId call) {
    if (program[call].kind != Kind::Call) return 0;
    const NodeId callee = program.callee(call);
    return program[callee].kind == Kind::Index ? callee - 1 : 0;
}

/// `router` of `router.get(...)` and `router[verb](...)`.
NodeId receiverNode(const Program& program, NodeId call) {
    if (program[call].kind != Kind::Call) return 0;
    const NodeId callee = program.callee(call);
    if (program[callee].kind == Kind::Index) return program[callee].a;
    return program[callee].kind == Kind::Member ? callee - 1 : 0;
}

template <typename Ref>
void keepOwn(std::vector<Ref>& values, const std::set<Ref>& own, const std::set<Ref>& all) {
    std::erase_if(values, [&](const Ref& value) { return all.contains(value) && !own.contains(value); });
}

/// Takes what stands in a helper's code for what it is in one call of the helper.
class CallReading {
public:
    CallReading(const ProgramProvider& programs, const RoleCall& route, const RoleCall& call,
                const RouteHelpers::Handed& all)
        : programs_(programs),
          file_(route.node.file),
          program_(programs.program(route.node.file)),
          call_(call),
          all_(all),
          search_(program_, route.function.function, call.arguments.size()) {
        for (const ArgumentValue& argument : call.arguments) own_.add(argument);
    }

    [[nodiscard]] RoleCall read(RoleCall route) const {
        const NodeId verb = methodNode(program_, route.node.node);
        if (verb != 0 && mentionsArgument(program_, search_, verb))
            if (std::string method = text(verb); method.find('*') == std::string::npos) route.member = method;
        route.receivers = receiversOf(route);
        route.arguments = valuesOf(route.arguments);
        route.node = call_.node;  // from here on it stands in the caller's file
        route.function = call_.function;
        route.development = route.development || call_.development;
        return route;
    }

private:
    [[nodiscard]] std::vector<ObjectRef> receiversOf(const RoleCall& route) const {
        std::vector<ObjectRef> receivers = route.receivers;
        keepOwn(receivers, own_.objects, all_.objects);
        const NodeId receiver = receiverNode(program_, route.node.node);
        const auto index = receiver == 0 ? std::nullopt : search_.of(receiver);
        return index && *index < call_.arguments.size() ? call_.arguments[*index].objects : receivers;
    }

    [[nodiscard]] std::vector<ArgumentValue> valuesOf(const std::vector<ArgumentValue>& arguments) const {
        std::vector<ArgumentValue> values;
        for (const ArgumentValue& argument : arguments) {
            const auto index = isInHelper(argument) ? search_.of(argument.node.node) : std::nullopt;
            if (!index)
                values.push_back(mixed(argument));
            else if (*index < call_.arguments.size())
                values.push_back(handed(call_.arguments[*index]));
        }
        return values;
    }

    /// Elements of a list may be written in another file than the list's.
    [[nodiscard]] bool isInHelper(const ArgumentValue& value) const { return value.node.file == file_; }

    /// What the call says itself; a text that is not constant is still a text.
    [[nodiscard]] ArgumentValue handed(ArgumentValue value) const {
        const Program& caller = programs_.program(value.node.file);
        const Kind kind = caller[value.node.node].kind;
        const bool isText = kind == Kind::Template || kind == Kind::Binary;
        if (isText && value.constants.empty()) value.constants = {pathText(caller, value.node.node)};
        return value;
    }

    /// What the helper makes of its arguments: what only other calls hand over is taken out.
    [[nodiscard]] ArgumentValue mixed(ArgumentValue value) const {
        keepOwn(value.functions, own_.functions, all_.functions);
        keepOwn(value.objects, own_.objects, all_.objects);
        if (isInHelper(value)) {
            if (mentionsArgument(program_, search_, value.node.node)) value.constants = {text(value.node.node)};
            addWrapped(value);
        }
        // Properties belong to their keys, one for each.
        if (value.methods.empty()) value.elements = valuesOf(value.elements);
        return value;
    }

    /// `wrap(handler)` is the handler, too, and goes by its name.
    void addWrapped(ArgumentValue& value) const {
        if (program_[value.node.node].kind != Kind::Call) return;
        for (const NodeId argument : program_.arguments(value.node.node)) {
            const auto index = search_.of(argument);
            if (!index || *index >= call_.arguments.size()) continue;
            const ArgumentValue& wrapped = call_.arguments[*index];
            value.names.insert(value.names.end(), wrapped.names.begin(), wrapped.names.end());
            for (const FunctionRef function : wrapped.functions)
                if (std::ranges::find(value.functions, function) == value.functions.end())
                    value.functions.push_back(function);
        }
    }

    [[nodiscard]] std::string text(NodeId node) const {
        switch (program_[node].kind) {
            case Kind::Name: return ofArgument(search_.of(node));
            case Kind::Binary:
                if (static_cast<BinaryOp>(program_[node].op) != BinaryOp::Add) return "*";
                return text(program_[node].a) + text(node - 1);
            case Kind::Template: {
                std::string whole;
                for (const NodeId part : program_.items(node)) whole += text(part);
                return whole;
            }
            default: return pathText(program_, node);
        }
    }

    [[nodiscard]] std::string ofArgument(std::optional<std::size_t> index) const {
        if (!index || *index >= call_.arguments.size()) return "*";
        const ArgumentValue& argument = call_.arguments[*index];
        if (!argument.constants.empty()) return argument.constants.front();
        return pathText(programs_.program(argument.node.file), argument.node.node);
    }

    const ProgramProvider& programs_;
    FileId file_;             ///< The helper's.
    const Program& program_;  ///< Of that file.
    const RoleCall& call_;
    const RouteHelpers::Handed& all_;
    RouteHelpers::Handed own_;
    ArgumentSearch search_;
};

/// Whether the path or the method is an argument of the function around.
bool leavesOpen(const RoleCall& route, const Program& program) {
    if (route.role != "route" || route.function.function == 0) return false;
    const ArgumentSearch search(program, route.function.function, 0);
    const NodeId verb = methodNode(program, route.node.node);
    if (verb != 0 && mentionsArgument(program, search, verb)) return true;
    if (route.arguments.empty()) return false;
    const ArgumentValue& path = route.arguments.front();
    const bool isHandler = !path.functions.empty() || !path.objects.empty() || !path.provides.empty();
    return (!isHandler || search.hasRest()) && path.node.file == route.node.file &&
           mentionsArgument(program, search, path.node.node);
}

}  // namespace

void RouteHelpers::Handed::add(const ArgumentValue& argument) {
    functions.insert(argument.functions.begin(), argument.functions.end());
    objects.insert(argument.objects.begin(), argument.objects.end());
    for (const ArgumentValue& element : argument.elements) add(element);
}

RouteHelpers::RouteHelpers(const FlowResult& flow, const ProgramProvider& programs) : programs_(programs) {
    for (const RoleCall& call : flow.roles)
        if (leavesOpen(call, programs.program(call.node.file))) helpers_[call.function].routes.push_back(&call);
    if (helpers_.empty()) return;
    for (const FunctionFacts& facts : flow.functions)
        for (std::size_t i = 0; i < facts.calls.size() && i < facts.callSites.size(); ++i)
            if (helpers_.contains(facts.calls[i])) callees_[facts.callSites[i]].insert(facts.calls[i]);
    for (const RoleCall& call : flow.roles) {
        const auto callees = call.role == "call" ? callees_.find(call.node) : callees_.end();
        if (callees == callees_.end()) continue;
        for (const FunctionRef callee : callees->second) {
            helpers_[callee].isCalled = true;
            for (const ArgumentValue& argument : call.arguments) helpers_[callee].handed.add(argument);
        }
    }
}

bool RouteHelpers::isForCallers(const RoleCall& route) const {
    const auto helper = helpers_.find(route.function);
    if (helper == helpers_.end() || !helper->second.isCalled) return false;
    return std::ranges::any_of(helper->second.routes, [&](const RoleCall* open) { return open->node == route.node; });
}

std::vector<RoleCall> RouteHelpers::routesOf(const RoleCall& call) const {
    std::vector<RoleCall> declared;
    const auto callees = callees_.find(call.node);
    if (callees == callees_.end()) return declared;
    for (const FunctionRef callee : callees->second) {
        const Helper& helper = helpers_.at(callee);
        for (const RoleCall* route : helper.routes)
            declared.push_back(CallReading(programs_, *route, call, helper.handed).read(*route));
    }
    return declared;
}

}  // namespace jsward
