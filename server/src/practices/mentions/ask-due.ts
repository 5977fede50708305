import { transaction, type Trx, unsealed } from '@penholder/db';
import {
  isNamingDue,
  keepNamingLetters,
  listCountingWords,
  lockPractices,
  spreadNamingDue,
  takeNamingDue,
  takeNamingLetters,
} from '@penholder/db/practices';
import { findRoundTableById } from '@penholder/db/round-tables';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { Work } from '../../deadlines/clockwork.ts';
import type { Deps } from '../../deps.ts';
import { askUnwritten, letterDue } from './ask-named.ts';
import { writeToNamed } from './write-to-named.ts';

export const ASK_NAMED = 'ask-named';

/** So many practices are looked through at once: others wait no longer than for these. */
const PORTION = 25;

/** Asks delegations that have joined a round table about what it was shown before and that names them, and writes to them once about all of it [PR63]. */
export const askDueWork = (deps: Deps): Work => ({
  name: ASK_NAMED,
  every: 20_000,
  tick: () => askPortion(deps),
});

/** The same at once, for one round table, before something depends on their answers. */
export const askDue = (deps: Deps, roundTableId: RoundTableId): Promise<void> =>
  unsealed(async () => {
    while (await isNamingDue(deps.db, roundTableId)) await askPortion(deps, roundTableId);
  });

const askPortion = (deps: Deps, of?: RoundTableId): Promise<boolean> =>
  transaction(deps.db, async (trx) => {
    const isSpread = await spreadNamingDue(trx);
    const due = await takeNamingDue(trx, PORTION, of);
    const [first] = due;
    if (!first) return (await writeOnce(trx, deps, of)) || isSpread;
    const practices = due.map((one) => one.practice_id);
    await lockPractices(trx, practices);
    const roundTable = (await findRoundTableById(trx, first.round_table_id))!;
    const named = await askUnwritten(trx, { roundTable, practices });
    await keepNamingLetters(trx, named.map(letterDue));
    return true;
  });

/** Writes to those who were asked in all portions of a round table together; answers whether there was one. */
async function writeOnce(trx: Trx, deps: Deps, of: RoundTableId | undefined): Promise<boolean> {
  const letters = await takeNamingLetters(trx, of);
  const [first] = letters;
  if (!first) return false;
  const roundTable = (await findRoundTableById(trx, first.round_table_id))!;
  const open = letters.filter((one) => one.is_open);
  const words = await listCountingWords(trx, [...new Set(open.map((one) => one.practice_id))]);
  const practiceOf = new Map(words.map((practice) => [`${practice.id} ${practice.wording}`, practice]));
  const named = open.flatMap((one) => {
    const practice = practiceOf.get(`${one.practice_id} ${one.wording}`);
    return practice ? [{ practice, delegationId: one.delegation_id }] : [];
  });
  await writeToNamed(trx, deps, roundTable, named, null);
  return true;
}
