// Abstract values: what an expression may be, as far as anybody asks.
//
// A value is a set of labels plus the values of its known properties, to a bounded depth. Labels say what a value is (a
// function, an instance of a class, an object of a modelled package) and where it comes from (a source, a constant, a
// parameter of the function under analysis). A parameter label stands for whatever a caller passes: a function's summary is
// written in terms of them and each call replaces them by its own arguments, which keeps calls and returns matched.
//
// Values are immutable and interned: a ValueId is equality, a copy is a number. The history of a label (its trace) is no
// part of what a value *is*: two values that differ in histories alone have the same shape, and fixpoints compare shapes.
#pragma once

#include <tsl/robin_map.h>
#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>
#include <vector>

#include "analyzer/flow/hash.h"
#include "analyzer/flow/pool.h"
#include "analyzer/flow/sink_kinds.h"
#include "analyzer/flow/symbols.h"
#include "analyzer/flow/trace.h"

namespace jsward {

using ValueId = std::uint32_t;  ///< 0: nothing is known, or nothing that matters (numbers, booleans, null).

enum class Tag : std::uint8_t {
    Function,  ///< a: index of a function of the program; b: the call that made this closure, where functions were handed in
    Class,        ///< a: index of a class
    Instance,     ///< a: a constructor (class or function); the object that `new` makes, and `this` in its methods
    Module,       ///< a: file; its exports object
    Object,       ///< a: the node that created it; identity of apps, routers and object literals with methods
    Api,          ///< a: node of the API graph
    Resolver,     ///< a: cell; the function that settles a promise
    Unread,       ///< a: file; something out of a file that nobody has read yet. b: 1 when data went in there
    Constant,     ///< a: symbol of a string constant
    Source,       ///< a: source
    Parameter,    ///< a: function, index: which, b: access path
    Development,  ///< true (a = 1) or false (a = 0) only outside production
    Check,        ///< a: index of a check whose outcome this is
    Crowd         ///< so many labels of one tag (a) that it may be anything of the kind; none of them is kept
};

enum LabelFlag : std::uint8_t {
    kConcatenated = 1,  ///< part of a string built with other text
    kString = 2,        ///< proven to be a string
    kShared = 4         ///< was kept where several calls keep theirs: whose it is nobody knows any more
};

struct Label {
    Tag tag = Tag::Constant;
    std::uint8_t flags = 0;
    std::uint16_t index = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    SinkKinds harmless = 0;  ///< Bit set of sink kinds for which a sanitizer or guard has made it harmless.
    TraceId trace = 0;

    /// Same label, histories aside.
    [[nodiscard]] bool same(const Label& o) const {
        return tag == o.tag && flags == o.flags && index == o.index && a == o.a && b == o.b && harmless == o.harmless;
    }
    /// One of the program's own functions, classes, objects, ...
    [[nodiscard]] bool isIdentity() const { return tag <= Tag::Object; }
    [[nodiscard]] bool isData() const {
        return tag == Tag::Source || tag == Tag::Parameter || tag == Tag::Constant || tag == Tag::Unread;
    }
};

struct Property {
    Symbol name = 0;
    ValueId value = 0;
};

class Values {
public:
    Values();

    /// Sorted; valid as long as this lives.
    [[nodiscard]] std::span<const Label> labels(ValueId id) const { return values_[id].labels; }
    /// Sorted by name; valid as long as this lives.
    [[nodiscard]] std::span<const Property> fields(ValueId id) const { return values_[id].fields; }
    [[nodiscard]] ValueId field(ValueId id, Symbol name) const;
    [[nodiscard]] bool sameShape(ValueId a, ValueId b) { return a == b || shape(a) == shape(b); }
    /// Whether a parameter label stands anywhere in it: only such values change from call to call.
    [[nodiscard]] bool isOpen(ValueId id) const { return values_[id].open; }
    /// Whether a source, a parameter or something unread stands anywhere in it.
    [[nodiscard]] bool carriesData(ValueId id) const { return values_[id].open || values_[id].sourced; }
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    /// Labels and properties handled so far: a measure of cost that no clock disturbs.
    [[nodiscard]] std::uint64_t work() const { return work_; }

    ValueId of(const Label& label);
    /// Interns a value; sorts and merges what it is given and keeps the sets within bounds.
    ValueId make(std::vector<Label> labels, std::vector<Property> fields = {});
    /// Union. Where both have the same label the history of `a` stays, so that repeated joins settle.
    ValueId join(ValueId a, ValueId b);
    ValueId withField(ValueId id, Symbol name, ValueId value);
    ValueId withoutFields(ValueId id);
    ValueId withoutLabels(ValueId id);

    /// Rewrites every label, in properties too (deep), through `f`, which appends what it becomes.
    using Rewrite = std::function<void(const Label&, std::vector<Label>&)>;
    ValueId map(ValueId id, bool deep, const Rewrite& f);

private:
    struct Value {
        std::span<const Label> labels;
        std::span<const Property> fields;
        ValueId sameHash = 0;     ///< The next value whose contents have the same hash.
        ValueId shape = 0;        ///< The first value of this shape; 0: nobody asked yet.
        std::uint32_t parts = 1;  ///< Itself and the properties at all levels.
        std::uint8_t depth = 0;
        bool open = false;
        bool sourced = false;
    };
    [[nodiscard]] static std::uint64_t hash(std::span<const Label> labels, std::span<const Property> fields);
    [[nodiscard]] bool equal(ValueId id, std::span<const Label> labels, std::span<const Property> fs) const;
    [[nodiscard]] std::uint64_t shapeHash(ValueId id);
    [[nodiscard]] bool equalShape(ValueId a, ValueId b);
    ValueId shape(ValueId id);
    /// Whether everything in `b` is in `a` already.
    [[nodiscard]] bool covers(ValueId a, ValueId b);
    ValueId joined(ValueId a, ValueId b);
    ValueId mapInto(ValueId id, bool deep, const Rewrite& f, std::unordered_map<ValueId, ValueId>& done);
    ValueId intern(std::span<const Label> labels, std::span<const Property> fs);
    static void sortLabels(std::vector<Label>& labels);
    static void boundLabels(std::vector<Label>& labels);
    static void keepCrowds(std::vector<Label>& labels, std::uint32_t crowded);
    void sortFields(std::vector<Property>& fields);
    void boundFields(std::vector<Property>& fields);
    void boundParts(std::vector<Property>& fields);

    std::uint64_t work_ = 0;
    std::vector<Value> values_;
    Pool<Label> labels_;
    Pool<Property> fields_;
    tsl::robin_map<std::uint64_t, ValueId, PackedHash> index_;  ///< By hash of the contents.
    std::unordered_multimap<std::uint64_t, ValueId> shapes_;    ///< By hash of the shape.
    tsl::robin_map<std::uint64_t, ValueId, PackedHash> joins_;  ///< By both operands.
};

}  // namespace jsward
