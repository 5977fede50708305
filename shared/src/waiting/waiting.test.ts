import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import { ACTS, type Actor, type Role } from '../people/index.ts';
import { nextOf } from './glance.ts';
import { DUTIES, MOST_NAMED, WAITING_KINDS, type WaitingKind } from './kinds.ts';
import { delegationsAt, tablesAt } from './seat.ts';
import { countsByPlace, type Found, linesOf, sumOf } from './urgency.ts';

const table = 'table' as RoundTableId;
const found = (
  kind: WaitingKind,
  number: number,
  over: Partial<Found> & { lines?: number; things?: number } = {},
): Found => {
  const { lines = 1, things = lines, ...rest } = over;
  return {
    roundTableId: table,
    kind,
    count: 1,
    subject: { kind: 'question', id: String(number), number, title: { en: 'How?' } },
    of: { lines, things },
    ...rest,
  };
};
const told = (list: readonly Found[]) => linesOf(list).map(({ kind, subject }) => [kind, subject?.number ?? null]);
const may = (day: number) => `2026-05-0${day}T10:00:00.000Z`;

it('[WA2] puts the nearest deadline first, then what holds up others, then the lower number', () => {
  expect(
    told([
      found('mention.unread', 0, { subject: null }),
      found('question.to-answer', 2, { lines: 3 }),
      found('question.to-answer', 1, { lines: 3 }),
      found('question.to-answer', 3, { lines: 3, deadline: may(3) }),
      found('response.returned', 7),
      found('decision.to-vote', 5, { deadline: may(2) }),
      found('practice.to-complete', 9, { deadline: may(3) }),
    ]),
  ).toEqual([
    ['decision.to-vote', 5],
    ['question.to-answer', 3],
    ['practice.to-complete', 9],
    ['response.returned', 7],
    ['question.to-answer', 1],
    ['question.to-answer', 2],
    ['mention.unread', null],
  ]);
});

it('[WA3] names a few of a kind, and tells more as one line with their number and nearest deadline', () => {
  const two = [found('practice.to-review', 4, { lines: 2 }), found('practice.to-review', 2, { lines: 2 })];
  expect(told(two)).toEqual([
    ['practice.to-review', 2],
    ['practice.to-review', 4],
  ]);
  const twelve = Array.from({ length: MOST_NAMED }, (_, at) =>
    found('decision.to-vote', at, { lines: 12, deadline: at === 4 ? may(1) : may(2), reason: 'words' }),
  );
  expect(linesOf(twelve)).toEqual([
    {
      kind: 'decision.to-vote',
      count: 12,
      deadline: may(1),
      subject: null,
      delegationId: null,
      reason: null,
      missing: [],
    },
  ]);
  for (const kind of WAITING_KINDS) expect(DUTIES[kind].named).toBeLessThanOrEqual(MOST_NAMED);
});

it('[WA5] counts what the reader can do, and not what they wait for others to do', () => {
  const lines = linesOf([
    found('response.to-accept', 1, { count: 4, lines: 1, things: 4 }),
    found('decision.to-publish', 2),
    found('question.awaited', 1, { count: 30, deadline: may(1) }),
    found('invitation.not-accepted', 0, { count: 7, things: 7, subject: null }),
  ]);
  expect(sumOf(lines)).toEqual({ count: 5, deadline: null });
  expect(countsByPlace(lines)).toEqual({ questions: 4, decisions: 1 });
  expect(sumOf(linesOf([found('question.to-answer', 1, { deadline: may(2) })]))).toEqual({
    count: 1,
    deadline: may(2),
  });
  expect(sumOf([])).toEqual({ count: 0, deadline: null });
});

it('[WA1] asks the permission table who can do what waits, in each seat', () => {
  const seat = (roundTable: string, roles: Role[], accreditations: Actor['accreditations'] = []) => ({
    actor: { personId: 'me' as PersonId, roundTableId: roundTable as RoundTableId, roles, accreditations },
  });
  const place = (id: string, over: object = {}) => ({
    delegationId: id as DelegationId,
    standing: 'adviser' as const,
    isFocalPoint: false,
    maySubmit: false,
    mayVote: false,
    ...over,
  });
  const seats = [
    seat('A', ['co-chair']),
    seat('B', ['penholder'], [place('Egypt')]),
    seat('C', ['observer'], [place('Kenya', { maySubmit: true })]),
    seat('D', ['secretariat'], [place('Nepal', { standing: 'head', mayVote: true })]),
  ];
  expect(delegationsAt(seats, 'question.to-answer')).toEqual(['Egypt', 'Kenya', 'Nepal']);
  expect(delegationsAt(seats, 'response.to-submit')).toEqual(['Kenya', 'Nepal']);
  expect(delegationsAt(seats, 'decision.to-vote')).toEqual(['Nepal']);
  expect(tablesAt(seats, 'practice.to-review')).toEqual(['A', 'B']);
  expect(tablesAt(seats, 'question.awaited')).toEqual(['A', 'D']);
  expect(tablesAt(seats, 'practice.to-complete')).toEqual(['D']);
  for (const kind of WAITING_KINDS) expect(ACTS).toHaveProperty([DUTIES[kind].act]);
});

it('finds the next deadline among those to come', () => {
  const all = [{ at: may(3) }, { at: may(1) }, { at: may(2) }];
  expect(nextOf(all, new Date(may(1)))).toEqual({ at: may(2) });
  expect(nextOf(all, new Date(may(3)))).toBeUndefined();
});
