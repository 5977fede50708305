import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role } from '../people/index.ts';
import { mayPublish, type PracticeSince } from './edition.ts';
import { holdsBack, mayAnswerObjection, mayObject, mayWithdrawObjection } from './objection.ts';

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
  const sentence = { submitters: [chile], isOpen: false };
  expect(mayObject(as([], chile), chile, sentence)).toBeUndefined();
  expect(mayObject(as([], chile), chile, { ...sentence, isOpen: true })?.code).toBe('objection.open-already');
  expect(mayObject(as([], kenya), kenya, sentence)?.code).toBe('objection.not-yours');
  expect(mayObject(as(['penholder']), chile, sentence)?.code).toBe('objection.not-yours');
  expect(mayWithdrawObjection(as([], chile), { delegationId: chile, status: 'open' })).toBeUndefined();
  expect(mayWithdrawObjection(as([], chile), { delegationId: chile, status: 'answered' })?.code).toBe(
    'objection.settled',
  );
  expect(mayWithdrawObjection(as([], kenya), { delegationId: chile, status: 'open' })?.code).toBe(
    'objection.not-yours',
  );
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

it('[AX57] holds an edition back while an objection is open, and for good once its sentence was replaced', () => {
  expect(holdsBack({ status: 'open', sentence: 'a' }, 'b')).toBe('objection-open');
  expect(holdsBack({ status: 'taken', sentence: 'a' }, 'a')).toBe('sentence-replaced');
  expect(holdsBack({ status: 'taken', sentence: 'a' }, 'b')).toBeUndefined();
  expect(holdsBack({ status: 'answered', sentence: 'a' }, 'a')).toBeUndefined();
  expect(holdsBack({ status: 'withdrawn', sentence: 'a' }, 'a')).toBeUndefined();
  const since = (objection: PracticeSince['objection'], mentionsOpen = 0): PracticeSince => ({
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
    params: { practices: 1 },
  });
  expect(verdict(since('objection-open'), since('sentence-replaced'))?.code).toBe('edition.outdated');
  expect(verdict(since('objection-open', 1))?.code).toBe('edition.mention-open');
});
