#include "analyzer/flow/value.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jsward {

namespace {

// Bounds that keep every operation near constant time. What is dropped past them is the surplus of sets so large that
// they stand for "many things".
constexpr std::size_t kMostFields = 160;
constexpr std::uint8_t kDeepest = 5;
constexpr std::array<std::uint16_t, 12> kMostOfTag = {512, 64, 64, 64, 64, 32, 16, 6, 12, 16, 2, 4};

auto order(const Label& l) { return std::tuple(l.tag, l.a, l.index, l.b, l.flags, l.harmless); }

std::uint64_t mix(std::uint64_t h, std::uint64_t v) {
    h ^= v + 0x9E3779B97F4A7C15ULL + (h << 6) + (h >> 2);
    return h * 0xBF58476D1CE4E5B9ULL;
}

}  // namespace

Values::Values() { values_.emplace_back(); }

ValueId Values::field(ValueId id, Symbol name) const {
    const auto all = fields(id);
    const auto found = std::lower_bound(all.begin(), all.end(), name, [](const Property& f, Symbol n) { return f.name < n; });
    return found != all.end() && found->name == name ? found->value : 0;
}

ValueId Values::of(const Label& label) { return intern({&label, 1}, {}); }

ValueId Values::make(std::vector<Label> labels, std::vector<Property> fields) {
    mergeLabels(labels);
    mergeFields(fields);
    return intern(labels, fields);
}

void Values::mergeLabels(std::vector<Label>& labels) const {
    if (labels.size() < 2) return;
    std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return order(a) < order(b); });
    std::array<std::uint16_t, kMostOfTag.size()> count{};
    std::size_t out = 0;
    for (const Label& label : labels) {
        if (out && labels[out - 1].same(label)) continue;
        const auto tag = static_cast<std::size_t>(label.tag);
        if (++count[tag] > kMostOfTag[tag]) continue;
        labels[out++] = label;
    }
    labels.resize(out);
}

void Values::mergeFields(std::vector<Property>& fields) {
    std::stable_sort(fields.begin(), fields.end(), [](const Property& a, const Property& b) { return a.name < b.name; });
    std::size_t out = 0;
    for (const Property field : fields) {
        if (field.value == 0) continue;
        if (values_[field.value].depth >= kDeepest) continue;
        if (out && fields[out - 1].name == field.name) {
            fields[out - 1].value = join(fields[out - 1].value, field.value);
        } else if (out < kMostFields) {
            fields[out++] = field;
        }
    }
    fields.resize(out);
}

ValueId Values::join(ValueId a, ValueId b) {
    if (a == b || b == 0) return a;
    if (a == 0) return b;
    const std::uint64_t key = (std::uint64_t{a} << 32) | b;
    if (const auto found = joins_.find(key); found != joins_.end()) return found->second;
    std::vector<Label> labelsOf(labels(a).begin(), labels(a).end());
    labelsOf.insert(labelsOf.end(), labels(b).begin(), labels(b).end());
    std::vector<Property> fieldsOf(fields(a).begin(), fields(a).end());
    fieldsOf.insert(fieldsOf.end(), fields(b).begin(), fields(b).end());
    const ValueId joined = make(std::move(labelsOf), std::move(fieldsOf));
    // Keep the left operand when it says the same: its histories are the older ones.
    const ValueId result = sameShape(joined, a) ? a : joined;
    joins_.emplace(key, result);
    return result;
}

ValueId Values::withField(ValueId id, Symbol name, ValueId value) {
    std::vector<Property> all;
    for (const Property& f : fields(id)) {
        if (f.name != name) all.push_back(f);
    }
    all.push_back({name, value});
    return make({labels(id).begin(), labels(id).end()}, std::move(all));
}

ValueId Values::withoutFields(ValueId id) {
    if (fields(id).empty()) return id;
    return make({labels(id).begin(), labels(id).end()});
}

ValueId Values::map(ValueId id, bool deep, const Rewrite& f) {
    std::unordered_map<ValueId, ValueId> done;  // parts are shared: each is rewritten once
    return mapInto(id, deep, f, done);
}

ValueId Values::mapInto(ValueId id, bool deep, const Rewrite& f, std::unordered_map<ValueId, ValueId>& done) {
    if (id == 0) return 0;
    if (const auto found = done.find(id); found != done.end()) return found->second;
    std::vector<Label> out;
    const std::vector<Label> in(labels(id).begin(), labels(id).end());  // f may intern, which moves the pool
    for (const Label& label : in) f(label, out);
    std::vector<Property> all(fields(id).begin(), fields(id).end());
    if (deep) {
        for (Property& field : all) field.value = mapInto(field.value, true, f, done);
    }
    const ValueId result = make(std::move(out), std::move(all));
    done.emplace(id, result);
    return result;
}

std::uint64_t Values::hash(std::span<const Label> labels, std::span<const Property> fields, bool shape) const {
    std::uint64_t h = labels.size();
    for (const Label& l : labels) {
        h = mix(h, (static_cast<std::uint64_t>(l.tag) << 56) | (std::uint64_t{l.flags} << 48) | (std::uint64_t{l.index} << 32) | l.a);
        h = mix(h, (std::uint64_t{l.b} << 32) | l.harmless);
        if (!shape) h = mix(h, l.trace);
    }
    for (const Property& f : fields) h = mix(h, (std::uint64_t{f.name} << 32) | (shape ? values_[f.value].shape : f.value));
    return h;
}

bool Values::equal(ValueId id, std::span<const Label> ls, std::span<const Property> fs, bool shape) const {
    return std::ranges::equal(labels(id), ls, [&](const Label& a, const Label& b) { return a.same(b) && (shape || a.trace == b.trace); }) &&
           std::ranges::equal(fields(id), fs, [&](const Property& a, const Property& b) {
               return a.name == b.name && (shape ? values_[a.value].shape == values_[b.value].shape : a.value == b.value);
           });
}

ValueId Values::intern(std::span<const Label> ls, std::span<const Property> fs) {
    if (ls.empty() && fs.empty()) return 0;
    const std::uint64_t key = hash(ls, fs, false);
    for (auto [it, end] = index_.equal_range(key); it != end; ++it) {
        if (equal(it->second, ls, fs, false)) return it->second;
    }
    Value v;
    v.firstLabel = static_cast<std::uint32_t>(labels_.size());
    v.labelCount = static_cast<std::uint16_t>(ls.size());
    v.firstField = static_cast<std::uint32_t>(fields_.size());
    v.fieldCount = static_cast<std::uint16_t>(fs.size());
    labels_.insert(labels_.end(), ls.begin(), ls.end());
    fields_.insert(fields_.end(), fs.begin(), fs.end());
    v.open = std::ranges::any_of(ls, [](const Label& l) { return l.tag == Tag::Parameter; });
    v.sourced = std::ranges::any_of(ls, [](const Label& l) { return l.tag == Tag::Source; });
    for (const Property& f : fs) {
        v.sourced = v.sourced || values_[f.value].sourced;
        v.depth = std::max(v.depth, static_cast<std::uint8_t>(values_[f.value].depth + 1));
        v.open = v.open || values_[f.value].open;
    }
    const auto id = static_cast<ValueId>(values_.size());
    values_.push_back(v);
    index_.emplace(key, id);
    const std::uint64_t shapeKey = hash(ls, fs, true);
    values_[id].shape = id;
    for (auto [it, end] = shapes_.equal_range(shapeKey); it != end; ++it) {
        if (equal(it->second, ls, fs, true)) {
            values_[id].shape = values_[it->second].shape;
            return id;
        }
    }
    shapes_.emplace(shapeKey, id);
    return id;
}

}  // namespace jsward
