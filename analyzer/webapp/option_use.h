// The options of one call under the names that rules ask for (docs/models.md lists them): whatever the library calls them, with its
// defaults for what is not said and its units turned into theirs.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/webapp/option_value.h"

namespace jsward {

class UsedOptions {
public:
    /// `use` must outlive the object.
    UsedOptions(const OptionReader& reader, const OptionUse& use);

    /// What a rule's option may be; Nothing where nothing is said and the library has no default.
    [[nodiscard]] OptionValues operator[](std::string_view option) const;

    /// What the options may be as a whole: objects, or `true`, `false`, Nothing.
    [[nodiscard]] const OptionValues& whole() const { return whole_; }

    /// Whether the place where the models look for options has none.
    [[nodiscard]] bool isAbsent() const;

    [[nodiscard]] const OptionUse& use() const { return use_; }

private:
    [[nodiscard]] OptionValues given(std::string_view option) const;
    [[nodiscard]] OptionValues named(const OptionSpelling::Name& name, std::string_view rest) const;
    [[nodiscard]] OptionValue constant(const OptionConstant& value) const;

    OptionReader reader_;
    const OptionUse& use_;
    OptionValues whole_;
};

}  // namespace jsward
