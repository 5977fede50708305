import type { DelegationId, DocumentId, LocalizedText, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { RoundTableSettings } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';

/** A document with what admission to it needs of its round table. */
export async function listDocuments(db: Db, ids: readonly DocumentId[]) {
  const rows = await db
    .selectFrom('document as d')
    .innerJoin('round_table as r', 'r.id', 'd.round_table_id')
    .select((e) => [
      'd.id',
      'd.kind',
      'd.subject_id',
      'd.round_table_id',
      'd.schema_version',
      'd.epoch',
      'd.head',
      'd.bytes',
      'd.flattened',
      'r.phase',
      'r.settings',
      'r.languages',
      'r.time_zone',
      e
        .selectFrom('document_gap as g')
        .select((of) => of.fn.countAll<number>().as('count'))
        .whereRef('g.document_id', '=', 'd.id')
        .as('gaps'),
    ])
    .where('d.id', 'in', ids)
    .execute();
  return rows.map((row) => ({ ...row, gaps: Number(row.gaps), settings: RoundTableSettings.parse(row.settings) }));
}

export const findDocument = async (db: Db, id: DocumentId) => (await listDocuments(db, [id]))[0];

export type DocumentRow = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** The names of delegations' parties. */
export const listDelegationNames = (
  db: Db,
  ids: readonly DelegationId[],
): Promise<{ id: DelegationId; names: LocalizedText }[]> =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['d.id', 'p.names'])
    .where('d.id', 'in', ids)
    .execute();

/** Makes an empty document for one subject; a subject has one document of a kind. */
export async function insertDocument(
  trx: Trx,
  document: { roundTableId: RoundTableId; kind: string; subjectId: string; schemaVersion: number },
): Promise<DocumentId> {
  const { id } = await trx
    .insertInto('document')
    .values({
      round_table_id: document.roundTableId,
      kind: document.kind,
      subject_id: document.subjectId,
      schema_version: document.schemaVersion,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Gives Yjs client ids to a person, or to the server (null), where nobody has them yet and they may be taken; answers who
 * has each.
 */
export async function claimClients(
  trx: Trx,
  claims: readonly { documentId: DocumentId; clientId: number; personId: PersonId | null; mayTake?: boolean }[],
): Promise<{ documentId: DocumentId; clientId: number; personId: PersonId | null }[]> {
  if (claims.length === 0) return [];
  const ids = sql`unnest(
    ${claims.map(({ documentId }) => documentId)}::uuid[], ${claims.map(({ clientId }) => clientId)}::int8[],
    ${claims.map(({ personId }) => personId)}::uuid[], ${claims.map(({ mayTake = true }) => mayTake)}::bool[]
  ) as c(document_id, client_id, person_id, may_take)`;
  // In one order, so that two nodes never wait for each other.
  await sql`insert into document_client (document_id, client_id, person_id)
    select document_id, client_id, person_id from ${ids} where may_take order by 1, 2 on conflict do nothing`.execute(
    trx,
  );
  const { rows } = await sql<{ document_id: DocumentId; client_id: string; person_id: PersonId | null }>`
    select d.document_id, d.client_id, d.person_id from (select distinct document_id, client_id from ${ids}) c
    join document_client d using (document_id, client_id)`.execute(trx);
  return rows.map((row) => ({
    documentId: row.document_id,
    clientId: Number(row.client_id),
    personId: row.person_id,
  }));
}

/** Makes empty documents, one for each subject, with ids that are given; some hundreds at a time. */
export async function insertDocuments(
  trx: Trx,
  kind: string,
  documents: readonly { id: DocumentId; roundTableId: RoundTableId; subjectId: string; schemaVersion: number }[],
): Promise<void> {
  await trx
    .insertInto('document')
    .values(
      documents.map(({ id, roundTableId, subjectId, schemaVersion }) => ({
        id,
        round_table_id: roundTableId,
        kind,
        subject_id: subjectId,
        schema_version: schemaVersion,
      })),
    )
    .execute();
}
