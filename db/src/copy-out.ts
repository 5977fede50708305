import type { Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Schema } from './schema/index.ts';

type Db = Kysely<Schema>;

const pools = new WeakMap<Db, Pool>();

/** Lets `copyOut` go over a database's own connections. */
export const copyOutOver = (db: Db, pool: Pool): void => void pools.set(db, pool);

/** Whether there is anything to copy from: not in a transaction, and not on the embedded database. */
export const canCopyOut = (db: Db): boolean => pools.has(db);

/** The header of binary COPY (PostgreSQL: "COPY, Binary Format"): signature, flags, and the length of an extension. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/** What the driver tells whoever it runs a statement for: the part of its `Submittable` that copying out needs. */
class CopyOut {
  readonly rows: (Buffer | null)[][] = [];
  readonly done: Promise<void>;
  readonly #statement: string;
  #hasHeader = false;
  #isWhole = false;
  #rest: Buffer = Buffer.alloc(0);
  #error: Error | undefined;
  #settle!: () => void;
  #fail!: (error: Error) => void;

  constructor(query: string) {
    this.#statement = `copy (${query}) to stdout (format binary)`;
    this.done = new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    });
  }

  submit(connection: { query(text: string): void }): void {
    connection.query(this.#statement);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#error) return;
    try {
      this.#read(chunk);
    } catch (error) {
      // The driver calls from its socket: nobody above would hear of it.
      this.#error = error as Error;
    }
  }

  /** Takes whole rows off what has come: the driver's pieces are PostgreSQL's, of a row each, unless something between cuts them anew. */
  #read(chunk: Buffer): void {
    let rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    if (!this.#hasHeader) {
      const isOurs = rest.subarray(0, HEADER.length).equals(HEADER.subarray(0, rest.length));
      if (!isOurs) throw new Error('This is not binary COPY.');
      this.#hasHeader = rest.length >= HEADER.length;
      if (this.#hasHeader) rest = rest.subarray(HEADER.length);
    }
    while (this.#hasHeader && !this.#isWhole) {
      const taken = this.#takeRow(rest);
      if (taken === 0) break;
      rest = rest.subarray(taken);
    }
    // The driver writes over its own memory.
    this.#rest = Buffer.from(rest);
  }

  /** Takes the first row, or the end; answers how many bytes that were, none where it is not all there. */
  #takeRow(bytes: Buffer): number {
    if (bytes.length < 2) return 0;
    const columns = bytes.readInt16BE();
    this.#isWhole = columns < 0;
    let at = 2;
    const row: (Buffer | null)[] = [];
    for (let column = 0; column < columns; column++) {
      if (bytes.length < at + 4) return 0;
      const length = bytes.readInt32BE(at);
      at += 4;
      if (bytes.length < at + length) return 0;
      row.push(length < 0 ? null : Buffer.from(bytes.subarray(at, at + length)));
      at += Math.max(length, 0);
    }
    if (!this.#isWhole) this.rows.push(row);
    return at;
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    if (this.#error) this.#fail(this.#error);
    else if (!this.#isWhole) this.#fail(new Error('The copy ends before its end.'));
    else this.#settle();
  }

  handleError(error: Error): void {
    this.#fail(error);
  }
}

/**
 * The rows of a query, each value as PostgreSQL sends it in binary (`int8send`, `byteasend`): large bytes arrive as they
 * are, where the driver's own results bring them as hexadecimal text, at three to four times the time. The query takes no
 * parameters. Throws where `canCopyOut` says no.
 */
export async function copyOut(db: Db, query: string): Promise<(Buffer | null)[][]> {
  const pool = pools.get(db);
  if (!pool) throw new Error('There is nothing to copy from.');
  const client: PoolClient = await pool.connect();
  try {
    const copying = new CopyOut(query);
    client.query(copying);
    await copying.done;
    client.release();
    return copying.rows;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
