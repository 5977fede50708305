import { mergeAttributes, Node } from '@tiptap/core';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    footnote: {
      /** Puts a footnote after the selection. */
      insertFootnote: (text: string) => ReturnType;
      /** Changes the words of the footnote at `at`; takes it away when there are none. */
      setFootnote: (at: number, text: string) => ReturnType;
    };
  }
}

/**
 * A footnote: one indivisible mark in the line that carries its own words. It is numbered by its place when shown, so that
 * two people who add one at the same time need not agree on a number, and it moves with the sentence around it.
 */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  marks: '',
  addAttributes() {
    return {
      text: { default: '', parseHTML: (element) => element.getAttribute('data-footnote') ?? '', rendered: false },
    };
  },
  parseHTML() {
    return [{ tag: 'sup[data-footnote]' }];
  },
  renderHTML({ node, HTMLAttributes }) {
    return [
      'sup',
      mergeAttributes(HTMLAttributes, { 'data-footnote': node.attrs['text'] as string, class: 'footnote' }),
    ];
  },
  renderText: ({ node }) => ` [${node.attrs['text']}]`,
  addCommands() {
    return {
      insertFootnote:
        (text) =>
        ({ state, chain }) =>
          chain().insertContentAt(state.selection.to, { type: this.name, attrs: { text } }).run(),
      setFootnote:
        (at, text) =>
        ({ tr, state, dispatch }) => {
          const node = state.doc.nodeAt(at);
          if (node?.type.name !== this.name) return false;
          if (dispatch) {
            if (text.trim() === '') tr.delete(at, at + node.nodeSize);
            else tr.setNodeAttribute(at, 'text', text);
          }
          return true;
        },
    };
  },
});
