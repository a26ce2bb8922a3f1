#include "analyzer/flow/model_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "analyzer/flow/own_modules.h"
#include "analyzer/program/specifier.h"
#include "analyzer/text/nearest.h"

namespace jsward {
namespace {

using Word = std::string_view;

// The words of docs/models.md and docs/schema/model.schema.json.
constexpr std::array<Word, 2> kCarries = {"any", "string"};
constexpr std::array<Word, 7> kRequires = {"sql-text", "mongo-filter", "request", "text", "shown", "true", "callback"};
constexpr std::array<Word, 3> kAs = {"string", "object", "array"};
constexpr std::array<Word, 16> kRoles = {"app",        "router",     "mount",    "route",     "prefix", "listen",
                                         "middleware", "hook",       "plugin",   "extension", "shared", "list",
                                         "version",    "versioning", "endpoint", "config"};
constexpr std::array<Word, 6> kEffects = {"database",       "filesystem",    "process",
                                          "authentication", "one-time-code", "validation"};
constexpr std::array<Word, 12> kProvides = {"body-limit",  "headers",        "rate-limit", "authentication",
                                            "validation",  "mongo-sanitize", "csrf",       "cors",
                                            "body-parser", "cookies",        "session",    "static"};

/// "mysql.Pool": two words, the first in lower case, the second capitalised.
bool isTypeName(std::string_view name) {
    const std::size_t dot = name.find('.');
    if (dot == 0 || dot == std::string_view::npos || dot + 1 == name.size()) return false;
    const auto isWordChar = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    return std::islower(static_cast<unsigned char>(name[0])) != 0 &&
           std::isupper(static_cast<unsigned char>(name[dot + 1])) != 0 &&
           std::ranges::all_of(name.substr(0, dot), isWordChar) &&
           std::ranges::all_of(name.substr(dot + 1), isWordChar);
}

}  // namespace

// --- types -------------------------------------------------------------------------------------------------------------

void TypeNames::note(Use use, const std::string& name, JsonFile& file, const nlohmann::json& value) {
    noted_.push_back({use, name, &file, &value});
}

void TypeNames::rejectUnknown() {
    std::set<std::string_view> yielded;
    std::set<std::string_view> described;
    for (const Noted& one : noted_) {
        if (one.use != Use::Root) yielded.insert(one.name);
        if (one.use != Use::Yield) described.insert(one.name);
    }
    std::vector<std::string_view> known;
    std::ranges::set_intersection(yielded, described, std::back_inserter(known));
    for (const Noted& one : noted_) {
        if (std::ranges::binary_search(known, one.name)) continue;
        std::vector<std::string_view> candidates = known;
        std::string global = "global";
        if (one.use == Use::Root) {  // "globl.fetch" reads as a type, too
            global += one.name.substr(one.name.find('.'));
            candidates.push_back(global);
        }
        const std::string_view near = nearest(one.name, candidates);
        const std::string hint =
            near.empty() ? "say under \"types\" what yields one" : fmt::format("did you mean \"{}\"?", near);
        one.file->reject(*one.value, fmt::format("unknown type \"{}\"; {}", one.name, hint));
    }
}

// --- files -------------------------------------------------------------------------------------------------------------

/// An array of rows.
struct ModelReader::Section {
    Word key;
    std::vector<Word> keys;  ///< Of a row.
    void (ModelReader::*read)(const Json&);
};

const std::vector<ModelReader::Section>& ModelReader::sections() {
    static const std::vector<Section> all = {
        {"sources", {"kind", "at", "carries"}, &ModelReader::readSource},
        {"sinks", {"kind", "at", "requires", "given", "what", "unless"}, &ModelReader::readSink},
        {"sanitizers", {"for", "at"}, &ModelReader::readSanitizer},
        {"guards", {"for", "at", "when", "throws", "argument"}, &ModelReader::readGuard},
        {"steps", {"at", "from", "as"}, &ModelReader::readStep},
        {"callbacks", {"at", "params", "arity", "given", "this", "context"}, &ModelReader::readCallback},
        {"parameters", {"names", "types"}, &ModelReader::readParameters},
        {"roles", {"role", "at", "provides", "method", "limit", "limitKey", "file", "below"}, &ModelReader::readRole},
        {"effects", {"effect", "at"}, &ModelReader::readEffect},
        {"options", {"topic", "at", "argument", "handed", "named", "default", "factor"}, &ModelReader::readOptions},
        {"settings", {"setting", "at", "given"}, &ModelReader::readSetting},
        {"credentials", {"at", "what"}, &ModelReader::readCredential},
        {"decorators", {"at", "source", "carries", "type", "pipes"}, &ModelReader::readDecorator}};
    return all;
}

ModelReader::ModelReader(const ModelText& text, JsonFile& file, IndexBuilder& builder, TypeNames& types)
    : text_(text), file_(file), builder_(builder), index_(builder.index()), types_(types) {
    name_ = text.name.substr(text.name.rfind('/') + 1);  // npos + 1 is 0
    const std::string_view name = name_;
    index_.hasOwn |= !text.folder.empty();
    framework_ = name.substr(0, name.find('.'));
}

void ModelReader::readKinds() {
    const Json& json = file_.json();
    if (!json.contains("sinks") || !json.contains("sources")) return file_.reject(json, "must name the kinds");
    for (const auto& [name, options] : json["sinks"].items()) {
        if (index_.sinkKinds.size() == kMostSinkKinds) return file_.reject(options, "more than 64 sink kinds");
        SinkKind& kind = index_.sinkKinds.emplace_back();
        kind.name = name;
        kind.harmlessStrings = file_.flag(options, "harmlessStrings");
        kind.deep = file_.flag(options, "deep");
        kind.needsText = file_.flag(options, "needsText");
        const auto keys = options.find("operators");
        kind.skipsOperators = keys != options.end();
        if (!kind.skipsOperators) continue;
        for (const Json* key : file_.texts(*keys, "\"operators\""))
            kind.operatorKeys.push_back(index_.symbols.intern(key->get_ref<const std::string&>()));
    }
    for (SinkKind& kind : index_.sinkKinds) readHeldSinks(json["sinks"][kind.name], kind);
    for (const auto& [name, options] : json["sources"].items()) index_.sourceKinds.push_back(name);
}

/// `"holds": {"$function.body": "nosql-code"}`
void ModelReader::readHeldSinks(const Json& options, SinkKind& kind) {
    const auto holds = options.find("holds");
    if (holds == options.end() || !file_.isObject(*holds, "\"holds\"")) return;
    for (const auto& [path, held] : holds->items()) {
        const auto dot = std::min(path.find('.'), path.size());
        const Symbol below = dot < path.size() ? index_.symbols.intern(path.substr(dot + 1)) : 0;
        if (const auto known = sinkKind(held))
            kind.holds.push_back({index_.symbols.intern(path.substr(0, dot)), below, *known});
    }
}

void ModelReader::readModel() {
    static const std::vector<Word> keys = [] {
        std::vector<Word> all = {"$schema", "description", "packages", "types"};
        for (const Section& section : sections()) all.push_back(section.key);
        return all;
    }();
    const Json& json = file_.json();
    file_.allowKeys(json, keys);
    if (const auto packages = json.find("packages"); packages != json.end()) readPackages(*packages);
    if (const auto types = json.find("types"); types != json.end()) readTypes(*types);
    for (const Section& section : sections()) {
        const auto rows = json.find(section.key);
        if (rows == json.end() || !file_.isArray(*rows, fmt::format("\"{}\"", section.key))) continue;
        for (const Json& row : *rows) {
            if (!file_.isObject(row, fmt::format("a row of \"{}\"", section.key))) continue;
            file_.allowKeys(row, section.keys);
            (this->*section.read)(row);
        }
    }
}

void ModelReader::readPackages(const Json& packages) {
    for (const Json* name : file_.texts(packages, "\"packages\""))
        packages_.push_back(builder_.packageRoot(packageName(*name)));
}

/// The name itself, or for a module of the user's project its place.
std::string ModelReader::packageName(const Json& value) {
    const auto& name = value.get_ref<const std::string&>();
    if (text_.folder.empty() || !isRelative(name)) return name;
    if (const auto module = ownModuleName(text_.folder, name)) return *module;
    file_.reject(value, fmt::format("\"{}\" leads out of the file system", name));
    return name;
}

void ModelReader::readTypes(const Json& types) {
    if (!file_.isObject(types, "\"types\"")) return;
    for (const auto& [name, paths] : types.items()) {
        if (!isTypeName(name))
            file_.rejectKey(types, name,
                            fmt::format("\"{}\" is no name of a type; write two words like \"mysql.Pool\"", name));
        types_.note(TypeNames::Use::Definition, name, file_, paths);
        Fact fact;
        fact.kind = FactKind::Type;
        fact.type = builder_.typeRoot(name);
        attachAt(std::move(fact), paths, fmt::format("\"{}\"", name));
    }
}

// --- rows --------------------------------------------------------------------------------------------------------------

void ModelReader::readSource(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Source;
    fact.what = requiredSourceKind(row, "kind");
    fact.stringOnly = option(row, "carries", kCarries) == 1;
    attach(std::move(fact), row);
}

void ModelReader::readSink(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Sink;
    if (const Json* kind = file_.required(row, "kind")) fact.what = sinkKind(*kind).value_or(0);
    fact.requirement = static_cast<Requirement>(std::min(option(row, "requires", kRequires), kRequires.size()));
    fact.text = optionalText(row, "what");
    fact.given = optionalText(row, "given");
    fact.unless = optionalText(row, "unless");
    attach(std::move(fact), row);
}

void ModelReader::readSetting(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Setting;
    fact.text = file_.requiredText(row, "setting");
    fact.given = optionalText(row, "given");
    attach(std::move(fact), row);
}

void ModelReader::readCredential(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Sink;
    fact.what = index_.sinkKind("credential").value_or(0);
    fact.text = file_.requiredText(row, "what");
    attach(std::move(fact), row);
}

void ModelReader::readSanitizer(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Sanitizer;
    fact.harmless = harmlessKinds(row);
    attach(std::move(fact), row);
}

void ModelReader::readGuard(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Guard;
    fact.harmless = harmlessKinds(row);
    fact.when = !row.contains("when") || file_.flag(row, "when");
    fact.throws = file_.flag(row, "throws");
    fact.argument = argumentNumber(row);
    if (row.contains("when") && row.contains("throws"))
        file_.rejectKey(row, "when", "\"when\" means nothing beside \"throws\"");
    attach(std::move(fact), row);
}

void ModelReader::readStep(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Step;
    const std::size_t as = option(row, "as", kAs);
    fact.stringOnly = as == 0;
    fact.objects = as == 1;
    fact.list = as == 2;
    if (const Json* from = file_.required(row, "from")) {
        for (const Json* input : file_.texts(*from, "\"from\""))
            if (const auto known = stepInput(*input)) fact.from.push_back(*known);
    }
    attach(std::move(fact), row);
}

void ModelReader::readCallback(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Callback;
    fact.arity = arity(row);
    fact.given = optionalText(row, "given");
    if (const auto self = row.find("this"); self != row.end()) fact.type = yieldedType(*self);
    fact.parameters = callbackParameters(row, "params");
    fact.context = file_.flag(row, "context");
    attach(std::move(fact), row);
}

void ModelReader::readParameters(const Json& row) {
    ParameterShape shape;
    const Json* names = file_.required(row, "names");
    if (names == nullptr || !file_.isArray(*names, "\"names\"")) return;
    for (const Json& alternatives : *names) {
        auto& symbols = shape.names.emplace_back();
        for (const Json* name : file_.texts(alternatives, "an element of \"names\""))
            symbols.push_back(index_.symbols.intern(name->get_ref<const std::string&>()));
    }
    shape.parameters = callbackParameters(row, "types");
    builder_.place(name_, names->dump(), static_cast<std::uint32_t>(index_.parameterShapes.size()));
    index_.parameterShapes.push_back(std::move(shape));
}

void ModelReader::readRole(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Role;
    fact.text = requiredWord(row, "role", kRoles);
    if (option(row, "provides", kProvides) != JsonFile::kNoWord) fact.provides = row["provides"].get<std::string>();
    fact.method = optionalText(row, "method");
    fact.bodyLimit = optionalText(row, "limit");
    fact.limitKey = optionalText(row, "limitKey");
    fact.file = optionalText(row, "file");
    fact.below = optionalText(row, "below");
    fact.framework = framework_;
    attach(std::move(fact), row);
}

void ModelReader::readEffect(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Effect;
    fact.text = requiredWord(row, "effect", kEffects);
    attach(std::move(fact), row);
}

void ModelReader::readDecorator(const Json& row) {
    Fact fact;
    fact.kind = FactKind::Decorator;
    fact.pipes = file_.flag(row, "pipes");
    if (fact.pipes) fact.text = "pipes";
    if (row.contains("source") + row.contains("type") + row.contains("pipes") != 1)
        file_.reject(row, "a decorator has either a \"source\", a \"type\" or \"pipes\"");
    if (row.contains("source")) fact.what = requiredSourceKind(row, "source");
    if (const auto type = row.find("type"); type != row.end()) {
        fact.type = yieldedType(*type);
        fact.text = type->is_string() ? type->get<std::string>() : "";
    }
    fact.stringOnly = option(row, "carries", kCarries) == 1;
    attach(std::move(fact), row);
}

// --- paths -------------------------------------------------------------------------------------------------------------

void ModelReader::attach(Fact fact, const Json& row) {
    if (const Json* paths = file_.required(row, "at")) attachAt(std::move(fact), *paths, "\"at\"");
}

void ModelReader::attachAt(Fact fact, const Json& paths, std::string_view what) {
    fact.own = !text_.folder.empty();
    const std::uint32_t id = builder_.add(std::move(fact));
    for (const Json* path : file_.texts(paths, what)) attachPath(id, *path);
}

void ModelReader::attachPath(std::uint32_t fact, const Json& text) {
    const std::string_view written = text.get_ref<const std::string&>();
    const auto parsed = parseModelPath(written, index_.symbols);
    if (const auto* problem = std::get_if<PathProblem>(&parsed)) {
        const std::string found =
            problem->at < written.size() ? fmt::format("'{}'", written.substr(problem->at, 1)) : "the end";
        return file_.rejectInside(text, problem->at,
                                  fmt::format("malformed path \"{}\": at character {} stands {}, not {}", written,
                                              problem->at + 1, found, problem->expected));
    }
    for (const ModelPath& path : std::get<std::vector<ModelPath>>(parsed)) {
        RowPlace* place = builder_.place(name_, path.text, fact);
        for (const TrieNode root : rootsOf(path, text)) {
            const TrieNode node = builder_.attach(fact, root, path.steps);
            if (place) place->nodes.push_back(node);
        }
    }
}

std::vector<TrieNode> ModelReader::rootsOf(const ModelPath& path, const Json& text) {
    switch (path.root) {
        case RootKind::Package:
            if (packages_.empty()) file_.reject(text, "\"@\" means nothing in a file without \"packages\"");
            return packages_;
        case RootKind::Shape: return {index_.shapeRoot};
        case RootKind::Export: return {index_.exportRoot};
        case RootKind::Global: return {builder_.globalRoot(path.rootName)};
        case RootKind::Type: break;
    }
    types_.note(TypeNames::Use::Root, path.rootName, file_, text);
    return {builder_.typeRoot(path.rootName)};
}

}  // namespace jsward
