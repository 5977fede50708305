import type { Db, Trx } from '@penholder/db';
import {
  factsOf,
  findPractice,
  lockPractice,
  type PracticeRef,
  type PracticeRow,
  type Reader,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { faceFor, noSuchPractice } from '@penholder/shared/practices';
import { levelOfTable } from '@penholder/shared/round-tables';

/** Who reads, and how much the round table tells in its phase. */
export const readerOf = (actor: Actor, roundTable: Pick<RoundTableRow, 'settings' | 'phase'>): Reader => ({
  actor,
  tableLevel: levelOfTable(roundTable.settings, roundTable.phase),
});

const orRefuse = (row: PracticeRow | undefined, actor: Actor): PracticeRow =>
  row && faceFor(actor, factsOf(row)) ? row : refuse(noSuchPractice);

/** The practice, whichever face of it the actor is shown; refuses where they may not know of it [PR8, PR9]. */
export const getPracticeFor = async (db: Db, actor: Actor, ref: PracticeRef): Promise<PracticeRow> =>
  orRefuse(await findPractice(db, actor.roundTableId, ref), actor);

/** The same, locked until the transaction ends. */
export const getLockedPractice = async (trx: Trx, actor: Actor, ref: PracticeRef): Promise<PracticeRow> =>
  orRefuse(await lockPractice(trx, actor.roundTableId, ref), actor);
