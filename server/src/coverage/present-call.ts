import type { Db } from '@penholder/db';
import { type CallRow, countAnswers, listCalled, listOwnAnswers } from '@penholder/db/coverage';
import { listAreaNames } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { answersFor, CALL_STEPS, mayEditCall, type PracticeCall } from '@penholder/shared/coverage';
import { type Actor, can } from '@penholder/shared/people';
import { regionNames } from '@penholder/shared/practices/regions';
import { readerOf } from '../practices/index.ts';

const FROM = { open: 'draft', close: 'open', reopen: 'closed' } as const;

/** Calls as one reader sees them, in a constant number of queries. [CV10] */
export async function presentCalls(
  db: Db,
  rows: readonly CallRow[],
  actor: Actor,
  roundTable: RoundTableRow,
): Promise<PracticeCall[]> {
  const ids = rows.map(({ id }) => id);
  const mine = actor.accreditations.map((place) => place.delegationId);
  const answers = await countAnswers(db, readerOf(actor, roundTable), ids);
  const own = await listOwnAnswers(db, ids, mine);
  const delegations = new Map((await listCalled(db, roundTable.id, null)).map((one) => [one.id, one.names]));
  const areas = new Map((await listAreaNames(db, roundTable.id)).map(({ id, names }) => [id, names]));
  return rows.map((row) => {
    const called = row.delegations?.flatMap((id) => {
      const names = delegations.get(id);
      return names ? [{ id, names }] : [];
    });
    return {
      id: row.id,
      number: row.number,
      status: row.status,
      title: row.title,
      text: row.text,
      cells: row.cells.map((cell) => ({
        ...cell,
        areaNames: cell.area === null ? null : (areas.get(cell.area) ?? null),
        regionNames: cell.region === null ? null : regionNames(cell.region),
      })),
      delegations: called ?? null,
      called: called?.length ?? delegations.size,
      closesAt: row.closes_at?.toISOString() ?? null,
      openedAt: row.opened_at?.toISOString() ?? null,
      closedAt: row.closed_at?.toISOString() ?? null,
      remindDays: row.remind_days,
      revision: row.revision,
      answers: answers.get(row.id) ?? 0,
      own: own
        .filter((one) => one.call_id === row.id)
        .map(({ number, title, status, delegation_id }) => ({ number, title, status, delegationId: delegation_id })),
      may: {
        edit: row.status === 'draft' && can(actor, 'practice-call.draft'),
        move: row.status !== 'draft' && mayEditCall(actor, row, ['closesAt']) === undefined,
        steps: can(actor, 'practice-call.open') ? CALL_STEPS.filter((step) => FROM[step] === row.status) : [],
        answer: row.status === 'open' ? answersFor(actor, row) : [],
      },
    };
  });
}
