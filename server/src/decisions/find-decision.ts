import type { Db, Trx } from '@penholder/db';
import { type DecisionRow, findDecision, lockDecision } from '@penholder/db/decisions';
import { seesDecision } from '@penholder/shared/decisions';
import { notFound, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';

const orRefuse = (row: DecisionRow | undefined, actor: Actor): DecisionRow => {
  if (!row || !seesDecision(actor, row)) refuse(notFound('decision.not-found', 'There is no such decision.'));
  return row;
};

/** The decision as far as the actor may know of it; refuses otherwise. [DE2] */
export const getDecision = async (db: Db, actor: Actor, number: number): Promise<DecisionRow> =>
  orRefuse(await findDecision(db, actor.roundTableId, number), actor);

/** The same, locked until the transaction ends. */
export const getLockedDecision = async (trx: Trx, actor: Actor, number: number): Promise<DecisionRow> =>
  orRefuse(await lockDecision(trx, actor.roundTableId, number), actor);
