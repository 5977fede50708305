import { readFrames } from '@penholder/shared/documents';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { DocumentBytes } from './document-bytes.ts';
import { EMPTY_VECTOR, WORTH_COPYING } from './protocol.ts';

/** A stored document whose whole state is so many bytes long. */
function storedOf(length: number): Uint8Array {
  // Where a text's length takes a byte more to write, a longer client id makes up for the size in between.
  for (const clientID of [1, 200])
    for (let characters = length; characters > length - 40; characters--) {
      const doc = new Y.Doc();
      doc.clientID = clientID;
      doc.getText('test').insert(0, 'x'.repeat(characters));
      const state = Y.encodeStateAsUpdate(doc);
      if (state.length === length) return state;
    }
  throw new Error(`There is no document of ${length} bytes.`);
}

const documentOf = (state: Uint8Array) => new DocumentBytes({ head: 1, base: { sequence: 1, state }, tail: [] });

/** What a client reads out of an answer, whatever pieces it is in. */
function textIn(answer: readonly Buffer[]): string {
  const frames = readFrames(Buffer.concat(answer))!;
  expect(frames).toHaveLength(1);
  const [frame] = frames;
  const message = (frame as { message: Uint8Array }).message;
  expect([message[0], message[1]]).toEqual([0, 1]);
  let at = 2;
  while (message[at]! > 127) at++;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, message.subarray(at + 1));
  return doc.getText('test').toString();
}

// Around the longest that is copied, and around where a frame's header grows.
it.each([
  [WORTH_COPYING - 1, 1],
  [WORTH_COPYING, 1],
  [WORTH_COPYING + 1, 2],
  [65_528, 2],
  [65_540, 2],
  [200_000, 2],
])('answers with a state of %i bytes in %i pieces, which make one frame', (length, pieces) => {
  const state = storedOf(length);
  expect(state).toHaveLength(length);
  const document = documentOf(state);
  const answer = document.stepTwo(EMPTY_VECTOR);
  expect(answer).toHaveLength(pieces);
  expect(textIn(answer)).toHaveLength(Y.decodeUpdate(state).structs[0]!.length);
  // The same pieces for whoever asks the same, as long as nothing is new.
  expect(document.stepTwo(Uint8Array.of(0))).toBe(answer);
});

it('keeps a large state once: the second piece is the state itself', () => {
  const state = storedOf(100_000);
  const [, piece] = documentOf(state).stepTwo(EMPTY_VECTOR) as [Buffer, Buffer];
  expect(piece.buffer).toBe(state.buffer);
  expect([piece.byteOffset, piece.length]).toEqual([state.byteOffset, state.length]);
});

it('leaves pieces that are on their way as they are when something new comes, and answers anew', () => {
  const document = documentOf(storedOf(50_000));
  const before = document.stepTwo(EMPTY_VECTOR);
  const kept = Buffer.concat(before);
  const text = textIn(before);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document.state());
  const had = Y.encodeStateVector(doc);
  doc.getText('test').insert(0, 'y'.repeat(20_000));
  document.append(2, Y.encodeStateAsUpdate(doc, had));
  expect(Buffer.concat(before).equals(kept)).toBe(true);
  const after = document.stepTwo(EMPTY_VECTOR);
  expect(after).toHaveLength(2);
  expect(textIn(after)).toBe('y'.repeat(20_000) + text);
  // Whoever had the rest is told of what is new alone.
  expect(Buffer.concat(document.stepTwo(had)).length).toBeLessThan(20_200);
});
