import { createHash } from 'node:crypto';
import {
  type BallotEntry,
  type BallotEvent,
  chainAfter,
  type DecisionId,
  leafOf,
  type Sha256,
  START_OF_CHAIN,
} from '@penholder/shared/decisions';
import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import type { Schema } from '../schema/index.ts';
import { json } from '../transaction.ts';

/** The SHA-256 that the log is chained with. */
export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

export type BallotLogRow = Selectable<Schema['ballot_log']>;

/** The end of a round table's ballot log, held; `at` is the database's clock after it was taken, so that times follow the order of the log. */
export interface LogHead {
  roundTableId: RoundTableId;
  sequence: number;
  hash: Uint8Array;
  at: Date;
}

/**
 * Takes a round table's ballot log until the transaction ends: everything that touches ballots does so one after another.
 * It is the first lock that is taken, before the decision's.
 */
export async function lockBallotLog(trx: Trx, roundTableId: RoundTableId): Promise<LogHead> {
  await trx
    .insertInto('ballot_log_head')
    .values({ round_table_id: roundTableId, sequence: 0, hash: Buffer.from(START_OF_CHAIN) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const head = await trx
    .selectFrom('ballot_log_head')
    .selectAll()
    .where('round_table_id', '=', roundTableId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { roundTableId, sequence: head.sequence, hash: head.hash, at: await clock(trx) };
}

/** The database's clock at this moment, whenever the transaction began. */
async function clock(trx: Trx): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(trx);
  return rows[0]!.at;
}

/** Appends an event to the log whose end is held, and answers its row; the head moves on. */
export async function appendToLog(
  trx: Trx,
  head: LogHead,
  entry: {
    operationId: string;
    decisionId: DecisionId;
    personId: PersonId | null;
    delegationId?: DelegationId | null;
    reason?: string | null;
    event: BallotEvent;
  },
): Promise<BallotLogRow> {
  const sequence = head.sequence + 1;
  const content: BallotEntry = {
    roundTable: head.roundTableId,
    sequence,
    decision: entry.decisionId,
    operation: entry.operationId,
    event: entry.event,
  };
  const leaf = leafOf(content, sha256);
  const hash = Buffer.from(chainAfter(head.hash, leaf, sha256));
  const row = await trx
    .insertInto('ballot_log')
    .values({
      round_table_id: head.roundTableId,
      sequence,
      operation_id: entry.operationId,
      decision_id: entry.decisionId,
      person_id: entry.personId,
      delegation_id: entry.delegationId ?? null,
      reason: entry.reason ?? null,
      kind: entry.event.kind,
      entry: json(content),
      leaf: Buffer.from(leaf),
      hash,
      at: head.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('ballot_log_head')
    .set({ sequence, hash })
    .where('round_table_id', '=', head.roundTableId)
    .execute();
  head.sequence = sequence;
  head.hash = hash;
  return row;
}

/** What was logged under an operation id. */
export const findOperation = (db: Db, operationId: string): Promise<BallotLogRow | undefined> =>
  db.selectFrom('ballot_log').selectAll().where('operation_id', '=', operationId).executeTakeFirst();

/** The ballots that a delegation cast in a decision, newest first. */
export const listCasts = (db: Db, id: DecisionId, delegationId: DelegationId, limit: number): Promise<BallotLogRow[]> =>
  db
    .selectFrom('ballot_log')
    .selectAll()
    .where('decision_id', '=', id)
    .where('delegation_id', '=', delegationId)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();

/** The place of a round table's last entry; 0 before the first. */
export async function logSequence(db: Db, roundTableId: RoundTableId): Promise<number> {
  const head = await db
    .selectFrom('ballot_log_head')
    .select('sequence')
    .where('round_table_id', '=', roundTableId)
    .executeTakeFirst();
  return head?.sequence ?? 0;
}

/**
 * The links of a round table's log from the opening of a decision to its close, and the chain before them. Entries of other
 * decisions come without their content.
 */
export async function listLinks(db: Db, roundTableId: RoundTableId, id: DecisionId) {
  const bounds = await db
    .selectFrom('ballot_log')
    .select((e) => [e.fn.min('sequence').as('first'), e.fn.max('sequence').as('last')])
    .where('decision_id', '=', id)
    .executeTakeFirstOrThrow();
  const before = await db
    .selectFrom('ballot_log')
    .select('hash')
    .where('round_table_id', '=', roundTableId)
    .where('sequence', '=', bounds.first - 1)
    .executeTakeFirst();
  const links = await db
    .selectFrom('ballot_log')
    .select((e) => [
      'sequence',
      'leaf',
      'hash',
      e.case().when('decision_id', '=', id).then(e.ref('entry')).else(null).end().as('entry'),
    ])
    .where('round_table_id', '=', roundTableId)
    .where('sequence', '>=', bounds.first)
    .where('sequence', '<=', bounds.last)
    .orderBy('sequence')
    .execute();
  return { previous: before?.hash ?? START_OF_CHAIN, links };
}
