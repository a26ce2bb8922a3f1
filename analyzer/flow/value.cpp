#include "analyzer/flow/value.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

namespace jsward {

namespace {

// Bounds that keep every operation near constant time.
constexpr std::size_t kMostFields = 64;
constexpr std::uint8_t kDeepest = 5;
constexpr std::uint32_t kMostParts = 200;  // properties at all levels; parts that are shared count each time
// Labels of a value, by tag.
constexpr std::array<std::uint16_t, 14> kMostOfTag = {48, 8, 8, 8, 10, 32, 16, 48, 6, 12, 8, 2, 4, 16};

/// A value that may be this or that function, object, ... of the program. Past the bound it may be any, which is to say that
/// nothing is known: following some of them would only mix up what has nothing to do with each other.
bool isIdentity(Tag tag) { return tag <= Tag::Object; }

/// How the labels of a value are sorted: by everything but their history.
bool before(const Label& x, const Label& y) {
    if (x.tag != y.tag) return x.tag < y.tag;
    if (x.a != y.a) return x.a < y.a;
    return std::tie(x.index, x.b, x.flags, x.harmless) < std::tie(y.index, y.b, y.flags, y.harmless);
}

bool standsForMany(std::span<const Label> sorted, Tag tag) {
    return std::any_of(sorted.rbegin(), sorted.rend(),
                       [&](const Label& l) { return l.tag == Tag::Crowd && l.a == static_cast<std::uint32_t>(tag); });
}

/// All of a label but its history and what it is harmless for.
std::uint64_t shapeOf(const Label& l) {
    const std::uint64_t kind = (static_cast<std::uint64_t>(l.tag) << 24) | (std::uint64_t{l.flags} << 16) | l.index;
    return mix((kind << 32) | l.a, l.b);
}

}  // namespace

Values::Values() { values_.emplace_back(); }

ValueId Values::field(ValueId id, Symbol name) const {
    const auto all = fields(id);
    const auto found =
        std::lower_bound(all.begin(), all.end(), name, [](const Property& f, Symbol n) { return f.name < n; });
    return found != all.end() && found->name == name ? found->value : 0;
}

ValueId Values::of(const Label& label) { return intern({&label, 1}, {}); }

ValueId Values::make(std::vector<Label> labels, std::vector<Property> fields) {
    sortLabels(labels);
    sortFields(fields);
    return intern(labels, fields);
}

void Values::sortLabels(std::vector<Label>& labels) {
    if (labels.size() < 2) return;
    std::ranges::stable_sort(labels, before);
    boundLabels(labels);
}

/// Of sorted labels: each once, and no more of a kind than there may be.
void Values::boundLabels(std::vector<Label>& labels) {
    std::array<std::uint16_t, kMostOfTag.size()> count{};
    std::size_t out = 0;
    std::uint32_t crowded = 0;  // bit set of tags
    for (const Label& label : labels) {
        if (out && labels[out - 1].same(label)) continue;
        const auto tag = static_cast<std::size_t>(label.tag);
        if (label.tag == Tag::Crowd) crowded |= 1U << label.a;
        if (++count[tag] > kMostOfTag[tag]) {
            crowded |= isIdentity(label.tag) ? 1U << tag : 0U;
            continue;
        }
        labels[out++] = label;
    }
    labels.resize(out);
    if (crowded) keepCrowds(labels, crowded);
}

/// Of the crowded tags a single label stays that says so.
void Values::keepCrowds(std::vector<Label>& labels, std::uint32_t crowded) {
    std::erase_if(labels, [&](const Label& l) {
        return l.tag == Tag::Crowd || (isIdentity(l.tag) && (crowded >> static_cast<unsigned>(l.tag) & 1U) != 0);
    });
    for (std::uint32_t tag = 0; tag <= static_cast<std::uint32_t>(Tag::Object); ++tag) {
        if ((crowded >> tag & 1U) == 0) continue;
        Label crowd;
        crowd.tag = Tag::Crowd;
        crowd.a = tag;
        labels.push_back(crowd);
    }
}

void Values::sortFields(std::vector<Property>& fields) {
    if (fields.size() > 1) std::ranges::stable_sort(fields, {}, &Property::name);
    boundFields(fields);
}

/// Of sorted properties: each once, none that says nothing, and no more than there may be.
void Values::boundFields(std::vector<Property>& fields) {
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
    boundParts(fields);
}

/// When there is too much of it all, the largest properties keep what they are and lose what hangs below them.
void Values::boundParts(std::vector<Property>& fields) {
    const auto parts = [&](const Property& field) { return values_[field.value].parts; };
    std::uint32_t total = 0;
    for (const Property& field : fields) total += parts(field);
    while (total > kMostParts) {
        const auto largest = std::ranges::max_element(fields, {}, parts);
        total -= parts(*largest);
        largest->value = withoutFields(largest->value);
        if (largest->value == 0) {
            fields.erase(largest);
        } else {
            total += parts(*largest);
        }
    }
}

bool Values::covers(ValueId a, ValueId b) {
    if (a == b || b == 0) return true;
    const auto known = labels(a);
    auto at = known.begin();
    for (const Label& l : labels(b)) {
        at = std::lower_bound(at, known.end(), l, before);
        const bool isKnown = at != known.end() && at->same(l);
        if (!isKnown && !(isIdentity(l.tag) && standsForMany(known, l.tag))) return false;
    }
    return std::ranges::all_of(fields(b), [&](const Property& f) {
        const ValueId old = field(a, f.name);
        return old != 0 && covers(old, f.value);
    });
}

ValueId Values::join(ValueId a, ValueId b) {
    if (a == b || b == 0) return a;
    if (a == 0) return b;
    const std::uint64_t key = (std::uint64_t{a} << 32) | b;
    if (const auto found = joins_.find(key); found != joins_.end()) return found->second;
    // Keep the left operand when it says the same: its histories are the older ones.
    const ValueId result = covers(a, b) ? a : joined(a, b);
    joins_.emplace(key, result);
    return result;
}

ValueId Values::joined(ValueId a, ValueId b) {
    std::vector<Label> all;
    all.reserve(labels(a).size() + labels(b).size());
    // Where both have a label the one of `a` comes first and stays.
    std::ranges::merge(labels(a), labels(b), std::back_inserter(all), before);
    boundLabels(all);
    std::vector<Property> parts;
    parts.reserve(fields(a).size() + fields(b).size());
    std::ranges::merge(fields(a), fields(b), std::back_inserter(parts), {}, &Property::name, &Property::name);
    boundFields(parts);
    const ValueId result = intern(all, parts);
    const bool mayBeEqual = labels(result).size() == labels(a).size() && fields(result).size() == fields(a).size();
    return mayBeEqual && sameShape(result, a) ? a : result;
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
    return intern(labels(id), {});
}

ValueId Values::withoutLabels(ValueId id) { return labels(id).empty() ? id : intern({}, fields(id)); }

ValueId Values::map(ValueId id, bool deep, const Rewrite& f) {
    std::unordered_map<ValueId, ValueId> done;  // parts are shared: each is rewritten once
    return mapInto(id, deep, f, done);
}

ValueId Values::mapInto(ValueId id, bool deep, const Rewrite& f, std::unordered_map<ValueId, ValueId>& done) {
    if (id == 0) return 0;
    const bool hasParts = deep && !fields(id).empty();
    if (hasParts) {
        if (const auto found = done.find(id); found != done.end()) return found->second;
    }
    std::vector<Label> out;
    for (const Label& label : labels(id)) f(label, out);
    std::vector<Property> all(fields(id).begin(), fields(id).end());
    if (deep) {
        for (Property& field : all) field.value = mapInto(field.value, true, f, done);
    }
    const ValueId result = make(std::move(out), std::move(all));
    if (hasParts) done.emplace(id, result);
    return result;
}

// --- interning -------------------------------------------------------------------------------------------------------

std::uint64_t Values::hash(std::span<const Label> labels, std::span<const Property> fields) {
    std::uint64_t h = labels.size();
    for (const Label& l : labels) h = mix(mix(mix(h, shapeOf(l)), l.trace), l.harmless);
    for (const Property& f : fields) h = mix(h, (std::uint64_t{f.name} << 32) | f.value);
    return h;
}

bool Values::equal(ValueId id, std::span<const Label> ls, std::span<const Property> fs) const {
    return std::ranges::equal(labels(id), ls,
                              [](const Label& a, const Label& b) { return a.same(b) && a.trace == b.trace; }) &&
           std::ranges::equal(fields(id), fs, [](const Property& a, const Property& b) {
               return a.name == b.name && a.value == b.value;
           });
}

ValueId Values::intern(std::span<const Label> ls, std::span<const Property> fs) {
    work_ += 1 + ls.size() + fs.size();
    if (ls.empty() && fs.empty()) return 0;
    const auto id = static_cast<ValueId>(values_.size());
    const auto [first, isNew] = index_.try_emplace(hash(ls, fs), id);
    for (ValueId known = isNew ? 0 : first->second; known; known = values_[known].sameHash) {
        if (equal(known, ls, fs)) return known;
    }
    Value v;
    v.labels = labels_.add(ls);
    v.fields = fields_.add(fs);
    if (!isNew) v.sameHash = std::exchange(first.value(), id);
    v.open = std::ranges::any_of(ls, [](const Label& l) { return l.tag == Tag::Parameter; });
    v.sourced = std::ranges::any_of(ls, [](const Label& l) { return l.tag == Tag::Source || l.tag == Tag::Unread; });
    for (const Property& f : fs) {
        v.parts += values_[f.value].parts;
        v.sourced = v.sourced || values_[f.value].sourced;
        v.depth = std::max(v.depth, static_cast<std::uint8_t>(values_[f.value].depth + 1));
        v.open = v.open || values_[f.value].open;
    }
    values_.push_back(v);
    return id;
}

std::uint64_t Values::shapeHash(ValueId id) {
    std::uint64_t h = labels(id).size();
    for (const Label& l : labels(id)) h = mix(mix(h, shapeOf(l)), l.harmless);
    for (const Property& f : fields(id)) h = mix(h, (std::uint64_t{f.name} << 32) | shape(f.value));
    return h;
}

bool Values::equalShape(ValueId a, ValueId b) {
    return std::ranges::equal(labels(a), labels(b), [](const Label& x, const Label& y) { return x.same(y); }) &&
           std::ranges::equal(fields(a), fields(b), [&](const Property& x, const Property& y) {
               return x.name == y.name && shape(x.value) == shape(y.value);
           });
}

ValueId Values::shape(ValueId id) {
    if (values_[id].shape || id == 0) return values_[id].shape;
    const std::uint64_t key = shapeHash(id);
    for (auto [it, end] = shapes_.equal_range(key); it != end; ++it) {
        if (equalShape(it->second, id)) return values_[id].shape = it->second;
    }
    shapes_.emplace(key, id);
    return values_[id].shape = id;
}

}  // namespace jsward
