import {
  type DelegationId,
  type DocumentId,
  fold,
  type PersonId,
  type RoundTableId,
  yearOf,
} from '@penholder/shared/kernel';
import type {
  FieldRevisions,
  JourneyPhase,
  PracticeContent,
  PracticeFields,
  PracticeId,
  PracticeStatus,
} from '@penholder/shared/practices';
import type { Actor } from '@penholder/shared/people';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';
import { namesText, type WorkingFace } from './faces.ts';
import type { NewStep } from './practices.ts';
import type { NewVersion } from './versions.ts';
import { selectVisible, texts, uuids, visibleTo } from './visible.ts';

/*
 * Many practices at once, in statements whose number does not grow with them: for files of practices, which have up to two
 * thousand. A single practice has `practices.ts`.
 */

/** Rows in one statement: far below the protocol's 65,535 parameters. */
const AT_ONCE = 500;
async function inPortions<Row>(rows: readonly Row[], write: (portion: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) await write(rows.slice(from, from + AT_ONCE));
}

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

const columnsOf = (fields: PracticeFields) => ({
  language: fields.language,
  title: fields.title,
  summary: fields.summary,
  area_id: fields.areaId,
  countries: fields.countries,
  partners: fields.partners,
  beneficiaries: fields.beneficiaries,
  start_date: fields.startDate,
  end_date: fields.endDate,
  living_status: fields.livingStatus,
  living_status_on: fields.livingStatusOn,
  evidence_level: fields.evidenceLevel,
  gcm_objectives: fields.gcmObjectives,
  sdg_targets: fields.sdgTargets,
  journey_phases: fields.journeyPhases,
  capacity: fields.capacity,
  attribution: fields.attribution,
});

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
    practices.flatMap(({ id, fields }) =>
      fields.submitters.map((delegation_id, position) => ({ practice_id: id, delegation_id, position })),
    ),
    (portion) => trx.insertInto('practice_submitter').values(portion).execute(),
  );
  await insertListed(trx, practices);
}

type Listed = { id: PracticeId; fields: Pick<PracticeFields, 'sources' | 'instruments'> };
async function insertListed(trx: Trx, practices: readonly Listed[]): Promise<void> {
  await inPortions(
    practices.flatMap(({ id, fields }) =>
      fields.sources.map(({ label, address, seenOn }, position) => ({
        practice_id: id,
        position,
        label,
        address,
        seen_on: seenOn,
      })),
    ),
    (portion) => trx.insertInto('practice_source').values(portion).execute(),
  );
  await inPortions(
    practices.flatMap(({ id, fields }) =>
      fields.instruments.map((instrument_id) => ({ practice_id: id, instrument_id })),
    ),
    (portion) => trx.insertInto('practice_instrument').values(portion).execute(),
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
        language = r.language, title = r.title, summary = r.summary, area_id = r.area_id, countries = r.countries,
        partners = r.partners, beneficiaries = r.beneficiaries, start_date = r.start_date, end_date = r.end_date,
        living_status = r.living_status, living_status_on = r.living_status_on, evidence_level = r.evidence_level,
        gcm_objectives = r.gcm_objectives, sdg_targets = r.sdg_targets, journey_phases = r.journey_phases
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, revision integer, field_revisions jsonb, language text, title text, summary text, area_id uuid,
        countries text[], partners text, beneficiaries text, start_date text, end_date text, living_status text,
        living_status_on text, evidence_level text, gcm_objectives integer[], sdg_targets text[], journey_phases text[])
      where p.id = r.id`.execute(trx);
    const ids = uuids(portion.map(({ id }) => id));
    await sql`delete from practice_source where practice_id = any(${ids})`.execute(trx);
    await sql`delete from practice_instrument where practice_id = any(${ids})`.execute(trx);
    await insertListed(trx, portion);
  });
}

/** Brings what many working copies are listed and found by up to date. */
export async function saveWorkingFaces(trx: Trx, faces: readonly WorkingFace[]): Promise<void> {
  await inPortions(faces, (portion) =>
    trx
      .insertInto('practice_face')
      .values(
        portion.map(({ practiceId, roundTableId, status, fields, countryNames, submitterNames }) => ({
          practice_id: practiceId,
          round_table_id: roundTableId,
          face: 'working' as const,
          version: 0,
          status,
          language: fields.language,
          title: fields.title,
          title_key: fold(fields.title),
          summary: fields.summary,
          area_id: fields.areaId,
          submitters: fields.submitters,
          countries: fields.countries,
          start_date: fields.startDate,
          end_date: fields.endDate,
          start_year: fields.startDate ? yearOf(fields.startDate) : null,
          living_status: fields.livingStatus,
          living_status_on: fields.livingStatusOn,
          evidence_level: fields.evidenceLevel,
          instruments: fields.instruments,
          gcm_objectives: fields.gcmObjectives,
          journey_phases: fields.journeyPhases,
          search: fold([fields.title, fields.summary, fields.partners, ...countryNames].join('\n')),
          search_names: namesText(submitterNames),
          updated_at: sql<Date>`now()`,
        })),
      )
      .onConflict((on) =>
        on.columns(['practice_id', 'face']).doUpdateSet((e) => ({
          status: e.ref('excluded.status'),
          language: e.ref('excluded.language'),
          title: e.ref('excluded.title'),
          title_key: e.ref('excluded.title_key'),
          summary: e.ref('excluded.summary'),
          area_id: e.ref('excluded.area_id'),
          submitters: e.ref('excluded.submitters'),
          countries: e.ref('excluded.countries'),
          start_date: e.ref('excluded.start_date'),
          end_date: e.ref('excluded.end_date'),
          start_year: e.ref('excluded.start_year'),
          living_status: e.ref('excluded.living_status'),
          living_status_on: e.ref('excluded.living_status_on'),
          evidence_level: e.ref('excluded.evidence_level'),
          instruments: e.ref('excluded.instruments'),
          gcm_objectives: e.ref('excluded.gcm_objectives'),
          journey_phases: e.ref('excluded.journey_phases'),
          search: e.ref('excluded.search'),
          search_names: e.ref('excluded.search_names'),
          updated_at: e.ref('excluded.updated_at'),
        })),
      )
      .execute(),
  );
}

/** Keeps the first versions of practices, and shows them to those who review. */
export async function insertFirstVersions(trx: Trx, versions: readonly NewVersion[]): Promise<void> {
  await inPortions(versions, (portion) =>
    trx
      .insertInto('practice_version')
      .values(
        portion.map(({ practiceId, personId, content, note, ...rest }) => ({
          practice_id: practiceId,
          person_id: personId,
          content: json(content),
          note: note || null,
          shown_at: null,
          ...rest,
        })),
      )
      .execute(),
  );
}

/** The practices, just drafted, have been submitted in version 1. */
export async function markSubmitted(trx: Trx, ids: readonly PracticeId[], at: Date): Promise<void> {
  await sql`
    update practice set status = 'submitted', version = 1, submitted_at = ${at}, step_at = now(), updated_at = now()
    where id = any(${uuids(ids)})`.execute(trx);
  await sql`update practice_face set status = 'submitted' where face = 'working' and practice_id = any(${uuids(ids)})`.execute(
    trx,
  );
  const columns = sql.join(COPIED.map((name) => sql.ref(name)));
  await sql`
    insert into practice_face (practice_id, round_table_id, face, version, status, updated_at, ${columns})
    select practice_id, round_table_id, 'submitted', 1, 'submitted', now(), ${columns}
    from practice_face where face = 'working' and practice_id = any(${uuids(ids)})`.execute(trx);
}

const COPIED = [
  'language',
  'title',
  'title_key',
  'summary',
  'area_id',
  'submitters',
  'countries',
  'start_date',
  'end_date',
  'start_year',
  'living_status',
  'living_status_on',
  'evidence_level',
  'instruments',
  'gcm_objectives',
  'journey_phases',
  'search',
  'search_names',
] as const;

/** The practices, which the table has not been shown, have been withdrawn. */
export async function markWithdrawn(trx: Trx, ids: readonly PracticeId[]): Promise<void> {
  await sql`
    update practice set status = 'withdrawn', cleared_version = null, step_at = now(), updated_at = now()
    where id = any(${uuids(ids)})`.execute(trx);
  await sql`
    update practice_face set status = 'withdrawn', updated_at = now() where practice_id = any(${uuids(ids)})`.execute(
    trx,
  );
}

/** Steps of many practices. */
export const insertSteps = (trx: Trx, steps: readonly NewStep[]): Promise<void> =>
  inPortions(steps, (portion) =>
    trx
      .insertInto('practice_step')
      .values(
        portion.map((step) => ({
          practice_id: step.practiceId,
          step: step.step,
          from_status: step.from,
          to_status: step.to,
          version: step.version,
          reason: step.reason || null,
          person_id: step.personId,
          delegation_id: step.delegationId ?? null,
        })),
      )
      .execute(),
  );

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
    fields: {
      language: row.language,
      title: row.title,
      summary: row.summary,
      areaId: row.area_id,
      submitters: row.submitters,
      countries: row.countries,
      partners: row.partners,
      beneficiaries: row.beneficiaries,
      startDate: row.start_date,
      endDate: row.end_date,
      livingStatus: row.living_status,
      livingStatusOn: row.living_status_on,
      evidenceLevel: row.evidence_level,
      sources: row.sources,
      instruments: row.instruments,
      gcmObjectives: row.gcm_objectives,
      sdgTargets: row.sdg_targets,
      journeyPhases: row.journey_phases as JourneyPhase[],
      capacity: row.capacity,
      attribution: row.attribution,
    },
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
