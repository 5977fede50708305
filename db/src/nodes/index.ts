import type { DocumentId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db } from '../open.ts';

/** How far the logs of documents go, and in which epoch they are; documents that are gone are missing. */
export const listDocumentHeads = (
  db: Db,
  ids: readonly DocumentId[],
): Promise<{ id: DocumentId; head: number; epoch: string }[]> =>
  db
    .selectFrom('document')
    .select(['id', 'head', 'epoch'])
    // One parameter, however many documents are open.
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();

/** How far the audit log of each round table goes (null: of acts that belong to none). */
export const listActHeads = async (db: Db): Promise<{ roundTableId: RoundTableId | null; sequence: number }[]> =>
  (
    await db
      .selectFrom('audit_head as h')
      .leftJoin('round_table as r', 'r.id', 'h.chain')
      .select(['r.id', 'h.sequence'])
      .execute()
  ).map((row) => ({ roundTableId: row.id, sequence: row.sequence }));

/** Says for so many seconds that a node is cut off from the others; what nodes that are gone have said is taken away. */
export async function sayCutOff(db: Db, node: string, seconds: number): Promise<void> {
  const until = sql<Date>`now() + make_interval(secs => ${seconds}::double precision)`;
  await db
    .insertInto('node_cut_off')
    .values({ node, until })
    .onConflict((on) => on.column('node').doUpdateSet({ until }))
    .execute();
  await db
    .deleteFrom('node_cut_off')
    .where('until', '<', sql<Date>`now() - interval '1 minute'`)
    .execute();
}

/** Whether any other node is cut off. */
export async function isAnyCutOff(db: Db, node: string): Promise<boolean> {
  const row = await db
    .selectFrom('node_cut_off')
    .select('node')
    .where('node', '!=', node)
    .where('until', '>', sql<Date>`now()`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What tells this database from every other, to nodes that share a messenger: its server's number where that may be read, and its own. */
export async function identityOf(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select oid::text || ' ' || datname as id from pg_database where datname = current_database()`.execute(db);
  const server = await sql<{ id: string }>`select system_identifier::text as id from pg_control_system()`
    .execute(db)
    .then(
      (found) => found.rows[0]!.id,
      () => '',
    );
  return `${server} ${rows[0]!.id}`;
}

/** Takes a work for so many seconds; false when another node has it. */
export async function claimWork(db: Db, work: string, node: string, seconds: number): Promise<boolean> {
  const until = sql<Date>`now() + make_interval(secs => ${seconds}::double precision)`;
  const row = await db
    .insertInto('work_claim')
    .values({ work, node, until })
    .onConflict((on) =>
      on
        .column('work')
        .doUpdateSet({ node, until })
        .where((e) => e.or([e('work_claim.node', '=', node), e('work_claim.until', '<', sql<Date>`now()`)])),
    )
    .returning('work')
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a work back. */
export async function releaseWork(db: Db, work: string, node: string): Promise<void> {
  await db.deleteFrom('work_claim').where('work', '=', work).where('node', '=', node).execute();
}
