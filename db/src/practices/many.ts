import type { DelegationId, DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type {
  FieldRevisions,
  PracticeContent,
  PracticeFields,
  PracticeId,
  PracticeStatus,
} from '@penholder/shared/practices';
import type { Actor } from '@penholder/shared/people';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';
import { copyFaces, setFaceStatus } from './faces.ts';
import { columnsOf, fieldsIn, insertListed } from './practices.ts';
import { selectVisible, texts, uuids, visibleTo } from './visible.ts';

/*
 * Many practices at once, in statements whose number does not grow with them: for files of practices, which have up to two
 * thousand. A single practice has `practices.ts`.
 */

/** A new working copy with all its fields. */
export interface NewWorkingCopy {
  id: PracticeId;
  roundTableId: RoundTableId;
  number: number;
  documentId: DocumentId;
  createdBy: PersonId;
  createdFor: DelegationId | null;
  fields: PracticeFields;
}

/** Inserts practices with their submitters, sources and instruments. */
export async function insertPractices(trx: Trx, practices: readonly NewWorkingCopy[]): Promise<void> {
  await inPortions(practices, (portion) =>
    trx
      .insertInto('practice')
      .values(
        portion.map((one) => ({
          id: one.id,
          round_table_id: one.roundTableId,
          number: one.number,
          document_id: one.documentId,
          created_by: one.createdBy,
          created_for: one.createdFor,
          shown_version: null,
          cleared_version: null,
          published_version: null,
          submitted_at: null,
          ...columnsOf(one.fields),
        })),
      )
      .execute(),
  );
  await inPortions(
    practices.flatMap(({ id, createdBy, createdFor, fields }) =>
      fields.submitters.map((delegation_id, position) => ({
        practice_id: id,
        delegation_id,
        position,
        // Whoever began it holds it for their delegation [PR46].
        holder_id: delegation_id === createdFor ? createdBy : null,
      })),
    ),
    (portion) => trx.insertInto('practice_submitter').values(portion).execute(),
  );
  await insertListed(
    trx,
    practices.map(({ id, fields }) => ({ id, ...fields })),
  );
}

/** A change of a working copy, all of whose fields are known; who submits it stays. */
export interface ChangedWorkingCopy {
  id: PracticeId;
  fields: PracticeFields;
  revision: number;
  revisions: FieldRevisions;
}

/** Writes the fields of working copies anew. */
export async function saveFieldsOfMany(trx: Trx, changes: readonly ChangedWorkingCopy[]): Promise<void> {
  await inPortions(changes, async (portion) => {
    const rows = portion.map(({ id, fields, revision, revisions }) => ({
      id,
      revision,
      field_revisions: revisions,
      ...columnsOf(fields),
    }));
    await sql`
      update practice p set revision = r.revision, field_revisions = r.field_revisions, updated_at = now(),
        language = r.language, title = r.title, summary = r.summary, action = r.action, measure = r.measure,
        result = r.result, area_id = r.area_id, countries = r.countries,
        partners = r.partners, beneficiaries = r.beneficiaries, start_date = r.start_date, end_date = r.end_date,
        living_status = r.living_status, living_status_on = r.living_status_on, evidence_level = r.evidence_level,
        gcm_objectives = r.gcm_objectives, sdg_targets = r.sdg_targets, journey_phases = r.journey_phases,
        guiding_principles = r.guiding_principles, beneficiary_groups = r.beneficiary_groups
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, revision integer, field_revisions jsonb, language text, title text, summary text, action text,
        measure text, result text, area_id uuid,
        countries text[], partners text, beneficiaries text, start_date text, end_date text, living_status text,
        living_status_on text, evidence_level text, gcm_objectives integer[], sdg_targets text[], journey_phases text[],
        guiding_principles text[], beneficiary_groups text[])
      where p.id = r.id`.execute(trx);
    const ids = uuids(portion.map(({ id }) => id));
    await sql`delete from practice_source where practice_id = any(${ids})`.execute(trx);
    await sql`delete from practice_instrument where practice_id = any(${ids})`.execute(trx);
    await insertListed(
      trx,
      portion.map(({ id, fields }) => ({ id, ...fields })),
    );
  });
}

/** The practices, just drafted, have been submitted in version 1. */
export async function markSubmitted(trx: Trx, ids: readonly PracticeId[], at: Date): Promise<void> {
  await sql`
    update practice set status = 'submitted', version = 1, submitted_at = ${at}, step_at = now(), updated_at = now()
    where id = any(${uuids(ids)})`.execute(trx);
  await setFaceStatus(trx, ids, ['working'], 'submitted');
  await copyFaces(trx, ids, { from: 'working', to: 'submitted', version: 1, status: 'submitted' });
}

/** The practices, which the table has not been shown, have been withdrawn. */
export async function markWithdrawn(trx: Trx, ids: readonly PracticeId[]): Promise<void> {
  await sql`
    update practice set status = 'withdrawn', cleared_version = null, step_at = now(), updated_at = now()
    where id = any(${uuids(ids)})`.execute(trx);
  await setFaceStatus(trx, ids, ['working', 'submitted', 'shown'], 'withdrawn');
}

/** Of these practices those of the round table, in the order of their ids, and nobody else changes them until the transaction ends. */
export const lockToPublish = (trx: Trx, roundTableId: RoundTableId, ids: readonly PracticeId[]) =>
  trx
    .selectFrom('practice')
    .select(['id', 'status', 'version', 'shown_version'])
    .where('round_table_id', '=', roundTableId)
    .where(sql<boolean>`id = any(${uuids(ids)})`)
    .orderBy('id')
    .forUpdate()
    .execute();

/** Which version each of these words it as; undefined where there is no such version. */
export async function listWordings(
  db: Db,
  versions: readonly { id: PracticeId; version: number }[],
): Promise<Map<PracticeId, number>> {
  const { rows } = await sql<{ practice_id: PracticeId; wording: number }>`
    select v.practice_id, v.wording from practice_version v
    join unnest(${uuids(versions.map(({ id }) => id))}, ${versions.map(({ version }) => version)}::integer[]) w(id, version)
      on v.practice_id = w.id and v.version = w.version`.execute(db);
  return new Map(rows.map(({ practice_id, wording }) => [practice_id, wording]));
}

/** The practices have been published in these versions, and stand where they are said to. */
export async function savePublications(
  trx: Trx,
  published: readonly { id: PracticeId; status: PracticeStatus; version: number }[],
): Promise<void> {
  await sql`
    update practice p set status = w.status, published_version = w.version, step_at = now(), updated_at = now()
    from unnest(${uuids(published.map(({ id }) => id))}, ${texts(published.map(({ status }) => status))},
      ${published.map(({ version }) => version)}::integer[]) w(id, status, version)
    where p.id = w.id`.execute(trx);
}

/** A working copy, for those who work on it. */
export interface WorkingCopy {
  id: PracticeId;
  number: number;
  status: PracticeStatus;
  version: number;
  shownVersion: number | null;
  revision: number;
  revisions: FieldRevisions;
  documentId: DocumentId;
  createdFor: DelegationId | null;
  fields: PracticeFields;
}

/** The working copies of practices, in one query; the caller must know that the reader may read them. */
export async function listWorkingCopies(db: Db, ids: readonly PracticeId[]): Promise<WorkingCopy[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('practice as p')
    .selectAll('p')
    .select([
      sql<
        DelegationId[]
      >`array(select s.delegation_id from practice_submitter s where s.practice_id = p.id order by s.position)`.as(
        'submitters',
      ),
      sql<PracticeFields['sources']>`(
        select coalesce(jsonb_agg(jsonb_build_object('label', s.label, 'address', s.address, 'seenOn', s.seen_on) order by s.position), '[]')
        from practice_source s where s.practice_id = p.id)`.as('sources'),
      sql<PracticeFields['instruments']>`array(
        select i.id from practice_instrument l join instrument i on i.id = l.instrument_id
        where l.practice_id = p.id order by i.year, i.canonical_key)`.as('instruments'),
    ])
    .where(sql<boolean>`p.id = any(${uuids(ids)})`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    version: row.version,
    shownVersion: row.shown_version,
    revision: row.revision,
    revisions: row.field_revisions,
    documentId: row.document_id,
    createdFor: row.created_for,
    fields: fieldsIn(row, row),
  }));
}

/** What a version says, without its body and who submitted it. */
export type VersionSaid = Omit<PracticeContent, 'body' | 'submitters'>;

/** Of these practices, by id or by number, those that the reader may know of, with the face that they are shown; in one query. */
export const findVisible = (db: Db, actor: Actor, by: { ids: readonly string[]; numbers: readonly number[] }) =>
  selectVisible(db, actor)
    .select(['p.id', 'p.number', 'p.created_for', 'f.version', visibleTo(actor).as('face')])
    .where(sql<boolean>`(p.id = any(${uuids(by.ids)}) or p.number = any(${[...by.numbers]}::integer[]))`)
    .execute();

/** The numbers of practices that the reader may know of, by their folded titles. */
export async function findByTitle(db: Db, actor: Actor, titles: readonly string[]): Promise<Map<string, number>> {
  if (titles.length === 0) return new Map();
  const rows = await selectVisible(db, actor)
    .select(['p.number', 'f.title_key'])
    .where('f.status', '<>', 'withdrawn')
    .where(sql<boolean>`f.title_key = any(${texts(titles)})`)
    .orderBy('p.number', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.title_key, row.number]));
}

/** What these versions say, in one query. */
export async function listVersionsSaid(
  db: Db,
  of: readonly { id: PracticeId; version: number }[],
): Promise<Map<PracticeId, VersionSaid>> {
  if (of.length === 0) return new Map();
  const { rows } = await sql<{ id: PracticeId; content: VersionSaid }>`
    select v.practice_id as id, v.content - 'body' - 'submitters' as content
    from practice_version v
    join unnest(${uuids(of.map(({ id }) => id))}, ${of.map(({ version }) => version)}::integer[]) as w(id, version)
      on v.practice_id = w.id and v.version = w.version`.execute(db);
  return new Map(rows.map((row) => [row.id, row.content]));
}
