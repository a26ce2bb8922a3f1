#include "rules/hardcoded-secret/named_values.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::size_t kLongestSecret = 1024;

/// Keys of objects that say how to log in to something.
constexpr auto kLoginKeys = std::to_array<std::string_view>({
    "user",
    "username",
    "name",
    "login",
    "email",
    "host",
    "hostname",
    "server",
    "database",
    "db",
    "dbname",
    "uid",
    "userid",
    "role",
    "isadmin",
    "dialect",
    "connectionstring",
    "saveuninitialized",
    "resave",
    "expiresin",
    "issuer",
    "firstname",
    "accountname",
    "clientid",
    "accesskeyid",
    "appid",
});

constexpr auto kUserKeys = std::to_array<std::string_view>({"user", "username", "login", "uid", "email", "role"});

/// Methods that take a name and a value: `headers.set('X-Api-Key', value)`.
constexpr auto kSetters = std::to_array<std::string_view>({
    "set",
    "append",
    "setHeader",
    "header",
    "setRequestHeader",
    "put",
    "cookie",
    "setDefault",
    "setEnv",
    "setEnvironment",
    "addHeader",
});
/// Methods that take a name and what to use when there is no such setting: `config.get('jwt.secret', value)`.
constexpr auto kGetters =
    std::to_array<std::string_view>({"get", "getOrElse", "getOrDefault", "getEnv", "env", "getString", "optional"});

/// What a collection of values is called that nobody logs in with.
constexpr auto kExampleNames = std::to_array<std::string_view>({
    "placeholder",
    "placeholders",
    "example",
    "examples",
    "sample",
    "samples",
    "forbidden",
    "blacklist",
    "blocklist",
    "denylist",
    "weak",
    "common",
});

template <class Table>
bool contains(const Table& table, std::string_view text) {
    return std::ranges::find(table, text) != table.end();
}

struct Neighbours {
    Surroundings surroundings = Surroundings::Plain;
    std::string_view user;
};

class Collector {
public:
    Collector(const Program& program, const Constants& constants, FileKind kind)
        : program_(program),
          constants_(constants),
          kind_(kind),
          readings_(program.atomOffsets.size()),
          known_(program.atomOffsets.size()) {}

    std::vector<NamedValue> run() {
        for (NodeId id = 1; id < program_.nodes.size(); ++id) visit(id);
        for (const Class& type : program_.classes)
            for (const ClassMember& member : program_.membersOf(type))
                if (member.kind == MemberKind::Field && member.key != 0 && member.value != 0)
                    take(member.key, member.value);
        leaveOutExamples();
        return std::move(out_);
    }

private:
    void visit(NodeId id) {
        const Node& node = program_[id];
        switch (node.kind) {
            case Kind::Declarator: visitDeclarator(id); break;
            case Kind::Assign:
            case Kind::PatternDefault: take(nameOf(node.a), id - 1); break;
            case Kind::Object: visitObject(id); break;
            case Kind::Binary: visitComparison(id); break;
            case Kind::Logical: visitFallback(id); break;
            case Kind::Conditional: visitConditional(id); break;
            case Kind::Call: visitCall(id); break;
            case Kind::JsxAttribute:
                if ((node.op & 1U) != 0) take(node.a, id - 1);
                break;
            default: break;
        }
    }

    void visitDeclarator(NodeId id) {
        const Node& node = program_[id];
        if ((node.op & 1U) == 0) return;
        noteExamples(nameOf(node.a), id - 1);
        take(nameOf(node.a), id - 1);
        if (program_[node.a].kind == Kind::ObjectPattern && isEnvironment(id - 1)) visitEnvironmentPattern(node.a);
    }

    /// `const {JWT_SECRET = 'x'} = process.env`
    void visitEnvironmentPattern(NodeId pattern) {
        for (const NodeId item : program_.items(pattern)) {
            if (program_[item].kind != Kind::PatternProperty || program_[item - 1].kind != Kind::PatternDefault)
                continue;
            take(program_[item].a, item - 2, Place::Fallback);
        }
    }

    /// `const PLACEHOLDER_SECRETS = {...}`: values to recognise and refuse, or to show.
    void noteExamples(AtomId name, NodeId value) {
        while (program_[value].kind == Kind::Cast) --value;
        const bool collection = program_[value].kind == Kind::Object || program_[value].kind == Kind::Array;
        if (!collection || name == 0) return;
        const std::vector<std::string> words = splitWords(program_.atom(name));
        if (std::ranges::any_of(words, [](const std::string& word) { return contains(kExampleNames, word); }))
            examples_.push_back(program_.span(value));
    }

    void leaveOutExamples() {
        std::erase_if(out_, [&](const NamedValue& value) {
            const Span span = program_.span(value.constant.literal);
            return std::ranges::any_of(examples_, [&](Span example) { return example.contains(span); });
        });
    }

    void visitComparison(NodeId id) {
        const Node& node = program_[id];
        const auto op = static_cast<BinaryOp>(node.op);
        const bool compares = op == BinaryOp::Equal || op == BinaryOp::StrictEqual || op == BinaryOp::NotEqual ||
                              op == BinaryOp::StrictNotEqual;
        if (!compares) return;
        if (program_[id - 1].kind == Kind::String)
            take(nameOf(node.a), id - 1, Place::Compared);
        else if (program_[node.a].kind == Kind::String)
            take(nameOf(id - 1), node.a, Place::Compared);
    }

    void visitFallback(NodeId id) {
        const Node& node = program_[id];
        if (static_cast<LogicalOp>(node.op) == LogicalOp::And) return;
        if (const AtomId name = settingOf(node.a)) take(name, id - 1, Place::Fallback);
    }

    /// `process.env.SECRET ? process.env.SECRET : 'x'`
    void visitConditional(NodeId id) {
        if (const AtomId name = settingOf(program_.operand(id, 0)))
            take(name, program_.operand(id, 2), Place::Fallback);
    }

    void visitCall(NodeId id) {
        const auto arguments = program_.arguments(id);
        if (arguments.size() < 2 || program_[arguments[0]].kind != Kind::String) return;
        const Node& callee = program_[program_.callee(id)];
        const std::string_view method = callee.kind == Kind::Member || callee.kind == Kind::Global
                                            ? program_.atom(callee.a)
                                        : callee.kind == Kind::Name ? program_.atom(program_.bindings[callee.a].name)
                                                                    : std::string_view{};
        if (contains(kSetters, method))
            take(program_[arguments[0]].a, arguments[1]);
        else if (contains(kGetters, method))
            take(program_[arguments[0]].a, arguments[1], Place::Fallback);
    }

    void visitObject(NodeId id) {
        const auto items = program_.items(id);
        std::optional<Neighbours> neighbours;
        for (const NodeId item : items) {
            const AtomId key = keyOf(item);
            if (key == 0 || readingOf(key).kind == SecretKind::None) continue;
            if (!neighbours) neighbours = neighboursOf(items);
            take(key, item - 1, isVariable(key) ? Place::Setting : Place::Assigned, *neighbours);
            visitSetting(key, item - 1);
        }
        visitEnvironmentSetting(items);
    }

    /// `jwtSecret: {type: 'string', default: 'x'}`
    void visitSetting(AtomId key, NodeId value) {
        if (program_[value].kind != Kind::Object) return;
        for (const NodeId item : program_.items(value)) {
            const AtomId inner = keyOf(item);
            if (inner != 0 && (program_.atom(inner) == "default" || program_.atom(inner) == "defaultValue"))
                take(key, item - 1);
        }
    }

    /// Whether a key of a settings file is called as environment variables are.
    [[nodiscard]] bool isVariable(AtomId key) const {
        const std::string_view name = program_.atom(key);
        return kind_ == FileKind::Settings && std::ranges::none_of(name, isLower) &&
               name.find('_') != std::string_view::npos;
    }

    /// `{env: 'JWT_SECRET', default: 'x'}`, and in settings `{name: 'JWT_SECRET', value: 'x'}`
    void visitEnvironmentSetting(std::span<const std::uint32_t> items) {
        AtomId variable = 0;
        NodeId fallback = 0;
        for (const NodeId item : items) {
            const AtomId key = keyOf(item);
            if (key == 0 || program_[item - 1].kind != Kind::String) continue;
            const std::string_view name = program_.atom(key);
            const bool pair = kind_ == FileKind::Settings && (name == "name" || name == "value");
            if (name == "env" || (pair && name == "name")) variable = program_[item - 1].a;
            if (name == "default" || (pair && name == "value")) fallback = item - 1;
        }
        if (variable != 0 && fallback != 0)
            take(variable, fallback, isVariable(variable) ? Place::Setting : Place::Fallback);
    }

    void take(AtomId name, NodeId value, Place place = Place::Assigned, const Neighbours& beside = {}) {
        if (name == 0) return;
        const NameReading reading = readingOf(name);
        if (reading.kind == SecretKind::None) return;
        found_.clear();
        constants_.collect(value, found_);
        for (const Constant& constant : found_)
            if (!constant.text.empty() && constant.text.size() <= kLongestSecret)
                out_.push_back({constant, program_.atom(name), reading, place, beside.surroundings, beside.user});
    }

    /// Atoms are read once, however often they name something.
    NameReading readingOf(AtomId name) {
        if (known_[name] == 0) {
            readings_[name] = readName(program_.atom(name));
            known_[name] = 1;
        }
        return readings_[name];
    }

    /// The key of a property with a value; 0 for methods, accessors, shorthands and computed keys that are no constants.
    [[nodiscard]] AtomId keyOf(NodeId item) const {
        const Node& node = program_[item];
        if (static_cast<PropertyOp>(node.op) != PropertyOp::Init) return 0;
        if (node.kind == Kind::Property) return node.a;
        if (node.kind == Kind::ComputedProperty && program_[node.a].kind == Kind::String) return program_[node.a].a;
        return 0;
    }

    /// What a target or an operand is called; 0 when it has no name.
    [[nodiscard]] AtomId nameOf(NodeId id) const {
        const Node& node = program_[id];
        switch (node.kind) {
            case Kind::Name: return program_.bindings[node.a].name;
            case Kind::Global:
            case Kind::Member: return node.a;
            case Kind::Index: return program_[id - 1].kind == Kind::String ? program_[id - 1].a : 0;
            case Kind::Cast: return nameOf(id - 1);
            default: return 0;
        }
    }

    /// `process.env`, `import.meta.env`, `Bun.env`, or a variable that is called env.
    [[nodiscard]] bool isEnvironment(NodeId id) const {
        const Node& node = program_[id];
        if (node.kind == Kind::Cast) return isEnvironment(id - 1);
        const AtomId name = nameOf(id);
        return name != 0 && (program_.atom(name) == "env" || program_.atom(name) == "ENV");
    }

    /// The name of the setting that an expression reads: `process.env.X`, `config.get('X')`; 0 when it reads none.
    [[nodiscard]] AtomId settingOf(NodeId id) const {
        const Node& node = program_[id];
        if (node.kind == Kind::Member) return isEnvironment(id - 1) ? node.a : 0;
        if (node.kind == Kind::Index) return isEnvironment(node.a) ? nameOf(id) : 0;
        if (node.kind == Kind::Cast) return settingOf(id - 1);
        if (node.kind != Kind::Call) return 0;
        const auto arguments = program_.arguments(id);
        const Node& callee = program_[program_.callee(id)];
        if (arguments.empty() || callee.kind != Kind::Member || program_[arguments[0]].kind != Kind::String) return 0;
        return contains(kGetters, program_.atom(callee.a)) ? program_[arguments[0]].a : 0;
    }

    [[nodiscard]] Neighbours neighboursOf(std::span<const std::uint32_t> items) const {
        std::string_view user;
        std::size_t texts = 0;
        std::size_t labels = 0;
        bool login = false;
        for (const NodeId item : items) {
            const AtomId key = keyOf(item);
            if (key == 0) continue;
            const std::string name = lowerCase(program_.atom(key));
            login = login || contains(kLoginKeys, joined(name));
            const auto value = constants_.constant(item - 1);
            if (!value) continue;
            ++texts;
            if (contains(kUserKeys, joined(name))) user = value->text;
            const std::string_view text = value->text;
            labels += text.find(' ') != std::string_view::npos || joined(lowerCase(text)) == joined(name) ? 1U : 0U;
        }
        if (texts >= 2 && labels * 2 >= texts) return {Surroundings::Labels, {}};
        return {login ? Surroundings::Login : Surroundings::Plain, user};
    }

    /// Letters and digits alone: "user_name" and "userName" are one key.
    static std::string joined(std::string_view name) {
        std::string result;
        for (const char c : name)
            if (isAlnum(c)) result.push_back(c);
        return result;
    }

    const Program& program_;
    const Constants& constants_;
    FileKind kind_;
    std::vector<NameReading> readings_;
    std::vector<std::uint8_t> known_;
    std::vector<Constant> found_;
    std::vector<Span> examples_;  ///< Collections of values that are shown or refused.
    std::vector<NamedValue> out_;
};

}  // namespace

std::vector<NamedValue> namedValues(const Program& program, const Constants& constants, FileKind kind) {
    return Collector(program, constants, kind).run();
}

std::vector<Constant> jsonWebKeys(const Program& program, const Constants& constants) {
    constexpr std::size_t kShortestKey = 20;
    std::vector<Constant> keys;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Object) continue;
        bool isKey = false;
        std::optional<Constant> secret;
        for (const NodeId item : program.items(id)) {
            if (program[item].kind != Kind::Property || static_cast<PropertyOp>(program[item].op) != PropertyOp::Init)
                continue;
            const std::string_view name = program.atom(program[item].a);
            isKey = isKey || name == "kty";
            if (name == "d" || name == "k") secret = constants.constant(item - 1);
        }
        if (isKey && secret && secret->text.size() >= kShortestKey) keys.push_back(*secret);
    }
    return keys;
}

}  // namespace jsward::rules::hardcoded_secret
