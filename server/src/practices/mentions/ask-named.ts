import type { Trx } from '@penholder/db';
import {
  insertMentionChecks,
  listAllChecks,
  listCountingWords,
  listNameable,
  type NewCheck,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { PersonId } from '@penholder/shared/kernel';
import { type PracticeId, staysSettled } from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { passagesNaming } from './passages-naming.ts';
import { type NewlyNamed, writeToNamed } from './write-to-named.ts';

interface Asking {
  roundTable: RoundTableRow;
  practices: readonly PracticeId[];
  /** Who acts: no letter goes there. */
  personId: PersonId | null;
}

/**
 * Asks the delegations that practices name, in the words that the table is shown and those that the next edition prints, and
 * writes to them [PR30, PR32]. Its submitters too: what stands in for their answer is their confirmation, for as long as it
 * stands. The practices are locked by the caller. Answers who was not asked before.
 */
export async function askNamed(trx: Trx, deps: Deps, { roundTable, practices, personId }: Asking): Promise<NewlyNamed[]> {
  const delegations = await listNameable(trx, roundTable.id);
  const known = Map.groupBy(await listAllChecks(trx, practices), (check) => `${check.practice_id} ${check.delegation_id}`);
  const checks: NewCheck[] = [];
  const named: NewlyNamed[] = [];
  for (const practice of await listCountingWords(trx, practices))
    for (const [delegationId, { passages, words }] of passagesNaming(practice.content, delegations)) {
      const before = known.get(`${practice.id} ${delegationId}`) ?? [];
      if (before.some(({ wording }) => wording === practice.wording)) continue;
      const earlier = before.findLast(({ wording }) => wording < practice.wording);
      const settled = earlier && staysSettled(earlier, words) ? earlier : undefined;
      const { id, wording, version } = practice;
      checks.push({ practiceId: id, wording, version, delegationId, passages, words, settled });
      if (!settled) named.push({ practice, delegationId });
    }
  await insertMentionChecks(trx, checks);
  await writeToNamed(trx, deps, roundTable, named, personId);
  return named;
}
