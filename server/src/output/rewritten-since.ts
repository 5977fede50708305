import type { Trx } from '@penholder/db';
import { type FrozenInputs, listSentencesNow } from '@penholder/db/output';
import { listChecksOf, listNameable } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { delegationFinder } from '@penholder/shared/people/register';

type Printed = FrozenInputs['practices'][number];

/**
 * Which practices an edition prints with a sentence that has been rewritten since and that names a delegation which neither
 * submits the practice nor is named by its own words: it is asked about the sentence as it reads now, not about this one [PR62].
 */
export async function rewrittenSince(
  trx: Trx,
  table: Pick<RoundTableRow, 'id' | 'languages'>,
  { printed, inputs }: { printed: readonly Printed[]; inputs: FrozenInputs },
): Promise<Set<string>> {
  const { language, practices } = inputs.facts;
  const frozen = new Map(practices.map(({ id, sentence }) => [id, sentence[language]]));
  const current = await listSentencesNow(
    trx,
    printed.map(({ id }) => id),
    language,
  );
  const rewritten = printed.flatMap((practice) => {
    const text = frozen.get(practice.id);
    return text === undefined || text === current.get(practice.id) ? [] : [{ practice, text }];
  });
  if (rewritten.length === 0) return new Set();
  const checks = await listChecksOf(
    trx,
    rewritten.map(({ practice }) => practice),
  );
  const asked = new Set(
    checks.filter((check) => !check.of_sentence).map((check) => `${check.practice_id} ${check.delegation_id}`),
  );
  const find = delegationFinder(await listNameable(trx, table.id));
  const naming = rewritten.filter(({ practice, text }) =>
    find(text, language, { alsoIn: table.languages, withDemonyms: true }).some(
      ({ thing }) => !practice.named.includes(thing.id) && !asked.has(`${practice.id} ${thing.id}`),
    ),
  );
  return new Set(naming.map(({ practice }) => practice.id));
}
