// Interned strings of one analysis: property names, constants, function names. The models' own strings come first and are
// shared by all analyses, so that a model's step and a program's property compare as numbers.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jsward {

using Symbol = std::uint32_t;

class Symbols {
public:
    Symbols() { intern(""); }
    /// Continues the numbering of `base`, which must outlive this table and no longer grow.
    explicit Symbols(const Symbols* base) : base_(base), first_(static_cast<Symbol>(base->size())) {}

    Symbol intern(std::string_view text) {
        if (base_) {
            if (const auto found = base_->byText_.find(text); found != base_->byText_.end()) return found->second;
        }
        if (const auto found = byText_.find(text); found != byText_.end()) return found->second;
        const auto symbol = static_cast<Symbol>(size());
        byText_.emplace(texts_.emplace_back(text), symbol);
        return symbol;
    }

    [[nodiscard]] std::optional<Symbol> find(std::string_view text) const {
        if (base_) {
            if (const auto found = base_->find(text)) return found;
        }
        const auto found = byText_.find(text);
        return found == byText_.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] std::string_view text(Symbol symbol) const {
        return symbol < first_ ? base_->text(symbol) : std::string_view(texts_[symbol - first_]);
    }
    [[nodiscard]] std::size_t size() const { return first_ + texts_.size(); }

private:
    const Symbols* base_ = nullptr;
    Symbol first_ = 0;
    std::deque<std::string> texts_;  // a deque keeps the string_view keys valid
    std::unordered_map<std::string_view, Symbol> byText_;
};

}  // namespace jsward
