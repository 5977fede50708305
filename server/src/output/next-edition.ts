import { type Db, today } from '@penholder/db';
import { stateOfAnnexes } from '@penholder/db/output';
import { findRoundTableById } from '@penholder/db/round-tables';
import type { Language, RoundTableId } from '@penholder/shared/kernel';
import type { Annex } from '@penholder/shared/output';
import { keepWhileUnchanged } from '../keep-while-unchanged.ts';
import { lintNow } from './lint/find-findings.ts';
import { arrangeNow } from './present-annex.ts';

/** Of which round table, in which language, which annexes. */
export interface NextEdition {
  readonly id: RoundTableId;
  readonly timeZone: string;
  readonly language: Language;
  readonly letters: readonly Annex[];
}

/** Answers that are kept: of thousands of practices, the findings are some megabytes. */
const MOST = 10;

export type NextEditions = ReturnType<typeof createNextEditions>;

/**
 * What the next edition would print, assembled and looked through as a whole, since one practice may contradict another. It is
 * kept until something that it is made of changes, or the day does: turning a page of findings looks for nothing again.
 */
export function createNextEditions(db: Db) {
  const tableOf = async (id: RoundTableId) => (await findRoundTableById(db, id))!;
  const stateOf = async ({ id, timeZone }: NextEdition) =>
    `${await stateOfAnnexes(db, id)} ${await today(db, timeZone)}`;
  return {
    /** How the annexes are arranged, and what to look at in them. */
    arranged: keepWhileUnchanged({
      stateOf,
      look: async ({ id, language, letters }: NextEdition) => arrangeNow(db, await tableOf(id), language, letters),
      most: MOST,
    }),
    /** What the linter finds. */
    findings: keepWhileUnchanged({
      stateOf,
      look: async ({ id, language, letters }: NextEdition) => {
        const { looked } = await lintNow(db, await tableOf(id), language, letters);
        return looked.map(({ finding }) => finding);
      },
      most: MOST,
    }),
  };
}
