#include "cli/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <utility>

#include "analyzer/text/json_file.h"
#include "analyzer/text/nearest.h"
#include "cli/own_file.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view kName = "jsward.config.json";
constexpr std::array<std::string_view, 7> kKeys = {"$schema",      "preset",     "models",    "middleware",
                                                    "rateLimiters", "registries", "advisories"};
constexpr std::array<std::string_view, 2> kPresets = {"recommended", "strict"};

/// Keys of `middleware` and what they say that one provides.
constexpr std::array<std::string_view, 9> kProtections = {
    "headers", "rateLimit", "authentication", "validation", "csrf", "bodyLimit", "cors", "session", "mongoSanitize"};
constexpr std::array<std::string_view, 9> kProvided = {
    "headers", "rate-limit", "authentication", "validation", "csrf", "body-limit", "cors", "session", "mongo-sanitize"};

/// A folder stays, a file becomes its folder.
fs::path folderFor(const std::string& path) {
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error).lexically_normal();
    return fs::is_directory(absolute, error) && absolute.has_filename() ? absolute : absolute.parent_path();
}

fs::path commonFolder(std::span<const std::string> paths) {
    std::error_code error;
    if (paths.empty()) return fs::current_path(error);
    fs::path common = folderFor(paths.front());
    for (const std::string& path : paths.subspan(1)) {
        const fs::path other = folderFor(path);
        fs::path shared;
        const auto parts = std::ranges::mismatch(common, other);
        for (auto part = common.begin(); part != parts.in1; ++part) shared /= *part;
        common = shared;
    }
    return common;
}

class ConfigReader {
public:
    ConfigReader(const std::string& path, JsonFile& file) : path_(path), folder_(folderOf(path)), file_(file) {}

    Config read() {
        const Json& json = file_.json();
        file_.rejectRepeatedKeys();
        file_.allowKeys(json, kKeys);
        Config config;
        if (const auto preset = json.find("preset"); preset != json.end()) {
            const std::size_t word = file_.word(*preset, "preset", kPresets);
            if (word != JsonFile::kNoWord) config.preset = kPresets[word];
        }
        if (const auto limiters = json.find("rateLimiters"); limiters != json.end())
            readNames(*limiters, "rateLimiters", "rate-limit", config);
        if (const auto middleware = json.find("middleware"); middleware != json.end())
            readMiddleware(*middleware, config);
        config.registries = texts(json, "registries");
        readAdvisories(json, config);
        const auto models = json.find("models");
        if (models != json.end() && file_.isArray(*models, "\"models\""))
            for (const Json& model : *models) readModel(model, config.models);
        return config;
    }

private:
    /// `{"rateLimit": ["./lib/limiter#default"], "authentication": ["requireUser"]}`
    void readMiddleware(const Json& middleware, Config& config) {
        if (!file_.isObject(middleware, "\"middleware\"")) return;
        file_.allowKeys(middleware, kProtections);
        for (std::size_t i = 0; i < kProtections.size(); ++i)
            if (const auto names = middleware.find(kProtections[i]); names != middleware.end())
                readNames(*names, kProtections[i], kProvided[i], config);
    }

    void readNames(const Json& names, std::string_view key, std::string_view provides, Config& config) {
        for (const Json* name : file_.texts(names, fmt::format("\"{}\"", key)))
            config.middleware.push_back({std::string(provides), name->get<std::string>()});
    }

    std::vector<std::string> texts(const Json& json, const char* key) {
        std::vector<std::string> result;
        if (const auto list = json.find(key); list != json.end())
            for (const Json* text : file_.texts(*list, fmt::format("\"{}\"", key)))
                result.push_back(text->get<std::string>());
        return result;
    }

    /// A path, from the configuration's own folder.
    void readAdvisories(const Json& json, Config& config) {
        const auto path = json.find("advisories");
        if (path == json.end()) return;
        const std::string name(file_.text(*path, "\"advisories\""));
        if (name.empty()) return;
        config.advisories = (fs::path(folder_) / name).lexically_normal().string();
        std::error_code error;
        if (!fs::exists(config.advisories, error))
            file_.reject(*path, fmt::format("there is no file or folder \"{}\"", name));
    }

    /// The path of a model file, or a model.
    void readModel(const Json& model, OwnModels& models) {
        if (model.is_object()) return models.add(shownPath(path_), file_.isolated(model), folder_);
        const std::string name(file_.text(model, "a model that is no object"));
        if (name.empty()) return;
        const std::string path = (fs::path(folder_) / name).lexically_normal().string();
        auto text = readOwnFile(path);
        if (text) return models.add(shownPath(path), *std::move(text), folderOf(path));
        const std::vector<std::string> others = neighbours(path, name);
        const std::string_view near = nearest(name, others);
        file_.reject(model, near.empty() ? fmt::format("cannot read \"{}\": {}", name, text.error().message)
                                         : fmt::format("there is no file \"{}\"; did you mean \"{}\"?", name, near));
    }

    /// JSON files in the folder where one is missing, written as the user wrote that one.
    static std::vector<std::string> neighbours(const fs::path& path, const std::string& written) {
        std::vector<std::string> names;
        std::error_code error;
        if (fs::exists(path, error)) return names;
        for (const fs::directory_entry& entry : fs::directory_iterator(path.parent_path(), error))
            if (entry.path().extension() == ".json")
                names.push_back(written.substr(0, written.rfind('/') + 1) + entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }

    const std::string& path_;
    std::string folder_;
    JsonFile& file_;
};

}  // namespace

std::optional<std::string> findConfig(std::span<const std::string> paths) {
    std::error_code error;
    for (fs::path folder = commonFolder(paths);; folder = folder.parent_path()) {
        const fs::path file = folder / kName;
        if (fs::is_regular_file(file, error)) return file.string();
        const bool isTop = folder == folder.parent_path() || fs::exists(folder / ".git", error);
        if (isTop) return std::nullopt;
    }
}

Config readConfig(const std::string& file) {
    Config config;
    const std::string name = shownPath(file);
    const auto text = readOwnFile(file);
    if (!text) {
        config.problems.push_back({name, 0, 0, text.error().message});
        return config;
    }
    JsonFile json(name, *text);
    if (json.ok()) config = ConfigReader(file, json).read();
    config.problems = json.problems();
    return config;
}

}  // namespace jsward
