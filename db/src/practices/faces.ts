import { fold, type LocalizedText, yearOf, type DelegationId, type RoundTableId } from '@penholder/shared/kernel';
import type { Face, PracticeFields, PracticeId, PracticeStatus } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Trx } from '../open.ts';
import { uuids } from './visible.ts';

/** What the working face is made from: the fields, and the names they are found by. */
export interface WorkingFace {
  practiceId: PracticeId;
  roundTableId: RoundTableId;
  status: PracticeStatus;
  fields: PracticeFields;
  countryNames: readonly string[];
  submitterNames: readonly LocalizedText[];
}

const namesText = (names: readonly LocalizedText[]): string =>
  fold(names.flatMap((one) => Object.values(one)).join('\n'));

const rowOf = ({ practiceId, roundTableId, status, fields, countryNames, submitterNames }: WorkingFace) => ({
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
  sdg_targets: fields.sdgTargets,
  journey_phases: fields.journeyPhases,
  guiding_principles: fields.guidingPrinciples,
  beneficiary_groups: fields.beneficiaryGroups,
  search: fold([fields.title, fields.summary, fields.partners, ...countryNames].join('\n')),
  search_names: namesText(submitterNames),
  updated_at: sql<Date>`now()`,
});

/** What one face may be made a copy of another in. */
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
  'sdg_targets',
  'journey_phases',
  'guiding_principles',
  'beneficiary_groups',
  'search',
  'submitters',
  'search_names',
] as const;
/** What is written anew where the face is there already. */
const asGiven = (names: readonly string[]) =>
  sql.join(names.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
const WRITTEN = ['version', 'status', 'updated_at', ...COPIED];

/** Writes what working copies are listed and found by. */
export const saveWorkingFaces = (trx: Trx, faces: readonly WorkingFace[]): Promise<void> =>
  inPortions(faces, (portion) =>
    trx
      .insertInto('practice_face')
      .values(portion.map(rowOf))
      .onConflict((on) =>
        on
          .columns(['practice_id', 'face'])
          .doUpdateSet((e) => Object.fromEntries(WRITTEN.map((name) => [name, e.ref(`excluded.${name}` as never)]))),
      )
      .execute(),
  );

/** Makes the faces `to` of practices copies of their faces `from`, of this version and status, naming the same submitters. */
export async function copyFaces(
  trx: Trx,
  ids: readonly PracticeId[],
  { from, to, version, status }: { from: Face; to: Face; version: number; status: PracticeStatus },
): Promise<void> {
  const columns = sql.join(COPIED.map((name) => sql.ref(name)));
  await sql`
    insert into practice_face (practice_id, round_table_id, face, version, status, updated_at, ${columns})
    select practice_id, round_table_id, ${to}::text, ${version}::integer, ${status}::text, now(), ${columns}
    from practice_face where practice_id = any(${uuids(ids)}) and face = ${from}
    on conflict (practice_id, face) do update set ${asGiven(WRITTEN)}
  `.execute(trx);
}

export const copyFace = (trx: Trx, id: PracticeId, how: Parameters<typeof copyFaces>[2]): Promise<void> =>
  copyFaces(trx, [id], how);

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

/** Has the faces say where practices stand now. */
export const setFaceStatus = (trx: Trx, ids: readonly PracticeId[], faces: readonly Face[], status: PracticeStatus) =>
  trx
    .updateTable('practice_face')
    .set({ status, updated_at: sql`now()` })
    .where(sql<boolean>`practice_id = any(${uuids(ids)})`)
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
