import type { Db, Trx } from '@penholder/db';
import { type AnswerReader, findResponse, lockResponse, type ResponseRow } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { notFound, refuse } from '@penholder/shared/kernel';
import { type Actor, hasRole } from '@penholder/shared/people';
import { type ResponseId, readsResponse } from '@penholder/shared/responses';

/** How far the actor may read what was submitted, for queries of many. [RE4] */
export const answerReader = (actor: Actor, { settings }: Pick<RoundTableRow, 'settings'>): AnswerReader => ({
  isBureau: hasRole(actor, 'co-chair', 'penholder', 'secretariat'),
  readsAccepted: settings.acceptedResponses === 'table',
  delegationIds: actor.accreditations.map((place) => place.delegationId),
});

const orRefuse = (row: ResponseRow | undefined, actor: Actor, roundTable: RoundTableRow): ResponseRow => {
  if (
    !row ||
    !readsResponse(
      actor,
      { status: row.status, delegationId: row.delegation_id, version: row.version },
      roundTable.settings,
    )
  )
    refuse(notFound('response.not-found', 'There is no such response.'));
  return row;
};

/** The response as far as the actor may know of it; refuses otherwise. [RE4] */
export const getResponse = async (
  db: Db,
  actor: Actor,
  roundTable: RoundTableRow,
  id: ResponseId,
): Promise<ResponseRow> => orRefuse(await findResponse(db, roundTable.id, id), actor, roundTable);

/** The same, locked until the transaction ends. */
export const getLockedResponse = async (
  trx: Trx,
  actor: Actor,
  roundTable: RoundTableRow,
  id: ResponseId,
): Promise<ResponseRow> => orRefuse(await lockResponse(trx, roundTable.id, id), actor, roundTable);
