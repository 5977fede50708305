import { type Editor, Extension } from '@tiptap/core';
import { yCursorPluginKey } from '@tiptap/y-tiptap';

/**
 * Has the editor see where its reader has put the cursor. Browsers tell of it a moment later; what others wrote would, in
 * that moment, be shown with the cursor where it was before, and the reader's next words would go there.
 */
export function seeSelection(editor: Editor): void {
  // News still comes in while the page turns from writing to reading: nobody is left to put a cursor anywhere.
  if (editor.isDestroyed) return;
  // Of the view's own machinery: the same as it does itself when it is told.
  (editor.view as unknown as { domObserver?: { flush(): void } }).domObserver?.flush();
}

/** The same before others' cursors are drawn, which happens in a turn of its own. */
export const SeenSelection = Extension.create({
  name: 'seenSelection',
  dispatchTransaction({ transaction, next }) {
    const drawn: unknown = transaction.getMeta(yCursorPluginKey);
    if (drawn === undefined || transaction.docChanged || transaction.selectionSet) return next(transaction);
    seeSelection(this.editor);
    next(this.editor.state.tr.setMeta(yCursorPluginKey, drawn).setMeta('addToHistory', false));
  },
});
