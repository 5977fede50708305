import { Extension } from '@tiptap/core';
import { yCursorPluginKey } from '@tiptap/y-tiptap';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Has the editor see where its reader has put the cursor. Browsers tell of it a moment later; what others wrote would, in
 * that moment, be shown with the cursor where it was before, and the reader's next words would go there.
 */
export function seeSelection(view: EditorView): void {
  // Of the view's own machinery: the same as it does itself when it is told.
  (view as unknown as { domObserver?: { flush(): void } }).domObserver?.flush();
}

/** The same before others' cursors are drawn, which happens in a turn of its own. */
export const SeenSelection = Extension.create({
  name: 'seenSelection',
  dispatchTransaction({ transaction, next }) {
    const drawn: unknown = transaction.getMeta(yCursorPluginKey);
    if (drawn === undefined || transaction.docChanged || transaction.selectionSet) return next(transaction);
    seeSelection(this.editor.view);
    next(this.editor.state.tr.setMeta(yCursorPluginKey, drawn).setMeta('addToHistory', false));
  },
});
