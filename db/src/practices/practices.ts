import type {
  AreaId,
  FieldRevisions,
  JourneyPhase,
  PracticeFacts,
  PracticeField,
  PracticeFields,
  PracticeId,
  PracticeStatus,
} from '@penholder/shared/practices';
import type { DelegationId, DocumentId, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Capacity } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';
import type { Reader } from './filters.ts';
import { selectSummaries } from './list-practices.ts';

/** A practice as a path names it: by its number or its id. */
export type PracticeRef = string;
const column = (ref: PracticeRef) =>
  /^\d+$/.test(ref) ? sql<boolean>`p.number = ${Number(ref)}` : sql<boolean>`p.id = ${ref}::uuid`;

/** The practice as the reader is shown it; undefined when there is none that they may know of. */
export const findSummary = (db: Db, reader: Reader, ref: PracticeRef) =>
  selectSummaries(db, reader).where(column(ref)).executeTakeFirst();

/** Whether anything that carries on the practice `p` still stands [PR42]. */
const isCarriedOn = sql<boolean>`exists (select 1 from practice_lineage l join practice s on s.id = l.successor_id
  where l.predecessor_id = p.id and s.status <> 'withdrawn')`;

const selectPractice = (db: Db, roundTableId: RoundTableId, ref: PracticeRef) =>
  db
    .selectFrom('practice as p')
    .selectAll('p')
    .select(isCarriedOn.as('is_carried_on'))
    .where('p.round_table_id', '=', roundTableId)
    .where(column(ref));

type Row = Awaited<ReturnType<ReturnType<typeof selectPractice>['executeTakeFirstOrThrow']>>;
/** A practice with its submitters in order, the first leading. */
export type PracticeRow = Row & { submitters: DelegationId[] };

const withSubmitters = async (db: Db, row: Row | undefined): Promise<PracticeRow | undefined> =>
  row && { ...row, submitters: await listSubmitters(db, row.id) };

/** The practice, whoever asks; the caller must know that they may. */
export const findPractice = async (db: Db, roundTableId: RoundTableId, ref: PracticeRef) =>
  withSubmitters(db, await selectPractice(db, roundTableId, ref).executeTakeFirst());

/** Keeps a practice as it is until the transaction ends. */
export async function holdPractice(trx: Db, id: PracticeId): Promise<void> {
  await trx.selectFrom('practice').select('id').where('id', '=', id).forShare().execute();
}

/** As `findPractice`, and nobody else changes it until the transaction ends. */
export const lockPractice = async (trx: Trx, roundTableId: RoundTableId, ref: PracticeRef) =>
  withSubmitters(trx, await selectPractice(trx, roundTableId, ref).forUpdate().executeTakeFirst());

/** Nobody else changes these practices, or what is said of them, until the transaction ends; always in the same order, so that nobody waits in a circle. */
export async function lockPractices(trx: Trx, ids: readonly PracticeId[]): Promise<void> {
  await trx
    .selectFrom('practice')
    .select('id')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Every practice of a round table that was ever submitted. */
export const listSubmitted = async (db: Db, roundTableId: RoundTableId): Promise<PracticeId[]> =>
  (
    await db
      .selectFrom('practice')
      .select('id')
      .where('round_table_id', '=', roundTableId)
      .where('version', '>', 0)
      .execute()
  ).map(({ id }) => id);

/** Who submits each of these practices as it is written now, whatever the versions say that were shown or printed. */
export const listSubmittersNow = (db: Db, ids: readonly PracticeId[]) =>
  db
    .selectFrom('practice_submitter')
    .select(['practice_id', 'delegation_id'])
    .where(sql<boolean>`practice_id = any(${ids}::uuid[])`)
    .execute();

const listSubmitters = async (db: Db, id: PracticeId): Promise<DelegationId[]> =>
  (
    await db
      .selectFrom('practice_submitter')
      .select('delegation_id')
      .where('practice_id', '=', id)
      .orderBy('position')
      .execute()
  ).map((row) => row.delegation_id);

/** What the rules ask of a practice. */
export const factsOf = (row: PracticeRow): PracticeFacts => ({
  status: row.status,
  version: row.version,
  shownVersion: row.shown_version,
  submitters: row.submitters,
  isOnBehalf: row.created_for === null,
  isCarriedOn: row.is_carried_on,
});

/** Nobody else takes a number of the round table until the transaction ends. Whoever also locks practices takes this lock first. */
export const lockNumbers = (trx: Trx, roundTableId: RoundTableId) =>
  // Not `for update`: rows that refer to the round table are inserted all the time, and would wait.
  sql`select 1 from round_table where id = ${roundTableId} for no key update`.execute(trx);

/** The next number of the round table [PR15]; nobody else takes one until the transaction ends. */
export async function takeNumber(trx: Trx, roundTableId: RoundTableId): Promise<number> {
  await lockNumbers(trx, roundTableId);
  const { last } = await trx
    .selectFrom('practice')
    .select((e) => e.fn.coalesce(e.fn.max('number'), sql<number>`0`).as('last'))
    .where('round_table_id', '=', roundTableId)
    .executeTakeFirstOrThrow();
  return last + 1;
}

export interface NewPractice {
  id: PracticeId;
  roundTableId: RoundTableId;
  number: number;
  documentId: DocumentId;
  language: Language;
  title: string;
  areaId: AreaId | null;
  capacity: Capacity;
  createdBy: PersonId;
  /** The delegation for which it was begun; null when the secretariat drafts it on behalf of its submitters. */
  createdFor: DelegationId | null;
  submitters: readonly DelegationId[];
  /** What it is filed under, and where it is carried out, from the beginning. */
  filing?:
    | { gcmObjectives: readonly number[]; journeyPhases: readonly JourneyPhase[]; countries: readonly string[] }
    | undefined;
}

export async function insertPractice(trx: Trx, practice: NewPractice): Promise<void> {
  await trx
    .insertInto('practice')
    .values({
      id: practice.id,
      round_table_id: practice.roundTableId,
      number: practice.number,
      document_id: practice.documentId,
      language: practice.language,
      title: practice.title,
      area_id: practice.areaId,
      capacity: practice.capacity,
      created_by: practice.createdBy,
      created_for: practice.createdFor,
      start_date: null,
      end_date: null,
      living_status: null,
      living_status_on: null,
      evidence_level: null,
      shown_version: null,
      cleared_version: null,
      published_version: null,
      submitted_at: null,
      ...(practice.filing && {
        gcm_objectives: [...practice.filing.gcmObjectives],
        journey_phases: [...practice.filing.journeyPhases],
        countries: [...practice.filing.countries],
      }),
    })
    .execute();
  await saveSubmitters(trx, practice.id, practice.submitters);
  if (practice.createdFor) await saveHolder(trx, practice.id, practice.createdFor, practice.createdBy);
}

async function saveSubmitters(trx: Trx, id: PracticeId, submitters: readonly DelegationId[]): Promise<void> {
  await trx
    .deleteFrom('practice_submitter')
    .where('practice_id', '=', id)
    .where('delegation_id', 'not in', submitters)
    .execute();
  await trx
    .insertInto('practice_submitter')
    .values(
      submitters.map((delegation_id, position) => ({
        practice_id: id,
        delegation_id,
        position,
        holder_id: null,
        reminded_at: null,
      })),
    )
    .onConflict((on) =>
      on.columns(['practice_id', 'delegation_id']).doUpdateSet((e) => ({ position: e.ref('excluded.position') })),
    )
    .execute();
}

/** Notes who of a delegation holds the working copy [PR46]. */
export const saveHolder = (trx: Trx, id: PracticeId, delegationId: DelegationId, personId: PersonId) =>
  trx
    .updateTable('practice_submitter')
    .set({ holder_id: personId })
    .where('practice_id', '=', id)
    .where('delegation_id', '=', delegationId)
    .execute();

const COLUMNS = {
  language: 'language',
  title: 'title',
  summary: 'summary',
  action: 'action',
  measure: 'measure',
  result: 'result',
  areaId: 'area_id',
  countries: 'countries',
  partners: 'partners',
  beneficiaries: 'beneficiaries',
  startDate: 'start_date',
  endDate: 'end_date',
  livingStatus: 'living_status',
  livingStatusOn: 'living_status_on',
  evidenceLevel: 'evidence_level',
  gcmObjectives: 'gcm_objectives',
  sdgTargets: 'sdg_targets',
  journeyPhases: 'journey_phases',
  guidingPrinciples: 'guiding_principles',
  beneficiaryGroups: 'beneficiary_groups',
  capacity: 'capacity',
  attribution: 'attribution',
} as const satisfies Partial<Record<PracticeField, keyof Row>>;

/** The columns of the fields that are given; lists have tables of their own. */
export const columnsOf = (fields: Partial<PracticeFields>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([field, name]) => {
      const value = fields[field as keyof typeof COLUMNS];
      return value === undefined ? [] : [[name, value]];
    }),
  );

type Listed = Pick<PracticeFields, 'submitters' | 'sources' | 'instruments'>;
/** The fields that a row and its lists hold. */
export const fieldsIn = (row: Pick<Row, (typeof COLUMNS)[keyof typeof COLUMNS]>, listed: Listed): PracticeFields => ({
  language: row.language,
  title: row.title,
  summary: row.summary,
  action: row.action,
  measure: row.measure,
  result: row.result,
  areaId: row.area_id,
  submitters: listed.submitters,
  countries: row.countries,
  partners: row.partners,
  beneficiaries: row.beneficiaries,
  startDate: row.start_date,
  endDate: row.end_date,
  livingStatus: row.living_status,
  livingStatusOn: row.living_status_on,
  evidenceLevel: row.evidence_level,
  sources: listed.sources,
  instruments: listed.instruments,
  gcmObjectives: row.gcm_objectives,
  sdgTargets: row.sdg_targets,
  journeyPhases: row.journey_phases,
  guidingPrinciples: row.guiding_principles,
  beneficiaryGroups: row.beneficiary_groups,
  capacity: row.capacity,
  attribution: row.attribution,
});

/** Inserts the sources and instruments of practices that have none. */
export async function insertListed(
  trx: Trx,
  practices: readonly {
    id: PracticeId;
    sources: PracticeFields['sources'];
    instruments: PracticeFields['instruments'];
  }[],
): Promise<void> {
  await inPortions(
    practices.flatMap(({ id, sources }) =>
      sources.map(({ label, address, seenOn }, position) => ({
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
    practices.flatMap(({ id, instruments }) =>
      instruments.map((instrument_id) => ({ practice_id: id, instrument_id })),
    ),
    (portion) => trx.insertInto('practice_instrument').values(portion).execute(),
  );
}

/** Writes changed fields of the working copy, and that they were changed in `revision`. */
export async function saveFields(
  trx: Trx,
  id: PracticeId,
  fields: Partial<PracticeFields>,
  { revision, revisions }: { revision: number; revisions: FieldRevisions },
): Promise<void> {
  await trx
    .updateTable('practice')
    .set({ ...columnsOf(fields), revision, field_revisions: json(revisions), updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
  const { submitters, sources, instruments } = fields;
  if (submitters) await saveSubmitters(trx, id, submitters);
  if (sources) await trx.deleteFrom('practice_source').where('practice_id', '=', id).execute();
  if (instruments) await trx.deleteFrom('practice_instrument').where('practice_id', '=', id).execute();
  await insertListed(trx, [{ id, sources: sources ?? [], instruments: instruments ?? [] }]);
}

/** The fields of the working copy. */
export async function readFields(db: Db, row: PracticeRow): Promise<PracticeFields> {
  const sources = await db
    .selectFrom('practice_source')
    .select(['label', 'address', 'seen_on'])
    .where('practice_id', '=', row.id)
    .orderBy('position')
    .execute();
  const instruments = await db
    .selectFrom('practice_instrument as l')
    .innerJoin('instrument as i', 'i.id', 'l.instrument_id')
    .select('i.id')
    .where('l.practice_id', '=', row.id)
    .orderBy('i.year')
    .orderBy('i.canonical_key')
    .execute();
  return fieldsIn(row, {
    submitters: row.submitters,
    sources: sources.map(({ label, address, seen_on }) => ({ label, address, seenOn: seen_on })),
    instruments: instruments.map(({ id }) => id),
  });
}

/** What a step changes of the practice itself. */
export interface Moved {
  status: PracticeStatus;
  version?: number;
  shown_version?: number;
  cleared_version?: number | null;
  published_version?: number;
  submitted_at?: Date;
}
export const saveStep = (trx: Trx, id: PracticeId, moved: Moved) =>
  trx
    .updateTable('practice')
    .set({ ...moved, step_at: sql`now()`, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();

export interface NewStep {
  practiceId: PracticeId;
  step: string;
  from: PracticeStatus;
  to: PracticeStatus;
  version: number | null;
  reason?: string | undefined;
  personId: PersonId;
  delegationId?: DelegationId | undefined;
}
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

export const insertStep = (trx: Trx, step: NewStep): Promise<void> => insertSteps(trx, [step]);

/** Of these delegations, those that take part in the actor's round table now, with their parties' names and kinds. */
export const listActiveDelegations = (db: Db, roundTableId: RoundTableId, ids: readonly DelegationId[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('delegation as d')
        .innerJoin('party as y', 'y.id', 'd.party_id')
        .select(['d.id', 'd.status', 'y.names', 'y.kind', 'y.iso3166'])
        .where('d.round_table_id', '=', roundTableId)
        .where('d.id', 'in', ids)
        .execute();

/** Of these instruments, those in the round table's register. */
export const listKnownInstruments = (
  db: Db,
  roundTableId: RoundTableId,
  ids: readonly PracticeFields['instruments'][number][],
) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('instrument')
        .select(['id', 'citations'])
        .where('round_table_id', '=', roundTableId)
        .where('id', 'in', ids)
        .execute();

/** For ids that frozen versions keep: which entry of the register each leads to now, merged ones to what they were merged into. */
export async function resolveInstruments(
  db: Db,
  ids: readonly PracticeFields['instruments'][number][],
): Promise<Map<string, PracticeFields['instruments'][number]>> {
  if (ids.length === 0) return new Map();
  const here = await db.selectFrom('instrument').select('id').where('id', 'in', ids).execute();
  const merged = await db
    .selectFrom('instrument_merged')
    .select(['old_id', 'instrument_id'])
    .where('old_id', 'in', ids)
    .execute();
  return new Map([
    ...here.map(({ id }) => [id, id] as const),
    ...merged.map((row) => [row.old_id, row.instrument_id] as const),
  ]);
}
