// Expected failures are values: a function that can fail returns Result<T>. Bugs are asserts.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace jsward {

/// What went wrong and what to do next, in one sentence a user can act on.
struct Error {
    std::string message;
};

/// A value or an Error. `if (!r) return r.error();` is the whole protocol.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const {
        assert(state_.index() == 1);
        return std::get<1>(state_);
    }

private:
    T& value() {
        assert(state_.index() == 0);
        return std::get<0>(state_);
    }
    const T& value() const {
        assert(state_.index() == 0);
        return std::get<0>(state_);
    }
    std::variant<T, Error> state_;
};

}  // namespace jsward
