import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Trx } from '@penholder/db';
import {
  keepNamingLetters,
  listAllChecks,
  listCountingWords,
  listNameable,
  type MentionCheckKept,
  type NamingLetterDue,
  type NewCheck,
  restMentionChecks,
  saveMentionChecks,
  type WordsRow,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId, PersonId } from '@penholder/shared/kernel';
import { type PracticeId, staysSettled } from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { type Naming, passagesNaming, toBeNamed } from './passages-naming.ts';
import { type NewlyNamed, writeToNamed } from './write-to-named.ts';

interface Looking {
  roundTable: RoundTableRow;
  practices: readonly PracticeId[];
}

interface Asking extends Looking {
  /** Who acts: no letter goes there. */
  personId: PersonId | null;
}

/**
 * Asks the delegations that practices name, and writes to them [PR30]: to those whom only the sentence of a practice names that
 * no edition is to print, once one is [PR62]. Answers who was asked now and not before.
 */
export async function askNamed(trx: Trx, deps: Deps, { personId, ...looking }: Asking): Promise<NewlyNamed[]> {
  const named = await askUnwritten(trx, looking);
  const [awake, resting] = [named.filter((one) => !one.rests), named.filter((one) => one.rests)];
  await writeToNamed(trx, deps, looking.roundTable, awake, personId);
  await keepNamingLetters(trx, resting.map(letterDue));
  return awake;
}

/** A letter that is to be written later. */
export const letterDue = ({ practice, delegationId }: NewlyNamed): NamingLetterDue => ({
  round_table_id: practice.roundTableId,
  practice_id: practice.id,
  wording: practice.wording,
  delegation_id: delegationId,
});

/**
 * Asks the delegations that practices name, in the words that the table is shown and those that the next edition prints
 * [PR30, PR32]; and those that only the annex's sentences name, where these read otherwise than when they were asked [PR62].
 * Submitters too: what stands in for their answer is their confirmation, for as long as it stands. The practices are locked by
 * the caller, who writes to those that it answers: who was not asked before.
 */
export async function askUnwritten(trx: Trx, { roundTable, practices }: Looking): Promise<NewlyNamed[]> {
  const delegations = toBeNamed(await listNameable(trx, roundTable.id));
  const known = Map.groupBy(await listAllChecks(trx, practices), (check) => check.practice_id);
  const named: NewlyNamed[] = [];
  const checks: NewCheck[] = [];
  const resting: MentionCheckKept[] = [];
  for (const practice of await listCountingWords(trx, practices)) {
    // Texts may be long: others have their turn in between.
    await nextTurn();
    const naming = passagesNaming(practice.content, delegations, {
      alsoIn: roundTable.languages,
      sentences: practice.sentences,
    });
    const before = known.get(practice.id) ?? [];
    for (const [delegationId, one] of naming) {
      const theirs = before.filter((check) => check.delegation_id === delegationId);
      const same = theirs.find(({ wording }) => wording === practice.wording);
      if (same && isAskedAbout(same, one)) continue;
      const said = saidBefore(theirs, practice.wording, one);
      checks.push({
        practiceId: practice.id,
        wording: practice.wording,
        version: practice.version,
        delegationId,
        ...one,
        said,
      });
      if (!said) named.push({ practice, delegationId, rests: one.ofSentence && !practice.isToBePrinted });
    }
    resting.push(...notNamedNow(practice, before, naming));
  }
  await saveMentionChecks(trx, checks);
  await restMentionChecks(trx, resting);
  return named;
}

/** Within a wording sentences change, and so do the names by which a delegation is known. */
const isAskedAbout = (check: MentionCheckKept, { words }: Naming): boolean =>
  check.words === words && check.passages.length > 0;

/** What the delegation said to these very words: of this wording, where they had been taken away meanwhile, or settled in one before [PR32]. */
function saidBefore(
  theirs: readonly MentionCheckKept[],
  wording: number,
  { words }: Naming,
): MentionCheckKept | undefined {
  const same = theirs.find((check) => check.wording === wording);
  if (same?.words === words) return same;
  const earlier = theirs.findLast((check) => check.wording < wording);
  return earlier && staysSettled(earlier, words) ? earlier : undefined;
}

/** Checks of a wording in which nothing names the delegation any more: sentences read otherwise, or it is known by other names. */
const notNamedNow = (
  { wording }: WordsRow,
  checks: readonly MentionCheckKept[],
  naming: ReadonlyMap<DelegationId, Naming>,
): MentionCheckKept[] =>
  checks.filter((check) => check.wording === wording && check.passages.length > 0 && !naming.has(check.delegation_id));
