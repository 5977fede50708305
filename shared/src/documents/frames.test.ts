import { describe, expect, it } from 'vitest';
import { closeFrame, messageFrame, readFrames } from './frames.ts';

const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => at % 251);
const row = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('frames of a document’s messages over plain HTTP', () => {
  it('come back whole and in order, of every length of header', () => {
    const messages = [0, 1, 125, 126, 65_535, 65_536].map(bytes);
    const frames = readFrames(row(...messages.map(messageFrame), closeFrame(4503, 'document.ask-again')));
    expect(frames?.slice(0, -1)).toEqual(messages.map((message) => ({ message })));
    expect(frames?.at(-1)).toEqual({ close: { code: 4503, name: 'document.ask-again' } });
  });

  it('are written as RFC 6455 writes them', () => {
    // Section 5.7: a single-frame unmasked message of 256 bytes of binary data begins so.
    expect([...messageFrame(bytes(256)).subarray(0, 4)]).toEqual([0x82, 0x7e, 0x01, 0x00]);
    expect([...messageFrame(bytes(65_536)).subarray(0, 10)]).toEqual([0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect([...closeFrame(1012, 'a')]).toEqual([0x88, 3, 0x03, 0xf4, 97]);
  });

  it('are refused as a whole when they are more than may be', () => {
    const three = row(...Array.from({ length: 3 }, () => messageFrame(bytes(0))));
    expect(readFrames(three, 3)).toHaveLength(3);
    expect(readFrames(three, 2)).toBeUndefined();
  });

  it('are none in no bytes', () => {
    expect(readFrames(new Uint8Array())).toEqual([]);
  });

  it('are refused as a whole wherever they end early', () => {
    const frames = [
      messageFrame(bytes(5)),
      messageFrame(bytes(200)),
      messageFrame(bytes(70_000)),
      closeFrame(1000, ''),
    ];
    const cut = frames.flatMap((frame) =>
      [1, 2, 3, 4, 9, frame.length - 1].filter((end) => end < frame.length).map((end) => frame.slice(0, end)),
    );
    expect(cut.length).toBeGreaterThan(15);
    expect(cut.map((one) => readFrames(one))).toEqual(cut.map(() => undefined));
  });

  it('are refused when they are anything else: text, fragments, masked, too long, a page of a proxy', () => {
    for (const strange of [
      [0x81, 1, 97],
      [0x02, 1, 97],
      [0x82, 0x81, 0, 0, 0, 0, 97],
      [0x82, 0x7f, 0, 0, 0, 1, 0, 0, 0, 0],
      [0x88, 1, 3],
      [...new TextEncoder().encode('<!doctype html><title>Blocked</title>')],
    ])
      expect(readFrames(Uint8Array.from(strange)), `${strange}`).toBeUndefined();
  });
});
