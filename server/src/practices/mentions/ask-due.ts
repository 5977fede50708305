import { transaction, unsealed } from '@penholder/db';
import { isNamingDue, lockPractices, spreadNamingDue, takeNamingDue } from '@penholder/db/practices';
import { findRoundTableById } from '@penholder/db/round-tables';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { Work } from '../../deadlines/clockwork.ts';
import type { Deps } from '../../deps.ts';
import { askNamed } from './ask-named.ts';

export const ASK_NAMED = 'ask-named';

/** So many practices are looked through at once: others wait no longer than for these. */
const PORTION = 25;

/** Asks delegations that have joined a round table about what it was shown before and that names them [PR63]. */
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
    if (!first) return isSpread;
    const practices = due.map((one) => one.practice_id);
    await lockPractices(trx, practices);
    const roundTable = (await findRoundTableById(trx, first.round_table_id))!;
    await askNamed(trx, deps, { roundTable, practices, personId: null });
    return true;
  });
