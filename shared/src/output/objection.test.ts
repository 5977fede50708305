import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role } from '../people/index.ts';
import { mayPublish, type PracticeSince } from './edition.ts';
import { holdsBack, MOST_OBJECTIONS, mayAnswerObjection, mayObject, mayWithdrawObjection } from './objection.ts';

const chile = 'chile' as DelegationId;
const kenya = 'kenya' as DelegationId;
const as = (roles: Role[], delegationId?: DelegationId): Actor => ({
  personId: 'me' as PersonId,
  roundTableId: 'table' as RoundTableId,
  roles,
  accreditations: delegationId
    ? [{ delegationId, standing: 'head', isFocalPoint: false, maySubmit: true, mayVote: false }]
    : [],
});

it('[AX55] lets a submitter object, once at a time, and take its objection back', () => {
  const sentence = { status: 'cleared', submitters: [chile], isOpen: false, isAnswered: false, times: 0 } as const;
  expect(mayObject(as([], chile), chile, sentence)).toBeUndefined();
  expect(mayObject(as([], chile), chile, { ...sentence, isOpen: true })?.code).toBe('objection.open-already');
  expect(mayObject(as([], kenya), kenya, sentence)?.code).toBe('objection.not-yours');
  for (const status of ['withdrawn', 'not-included', 'succeeded'] as const)
    expect(mayObject(as([], chile), chile, { ...sentence, status })?.code).toBe('objection.not-printed');
  expect(mayObject(as(['penholder']), chile, sentence)?.code).toBe('objection.not-yours');
  expect(mayWithdrawObjection(as([], chile), { delegationId: chile, status: 'open' })).toBeUndefined();
  expect(mayWithdrawObjection(as([], chile), { delegationId: chile, status: 'answered' })?.code).toBe(
    'objection.settled',
  );
  expect(mayWithdrawObjection(as([], kenya), { delegationId: chile, status: 'open' })?.code).toBe(
    'objection.not-yours',
  );
});

it('[AX61] lets nobody object again to what was answered, nor to one sentence without end', () => {
  const objecting = (facts: object) =>
    mayObject(as([], chile), chile, {
      status: 'cleared',
      submitters: [chile],
      isOpen: false,
      isAnswered: false,
      times: 0,
      ...facts,
    })?.code;
  expect(objecting({ times: MOST_OBJECTIONS - 1 })).toBeUndefined();
  expect(objecting({ times: 1, isAnswered: true })).toBe('objection.answered-already');
  expect(objecting({ times: MOST_OBJECTIONS })).toBe('objection.too-often');
});

it('[AX56] has those who arrange the annexes take the wording over or say why not', () => {
  const open = { status: 'open', proposed: 'In 2019 …' } as const;
  const answer = (actor: Actor, given: Parameters<typeof mayAnswerObjection>[2], facts: object = {}) =>
    mayAnswerObjection(actor, { ...open, ...facts }, given)?.code;
  const penholder = as(['penholder']);
  expect(answer(penholder, { takes: true, reason: undefined })).toBeUndefined();
  expect(answer(penholder, { takes: true, reason: undefined }, { proposed: null })).toBe('objection.nothing-proposed');
  expect(answer(penholder, { takes: false, reason: ' ' })).toBe('objection.reason-needed');
  expect(answer(penholder, { takes: false, reason: 'It is in the style.' })).toBeUndefined();
  expect(answer(penholder, { takes: true, reason: undefined }, { status: 'withdrawn' })).toBe('objection.settled');
  expect(answer(as(['secretariat']), { takes: true, reason: undefined })).toBeDefined();
  expect(answer(as([], chile), { takes: true, reason: undefined })).toBeDefined();
});

it('[AX57] holds an edition back while an objection is open, and where its sentence was replaced', () => {
  expect(holdsBack({ status: 'open', sentence: 'a' }, 'b', 'b')).toBe('objection-open');
  expect(holdsBack({ status: 'taken', sentence: 'a' }, 'a', 'b')).toBe('sentence-replaced');
  expect(holdsBack({ status: 'taken', sentence: 'a' }, 'a', undefined)).toBe('sentence-replaced');
  expect(holdsBack({ status: 'taken', sentence: 'a' }, 'b', 'b')).toBeUndefined();
  expect(holdsBack({ status: 'answered', sentence: 'a' }, 'a', 'a')).toBeUndefined();
  expect(holdsBack({ status: 'withdrawn', sentence: 'a' }, 'a', 'a')).toBeUndefined();
  // One that was kept before words of the other direction stood between isolates is the same.
  expect(holdsBack({ status: 'taken', sentence: 'أُطلقت “Clinics”.' }, 'أُطلقت \u2068“Clinics”\u2069.', 'b')).toBe(
    'sentence-replaced',
  );
  // Written again since: whoever writes it means it, and the delegation may object anew.
  expect(holdsBack({ status: 'taken', sentence: 'a' }, 'a', 'a')).toBeUndefined();
  const since = (objection: PracticeSince['objection'], mentionsOpen = 0): PracticeSince => ({
    number: 4,
    status: 'cleared',
    clearedVersion: 1,
    publishedVersion: null,
    tookBack: 0,
    mentionsOpen,
    mayBeNamed: true,
    objection,
  });
  const verdict = (...practices: PracticeSince[]) => mayPublish('compiled', practices);
  expect(verdict(since(undefined))).toBeUndefined();
  expect(verdict(since('objection-open'), since(undefined))).toMatchObject({
    code: 'edition.objection-open',
    params: { practices: 1, which: 'P-4' },
  });
  expect(verdict(since('objection-open'), since('sentence-replaced'))?.code).toBe('edition.outdated');
  expect(verdict(since('objection-open', 1))?.code).toBe('edition.mention-open');
});
