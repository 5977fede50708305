import { describe, expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role, Standing } from '../people/index.ts';
import type { PracticeFacts } from './practice.ts';
import { PRACTICE_STATUSES } from './status.ts';
import { mayConfirm, mayEndorse, type SupportFacts } from './support.ts';
import { faceFor, mayEdit, maySetSubmitters, mayTake, stepsFor, submitsFor } from './who.ts';

const [egypt, kenya, malta] = ['egypt', 'kenya', 'malta'] as DelegationId[] as [
  DelegationId,
  DelegationId,
  DelegationId,
];
const none: Actor = { personId: 'p' as PersonId, roundTableId: 'rt' as RoundTableId, roles: [], accreditations: [] };
const role = (...roles: Role[]): Actor => ({ ...none, roles });
const of = (delegationId: DelegationId, standing: Standing = 'head', maySubmit = true): Actor => ({
  ...none,
  accreditations: [{ delegationId, standing, isFocalPoint: false, maySubmit, mayVote: false }],
});
const practice = (facts: Partial<PracticeFacts> = {}): PracticeFacts => ({
  status: 'draft',
  version: 0,
  shownVersion: null,
  submitters: [egypt, kenya],
  isOnBehalf: false,
  ...facts,
});

describe('[PR8] a draft', () => {
  it('is known to its submitters alone', () => {
    for (const reader of [of(egypt), of(kenya, 'expert', false)]) expect(faceFor(reader, practice())).toBe('working');
    for (const reader of [of(malta), role('co-chair'), role('penholder'), role('secretariat'), role('observer')])
      expect(faceFor(reader, practice())).toBeUndefined();
  });

  it('is known to the secretariat that drafts it on behalf', () => {
    expect(faceFor(role('secretariat'), practice({ isOnBehalf: true }))).toBe('working');
    expect(faceFor(role('penholder'), practice({ isOnBehalf: true }))).toBeUndefined();
  });
});

it('[PR9] what was submitted is known to submitters and bureau until the table was shown it', () => {
  const submitted = practice({ status: 'submitted', version: 1 });
  for (const reader of [of(egypt), role('co-chair'), role('penholder'), role('secretariat')])
    expect(faceFor(reader, submitted)).toBe('submitted');
  for (const reader of [of(malta), role('observer'), role('interpreter')])
    expect(faceFor(reader, submitted)).toBeUndefined();
  const discussed = practice({ status: 'discussed', version: 2, shownVersion: 1 });
  for (const reader of [of(malta), role('observer'), role('interpreter')])
    expect(faceFor(reader, discussed)).toBe('shown');
  expect(faceFor(role('co-chair'), discussed)).toBe('submitted');
});

it('[PR23] a withdrawn practice stays readable for those who have seen it', () => {
  const facts = { status: 'withdrawn', version: 1 } as const;
  expect(faceFor(of(malta), practice({ ...facts, shownVersion: 1 }))).toBe('shown');
  expect(faceFor(of(malta), practice(facts))).toBeUndefined();
  expect(faceFor(role('co-chair'), practice(facts))).toBe('submitted');
  expect(faceFor(role('co-chair'), practice({ status: 'withdrawn' }))).toBeUndefined();
});

it('[PR7] lets those edit who submit it, while it has not come to an end', () => {
  expect(mayEdit(of(kenya, 'expert', false), practice({ status: 'cleared', version: 1 }))).toBeUndefined();
  expect(mayEdit(role('secretariat'), practice({ isOnBehalf: true }))).toBeUndefined();
  expect(mayEdit(role('secretariat'), practice())).toMatchObject({ code: 'practice.not-yours' });
  expect(mayEdit(role('co-chair'), practice())).toMatchObject({ code: 'practice.not-yours' });
  for (const status of ['withdrawn', 'not-included'] as const)
    expect(mayEdit(of(egypt), practice({ status }))).toMatchObject({ code: 'practice.closed', status: 409 });
});

it('submits for the delegations that accredited the actor to', () => {
  expect(submitsFor(of(kenya, 'expert'), practice())).toEqual({ delegations: [kenya], onBehalf: false });
  expect(submitsFor(of(kenya, 'expert', false), practice())).toEqual({ delegations: [], onBehalf: false });
  expect(submitsFor(role('secretariat'), practice({ isOnBehalf: true }))).toEqual({ delegations: [], onBehalf: true });
  expect(submitsFor(role('secretariat'), practice())).toEqual({ delegations: [], onBehalf: false });
});

it('leaves review to co-chairs and penholder, and publishing to editions', () => {
  for (const reader of [role('co-chair'), role('penholder')])
    expect(mayTake(reader, 'clear', practice())).toBeUndefined();
  for (const reader of [role('secretariat'), of(egypt)])
    expect(mayTake(reader, 'clear', practice())).toMatchObject({ code: 'practice.not-reviewer' });
  expect(mayTake(role('co-chair'), 'publish', practice())).toMatchObject({ code: 'practice.published-by-edition' });
  expect(mayTake(of(egypt, 'expert', false), 'submit', practice())).toMatchObject({ code: 'practice.not-yours' });
});

describe('[PR18] the delegation named first', () => {
  it('alone withdraws the practice and takes it up again', () => {
    expect(mayTake(of(egypt), 'withdraw', practice())).toBeUndefined();
    expect(mayTake(of(kenya), 'withdraw', practice())).toMatchObject({ code: 'practice.not-leading' });
    expect(mayTake(of(kenya), 'resume', practice())).toMatchObject({ code: 'practice.not-leading' });
    expect(mayTake(role('secretariat'), 'withdraw', practice({ isOnBehalf: true }))).toBeUndefined();
    expect(mayTake(role('secretariat'), 'withdraw', practice())).toMatchObject({ code: 'practice.not-leading' });
  });

  it('alone changes who submits, and somebody must', () => {
    expect(maySetSubmitters(of(egypt), practice(), [egypt, malta])).toBeUndefined();
    expect(maySetSubmitters(of(egypt), practice(), [])).toMatchObject({ code: 'practice.no-submitter' });
    expect(maySetSubmitters(of(kenya), practice(), [egypt, kenya, malta])).toMatchObject({
      code: 'practice.not-leading',
    });
    expect(maySetSubmitters(of(kenya), practice(), [kenya])).toMatchObject({ code: 'practice.not-leading' });
    expect(maySetSubmitters(of(kenya), practice(), [kenya, egypt])).toMatchObject({ code: 'practice.not-leading' });
  });

  it('cannot keep another from taking its own name off', () => {
    expect(maySetSubmitters(of(kenya), practice(), [egypt])).toBeUndefined();
    expect(maySetSubmitters(of(kenya), practice({ submitters: [egypt, kenya, malta] }), [malta, egypt])).toMatchObject({
      code: 'practice.not-leading',
    });
  });
});

it('offers each reader their own steps', () => {
  const discussed = practice({ status: 'discussed', version: 1, shownVersion: 1 });
  expect(stepsFor(role('penholder'), discussed)).toEqual(['request-information', 'clear', 'not-include', 'reopen']);
  expect(stepsFor(of(egypt), discussed)).toEqual(['submit', 'withdraw']);
  expect(stepsFor(of(kenya), discussed)).toEqual(['submit']);
  expect(stepsFor(of(malta), discussed)).toEqual([]);
});

describe('support', () => {
  const facts = (changes: Partial<SupportFacts> = {}): SupportFacts => ({
    status: 'discussed',
    submitters: [egypt, kenya],
    version: 1,
    latest: 1,
    shownVersion: 1,
    ...changes,
  });

  it('[PR14] endorses only what the table was shown, and not one’s own', () => {
    expect(mayEndorse(of(malta), malta, facts())).toBeUndefined();
    expect(mayEndorse(of(malta), malta, facts({ shownVersion: null }))).toMatchObject({ code: 'practice.not-shown' });
    expect(mayEndorse(of(malta), malta, facts({ shownVersion: 2 }))).toMatchObject({
      code: 'practice.changed-meanwhile',
      params: { version: 2 },
    });
    expect(mayEndorse(of(egypt), egypt, facts())).toMatchObject({ code: 'practice.own-endorsement' });
    expect(mayEndorse(of(malta), malta, facts({ status: 'withdrawn' }))).toMatchObject({ code: 'practice.withdrawn' });
    expect(mayEndorse(of(malta, 'adviser', false), malta, facts())).toMatchObject({ code: 'practice.cannot-endorse' });
    expect(mayEndorse(of(malta), kenya, facts())).toMatchObject({ code: 'practice.cannot-endorse' });
  });

  it('[PR3] confirms for a submitter the version last submitted or last shown', () => {
    expect(mayConfirm(of(kenya), kenya, facts())).toBeUndefined();
    expect(mayConfirm(of(kenya), kenya, facts({ latest: 3, shownVersion: 1 }))).toBeUndefined();
    expect(mayConfirm(of(kenya), kenya, facts({ latest: 3, shownVersion: 2 }))).toMatchObject({
      code: 'practice.changed-meanwhile',
    });
    expect(mayConfirm(of(malta), malta, facts())).toMatchObject({ code: 'practice.not-submitter' });
    expect(mayConfirm(of(kenya, 'expert', false), kenya, facts())).toMatchObject({ code: 'practice.cannot-confirm' });
    expect(mayConfirm(role('secretariat'), kenya, facts())).toMatchObject({ code: 'practice.cannot-confirm' });
  });
});

it('[PR24] decides for every status and reader', () => {
  const readers: Record<string, Actor> = {
    submitter: of(egypt),
    'co-chair': role('co-chair'),
    penholder: role('penholder'),
    secretariat: role('secretariat'),
    delegate: of(malta),
    observer: role('observer'),
  };
  const shownFrom = (status: (typeof PRACTICE_STATUSES)[number]) =>
    ['discussed', 'cleared', 'not-included', 'published'].includes(status) ? 1 : null;
  const seen = Object.fromEntries(
    PRACTICE_STATUSES.map((status) => [
      status,
      Object.keys(readers).filter((name) =>
        faceFor(
          readers[name]!,
          practice({ status, version: status === 'draft' ? 0 : 1, shownVersion: shownFrom(status) }),
        ),
      ),
    ]),
  );
  const bureau = ['submitter', 'co-chair', 'penholder', 'secretariat'];
  const all = Object.keys(readers);
  expect(seen).toEqual({
    draft: ['submitter'],
    submitted: bureau,
    'under-review': bureau,
    'information-requested': bureau,
    withdrawn: bureau,
    succeeded: bureau,
    discussed: all,
    cleared: all,
    'not-included': all,
    published: all,
  });
});
