// Appends to the arrays of a program: nodes in post-order, lists, atoms.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/program/atom_table.h"
#include "analyzer/program/program.h"

namespace jsward {

/// A growing list of ids that waits for its last element. Lists nest as the code does: each starts where the outer one has got
/// to, and is gone once it was written.
class PendingList {
public:
    explicit PendingList(std::vector<std::uint32_t>& stack) : stack_(stack), base_(stack.size()) {}
    ~PendingList() { stack_.resize(base_); }
    PendingList(const PendingList&) = delete;
    PendingList& operator=(const PendingList&) = delete;

    void add(std::uint32_t id) { stack_.push_back(id); }
    [[nodiscard]] std::span<const std::uint32_t> items() const { return std::span(stack_).subspan(base_); }
    [[nodiscard]] bool empty() const { return stack_.size() == base_; }

private:
    std::vector<std::uint32_t>& stack_;
    std::size_t base_;
};

class ProgramBuilder {
public:
    ProgramBuilder(Program& program, std::size_t sourceSize) : program_(program), atoms_(program, sourceSize) {
        program_.nodes.reserve(sourceSize / 10 + 16);
        program_.nodes.emplace_back();
        program_.extra.reserve(sourceSize / 20 + 16);
        program_.extra.push_back(0);
        program_.types.emplace_back();
    }

    [[nodiscard]] NodeId nextNode() const { return static_cast<NodeId>(program_.nodes.size()); }

    NodeId add(Kind kind, Span span, std::uint32_t a = 0, std::uint8_t op = 0) {
        const NodeId id = nextNode();
        std::uint32_t length = span.size();
        if (length >= kLongSpan) {
            program_.longSpans.push_back({id, span.end});
            length = kLongSpan;
        }
        program_.nodes.push_back({kind, op, static_cast<std::uint16_t>(length), span.begin, a});
        return id;
    }

    /// Writes a list with its count; the result is its offset.
    std::uint32_t list(std::span<const std::uint32_t> items) {
        if (items.empty()) return 0;
        const std::uint32_t offset = extraSize();
        program_.extra.push_back(static_cast<std::uint32_t>(items.size()));
        program_.extra.insert(program_.extra.end(), items.begin(), items.end());
        return offset;
    }

    /// Writes operands in a row, and behind them a list when one is given, whose count is written even when it is empty.
    std::uint32_t operands(std::initializer_list<std::uint32_t> fixed) {
        const std::uint32_t offset = extraSize();
        program_.extra.insert(program_.extra.end(), fixed);
        return offset;
    }
    void follow(std::span<const std::uint32_t> items) {
        program_.extra.push_back(static_cast<std::uint32_t>(items.size()));
        program_.extra.insert(program_.extra.end(), items.begin(), items.end());
    }

    AtomId atom(std::string_view text) { return atoms_.intern(text); }
    [[nodiscard]] std::size_t atomCount() const { return atoms_.size(); }

    /// For lists under construction; one stack for all of them.
    [[nodiscard]] std::vector<std::uint32_t>& scratch() { return scratch_; }

private:
    static constexpr std::uint32_t kLongSpan = 0xFFFF;

    [[nodiscard]] std::uint32_t extraSize() const { return static_cast<std::uint32_t>(program_.extra.size()); }

    Program& program_;
    AtomTable atoms_;
    std::vector<std::uint32_t> scratch_;
};

}  // namespace jsward
