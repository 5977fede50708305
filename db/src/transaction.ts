import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import { dayIn } from '@penholder/shared/kernel';
import type { Db, Trx } from './open.ts';

const afterwards = new WeakMap<Trx, (() => void)[]>();
const seals = new AsyncLocalStorage<(trx: Trx) => Promise<void>>();

/**
 * Runs `work` in one transaction. What `onCommit` was given runs once it has committed, in order, and never when it was
 * rolled back. Use `trx`, not `db`, inside: on the embedded database, which has one connection, `db` would wait for ever.
 */
export async function transaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  let told: (() => void)[] = [];
  const result = await db.transaction().execute(async (trx) => {
    told = [];
    afterwards.set(trx, told);
    const done = await work(trx);
    await seals.getStore()?.(trx);
    return done;
  });
  // What it sets off is not part of what was sealed.
  seals.exit(() => {
    for (const tell of told) tell();
  });
  return result;
}

/** Has `seal` called at the end of every transaction that `work` opens, within it: what it throws rolls all of it back. */
export const sealing = <T>(seal: (trx: Trx) => Promise<void>, work: () => Promise<T>): Promise<T> =>
  seals.run(seal, work);

/** Runs what stands for itself, whatever becomes of what asked for it: its transactions are not sealed. */
export const unsealed = <T>(work: () => Promise<T>): Promise<T> => seals.exit(work);

/** Has `tell` called once the transaction has committed. It must not throw. */
export function onCommit(trx: Trx, tell: () => void): void {
  const list = afterwards.get(trx);
  if (!list) throw new Error('onCommit is only for transactions opened by transaction()');
  list.push(tell);
}

/** Lets a transaction say nothing for as long as it likes, while something is computed: PostgreSQL would end it. */
export async function mayRest(trx: Trx): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
}

/** The database's clock, the one that decides deadlines: the start of the transaction, or now outside of one. */
export async function now(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db);
  return rows[0]!.now;
}

/** The day it is in a time zone (IANA name) by the database's clock: YYYY-MM-DD. */
export const today = async (db: Db, timeZone: string): Promise<string> => dayIn(timeZone, await now(db));

/** A value for a jsonb column: both drivers must be given text, or they disagree about arrays. */
export const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

/** Whether an error is the database's "this already exists" (SQLSTATE 23505), on the named constraint if one is given. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  const { code, constraint: name } = (error ?? {}) as { code?: string; constraint?: string };
  return code === '23505' && (constraint === undefined || name === constraint);
}
