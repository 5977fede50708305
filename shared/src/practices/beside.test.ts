import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Standing } from '../people/index.ts';
import { type Likeness, likelihoodOf, reasonsFor } from './duplicates.ts';
import { mayHandOver, mayHold } from './holding.ts';
import { mayRemind, type ReminderFacts } from './remind.ts';

const [egypt, kenya, malta] = ['egypt', 'kenya', 'malta'] as unknown as [DelegationId, DelegationId, DelegationId];
const [amal, badr, chidi] = ['amal', 'badr', 'chidi'] as unknown as [PersonId, PersonId, PersonId];
const of = (delegationId: DelegationId, personId = amal, standing: Standing = 'head'): Actor => ({
  personId,
  roundTableId: 'rt' as RoundTableId,
  roles: [],
  accreditations: [{ delegationId, standing, isFocalPoint: false, maySubmit: true, mayVote: false }],
});

it('[PR46] is handed over by its holder or whoever leads the delegation, within the delegation', () => {
  const held = { delegationId: egypt, submitters: [egypt, kenya], holder: badr };
  expect(mayHandOver(of(egypt, badr, 'adviser'), held)).toBeUndefined();
  expect(mayHandOver(of(egypt, amal), held)).toBeUndefined();
  expect(mayHandOver(of(egypt, chidi, 'adviser'), held)?.code).toBe('practice.not-holder');
  expect(mayHandOver(of(egypt, chidi, 'adviser'), { ...held, holder: null })).toBeUndefined();
  expect(mayHandOver(of(kenya), held)?.code).toBe('practice.not-yours');
  expect(mayHandOver(of(malta), { ...held, delegationId: malta })?.code).toBe('practice.not-yours');
  expect(mayHold(chidi, badr, [amal, badr])?.code).toBe('practice.not-colleague');
  expect(mayHold(badr, badr, [amal, badr])?.code).toBe('practice.holds-already');
  expect(mayHold(amal, badr, [amal, badr])).toBeUndefined();
});

it('[PR47] takes words that are like enough for a likely duplicate, never the submitter and country alone', () => {
  const like = (given: Partial<Likeness>): Likeness => ({
    title: 0,
    text: 0,
    translation: 0,
    sharesSubmitter: false,
    sharesCountry: false,
    ...given,
  });
  expect(likelihoodOf(like({ sharesSubmitter: true, sharesCountry: true }))).toBe(0);
  expect(likelihoodOf(like({ title: 0.35 }))).toBe(0);
  const [same, translated] = [
    like({ title: 0.35, sharesSubmitter: true }),
    like({ translation: 0.6, text: 0.1, sharesCountry: true }),
  ];
  expect(likelihoodOf(same)).toBeCloseTo(0.5);
  expect(likelihoodOf(translated)).toBeGreaterThan(likelihoodOf(same));
  expect(reasonsFor(same)).toEqual(['title', 'submitter']);
  expect(reasonsFor(translated)).toEqual(['translation', 'country']);
});

it('[PR48] reminds a submitter that has not confirmed, once a day', () => {
  const at = new Date('2026-11-30T12:00:00Z');
  const facts = (given: Partial<ReminderFacts> = {}): ReminderFacts => ({
    status: 'submitted',
    submitters: [egypt, kenya],
    hasConfirmed: false,
    isTold: true,
    remindedAt: null,
    ...given,
  });
  const code = (actor: Actor, delegation: DelegationId, given?: Partial<ReminderFacts>) =>
    mayRemind(actor, delegation, facts(given), at)?.code;
  const penholder: Actor = { ...of(malta), roles: ['penholder'], accreditations: [] };
  expect(code(of(egypt), kenya)).toBeUndefined();
  expect(code(penholder, kenya)).toBeUndefined();
  expect(code(penholder, kenya, { isTold: false })).toBe('practice.not-yours');
  expect(code(penholder, malta, { isTold: false })).toBe('practice.not-yours');
  expect(code(of(egypt), kenya, { isTold: false })).toBeUndefined();
  expect(code(of(kenya), kenya)).toBe('practice.not-yours');
  expect(code(of(malta), kenya)).toBe('practice.not-yours');
  expect(code(of(egypt), malta)).toBe('practice.not-submitter');
  expect(code(of(egypt), kenya, { status: 'withdrawn' })).toBe('practice.not-submitter');
  expect(code(of(egypt), kenya, { hasConfirmed: true })).toBe('practice.confirmed-already');
  expect(code(of(egypt), kenya, { remindedAt: new Date('2026-11-30T01:00:00Z') })).toBe('practice.reminded-already');
  expect(code(of(egypt), kenya, { remindedAt: new Date('2026-11-29T11:00:00Z') })).toBeUndefined();
});
