// The bytes of a program: a header, then the arrays one after the other.
//
// The large arrays are written as they lie in memory; rows that have padding or truth values are written member by member, so that
// equal programs give equal bytes and no byte can make a value that its type does not have. Reading checks the length and a
// checksum over everything, and then that every index stays in its array: the bytes come from a cache on a disk that other
// programs can write to, and analysis trusts a program blindly.
#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

#include "analyzer/program/program.h"
#include "analyzer/program/validate.h"

namespace jsward {
namespace {

static_assert(std::endian::native == std::endian::little, "the format is that of memory");

constexpr std::uint32_t kMagic = 0x50574A01;  // and with it the byte order
constexpr std::uint32_t kVersion = 2;         // Raise it whenever anything that a program holds changes.

struct Header {
    std::uint32_t magic = kMagic;
    std::uint32_t version = kVersion;
    std::uint64_t size = 0;      ///< Of what follows the header.
    std::uint64_t checksum = 0;  ///< Over what follows the header.
};

std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t state = bytes.size() * 0x9E3779B97F4A7C15U;
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t size = std::min<std::size_t>(bytes.size(), sizeof word);
        std::memcpy(&word, bytes.data(), size);
        bytes.remove_prefix(size);
        state = (state ^ word) * 0xD6E8FEB86659FD93U;
        state ^= state >> 32;
    }
    return state;
}

class Writer {
public:
    template <class T>
    void operator()(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        if constexpr (std::is_same_v<T, bool>) {
            bytes_ += value ? '\1' : '\0';
        } else {
            raw(&value, sizeof value);
        }
    }
    template <class T>
    void block(const std::vector<T>& array) {
        static_assert(std::has_unique_object_representations_v<T>);
        (*this)(static_cast<std::uint64_t>(array.size()));
        raw(array.data(), array.size() * sizeof(T));
    }
    void block(const std::string& text) {
        (*this)(static_cast<std::uint64_t>(text.size()));
        bytes_ += text;
    }
    template <class T>
    void rows(const std::vector<T>& array) {
        (*this)(static_cast<std::uint64_t>(array.size()));
        for (const T& row : array) visitRow(*this, row);
    }
    [[nodiscard]] std::string& bytes() { return bytes_; }

private:
    void raw(const void* data, std::size_t size) {
        if (size != 0) bytes_.append(static_cast<const char*>(data), size);
    }
    std::string bytes_;
};

/// Reads what Writer wrote. After the first impossible value nothing more is read and `good()` is false.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    template <class T>
    void operator()(T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            char byte = 0;
            raw(&byte, 1);
            if (byte != 0 && byte != 1) good_ = false;
            value = byte == 1;
        } else {
            raw(&value, sizeof value);
        }
    }
    template <class T>
    void block(std::vector<T>& array) {
        const std::size_t count = length(sizeof(T));
        array.resize(count);
        raw(array.data(), count * sizeof(T));
    }
    void block(std::string& text) {
        text.assign(bytes_.substr(0, length(1)));
        bytes_.remove_prefix(text.size());
    }
    template <class T>
    void rows(std::vector<T>& array) {
        array.resize(length(1));
        for (T& row : array) visitRow(*this, row);
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool atEnd() const { return bytes_.empty(); }

private:
    /// A count that the bytes left can hold, so that a wrong one cannot ask for memory.
    std::size_t length(std::size_t elementSize) {
        std::uint64_t count = 0;
        (*this)(count);
        if (count > bytes_.size() / elementSize) good_ = false;
        return good_ ? static_cast<std::size_t>(count) : 0;
    }
    void raw(void* data, std::size_t size) {
        if (size > bytes_.size()) good_ = false;
        if (!good_ || size == 0) return;
        std::memcpy(data, bytes_.data(), size);
        bytes_.remove_prefix(size);
    }
    std::string_view bytes_;
    bool good_ = true;
};

// One member list a row type serves both directions.

template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const Binding* /*row*/) {
    a(f.name), a(f.function), a(f.declaration), a(f.kind), a(f.captured), a(f.assignedInside), a(f.writes);
}
template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const Function* /*row*/) {
    a(f.kind), a(f.async), a(f.generator), a(f.usesThis), a(f.usesArguments), a(f.expressionBody), a(f.name),
        a(f.parent);
    a(f.ofClass), a(f.binding), a(f.firstParameter), a(f.parameterCount), a(f.firstBinding), a(f.bindingCount);
    a(f.firstNode), a(f.body), a(f.returnType), a(f.hoisted), a(f.span);
}
template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const Parameter* /*row*/) {
    a(f.pattern), a(f.type), a(f.decorators), a(f.property), a(f.optional);
}
template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const Class* /*row*/) {
    a(f.name), a(f.binding), a(f.superclass), a(f.firstMember), a(f.memberCount), a(f.decorators), a(f.function),
        a(f.span);
}
template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const ClassMember* /*row*/) {
    a(f.kind), a(f.isStatic), a(f.key), a(f.computedKey), a(f.value), a(f.type), a(f.decorators);
}
template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const Type* /*row*/) {
    a(f.kind), a(f.name), a(f.binding), a(f.arguments);
}
template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const Import* /*row*/) {
    a(f.module), a(f.imported), a(f.binding), a(f.typeOnly), a(f.span);
}
template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const Export* /*row*/) {
    a(f.kind), a(f.exported), a(f.imported), a(f.module), a(f.binding), a(f.span);
}
template <class Archive, class Row>
void visitMembers(Archive& a, Row& f, const ModuleRequest* /*row*/) {
    a(f.module), a(f.kind), a(f.span);
}

template <class Archive, class Row>
void visitRow(Archive& archive, Row& row) {
    visitMembers(archive, row, static_cast<const std::remove_const_t<Row>*>(nullptr));
}

template <class Archive, class AnyProgram>
void visitProgram(Archive& a, AnyProgram& p) {
    a.block(p.nodes), a.block(p.extra), a.block(p.text), a.block(p.atomOffsets), a.block(p.longSpans);
    a.rows(p.bindings), a.rows(p.functions), a.rows(p.parameters), a.rows(p.classes), a.rows(p.members),
        a.rows(p.types);
    a.rows(p.imports), a.rows(p.exports), a.rows(p.requests);
    a.block(p.problems), a.block(p.directives);
    a(p.sourceSize), a(p.opaqueNodes), a(p.isModule), a(p.isTypeScript);
}

}  // namespace

std::string Program::serialise() const {
    Writer writer;
    writer.bytes().reserve(memory() + sizeof(Header));
    writer.bytes().resize(sizeof(Header));
    visitProgram(writer, *this);
    std::string bytes = std::move(writer.bytes());
    const std::string_view content = std::string_view(bytes).substr(sizeof(Header));
    const Header header = {.size = content.size(), .checksum = checksum(content)};
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

Result<Program> Program::deserialise(std::string_view bytes) {
    Header header;
    if (bytes.size() < sizeof header) return Error{"the stored program is incomplete"};
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != kMagic) return Error{"this is no stored program"};
    if (header.version != kVersion) return Error{"the stored program is of another version of jsward"};
    const std::string_view content = bytes.substr(sizeof header);
    if (header.size != content.size()) return Error{"the stored program is incomplete"};
    if (header.checksum != checksum(content)) return Error{"the stored program is damaged"};
    Reader reader(content);
    Program program;
    visitProgram(reader, program);
    if (!reader.good() || !reader.atEnd() || !isConsistent(program)) return Error{"the stored program is damaged"};
    return program;
}

}  // namespace jsward
