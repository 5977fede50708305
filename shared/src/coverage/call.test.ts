import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import { type Actor, POSITIONS, reachOf, type Role } from '../people/index.ts';
import type { AreaId } from '../practices/index.ts';
import {
  answersFor,
  beginningOf,
  type CallCell,
  CALL_STATUSES,
  CALL_STEPS,
  type CallFacts,
  CallTerms,
  cellFromAddress,
  cellInAddress,
  mayEditCall,
  remindersDue,
  remindersPast,
  seesCall,
  takeCallStep,
} from './index.ts';

const actor = (roles: Role[] = [], accreditations: Actor['accreditations'] = []): Actor => ({
  personId: 'p' as PersonId,
  roundTableId: 'rt' as RoundTableId,
  roles,
  accreditations,
});
const cell = (over: Partial<CallCell> = {}): CallCell => ({
  area: null,
  objective: null,
  region: null,
  phase: null,
  ...over,
});
const at = new Date('2026-05-01T12:00:00Z');
const call = (over: Partial<CallFacts> = {}): CallFacts => ({
  status: 'draft',
  title: { en: 'Practices from Oceania' },
  text: { en: 'Please share.' },
  cells: [cell({ region: '009' })],
  delegations: null,
  closesAt: new Date('2026-05-08T12:00:00Z'),
  ...over,
});
const take = (facts: CallFacts, step: (typeof CALL_STEPS)[number]) => takeCallStep(facts, step, { at, language: 'en' });

it('[CV6] goes from draft to open to closed and back to open, and no other way', () => {
  const table = CALL_STATUSES.map((status) =>
    CALL_STEPS.map((step) => {
      const next = take(call({ status }), step);
      return typeof next === 'string' ? next : next.code;
    }),
  );
  const no = 'practice-call.wrong-status';
  expect(table).toEqual([
    ['open', no, no],
    [no, 'closed', no],
    [no, no, 'open'],
  ]);
  expect(POSITIONS.filter((position) => reachOf('practice-call.draft', position))).toEqual(['co-chair', 'penholder']);
  expect(POSITIONS.filter((position) => reachOf('practice-call.open', position))).toEqual(['co-chair']);
});

it('[CV6] opens only with words, something asked for, somebody to answer and a deadline to come', () => {
  const lacks = (over: Partial<CallFacts>) => {
    const next = take(call(over), 'open');
    return typeof next === 'string' ? next : Object.keys(next.fields ?? {})[0];
  };
  expect(lacks({ title: { fr: 'Titre' } })).toBe('title');
  expect(lacks({ text: { fr: 'Texte' } })).toBe('text');
  expect(lacks({ cells: [] })).toBe('cells');
  expect(lacks({ delegations: [] })).toBe('delegations');
  expect(lacks({ closesAt: null })).toBe('closesAt');
  expect(lacks({ closesAt: at })).toBe('closesAt');
  expect(take(call({ status: 'closed', closesAt: at }), 'reopen')).toMatchObject({ code: 'practice-call.incomplete' });
});

it('[CV7] keeps a draft among those who draft and the secretariat', () => {
  const knows = (['co-chair', 'penholder', 'secretariat', 'interpreter', 'observer'] as const).filter((role) =>
    seesCall(actor([role]), call()),
  );
  expect(knows).toEqual(['co-chair', 'penholder', 'secretariat']);
  expect(seesCall(actor(), call())).toBe(false);
  expect(seesCall(actor(), call({ status: 'open' }))).toBe(true);
  expect(seesCall(actor(['observer']), call({ status: 'closed' }))).toBe(true);
});

it('[CV8] lets a draft be changed whole, and of an open or closed call only the deadline and the reminders, by a co-chair', () => {
  const [chair, penholder] = [actor(['co-chair']), actor(['penholder'])];
  expect(mayEditCall(penholder, call(), ['title', 'cells'])).toBeUndefined();
  expect(mayEditCall(chair, call({ status: 'open' }), ['closesAt', 'remindDays'])).toBeUndefined();
  expect(mayEditCall(chair, call({ status: 'closed' }), ['closesAt'])).toBeUndefined();
  for (const refused of [
    mayEditCall(chair, call({ status: 'open' }), ['closesAt', 'text']),
    mayEditCall(penholder, call({ status: 'open' }), ['closesAt']),
    mayEditCall(chair, call({ status: 'closed' }), ['cells']),
  ])
    expect(refused).toMatchObject({ code: 'practice-call.not-a-draft' });
});

it('[CV9] is answered by called delegations, beginning with what the cells have in common', () => {
  const place = (delegationId: string) => ({
    delegationId: delegationId as DelegationId,
    standing: 'adviser' as const,
    isFocalPoint: false,
    maySubmit: false,
    mayVote: false,
  });
  const person = actor([], [place('egypt'), place('malta')]);
  expect(answersFor(person, call())).toEqual(['egypt', 'malta']);
  expect(answersFor(person, call({ delegations: ['malta' as DelegationId] }))).toEqual(['malta']);
  expect(answersFor(actor(['secretariat', 'co-chair']), call())).toEqual([]);

  const area = 'a1' as AreaId;
  expect(beginningOf([cell({ area, objective: 6, region: '015' })])).toEqual({
    areaId: area,
    gcmObjectives: [6],
    journeyPhases: [],
    regions: ['015'],
  });
  expect(
    beginningOf([cell({ area, objective: 6, phase: 'return' }), cell({ area, objective: 7, phase: 'return' })]),
  ).toEqual({
    areaId: area,
    gcmObjectives: [],
    journeyPhases: ['return'],
    regions: [],
  });
  expect(beginningOf([cell({ area }), cell({ region: '009' })]).areaId).toBeNull();
});

it('[CV11] reminds once for each day before the deadline, and never of a day that was past', () => {
  const closesAt = new Date('2026-05-08T12:00:00Z');
  const due = (when: string, reminded: number[] = []) =>
    remindersDue({ closesAt, remindDays: [7, 3, 1], reminded }, new Date(when));
  expect(due('2026-05-01T11:59:59Z')).toEqual([]);
  expect(due('2026-05-01T12:00:00Z')).toEqual([7]);
  expect(due('2026-05-05T12:00:00Z', [7])).toEqual([3]);
  expect(due('2026-05-05T12:00:00Z', [7, 3])).toEqual([]);
  expect(due('2026-05-07T13:00:00Z')).toEqual([7, 3, 1]);
  expect(due('2026-05-08T12:00:00Z')).toEqual([]);
  expect(remindersPast(closesAt, [7, 3, 1], new Date('2026-05-06T00:00:00Z'))).toEqual([7, 3]);
});

it('reads from an address what it wrote there, and parses what a draft says', () => {
  const whole = cell({ area: 'a1' as AreaId, objective: 7, region: '015', phase: 'transit' });
  expect(cellFromAddress(cellInAddress(whole))).toEqual(whole);
  expect(cellFromAddress('region:009')).toEqual(cell({ region: '009' }));
  expect(cellFromAddress('nothing')).toBeUndefined();
  expect(cellFromAddress('')).toBeUndefined();
  const terms = { title: { en: 'A' }, text: { en: 'B' }, cells: [{ objective: 7 }], delegations: null, closesAt: null };
  expect(CallTerms.parse({ ...terms, remindDays: [1, 7, 1] })).toMatchObject({ remindDays: [7, 1] });
  expect(CallTerms.safeParse({ ...terms, cells: [{}], remindDays: [] }).success).toBe(false);
});
