import type { Db } from '@penholder/db';
import { countSupport, type PracticeRow, type SummaryRow } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId, Language, PersonId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { PracticeSummary } from '@penholder/shared/practices';
import {
  type AttributionLevel,
  disclosesAtLeast,
  levelOfTable,
  lowest,
  type Voice,
} from '@penholder/shared/round-tables';
import { type Contribution, presentVoices, type Voices } from '../round-tables/index.ts';
import { presentPlace } from './place-names.ts';

/** Who reads, where, and in which language. */
export interface Reading {
  readonly actor: Actor;
  readonly roundTable: RoundTableRow;
  readonly language: Language;
}

type Authored = Pick<PracticeRow, 'capacity'> & {
  created_by: PersonId | null;
  /** How far the version that is read tells who submits it; what a working copy says tells nobody anything [PR69]. */
  told: AttributionLevel;
};

/** A practice is its delegations', whichever of their people typed it: a person is never named with it. */
const contributionOf = (row: Authored, delegationId: DelegationId | null): Contribution => ({
  person_id: row.created_by,
  delegation_id: delegationId,
  capacity: row.capacity,
  attribution: lowest(row.told, 'delegation'),
});

/** The voices of the submitters of these practices, in a constant number of queries. */
export const voicesOfPractices = (
  db: Db,
  { actor, roundTable }: Reading,
  rows: readonly (Authored & { submitters: readonly DelegationId[] })[],
): Promise<Voices> =>
  presentVoices(
    db,
    roundTable,
    actor,
    rows.flatMap((row) => row.submitters.map((delegation) => contributionOf(row, delegation))),
  );

/** One submitter, as far as the reader may know who it is [PR26]. */
export function submitterVoice(voices: Voices, row: Authored, delegationId: DelegationId): Voice {
  const voice = voices.voiceOf(contributionOf(row, delegationId));
  return { ...voice, level: lowest(voice.level, 'delegation'), person: null };
}

/** Whether the round table is told who submits what tells them so far [PR26]. */
export const tellsSubmittersOf = ({ settings, phase }: RoundTableRow, told: AttributionLevel): boolean =>
  disclosesAtLeast(lowest(told, levelOfTable(settings, phase)), 'delegation');

/** A time of the practice, as exact as its submitters' voice allows [RT5]. */
export function timeOf(voices: Voices, row: Authored & { submitters: readonly DelegationId[] }, at: Date): string {
  // Whoever is not named as submitter, having taken a confirmation back, could still be betrayed by the moment.
  return voices.timeOf(at, voices.voiceOf(contributionOf(row, row.submitters[0] ?? null)));
}

/** Practices as lists show them. */
export async function presentSummaries(
  db: Db,
  reading: Reading,
  rows: readonly SummaryRow[],
): Promise<PracticeSummary[]> {
  const voices = await voicesOfPractices(db, reading, rows);
  const support = await countSupport(
    db,
    rows.map(({ id, version }) => ({ id, version })),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    version: row.version,
    language: row.language,
    title: row.title,
    summary: row.summary,
    area: row.area_id && row.area_names ? { id: row.area_id, names: row.area_names } : null,
    submitters: row.submitters.map((delegation) => submitterVoice(voices, row, delegation)),
    countries: row.countries.map((code) => presentPlace(code, reading.language)),
    startDate: row.start_date,
    endDate: row.end_date,
    livingStatus: row.living_status,
    livingStatusOn: row.living_status_on,
    evidenceLevel: row.evidence_level,
    endorsements: support.get(row.id)?.endorsements ?? 0,
    updatedAt: timeOf(voices, row, row.updated_at),
    isOwn: row.is_own,
    awaitsMyConfirmation: row.awaits_me,
  }));
}
