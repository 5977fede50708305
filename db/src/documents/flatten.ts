import type { DocumentId, RoundTableId } from '@penholder/shared/kernel';
import { type Phase, RoundTableSettings } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { insertSnapshot } from './log.ts';

/** A document whose log may have to give way, with what the rule asks of its round table. */
export interface FlattenCandidate {
  id: DocumentId;
  kind: string;
  subjectId: string;
  roundTableId: RoundTableId;
  phase: Phase;
  phaseSince: Date;
  settings: RoundTableSettings;
}

/**
 * Documents with a whole log in round tables that have been in one of `phases` for as long as their settings keep logs,
 * and in which nobody has written since yesterday. `after` goes on from the last of the page before.
 */
export async function listToFlatten(
  db: Db,
  { phases, after, limit }: { phases: readonly Phase[]; after: DocumentId | undefined; limit: number },
): Promise<FlattenCandidate[]> {
  const rows = await selectToFlatten(db, phases)
    .$if(after !== undefined, (query) => query.where('d.id', '>', after!))
    .orderBy('d.id')
    .limit(limit)
    .execute();
  return rows.map(candidateOf);
}

/** Locks a document and its round table until the transaction ends; undefined unless `listToFlatten` would still list it. */
export async function lockToFlatten(
  trx: Trx,
  id: DocumentId,
  phases: readonly Phase[],
): Promise<FlattenCandidate | undefined> {
  const row = await selectToFlatten(trx, phases).where('d.id', '=', id).forUpdate('d').forShare('r').executeTakeFirst();
  return row && candidateOf(row);
}

const selectToFlatten = (db: Db, phases: readonly Phase[]) =>
  db
    .selectFrom('document as d')
    .innerJoin('round_table as r', 'r.id', 'd.round_table_id')
    .select(['d.id', 'd.kind', 'd.subject_id', 'd.round_table_id', 'r.phase', 'r.phase_since', 'r.settings'])
    .where('d.flattened', 'is', null)
    .where('r.phase', 'in', [...phases])
    .where(
      sql<boolean>`r.phase_since <= now() - make_interval(days => coalesce((r.settings->>'keepLogDays')::int, ${RoundTableSettings.parse({}).keepLogDays}::int))`,
    )
    .where(sql<boolean>`d.updated_at < now() - interval '1 day'`);

const candidateOf = (
  row: Awaited<ReturnType<ReturnType<typeof selectToFlatten>['execute']>>[number],
): FlattenCandidate => ({
  id: row.id,
  kind: row.kind,
  subjectId: row.subject_id,
  roundTableId: row.round_table_id,
  phase: row.phase,
  phaseSince: row.phase_since,
  settings: RoundTableSettings.parse(row.settings),
});

/**
 * Replaces a locked document's log, snapshots and client ids by one state, written by nobody with `clientId`, as a new
 * beginning: whoever wrote what, when, and for whom is gone. Answers how many updates that were.
 */
export async function flattenDocument(
  trx: Trx,
  { id, head, state, clientId }: { id: DocumentId; head: number; state: Uint8Array; clientId: number },
): Promise<number> {
  const gone = await trx.deleteFrom('document_update').where('document_id', '=', id).executeTakeFirst();
  await trx.deleteFrom('document_snapshot').where('document_id', '=', id).execute();
  await trx.deleteFrom('document_gap').where('document_id', '=', id).execute();
  await trx.deleteFrom('document_client').where('document_id', '=', id).execute();
  await trx.insertInto('document_client').values({ document_id: id, client_id: clientId, person_id: null }).execute();
  await insertSnapshot(trx, { documentId: id, sequence: head, state });
  await trx
    .updateTable('document')
    .set({
      epoch: sql`gen_random_uuid()`,
      flattened: head,
      flattened_at: sql`now()`,
      bytes: state.length,
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute();
  return Number(gone.numDeletedRows);
}
