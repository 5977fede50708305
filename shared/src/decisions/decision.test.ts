import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import { type ActingFor, type Actor, PARTY_KINDS, type Role, ROLES } from '../people/index.ts';
import { canCast } from './ballot.ts';
import { isElector } from './electorate.ts';
import { canExtend, canOpen, DECISION_STATUSES, DECISION_STEPS, takeDecisionStep } from './life.ts';
import { levelOfBallots, mayWithDecision, seesDecision, seesRollCall, tellsChoices, votesFor } from './who.ts';

const egypt = 'egypt' as DelegationId;
const kenya = 'kenya' as DelegationId;
const nobody: Actor = { personId: 'p' as PersonId, roundTableId: 'rt' as RoundTableId, roles: [], accreditations: [] };
const role = (...roles: Role[]): Actor => ({ ...nobody, roles });
const of = (delegationId: DelegationId, over: Partial<ActingFor> = {}): Actor => ({
  ...nobody,
  accreditations: [
    { delegationId, standing: 'adviser', isFocalPoint: false, maySubmit: false, mayVote: true, ...over },
  ],
});
const at = (day: number) => new Date(Date.UTC(2026, 4, day));

it('[DE1] allows exactly three moves', () => {
  const moves = DECISION_STATUSES.flatMap((status) =>
    DECISION_STEPS.filter((step) => typeof takeDecisionStep(status, step) === 'string').map(
      (step) => `${status} ${step}`,
    ),
  );
  expect(moves).toEqual(['draft open', 'open close', 'closed publish']);
});

it('[DE1] moves an open deadline only to later', () => {
  const open = { status: 'open', closesAt: at(10) } as const;
  expect(canExtend(open, at(11), at(5))).toBeUndefined();
  expect(canExtend(open, at(10), at(5))).toMatchObject({ code: 'decision.deadline-only-later' });
  expect(canExtend(open, at(9), at(5))).toMatchObject({ code: 'decision.deadline-only-later' });
  expect(canExtend({ ...open, closesAt: null }, at(4), at(5))).toMatchObject({ code: 'decision.deadline-only-later' });
  expect(canExtend({ ...open, closesAt: null }, at(6), at(5))).toBeUndefined();
  expect(canExtend({ ...open, status: 'closed' }, at(11), at(5))).toMatchObject({ code: 'decision.wrong-status' });
});

it('[DE2] lets three roles draft and know of drafts, and co-chairs alone open', () => {
  const sees = ROLES.filter((name) => seesDecision(role(name), { status: 'draft' }));
  expect(sees).toEqual(['co-chair', 'penholder', 'secretariat']);
  expect(seesDecision(of(egypt), { status: 'draft' })).toBe(false);
  expect(seesDecision(of(egypt), { status: 'open' })).toBe(true);
  const draft = { status: 'draft', isScheduled: true } as const;
  expect(mayWithDecision(role('penholder'), draft)).toMatchObject({ edit: true, open: false, unschedule: false });
  expect(mayWithDecision(role('co-chair'), draft)).toMatchObject({ edit: true, open: true, unschedule: true });
  for (const status of DECISION_STATUSES) {
    const may = mayWithDecision(role('co-chair'), { ...draft, status });
    expect(may).toEqual({
      edit: status === 'draft',
      open: status === 'draft',
      unschedule: status === 'draft',
      extend: status === 'open',
      close: status === 'open',
      publish: status === 'closed',
      exportLog: status === 'closed' || status === 'published',
    });
  }
});

it('[DE3] counts active delegations with a vote, and only states unless organisations vote', () => {
  const active = { status: 'active', hasVote: true } as const;
  const kinds = (organisationsVote: boolean) =>
    PARTY_KINDS.filter((kind) => isElector({ ...active, kind }, { organisationsVote }));
  expect(kinds(false)).toEqual(['state']);
  expect(kinds(true)).toEqual(PARTY_KINDS);
  expect(isElector({ ...active, hasVote: false, kind: 'state' }, { organisationsVote: true })).toBe(false);
  expect(isElector({ ...active, status: 'withdrawn', kind: 'state' }, { organisationsVote: true })).toBe(false);
});

it('[DE3] opens only with a window, an electorate and a quorum within reach', () => {
  const draft = { opensAt: null, closesAt: at(10), quorum: { kind: 'count', count: 5 } } as const;
  expect(canOpen(draft, { electorate: 5, now: at(5) })).toBeUndefined();
  expect(canOpen(draft, { electorate: 4, now: at(5) })).toMatchObject({ code: 'decision.quorum-unreachable' });
  expect(canOpen(draft, { electorate: 0, now: at(5) })).toMatchObject({ code: 'decision.no-electorate' });
  expect(canOpen(draft, { electorate: 5, now: at(10) })).toMatchObject({ code: 'decision.window-empty' });
  expect(canOpen({ ...draft, opensAt: at(12) }, { electorate: 5, now: at(5) })).toMatchObject({
    code: 'decision.window-empty',
  });
  expect(canOpen({ ...draft, closesAt: null }, { electorate: 5, now: at(5) })).toBeUndefined();
});

it('[DE6] lets whoever is accredited to vote cast for their own delegation in the electorate', () => {
  expect(votesFor(of(egypt), [egypt, kenya])).toEqual([egypt]);
  expect(votesFor(of(egypt, { mayVote: false }), [egypt])).toEqual([]);
  expect(votesFor(of(egypt, { mayVote: false, standing: 'head' }), [egypt])).toEqual([egypt]);
  expect(votesFor(of(egypt), [kenya])).toEqual([]);
  expect(votesFor(role('co-chair', 'penholder', 'secretariat'), [egypt])).toEqual([]);
});

const open = { status: 'open', isPastDeadline: false, method: 'gradient' } as const;

it('[DE6] takes a ballot only over the version that it names', () => {
  const cast = (replaces: number, version: number) =>
    canCast({ choice: 'support', replaces }, { decision: open, isElector: true, version });
  expect(cast(0, 0)).toBeUndefined();
  expect(cast(3, 3)).toBeUndefined();
  expect(cast(0, 1)).toMatchObject({ status: 409, code: 'ballot.changed-meanwhile', params: { version: 1 } });
  expect(cast(1, 0)).toMatchObject({ code: 'ballot.changed-meanwhile', params: { version: 0 } });
  expect(canCast({ choice: 'yes', replaces: 0 }, { decision: open, isElector: true, version: 0 })).toMatchObject({
    code: 'decision.unknown-choice',
  });
  expect(canCast({ choice: 'support', replaces: 0 }, { decision: open, isElector: false, version: 0 })).toMatchObject({
    status: 403,
    code: 'decision.not-in-electorate',
  });
});

it('[DE8] refuses what comes after the deadline or the close', () => {
  const cast = (decision: Parameters<typeof canCast>[1]['decision']) =>
    canCast({ choice: 'support', replaces: 0 }, { decision, isElector: true, version: 0 })?.code;
  expect(cast({ ...open, isPastDeadline: true })).toBe('decision.closed');
  expect(cast({ ...open, status: 'closed' })).toBe('decision.closed');
  expect(cast({ ...open, status: 'published' })).toBe('decision.closed');
  expect(cast({ ...open, status: 'draft' })).toBe('decision.not-open');
});

it('[DE12] tells choices of a hidden decision only after its close', () => {
  const tells = (secrecy: 'open' | 'hidden-until-close') =>
    DECISION_STATUSES.filter((status) => tellsChoices({ status, secrecy }));
  expect(tells('hidden-until-close')).toEqual(['closed', 'published']);
  expect(tells('open')).toEqual(['open', 'closed', 'published']);
});

it('[DE13] keeps ballots on the delegation’s rung or the table’s below it', () => {
  expect(levelOfBallots('person')).toBe('delegation');
  expect(levelOfBallots('category')).toBe('category');
  expect(seesRollCall('delegation')).toBe(true);
  expect(seesRollCall('category')).toBe(false);
});
