import type { DecorationAttrs } from '@tiptap/pm/view';

/**
 * How others' cursors are drawn. Colours go through the style object, which the content security policy allows; style
 * attributes it refuses.
 */
interface User {
  name?: string;
  color?: string;
}
const UNKNOWN = '#64748b';

/** A cursor with its owner's name on a flag. */
export function caretOf({ name, color }: User): HTMLElement {
  const cursor = document.createElement('span');
  cursor.className = 'collaboration-caret';
  cursor.style.setProperty('--caret', color ?? UNKNOWN);
  if (name) {
    const flag = document.createElement('span');
    flag.className = 'flag';
    flag.dir = 'auto';
    flag.textContent = name;
    cursor.append(flag);
  }
  return cursor;
}

/** What somebody else has selected. ProseMirror sets `style` through the style object too. */
export const selectionOf = ({ color }: User): DecorationAttrs => ({
  class: 'collaboration-selection',
  style: `--caret: ${/^#[0-9a-f]{6}$/i.test(color ?? '') ? color : UNKNOWN}`,
});
