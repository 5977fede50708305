import { now, transaction } from '@penholder/db';
import { insertAnswer, listCalled } from '@penholder/db/coverage';
import { findArea, findPractice } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { answersFor, beginningOf } from '@penholder/shared/coverage';
import { conflict, type DelegationId, forbidden, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { regionsOf } from '@penholder/shared/practices/regions';
import type { Deps } from '../deps.ts';
import { insertDraft } from '../practices/index.ts';
import { getCall } from './find-call.ts';

/** Begins a practice that answers an open call, filed under what the call asks for. [CV9] */
export const answerCall = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  number: number,
  { delegationId, cell }: { delegationId?: DelegationId | undefined; cell?: number | undefined },
) =>
  transaction(deps.db, async (trx) => {
    const call = await getCall(trx, actor, number);
    if (call.status !== 'open' || call.closes_at! <= (await now(trx)))
      refuse(
        conflict('practice-call.not-open', 'This call is not open. Ask the co-chairs, or begin a practice without it.'),
      );
    const own = answersFor(actor, call);
    const leading = delegationId ?? own[0];
    if (leading === undefined || !own.includes(leading))
      refuse(
        forbidden(
          'practice-call.not-called',
          'This call does not go to a delegation for which you may begin a practice.',
        ),
      );
    const chosen = cell === undefined ? undefined : call.cells[cell];
    const { areaId, regions, ...filed } = beginningOf(chosen ? [chosen] : call.cells);
    const [delegation] = await listCalled(trx, roundTable.id, [leading]);
    const state = delegation?.iso3166 ?? null;
    const isThere = state !== null && regions.length > 0 && regionsOf([state]).some((one) => regions.includes(one));
    const area = areaId && (await findArea(trx, roundTable.id, areaId));
    const id = await insertDraft(trx, deps, {
      roundTableId: roundTable.id,
      personId: actor.personId,
      createdFor: leading,
      submitters: [leading],
      title: '',
      areaId: area ? area.id : null,
      language: roundTable.languages[0] ?? 'en',
      filing: { ...filed, countries: isThere ? [state] : [] },
    });
    await insertAnswer(trx, { practiceId: id, callId: call.id, delegationId: leading });
    return { id, number: (await findPractice(trx, roundTable.id, id))!.number };
  });
