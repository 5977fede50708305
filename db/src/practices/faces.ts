import { fold, type LocalizedText, yearOf, type DelegationId, type RoundTableId } from '@penholder/shared/kernel';
import type { Face, PracticeFields, PracticeId, PracticeStatus } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Trx } from '../open.ts';

/** What the working face is made from: the fields, and the names they are found by. */
export interface WorkingFace {
  practiceId: PracticeId;
  roundTableId: RoundTableId;
  status: PracticeStatus;
  fields: PracticeFields;
  countryNames: readonly string[];
  submitterNames: readonly LocalizedText[];
}

export const namesText = (names: readonly LocalizedText[]): string =>
  fold(names.flatMap((one) => Object.values(one)).join('\n'));

/** Writes what the working copy is listed and found by. */
export async function saveWorkingFace(
  trx: Trx,
  { practiceId, roundTableId, status, fields, countryNames, submitterNames }: WorkingFace,
): Promise<void> {
  const values = {
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
  };
  await trx
    .insertInto('practice_face')
    .values({ practice_id: practiceId, round_table_id: roundTableId, face: 'working', ...values })
    .onConflict((on) => on.columns(['practice_id', 'face']).doUpdateSet(values))
    .execute();
}

const COPIED = [
  'language',
  'title',
  'title_key',
  'summary',
  'area_id',
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
] as const;

/** Makes the face `to` a copy of the face `from`, of this version and status, naming these submitters. */
export async function copyFace(
  trx: Trx,
  practiceId: PracticeId,
  { from, to, version, status }: { from: Face; to: Face; version: number; status: PracticeStatus },
): Promise<void> {
  const columns = sql.join(COPIED.map((name) => sql.ref(name)));
  await sql`
    insert into practice_face (practice_id, round_table_id, face, version, status, submitters, search_names, updated_at, ${columns})
    select practice_id, round_table_id, ${to}::text, ${version}::integer, ${status}::text, submitters, search_names, now(), ${columns}
    from practice_face where practice_id = ${practiceId} and face = ${from}
    on conflict (practice_id, face) do update set
      version = excluded.version, status = excluded.status, submitters = excluded.submitters, search_names = excluded.search_names, updated_at = excluded.updated_at,
      ${sql.join(COPIED.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}
  `.execute(trx);
}

/** Names these delegations, and no others, as the submitters of what the table is shown [PR3]. */
export const nameSubmitters = (
  trx: Trx,
  practiceId: PracticeId,
  named: readonly { id: DelegationId; names: LocalizedText }[],
) =>
  trx
    .updateTable('practice_face')
    .set({ submitters: named.map(({ id }) => id), search_names: namesText(named.map(({ names }) => names)) })
    .where('practice_id', '=', practiceId)
    .where('face', '=', 'shown')
    .execute();

/** Has the faces say where the practice stands now. */
export const setFaceStatus = (trx: Trx, practiceId: PracticeId, faces: readonly Face[], status: PracticeStatus) =>
  trx
    .updateTable('practice_face')
    .set({ status, updated_at: sql`now()` })
    .where('practice_id', '=', practiceId)
    .where('face', 'in', faces)
    .execute();

/** Has the faces that show a version show the next one, which differs from it only in the day of its living status. */
export const renewFaces = (
  trx: Trx,
  practiceId: PracticeId,
  { from, to, livingStatusOn }: { from: number; to: number; livingStatusOn: string },
) =>
  trx
    .updateTable('practice_face')
    .set({ version: to, living_status_on: livingStatusOn, updated_at: sql`now()` })
    .where('practice_id', '=', practiceId)
    .where('face', 'in', ['submitted', 'shown'])
    .where('version', '=', from)
    .execute();
