import type { Editor } from '@tiptap/core';
import { expect, it } from 'vitest';
import { seeSelection } from './see-selection.ts';

it('leaves an editor alone that is no longer on the page', () => {
  // What Tiptap hands out in place of its view then throws at most of what is read from it.
  const gone = {
    isDestroyed: true,
    get view(): never {
      throw new Error('[tiptap error]: The editor view is not available.');
    },
  };
  expect(() => seeSelection(gone as unknown as Editor)).not.toThrow();
});
