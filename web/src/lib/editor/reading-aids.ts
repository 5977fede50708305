import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/**
 * What the editor adds to the look of a text without being in it: each block's own direction, so that Arabic and Latin
 * paragraphs stand side by side, and a word of invitation where nothing is written yet.
 */
export const ReadingAids = Extension.create<{ placeholder: string }>({
  name: 'readingAids',
  addOptions: () => ({ placeholder: '' }),
  addProseMirrorPlugins() {
    const { placeholder } = this.options;
    return [
      new Plugin({
        props: {
          decorations({ doc }) {
            const found: Decoration[] = [];
            doc.descendants((node, at) => {
              // A list's marks stand on the side where its words begin: what is inside has no direction of its own.
              if (node.type.name === 'table' || node.type.name === 'tableRow') return true;
              found.push(Decoration.node(at, at + node.nodeSize, { dir: 'auto' }));
              return false;
            });
            const isEmpty =
              doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.childCount === 0;
            if (isEmpty && placeholder)
              found.push(Decoration.node(0, doc.firstChild!.nodeSize, { 'data-placeholder': placeholder }));
            return DecorationSet.create(doc, found);
          },
        },
      }),
    ];
  },
});
