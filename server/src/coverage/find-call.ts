import type { Db, Trx } from '@penholder/db';
import { type CallRow, findCall, lockCall } from '@penholder/db/coverage';
import { type CallFacts, seesCall } from '@penholder/shared/coverage';
import { conflict, notFound, refuse, type Verdict } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';

const orRefuse = (row: CallRow | undefined, actor: Actor): CallRow =>
  row && seesCall(actor, row)
    ? row
    : refuse(notFound('practice-call.not-found', 'There is no such call for practices.'));

/** The call as far as the actor may know of it; refuses otherwise. [CV7] */
export const getCall = async (db: Db, actor: Actor, number: number): Promise<CallRow> =>
  orRefuse(await findCall(db, actor.roundTableId, number), actor);

/** The same, locked until the transaction ends. */
export const getLockedCall = async (trx: Trx, actor: Actor, number: number): Promise<CallRow> =>
  orRefuse(await lockCall(trx, actor.roundTableId, number), actor);

/** Whether the call is still as somebody looked at it. [CV8] */
export const isAsSeen = ({ revision }: CallRow, seen: number): Verdict =>
  revision === seen
    ? undefined
    : conflict(
        'practice-call.changed-meanwhile',
        'Someone else changed this call meanwhile; please look at it again.',
        { params: { revision } },
      );

/** What the rules ask about. */
export const factsOf = ({ status, title, text, cells, delegations, closes_at }: CallRow): CallFacts => ({
  status,
  title,
  text,
  cells,
  delegations,
  closesAt: closes_at,
});
