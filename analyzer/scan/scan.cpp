// The pipeline. Each stage is a function that takes what the stage before it gave:
//
//   discover -> survey (read, decode, triggers; one file a task) -> link (resolve imports, group files that reach each other)
//            -> for each group in which something can be found: parse what matters, follow it, read more when it is asked for, web
//               model, rules (one group a task) -> finish (merge, filter, fingerprint, sort)
//
// Source texts and syntax trees live as long as their task, programs as long as the analysis of their component. Results stand
// where their index says and are merged in that order, so the number of threads cannot be seen in the report. Everything that
// may recurse runs on the pool's threads, which have the stack for it.
#include "analyzer/scan/scan.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <thread>
#include <utility>

#include "analyzer/program/folder_loads.h"
#include "analyzer/program/modules.h"
#include "analyzer/program/path_pattern.h"
#include "analyzer/scan/advisory_files.h"
#include "analyzer/scan/analysis.h"
#include "analyzer/scan/discovery.h"
#include "analyzer/scan/findings.h"
#include "analyzer/scan/load.h"
#include "analyzer/scan/project_analysis.h"
#include "analyzer/scan/read_file.h"
#include "analyzer/scan/rule_selection.h"
#include "analyzer/scan/stage_clock.h"
#include "analyzer/scan/worker_pool.h"
#include "analyzer/text/path_text.h"
#include "analyzer/text/utf.h"

namespace jsward {

namespace {

constexpr std::uint64_t kMaxConfigSize = 4U << 20U;

/// Counts finished tasks; half of the way of a file is loading it, the other half analysing it.
class Progress {
public:
    Progress(const ScanOptions& options, std::size_t files) : tell_(options.progress), files_(files) {}
    void add(std::size_t halves) {
        const std::size_t done = done_ += halves;
        if (tell_) tell_(done / 2, files_);
    }

private:
    const std::function<void(std::size_t, std::size_t)>& tell_;
    std::size_t files_;
    std::atomic<std::size_t> done_{0};
};

/// Indices, those with the most work first.
template <class Work>
std::vector<std::uint32_t> largestFirst(std::size_t count, const Work& work) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return work(a) > work(b); });
    return order;
}

/// One file, whose text is given.
Discovery discoverStandardInput(const ScanOptions& options) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path name(options.standardInputName);
    const fs::path path = (fs::current_path(error) / name).lexically_normal();
    const fs::path relative = path.lexically_relative(fs::current_path(error));
    const bool inside = !relative.empty() && *relative.begin() != "..";
    Discovery found;
    found.root = inside ? fs::current_path(error).string() : path.parent_path().string();
    found.files.push_back(namedFile(escapeInvalidBytes(inside ? relative.string() : path.filename().string()),
                                    path.string(), options.standardInput->size()));
    return found;
}

/// Without links, as far as it exists.
std::string realPath(const std::string& path) {
    std::error_code error;
    const std::string real = std::filesystem::weakly_canonical(path, error).string();
    return error ? path : real;
}

class Scan {
public:
    Scan(const ScanOptions& options, std::vector<const Rule*> rules, const Models& models, Discovery found,
         AdvisoryFiles advisories)
        : options_(options),
          rules_(std::move(rules)),
          models_(models),
          found_(std::move(found)),
          advisories_(std::move(advisories)),
          progress_(options, found_.files.size()),
          pool_(poolSize(options, found_.files.size())),
          wantsPrograms_(options.mapRoutes || std::ranges::any_of(rules_, &Rule::looksAtPrograms)),
          ruleTriggers_(rules_) {
        for (std::size_t worker = 0; worker < pool_.size(); ++worker)
            loaders_.emplace_back(options, models.triggerReader(), ruleTriggers_);
        result_.root = found_.root;
        result_.standardInput = options.standardInput;
        result_.notices = std::move(found_.notices);
    }

    ScanResult run() {
        survey();
        link();
        analyse();
        finish();
        return std::move(result_);
    }

private:
    static unsigned poolSize(const ScanOptions& options, std::size_t files) {
        const unsigned wanted =
            options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
        return static_cast<unsigned>(std::clamp<std::size_t>(files, 1, wanted));
    }

    void survey() {
        std::vector<SurveyedFile> surveyed(found_.files.size());
        const auto order = largestFirst(surveyed.size(), [&](std::uint32_t file) { return found_.files[file].size; });
        pool_.forEach(order.size(), [&](std::size_t worker, std::size_t index) {
            const std::uint32_t file = order[index];
            if (found_.files[file].hasProgram) surveyed[file] = survey(loaders_[worker], found_.files[file]);
            progress_.add(1);
        });
        for (std::size_t file = 0; file < surveyed.size(); ++file) keep(found_.files[file], surveyed[file]);
    }

    [[nodiscard]] SurveyedFile survey(Loader& loader, const Candidate& file) const {
        if (wantsPrograms_)
            return options_.standardInput ? loader.survey(file, *options_.standardInput) : loader.survey(file);
        // Rules about projects alone need no program; the file counts all the same.
        SurveyedFile surveyed;
        surveyed.isKept = true;
        return surveyed;
    }

    void keep(Candidate& file, SurveyedFile& surveyed) {
        std::move(surveyed.notices.begin(), surveyed.notices.end(), std::back_inserter(result_.notices));
        if (!surveyed.isKept && !file.project) return;
        if (surveyed.isKept && !file.settings) result_.bytes += surveyed.bytes;
        addProjectFile(file);
        const bool alone = !surveyed.isKept;
        result_.files.push_back(
            {file.path, file.diskPath, alone ? file.size : surveyed.bytes, file.settings && !alone, alone});
        projectPaths_.push_back(std::move(file.projectPath));
        triggers_.push_back(std::move(surveyed.triggers));
        rulesOf_.push_back(std::move(surveyed.rules));
        files_.push_back(std::move(file));
        programs_.push_back(surveyed.settings ? std::make_unique<Program>(*std::move(surveyed.settings)) : nullptr);
    }

    void addProjectFile(const Candidate& file) {
        if (!file.project) return;
        const auto id = static_cast<FileId>(result_.files.size());
        const auto pipeline = pipelineFormatOf(file.diskPath).value_or(PipelineFormat::Shell);
        projectFiles_.push_back({id, file.path, file.projectPath, *file.project, pipeline});
    }

    void link() {
        notices_.resize(files_.size());
        pool_.forEach(1, [&](std::size_t, std::size_t) {
            const StageClock clock(result_.times.link);
            std::vector<std::string> paths;
            for (const ScannedFile& file : result_.files) paths.push_back(file.path);
            resolver_.emplace(std::move(paths), found_.configs,
                              [&](const std::string& path) { return readConfig(path); });
            std::vector<std::vector<std::string>> requests(triggers_.size());
            for (FileId file = 0; file < triggers_.size(); ++file) {
                for (const NamedModule& module : triggers_[file].modules) requests[file].push_back(module.specifier);
                if (!mayLoadFolders(triggers_[file])) continue;
                noteFolders(file, requests[file]);
            }
            const std::vector<std::vector<FileId>> loaded = loadedTogether();
            for (const std::vector<FileId>& group : loaded) byName_.insert(group.begin(), group.end());
            components_ = resolver_->components(requests, loaded);
            // A file without a program is a component of its own.
            std::erase_if(components_,
                          [&](const std::vector<FileId>& files) { return result_.files[files.front()].project; });
        });
    }

    /// Appends the folders of which a file loads every file.
    void noteFolders(FileId file, std::vector<std::string>& requests) {
        const bool isParsed = programs_[file] != nullptr;
        const Program& loader = program(file, loaders_.front());
        for (const ModuleRequest& request : loader.requests) {
            if (request.kind != RequestKind::Folder) continue;
            requests.emplace_back(loader.atom(request.module));
            folderLoaders_.insert(file);
        }
        if (!isParsed && !folderLoaders_.contains(file)) programs_[file].reset();
    }

    /// Which files of a folder are loaded only the program tells.
    static bool mayLoadFolders(const Triggers& triggers) {
        return triggers.importsComputed || std::ranges::any_of(triggers.modules, [](const NamedModule& module) {
                   return loadsFolders(module.specifier);
               });
    }

    /// Files that one framework loads by their names, application by application: route files, middleware, configuration.
    [[nodiscard]] std::vector<std::vector<FileId>> loadedTogether() const {
        std::map<std::pair<std::string, std::string>, std::vector<FileId>> groups;
        std::set<std::pair<std::string, std::string>> answering;
        for (const Models::LoadedFiles& loaded : models_.loadedFiles()) {
            const PathPattern pattern("**/" + loaded.pattern);
            for (FileId file = 0; file < result_.files.size(); ++file)
                if (!result_.files[file].settings && pattern.matches(result_.files[file].path)) {
                    const auto key = std::pair(loaded.framework, resolver_->packageOf(file));
                    groups[key].push_back(file);
                    if (loaded.role == "endpoint") answering.insert(key);
                }
        }
        std::vector<std::vector<FileId>> all;
        for (auto& [key, files] : groups)
            if (answering.contains(key)) all.push_back(std::move(files));
        return all;
    }

    [[nodiscard]] std::optional<std::string> readConfig(const std::string& path) const {
        if (!staysInside(found_.root, path)) return std::nullopt;
        FileBytes read = readFile(joinPath(found_.root, path), kMaxConfigSize, Links::Follow);
        if (read.status != ReadStatus::Ok) return std::nullopt;
        return decodeText(std::move(read.bytes)).text;
    }

    /// The program of a file, parsed now if it never was. A file is asked for by the thread that works on its component alone.
    const Program& program(FileId file, Loader& loader) {
        if (!programs_[file]) {
            ParsedProgram parsed = options_.standardInput ? loader.parse(files_[file], *options_.standardInput)
                                                          : loader.parse(files_[file]);
            programs_[file] = std::make_unique<Program>(std::move(parsed.program));
            notices_[file] = std::move(parsed.notices);
        }
        return *programs_[file];
    }

    [[nodiscard]] ProgramProvider provider(Loader& loader) {
        return {[this, &loader](FileId file) -> const Program& { return program(file, loader); },
                [this](FileId file, std::string_view specifier) { return resolver_->resolve(file, specifier); },
                [this](FileId file) -> std::string_view { return result_.files[file].path; },
                realRoot_,
                [this](FileId file) -> const Triggers& { return triggers_[file]; },
                [this](FileId file, std::string_view pattern) { return resolver_->resolveFolder(file, pattern); },
                [this](FileId file) -> std::string_view { return projectPaths_[file]; }};
    }

    /// A component that somebody wants to look at.
    struct Task {
        std::uint32_t component = 0;
        FlowScope scope;
        std::vector<FileId> files;  ///< What is to be parsed before anything else is known.
        std::uint64_t bytes = 0;    ///< Of these.
    };

    void analyse() {
        realRoot_ = realPath(found_.root);
        std::vector<Task> tasks = findTasks();
        std::ranges::stable_sort(tasks, std::greater<>(), &Task::bytes);
        std::vector<ComponentReport> reports(components_.size());
        // Programs live as long as their wave: what is in memory at once is bounded, and no thread is idle for long.
        constexpr std::uint64_t kWave = 24U << 20U;
        for (auto first = tasks.begin(); first != tasks.end();) {
            auto last = first;
            for (std::uint64_t bytes = 0; last != tasks.end() && (last == first || bytes + last->bytes <= kWave);
                 ++last)
                bytes += last->bytes;
            runWave({first, last}, reports);
            first = last;
        }
        reports.push_back(checkProject());
        for (const Loader& loader : loaders_) add(result_.times, loader.times());
        for (std::vector<Notice>& notices : notices_)
            std::move(notices.begin(), notices.end(), std::back_inserter(result_.notices));
        for (ComponentReport& report : reports) {
            std::move(report.findings.begin(), report.findings.end(), std::back_inserter(result_.findings));
            std::move(report.notices.begin(), report.notices.end(), std::back_inserter(result_.notices));
            std::move(report.apps.begin(), report.apps.end(), std::back_inserter(result_.apps));
        }
    }

    std::vector<Task> findTasks() {
        std::vector<Task> all(components_.size());
        std::vector<StageTimes> times(pool_.size());
        pool_.forEach(components_.size(), [&](std::size_t worker, std::size_t component) {
            const StageClock clock(times[worker].triage);
            all[component] = taskOf(static_cast<std::uint32_t>(component), loaders_[worker]);
        });
        for (const StageTimes& part : times) add(result_.times, part);
        std::erase_if(all, [](const Task& task) { return task.files.empty(); });
        return all;
    }

    Task taskOf(std::uint32_t component, Loader& loader) {
        const std::vector<FileId>& files = components_[component];
        Task task;
        task.component = component;
        task.scope = flowScope(files, provider(loader), models_);
        addLoaded(files, task.scope.files);
        task.files = options_.triage ? task.scope.files : files;
        std::ranges::copy_if(files, std::back_inserter(task.files), [&](FileId file) {
            return std::ranges::any_of(rulesOf_[file], [&](std::uint32_t rule) {
                return isShown(*rules_[rule], task.scope.receivesRequests);
            });
        });
        std::ranges::sort(task.files);
        task.files.erase(std::unique(task.files.begin(), task.files.end()), task.files.end());
        for (const FileId file : task.files) task.bytes += result_.files[file].bytes;
        if (task.files.empty()) progress_.add(files.size());
        return task;
    }

    /// What a framework loads matters through its name, and who loads folders through what is in them. Who asks for routes wants
    /// those, too, that do nothing that a rule would ask about.
    void addLoaded(const std::vector<FileId>& component, std::vector<FileId>& scope) const {
        const bool isServer = std::ranges::any_of(component, [&](FileId file) { return byName_.contains(file); });
        if (scope.empty() && !(options_.mapRoutes && isServer)) return;
        std::ranges::copy_if(component, std::back_inserter(scope),
                             [&](FileId file) { return byName_.contains(file) || folderLoaders_.contains(file); });
        std::ranges::sort(scope);
        scope.erase(std::unique(scope.begin(), scope.end()), scope.end());
    }

    void runWave(std::span<const Task> tasks, std::vector<ComponentReport>& reports) {
        std::vector<FileId> files;
        for (const Task& task : tasks) files.insert(files.end(), task.files.begin(), task.files.end());
        const auto order = largestFirst(files.size(), [&](std::uint32_t i) { return result_.files[files[i]].bytes; });
        pool_.forEach(order.size(),
                      [&](std::size_t worker, std::size_t index) { program(files[order[index]], loaders_[worker]); });
        std::vector<StageTimes> times(pool_.size());
        pool_.forEach(tasks.size(), [&](std::size_t worker, std::size_t index) {
            const std::vector<FileId>& component = components_[tasks[index].component];
            const ProgramProvider programs = provider(loaders_[worker]);
            const AnalysisInput input{programs, models_,           rules_, options_.middleware, projectPaths_,
                                      rulesOf_, options_.mapRoutes};
            reports[tasks[index].component] = analyseComponent(component, tasks[index].scope, input, times[worker]);
            for (const FileId file : component) programs_[file].reset();
            progress_.add(component.size());
        });
        for (const StageTimes& part : times) add(result_.times, part);
    }

    ComponentReport checkProject() {
        if (projectFiles_.empty()) return {};
        const StageClock clock(result_.times.rules);
        ProjectSettings settings{
            .strict = options_.preset == "strict", .registries = options_.registries, .advisories = {}};
        if (!advisories_.empty()) settings.advisories = [&](const auto& take) { advisories_.forEach(take); };
        return analyseProject(std::move(projectFiles_), result_, rules_, settings);
    }

    void finish() {
        const StageClock clock(result_.times.rules);
        keepConfident(result_.findings, options_.minConfidence);
        sortFindings(result_.findings);
        addFingerprints(result_.findings, [&](FileId file) { return result_.readText(file); });
        sortApps(result_.apps);
        sortNotices(result_.notices);
        result_.complete = std::none_of(result_.notices.begin(), result_.notices.end(),
                                        [](const Notice& notice) { return notice.level == Notice::Level::Error; });
    }

    const ScanOptions& options_;
    std::vector<const Rule*> rules_;
    const Models& models_;
    Discovery found_;
    AdvisoryFiles advisories_;
    Progress progress_;
    WorkerPool pool_;
    bool wantsPrograms_;
    RuleTriggers ruleTriggers_;
    std::vector<Loader> loaders_;  ///< By worker.
    std::string realRoot_;
    // By FileId, beside result_.files.
    std::vector<Candidate> files_;
    std::vector<std::string> projectPaths_;
    std::vector<Triggers> triggers_;
    std::vector<std::vector<std::uint32_t>> rulesOf_;  ///< Indices of the rules that want to see the file.
    std::vector<std::unique_ptr<Program>> programs_;
    std::vector<std::vector<Notice>> notices_;  ///< Of parsing.
    std::vector<ProjectFile> projectFiles_;

    std::optional<ModuleResolver> resolver_;
    std::set<FileId> byName_;         ///< The files of loadedTogether().
    std::set<FileId> folderLoaders_;  ///< Files that load all that is in a folder.
    std::vector<std::vector<FileId>> components_;
    ScanResult result_;
};

}  // namespace

std::size_t ScanResult::sourceFiles() const {
    const auto isSource = [](const ScannedFile& file) { return !file.settings && !file.project; };
    return static_cast<std::size_t>(std::ranges::count_if(files, isSource));
}

std::size_t ScanResult::settingsFiles() const {
    return static_cast<std::size_t>(std::ranges::count(files, true, &ScannedFile::settings));
}

std::string ScanResult::readText(FileId file) const {
    if (standardInput) return decodeText(*standardInput).text;
    return decodeText(readFile(files[file].diskPath, kMaxSourceSize, Links::Follow).bytes).text;
}

Result<ScanResult> scan(const ScanOptions& options, std::span<const Rule> rules, const Models& models) {
    const auto begin = std::chrono::steady_clock::now();
    // An empty name would mean the current folder to the file system, and is a script's unset variable in truth.
    if (std::ranges::find(options.paths, std::string()) != options.paths.end()) return Error{"a path is empty"};
    auto selected = selectRules(options, rules);
    if (!selected) return selected.error();
    auto advisories = options.advisories.empty() ? Result(AdvisoryFiles()) : AdvisoryFiles::open(options.advisories);
    if (!advisories) return advisories.error();
    double discoverTime = 0;
    auto found = [&]() -> Result<Discovery> {
        const StageClock clock(discoverTime);
        if (options.standardInput) return discoverStandardInput(options);
        Wanted wanted;
        wanted.settings = std::ranges::any_of(*selected, [](const Rule* rule) { return rule->settings; });
        wanted.project = std::ranges::any_of(*selected, asksForProject);
        return discover(options, wanted);
    }();
    if (!found) return found.error();
    Scan whole(options, *std::move(selected), models, *std::move(found), *std::move(advisories));
    ScanResult result = whole.run();
    result.times.discover = discoverTime;
    result.times.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

}  // namespace jsward
