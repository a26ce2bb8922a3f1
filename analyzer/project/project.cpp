#include "analyzer/project/project.h"

#include <algorithm>
#include <utility>

#include "analyzer/text/path_text.h"

namespace jsward {

/// What is known of one file. Everything else points into the text.
struct Project::Read {
    std::optional<std::string> text;
    std::optional<DataTree> data;
    std::optional<Manifest> manifest;
    std::optional<LockFile> lock;
    std::optional<Dockerfile> dockerfile;
    std::optional<Pipeline> pipeline;
};

Project::Project(std::vector<ProjectFile> files, ProjectAccess access)
    : files_(std::move(files)), access_(std::move(access)) {
    for (std::size_t i = 0; i < files_.size(); ++i) read_.push_back(std::make_unique<Read>());
}

Project::~Project() = default;

std::vector<const ProjectFile*> Project::ofKind(ProjectFileKind kind) const {
    std::vector<const ProjectFile*> result;
    for (const ProjectFile& file : files_)
        if (file.kind == kind) result.push_back(&file);
    return result;
}

const ProjectFile* Project::at(std::string_view path) const {
    const auto found = std::ranges::find(files_, path, &ProjectFile::path);
    return found == files_.end() ? nullptr : &*found;
}

Project::Read& Project::of(const ProjectFile& file) const {
    return *read_[static_cast<std::size_t>(&file - files_.data())];
}

const std::string& Project::text(const ProjectFile& file) const {
    Read& read = of(file);
    if (!read.text) read.text = access_.text(file.id);
    return *read.text;
}

const DataTree& Project::data(const ProjectFile& file) const {
    Read& read = of(file);
    if (!read.data) read.data = file.path.ends_with(".json") ? parseJson(text(file)) : parseYaml(text(file));
    return *read.data;
}

const Manifest& Project::manifest(const ProjectFile& file) const {
    Read& read = of(file);
    if (!read.manifest) read.manifest = readManifest(data(file).root());
    return *read.manifest;
}

const LockFile& Project::lock(const ProjectFile& file) const {
    Read& read = of(file);
    if (!read.lock) read.lock = readLockFile(baseName(file.path), text(file));
    return *read.lock;
}

const Dockerfile& Project::dockerfile(const ProjectFile& file) const {
    Read& read = of(file);
    if (!read.dockerfile) read.dockerfile = readDockerfile(text(file));
    return *read.dockerfile;
}

const Pipeline& Project::pipeline(const ProjectFile& file) const {
    Read& read = of(file);
    if (!read.pipeline) {
        const bool yaml = file.pipeline != PipelineFormat::Shell && file.pipeline != PipelineFormat::Jenkins;
        static const DataTree none;
        read.pipeline = readPipeline(file.pipeline, text(file), yaml ? data(file) : none);
    }
    return *read.pipeline;
}

std::optional<DataProblem> Project::problem(const ProjectFile& file) const {
    const Read& read = of(file);
    if (read.lock && read.lock->problem) return read.lock->problem;
    return read.data ? read.data->problem() : std::nullopt;
}

}  // namespace jsward
