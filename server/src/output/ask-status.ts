import { type Db, now, transaction } from '@penholder/db';
import { sumStatusAsks } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, dayIn, insist, invalid, refuse } from '@penholder/shared/kernel';
import { type StatusInquiry, whyHeld } from '@penholder/shared/output';
import { type Actor, must } from '@penholder/shared/people';
import { type PracticeId, STATUS_PAUSE } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { askStatus, remindOfStatus } from '../practices/index.ts';
import { gatherFacts } from './gather-facts.ts';

/** How far the questions before the next edition are. */
export async function presentInquiry(db: Db, roundTable: RoundTableRow): Promise<StatusInquiry> {
  const { closesAt, ...sums } = await sumStatusAsks(db, roundTable.id, STATUS_PAUSE);
  return { ...sums, closesAt: closesAt?.toISOString() ?? null };
}

/** Asks the submitters of what the next edition would print, or of some of it [AX51]; answers how many practices were not asked about before; none where only the day was moved. */
export const inquire = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  { closesAt, practices }: { closesAt: string; practices?: readonly PracticeId[] | undefined },
): Promise<number> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'annex.ask-status'));
    const at = await now(trx);
    if (Date.parse(closesAt) <= at.getTime())
      refuse(
        invalid('status-inquiry.deadline-passed', 'Please give a day that is to come.', {
          fields: { closesAt: 'This is over already.' },
        }),
      );
    const { inputs } = await gatherFacts(trx, roundTable, {
      language: roundTable.languages[0] ?? 'en',
      letters: ['A'],
      edition: 1,
      issuedOn: dayIn(roundTable.time_zone, at),
    });
    const chosen = practices && new Set<string>(practices);
    const held = new Set(inputs.facts.practices.filter((one) => whyHeld(one) !== undefined).map(({ id }) => id));
    const printed = inputs.practices.filter(({ id }) => !held.has(id) && (!chosen || chosen.has(id)));
    const { asked, moved } = await askStatus(trx, { deps, actor, roundTable }, printed, new Date(closesAt));
    if (asked + moved === 0)
      refuse(
        conflict(
          'status-inquiry.nobody-to-ask',
          'There is nothing to ask: the next edition would print none of these as they stand, or all have been answered or were asked about less than a day ago.',
        ),
      );
    return asked;
  });

/** So many days those have who are asked by one click; the day can be moved afterwards [AX72]. */
const DAYS_TO_ANSWER = 14;

/** Asks the submitters of all that the next edition would print [AX72]. */
export async function askAll(deps: Deps, actor: Actor, roundTable: RoundTableRow): Promise<number> {
  const closesAt = new Date((await now(deps.db)).getTime() + DAYS_TO_ANSWER * 86_400_000);
  return inquire(deps, actor, roundTable, { closesAt: closesAt.toISOString() });
}

/** Reminds those who have not answered, nobody more than once a day [AX51]. */
export const remindAll = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  of?: readonly PracticeId[],
): Promise<number> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'annex.ask-status'));
    const { closesAt } = await sumStatusAsks(trx, roundTable.id, STATUS_PAUSE);
    const reminded = closesAt && (await remindOfStatus(trx, { deps, actor, roundTable }, { closesAt, of }));
    if (!reminded)
      refuse(
        conflict('status-inquiry.reminded-already', 'Everybody has answered, or was written to less than a day ago.'),
      );
    return reminded;
  });
