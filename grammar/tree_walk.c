#include "tree_walk.h"

#include <stdlib.h>

#include "language.h"
#include "subtree.h"
#include "tree.h"

/* The children of one subtree, and how far the walk has come. Hidden subtrees (the rules that grammars use to structure
 * themselves) have a frame too; their children are those of the visible node around, and take over its field. */
typedef struct {
    const Subtree *children;
    uint32_t count;
    uint32_t next;
    uint32_t structural; /* number of the next child that is no extra: what aliases and fields count */
    uint32_t position;   /* where the next child's padding starts; for the first child, the child itself */
    const TSSymbol *aliases;
    const TSFieldMapEntry *fields;
    const TSFieldMapEntry *fieldsEnd;
    uint16_t inheritedField;
    bool visible;
} Frame;

typedef struct {
    const TSLanguage *language;
    const JswardTreeVisitor *visitor;
    Frame *frames;
    size_t size;
    size_t capacity;
} Walk;

static bool push(Walk *walk, Subtree subtree, uint32_t begin, uint16_t inheritedField, bool visible) {
    if (walk->size == walk->capacity) {
        const size_t capacity = walk->capacity == 0 ? 64 : walk->capacity * 2;
        Frame *frames = realloc(walk->frames, capacity * sizeof(Frame));
        if (frames == NULL) return false;
        walk->frames = frames;
        walk->capacity = capacity;
    }
    Frame *frame = &walk->frames[walk->size++];
    *frame = (Frame){.position = begin, .inheritedField = inheritedField, .visible = visible};
    frame->count = ts_subtree_child_count(subtree);
    if (frame->count != 0) {
        frame->children = ts_subtree_children(subtree);
        frame->aliases = ts_language_alias_sequence(walk->language, subtree.ptr->production_id);
        ts_language_field_map(walk->language, subtree.ptr->production_id, &frame->fields, &frame->fieldsEnd);
    }
    return true;
}

static uint16_t fieldOf(const Frame *frame, uint32_t structural) {
    for (const TSFieldMapEntry *entry = frame->fields; entry < frame->fieldsEnd; ++entry) {
        if (!entry->inherited && entry->child_index == structural) return entry->field_id;
    }
    return frame->inheritedField;
}

/* Visits the next child of the innermost frame. */
static bool step(Walk *walk) {
    Frame *frame = &walk->frames[walk->size - 1];
    const Subtree child = frame->children[frame->next];
    const uint32_t begin = frame->position + (frame->next == 0 ? 0 : ts_subtree_padding(child).bytes);
    const uint32_t end = begin + ts_subtree_size(child).bytes;
    const bool extra = ts_subtree_extra(child);
    const uint32_t structural = frame->structural;
    const TSSymbol alias = !extra && frame->aliases != NULL ? frame->aliases[structural] : 0;
    const bool visible = ts_subtree_visible(child) || alias != 0;
    frame->next++;
    frame->position = end;
    if (!extra) frame->structural++;
    if (!visible && ts_subtree_visible_child_count(child) == 0) return true;

    const uint16_t field = extra ? 0 : fieldOf(frame, structural);
    if (!visible) return push(walk, child, begin, field, false);
    const TSSymbol symbol = alias != 0 ? alias : ts_subtree_symbol(child);
    const JswardTreeNode node = {.symbol = ts_language_public_symbol(walk->language, symbol),
                                 .field = field,
                                 .begin = begin,
                                 .end = end,
                                 .missing = ts_subtree_missing(child)};
    if (!walk->visitor->enter(walk->visitor->payload, &node)) return true;
    return push(walk, child, begin, 0, true);
}

static bool run(Walk *walk, const TSTree *tree) {
    const uint32_t begin = ts_subtree_padding(tree->root).bytes;
    const JswardTreeNode root = {.symbol = ts_language_public_symbol(tree->language, ts_subtree_symbol(tree->root)),
                                 .begin = begin,
                                 .end = begin + ts_subtree_size(tree->root).bytes};
    if (!walk->visitor->enter(walk->visitor->payload, &root)) return true;
    if (!push(walk, tree->root, begin, 0, true)) return false;
    while (walk->size != 0) {
        const Frame *frame = &walk->frames[walk->size - 1];
        if (frame->next < frame->count) {
            if (!step(walk)) return false;
        } else {
            if (frame->visible) walk->visitor->leave(walk->visitor->payload);
            walk->size--;
        }
    }
    return true;
}

bool jsward_walk_tree(const TSTree *tree, const JswardTreeVisitor *visitor) {
    Walk walk = {.language = tree->language, .visitor = visitor};
    const bool complete = run(&walk, tree);
    free(walk.frames);
    return complete;
}
