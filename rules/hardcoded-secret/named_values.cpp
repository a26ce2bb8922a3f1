#include "rules/hardcoded-secret/named_values.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analyzer/rule/code_names.h"
#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/code_reading.h"
#include "rules/hardcoded-secret/setting_reads.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::size_t kLongestSecret = 1024;

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

/// Functions that compare two values: `safeCompare(password, 'x')`.
constexpr auto kComparers =
    std::to_array<std::string_view>({"safeCompare", "secureCompare", "timingSafeEqual", "tsscmp", "equals"});

/// What holds the settings of a program: `config.password === 'changeme'` asks whether somebody set one.
constexpr auto kSettingRoots = std::to_array<std::string_view>(
    {"config", "conf", "settings", "options", "opts", "env", "process", "nconf", "defaults"});

/// Keys of what a setting is when nobody sets it.
constexpr auto kDefaultKeys = std::to_array<std::string_view>({"default", "defaultValue", "devDefault"});

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

class Collector {
public:
    Collector(const Program& program, const Constants& constants, FileKind kind)
        : program_(program),
          constants_(constants),
          settings_(program),
          kind_(kind),
          readings_(program.atomOffsets.size()),
          known_(program.atomOffsets.size()) {}

    std::vector<NamedValue> run() {
        for (NodeId id = 1; id < program_.nodes.size(); ++id) visit(id);
        for (const Class& type : program_.classes)
            for (const ClassMember& member : program_.membersOf(type))
                if (member.kind == MemberKind::Field && member.key != 0 && member.value != 0)
                    take(member.key, member.value, Place::Assigned, kAlone);
        leaveOutExamples();
        return std::move(out_);
    }

private:
    static constexpr Neighbours kAlone = {Surroundings::Alone, {}};

    void visit(NodeId id) {
        const Node& node = program_[id];
        switch (node.kind) {
            case Kind::Declarator: visitDeclarator(id); break;
            case Kind::Assign: visitAssignment(id); break;
            case Kind::PatternDefault: take(nameOf(program_, node.a), id - 1, Place::Assigned, kAlone); break;
            case Kind::Object: visitObject(id); break;
            case Kind::Binary: visitComparison(id); break;
            case Kind::Switch: visitSwitch(id); break;
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
        settings_.learn(id);
        noteExamples(nameOf(program_, node.a), id - 1);
        take(nameOf(program_, node.a), id - 1, Place::Assigned, kAlone);
        if (program_[node.a].kind == Kind::ObjectPattern && settings_.isEnvironment(id - 1))
            visitEnvironmentPattern(node.a);
    }

    /// `const {JWT_SECRET = 'x'} = process.env`
    void visitEnvironmentPattern(NodeId pattern) {
        for (const NodeId item : program_.items(pattern)) {
            if (program_[item].kind != Kind::PatternProperty || program_[item - 1].kind != Kind::PatternDefault)
                continue;
            take(program_[item].a, item - 2, Place::Fallback);
        }
    }

    /// `process.env.SECRET = 'x'` and `process.env.SECRET ||= 'x'` set what the program runs with.
    void visitAssignment(NodeId id) {
        const NodeId target = program_[id].a;
        const AtomId setting = settings_.settingOf(target);
        take(nameOf(program_, target), id - 1, setting != 0 ? Place::Fallback : Place::Assigned, kAlone);
    }

    /// `const PLACEHOLDER_SECRETS = {...}`: values to recognise and refuse, or to show.
    void noteExamples(AtomId name, NodeId value) {
        const Kind kind = program_[withoutCasts(program_, value)].kind;
        if ((kind != Kind::Object && kind != Kind::Array) || name == 0) return;
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

    // --- comparisons ------------------------------------------------------------------------------------------------

    void visitComparison(NodeId id) {
        const Node& node = program_[id];
        const auto op = static_cast<BinaryOp>(node.op);
        if (op == BinaryOp::Equal || op == BinaryOp::StrictEqual || op == BinaryOp::NotEqual ||
            op == BinaryOp::StrictNotEqual)
            compare(node.a, id - 1);
    }

    void visitSwitch(NodeId id) {
        const NodeId compared = program_.operand(id, 0);
        for (const NodeId branch : program_.list(program_[id].a + 1))
            if (const NodeId test = program_.operand(branch, 0)) compare(compared, test);
    }

    /// One side is the constant, the other says what it is compared with.
    void compare(NodeId left, NodeId right) {
        const bool onTheLeft = program_[left].kind == Kind::String;
        const NodeId constant = onTheLeft ? left : right;
        const NodeId other = onTheLeft ? right : left;
        if (!constants_.constant(constant) || contains(kSettingRoots, program_.atom(rootOf(program_, other)))) return;
        take(nameOf(program_, other), constant, Place::Compared);
    }

    // --- settings ---------------------------------------------------------------------------------------------------

    void visitFallback(NodeId id) {
        const Node& node = program_[id];
        if (static_cast<LogicalOp>(node.op) == LogicalOp::And) return;
        if (const AtomId name = settings_.settingOf(node.a))
            take(name, id - 1, Place::Fallback);
        else
            take(nameOf(program_, node.a), id - 1);
    }

    /// `process.env.SECRET ? process.env.SECRET : 'x'`
    void visitConditional(NodeId id) {
        if (const AtomId name = settings_.settingOf(program_.operand(id, 0)))
            take(name, program_.operand(id, 2), Place::Fallback);
    }

    void visitCall(NodeId id) {
        const auto arguments = program_.arguments(id);
        const std::string_view callee = calleeName(program_, id);
        if (arguments.size() == 1 && callee == "default") return visitDefault(receiverOf(program_, id), arguments[0]);
        if (arguments.size() < 2) return;
        if (contains(kComparers, callee)) return compare(unwrapped(arguments[0]), unwrapped(arguments[1]));
        if (program_[arguments[0]].kind != Kind::String) return;
        if (contains(kSetters, callee))
            take(program_[arguments[0]].a, arguments[1]);
        else if (SettingReads::isGetter(callee))
            take(program_[arguments[0]].a, arguments[1], Place::Fallback);
    }

    /// `env.get('SECRET').required().default('x')`
    void visitDefault(NodeId receiver, NodeId value) {
        while (receiver != 0 && program_[receiver].kind == Kind::Call) {
            if (const AtomId name = settings_.settingOf(receiver)) return take(name, value, Place::Fallback);
            receiver = receiverOf(program_, receiver);
        }
    }

    /// The argument of `Buffer.from(...)`.
    [[nodiscard]] NodeId unwrapped(NodeId value) const {
        if (program_[value].kind != Kind::Call || calleeName(program_, value) != "from") return value;
        const auto arguments = program_.arguments(value);
        return arguments.empty() ? value : arguments[0];
    }

    // --- objects ----------------------------------------------------------------------------------------------------

    void visitObject(NodeId id) {
        const auto items = program_.items(id);
        std::optional<Neighbours> neighbours;
        for (const NodeId item : items) {
            const AtomId key = keyOf(program_, item);
            if (key == 0 || readingOf(key).kind == SecretKind::None) continue;
            if (!neighbours) neighbours = neighboursOf(program_, constants_, items);
            take(key, item - 1, placeOf(key, item - 1), *neighbours);
            visitDescription(key, item - 1);
        }
        visitEnvironmentSetting(items);
    }

    /// A schema of environment variables says what they are when nobody sets them: `JWT_SECRET: Joi.string().default('x')`.
    [[nodiscard]] Place placeOf(AtomId key, NodeId value) const {
        if (isVariable(key)) return Place::Setting;
        const bool schema = kind_ == FileKind::Source && isCapital(key) && program_[value].kind == Kind::Call;
        return schema && calleeName(program_, value) == "default" ? Place::Fallback : Place::Assigned;
    }

    /// `jwtSecret: {type: 'string', default: 'x'}` and `JWT_SECRET: str({default: 'x'})`
    void visitDescription(AtomId key, NodeId value) {
        const bool call = program_[value].kind == Kind::Call;
        if (call && program_.arguments(value).size() == 1) value = program_.arguments(value)[0];
        if (program_[value].kind != Kind::Object) return;
        for (const NodeId item : program_.items(value)) {
            const AtomId inner = keyOf(program_, item);
            if (inner != 0 && contains(kDefaultKeys, program_.atom(inner)))
                take(key, item - 1, call && isCapital(key) ? Place::Fallback : Place::Assigned);
        }
    }

    [[nodiscard]] bool isCapital(AtomId key) const {
        const std::string_view name = program_.atom(key);
        return std::ranges::none_of(name, isLower) && name.find('_') != std::string_view::npos;
    }

    /// Whether a key of a settings file is that of an environment variable.
    [[nodiscard]] bool isVariable(AtomId key) const {
        return kind_ == FileKind::Environment || (kind_ == FileKind::Settings && isCapital(key));
    }

    /// `{env: 'JWT_SECRET', default: 'x'}`, and in settings `{name: 'JWT_SECRET', value: 'x'}`
    void visitEnvironmentSetting(std::span<const std::uint32_t> items) {
        AtomId variable = 0;
        NodeId fallback = 0;
        for (const NodeId item : items) {
            const AtomId key = keyOf(program_, item);
            if (key == 0 || program_[item - 1].kind != Kind::String) continue;
            const std::string_view name = program_.atom(key);
            const bool pair = kind_ == FileKind::Settings && (name == "name" || name == "value");
            if (name == "env" || (pair && name == "name")) variable = program_[item - 1].a;
            if (name == "default" || (pair && name == "value")) fallback = item - 1;
        }
        if (variable != 0 && fallback != 0)
            take(variable, fallback, isVariable(variable) ? Place::Setting : Place::Fallback);
    }

    // --- the values -------------------------------------------------------------------------------------------------

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

    const Program& program_;
    const Constants& constants_;
    SettingReads settings_;
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

}  // namespace jsward::rules::hardcoded_secret
