/* A walk over every visible node of a tree, for the one reader that visits them all.
 *
 * tree-sitter's cursor can go anywhere and keeps rows, columns and descendant counts up to date for that; going straight through
 * costs it a fifth of the parse. This walk knows byte offsets and fields alone and costs a quarter of that. It reads the tree's
 * memory directly, which the pinned version of tree-sitter makes safe; a test compares it with the cursor, node by node. */
#ifndef JSWARD_GRAMMAR_TREE_WALK_H
#define JSWARD_GRAMMAR_TREE_WALK_H

/* NOLINTBEGIN(modernize-deprecated-headers, modernize-use-using, readability-identifier-naming): this is C */

#include <stdbool.h>
#include <stdint.h>
#include <tree_sitter/api.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    uint16_t symbol; /* as ts_node_symbol */
    uint16_t field;  /* as ts_tree_cursor_current_field_id */
    uint32_t begin;
    uint32_t end;
    bool missing; /* as ts_node_is_missing */
} JswardTreeNode;

typedef struct {
    void* payload;
    /* A node, before its children. True: visit them, and call `leave` behind them, also when there is none. */
    bool (*enter)(void* payload, const JswardTreeNode* node);
    void (*leave)(void* payload);
} JswardTreeVisitor;

/* False when there was no memory for the walk. */
bool jsward_walk_tree(const TSTree* tree, const JswardTreeVisitor* visitor);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-deprecated-headers, modernize-use-using, readability-identifier-naming) */

#endif
