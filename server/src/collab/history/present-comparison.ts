import type { Db } from '@penholder/db';
import type { UpdateAuthor } from '@penholder/db/documents';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { ComparedBlock, ComparedRun, SessionsBy } from '@penholder/shared/documents';
import type { DelegationId, PersonId } from '@penholder/shared/kernel';
import type { AttributionLevel, Voice } from '@penholder/shared/round-tables';
import { type Contribution, presentVoices, type Voices } from '../../round-tables/index.ts';
import type { Admitted } from '../admission.ts';
import type { Block } from './compare-leaves.ts';
import type { AuthoredComparison } from './texts.ts';

/** What the exit of authorship is told of whoever wrote in a document. */
const contributionOf = (
  { personId, delegationId }: { personId: PersonId; delegationId: DelegationId | null },
  level: AttributionLevel,
): Contribution => ({
  person_id: personId,
  delegation_id: delegationId,
  capacity: delegationId ? 'national-position' : 'secretariat',
  attribution: level,
});

/** Tells, of authors of updates, what whoever was admitted may know; null where that is nothing. [DC19] */
export async function tellAuthors(
  db: Db,
  roundTable: RoundTableRow,
  { actor, level }: Admitted,
  by: SessionsBy,
  authors: readonly UpdateAuthor[],
): Promise<{ voices: Voices; voiceOf(author: UpdateAuthor): Voice | null }> {
  const known =
    by === 'day' ? [] : authors.flatMap(({ personId, delegationId }) => (personId ? [{ personId, delegationId }] : []));
  const voices = await presentVoices(
    db,
    roundTable,
    actor,
    known.map((author) => contributionOf(author, level)),
  );
  return {
    voices,
    voiceOf({ personId, delegationId }) {
      if (by === 'day' || !personId) return null;
      const voice = voices.voiceOf(contributionOf({ personId, delegationId }, level));
      // Colleagues who are told as one delegation must not be counted by who among them the reader is.
      return by === 'delegation' && voice.delegation ? { ...voice, level: 'delegation', person: null } : voice;
    },
  };
}

/** The comparison as it leaves: authors that the reader is told of alike are one voice. */
export async function presentComparison(
  db: Db,
  roundTable: RoundTableRow,
  admitted: Admitted,
  by: SessionsBy,
  comparison: AuthoredComparison,
): Promise<{ blocks: ComparedBlock[]; voices: Voice[] }> {
  const { voiceOf } = await tellAuthors(db, roundTable, admitted, by, comparison.authors);
  const voices: Voice[] = [];
  const known = new Map<string, number>();
  const places = comparison.authors.map((author) => {
    const voice = voiceOf(author);
    if (!voice) return undefined;
    const key = JSON.stringify(voice);
    const place = known.get(key) ?? voices.push(voice) - 1;
    known.set(key, place);
    return place;
  });
  const placesOf = (by: readonly number[]) =>
    [...new Set(by.flatMap((author) => places[author] ?? []))].sort((a, b) => a - b);
  return { voices, blocks: comparison.blocks.map((block) => ({ ...block, runs: mergeRuns(block.runs, placesOf) })) };
}

function mergeRuns(runs: Block['runs'], placesOf: (by: readonly number[]) => number[]): ComparedRun[] {
  const merged: ComparedRun[] = [];
  for (const { change, text, by } of runs) {
    const told = placesOf(by);
    const last = merged.at(-1);
    if (last?.change === change && last.by.join() === told.join()) last.text += text;
    else merged.push({ change, text, by: told });
  }
  return merged;
}
