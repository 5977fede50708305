import type { DocumentId } from '@penholder/shared/kernel';
import type { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { copyOut, copyOutOver } from './copy-out.ts';
import { loadDocument } from './documents/index.ts';
import type { Db } from './open.ts';

/** What the driver calls while PostgreSQL answers a copy. */
interface Copying {
  submit(connection: { query(text: string): void }): void;
  handleCopyData(message: { chunk: Buffer }): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
}

const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = Buffer.from([0xff, 0xff]);

function row(...values: (Buffer | null)[]): Buffer {
  const number = (bytes: 2 | 4, value: number) => {
    const written = Buffer.alloc(bytes);
    written.writeIntBE(value, 0, bytes);
    return written;
  };
  return Buffer.concat([
    number(2, values.length),
    ...values.flatMap((value) => [number(4, value?.length ?? -1), value ?? Buffer.alloc(0)]),
  ]);
}

/** A database that answers a copy with these pieces, then fails if it is told to. */
function answering(pieces: readonly Buffer[], error?: Error) {
  const db = {} as Db;
  const seen = { asked: [] as string[], released: [] as (Error | undefined)[] };
  const client = {
    query(copying: Copying) {
      copying.submit({ query: (text) => seen.asked.push(text) });
      for (const piece of pieces) {
        // The driver's own memory, which it writes over once it was heard.
        const chunk = Buffer.from(piece);
        copying.handleCopyData({ chunk });
        chunk.fill(0x55);
      }
      if (error) copying.handleError(error);
      copying.handleReadyForQuery();
    },
    release: (broken?: Error) => seen.released.push(broken),
  };
  copyOutOver(db, { connect: async () => client } as never as Pool);
  return { db, seen };
}

const copied = (...pieces: Buffer[]) => copyOut(answering(pieces).db, 'select');
const words = (text: string) => Buffer.from(text);

describe('copying out', () => {
  it('answers no rows where there are none', async () => {
    expect(await copied(HEADER, END)).toEqual([]);
    const { db, seen } = answering([HEADER, END]);
    await copyOut(db, 'select 1');
    expect(seen).toEqual({ asked: ['copy (select 1) to stdout (format binary)'], released: [undefined] });
  });

  it('tells nothing from no bytes, and keeps large ones as they are', async () => {
    const large = Buffer.alloc(3_000_000, 'penholder');
    const rows = await copied(HEADER, row(null, words('')), row(words('a'), large), END);
    expect(rows[0]).toEqual([null, words('')]);
    expect(rows[1]![0]).toEqual(words('a'));
    expect(rows[1]![1]!.equals(large)).toBe(true);
  });

  it('reads the same whatever pieces it comes in', async () => {
    const rows = [
      [words('first'), null],
      [words(''), words('second')],
    ];
    const whole = Buffer.concat([HEADER, ...rows.map((values) => row(...values)), END]);
    expect(await copied(whole)).toEqual(rows);
    for (let at = 1; at < whole.length; at++)
      expect(await copied(whole.subarray(0, at), whole.subarray(at))).toEqual(rows);
    expect(await copied(...Array.from(whole, (byte) => Buffer.of(byte)))).toEqual(rows);
  });

  it('fails, and lets the connection go, where PostgreSQL fails in the middle', async () => {
    const error = new Error('invalid page in block 7');
    const { db, seen } = answering([HEADER, row(words('a'))], error);
    await expect(copyOut(db, 'select')).rejects.toBe(error);
    expect(seen.released).toEqual([error]);
  });

  it('fails where it ends before its end, or is something else', async () => {
    await expect(copied(HEADER, row(words('a')))).rejects.toThrow('before its end');
    await expect(copied(HEADER, row(words('a')).subarray(0, 6), END)).rejects.toThrow('before its end');
    await expect(copied(words('1\tone\n2\ttwo\n'))).rejects.toThrow('not binary');
  });

  it('asks once for a document that is not there', async () => {
    const { db, seen } = answering([HEADER, END]);
    expect(await loadDocument(db, '11111111-1111-4111-8111-111111111111' as DocumentId)).toBeUndefined();
    expect(seen.asked).toHaveLength(1);
    await expect(loadDocument(db, "'; drop table document" as DocumentId)).rejects.toThrow('not the id of a document');
  });
});
