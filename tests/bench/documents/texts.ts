import * as Y from 'yjs';

/** A stream of numbers in [0, 1) that is the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text as a person writes it: runs of letters at one place, corrections behind the cursor, now and then another place. */
export function aWrittenText(edits: number): Uint8Array {
  const next = numbers(260_000);
  const doc = new Y.Doc();
  const text = doc.getText('text');
  let cursor = 0;
  doc.transact(() => {
    for (let edit = 0; edit < edits; edit++) {
      if (next() < 0.004) cursor = Math.floor(next() * text.length);
      if (next() < 0.18 && cursor > 0) text.delete(--cursor, 1);
      else text.insert(cursor++, String.fromCharCode(97 + Math.floor(next() * 26)));
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** The worst of texts: every letter at another place, so that nothing joins. */
export function aScatteredText(edits: number): Uint8Array {
  const next = numbers(200_000);
  const doc = new Y.Doc();
  const text = doc.getText('text');
  doc.transact(() => {
    for (let edit = 0; edit < edits; edit++)
      text.insert(Math.floor(next() * (text.length + 1)), String.fromCharCode(97 + Math.floor(next() * 26)));
  });
  return Y.encodeStateAsUpdate(doc);
}

/** A page. */
export const aSmallText = (): Uint8Array => aWrittenText(2_000);
