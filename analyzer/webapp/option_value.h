// What the options of a call may be, read from the programs: literals wherever they are written, through variables, properties that
// are assigned later, imports, spreads and functions that return them.
//
// What cannot be read is Unknown and proves nothing, neither that a key is set nor that it is not. A value that depends on the
// environment (`secure: isProduction`) is Unknown, too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// One of the values that an expression may have.
struct OptionValue {
    enum class Kind : std::uint8_t {
        Unknown,
        Nothing,  ///< `null`, `undefined`
        Boolean,
        Number,
        String,
        Regex,  ///< `text` is the pattern.
        Date,   ///< `new Date(0)`: `number` in milliseconds.
        Function,
        Array,
        Object
    };
    Kind kind = Kind::Unknown;
    NodeRef node;       ///< The literal; where an Object is built by a call, the call; 0 for what a whole file exports.
    std::string text;   ///< String, Regex.
    double number = 0;  ///< Number, Date; Boolean: 0 or 1.

    /// The variable that holds an object and the properties that lead to it, to find what is assigned to it later.
    struct Holder {
        FileId file = 0;
        BindingId binding = kNone;
        std::vector<std::string> path;
    };
    std::optional<Holder> holder;

    [[nodiscard]] bool isFalse() const { return kind == Kind::Boolean && number == 0; }
    [[nodiscard]] bool isTrue() const { return kind == Kind::Boolean && number != 0; }
};
using OptionValues = std::vector<OptionValue>;

class OptionReader {
public:
    /// `programs` must outlive the object.
    explicit OptionReader(const ProgramProvider& programs) : programs_(programs) {}

    /// Everything that an expression may be; never empty.
    [[nodiscard]] OptionValues valuesOf(NodeRef expression) const;

    /// What an argument of a call may be; Nothing where the call is made without it.
    [[nodiscard]] OptionValues argument(NodeRef call, std::uint32_t number) const;

    /// What stands under a key; "a.b" looks into objects. Nothing where the key is not there, Unknown where that is not certain.
    [[nodiscard]] OptionValues property(const OptionValue& object, std::string_view path) const;
    [[nodiscard]] OptionValues property(const OptionValues& objects, std::string_view path) const;

    /// The elements of an array; one of kind Unknown for each spread.
    [[nodiscard]] OptionValues elements(const OptionValue& array) const;

private:
    const ProgramProvider& programs_;
};

}  // namespace jsward
