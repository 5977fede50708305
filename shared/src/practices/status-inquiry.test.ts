import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor } from '../people/index.ts';
import type { PracticeContent } from './practice.ts';
import { answerIn, mayAnswerStatus, renewed, type StatusAskFacts } from './status-inquiry.ts';
import { changedParts, isMaterial } from './wording.ts';

const chile = 'chile' as DelegationId;
const kenya = 'kenya' as DelegationId;
const head = (delegationId: DelegationId, roles: Actor['roles'] = []): Actor => ({
  personId: 'me' as PersonId,
  roundTableId: 'table' as RoundTableId,
  roles,
  accreditations: [{ delegationId, standing: 'head', isFocalPoint: false, maySubmit: true, mayVote: false }],
});
const asked: StatusAskFacts = { version: 2, latest: 2, status: 'cleared', submitters: [chile], answer: null };
const codeOf = (actor: Actor, delegation: DelegationId, facts: Partial<StatusAskFacts> = {}) =>
  mayAnswerStatus(actor, delegation, { ...asked, ...facts })?.code;

it('[AX52] lets a delegation that submits the practice answer once, for the version that was asked about', () => {
  expect(codeOf(head(chile), chile)).toBeUndefined();
  expect(codeOf(head(chile), chile, { status: 'published' })).toBeUndefined();
  expect(codeOf(head(kenya), kenya)).toBe('practice.not-yours');
  expect(codeOf(head(kenya, ['secretariat']), chile)).toBe('practice.not-yours');
  expect(codeOf(head(chile), chile, { answer: 'holds' })).toBe('practice.status-answered');
  expect(codeOf(head(chile), chile, { latest: 3 })).toBe('practice.changed-meanwhile');
  expect(codeOf(head(chile), chile, { status: 'succeeded' })).toBe('practice.succeeded');
  expect(codeOf(head(chile), chile, { status: 'under-review' })).toBe('practice.changed-meanwhile');
});

it('[AX52] renews the day and leaves the wording as it is', () => {
  const full = {
    livingStatus: 'in-force',
    livingStatusOn: '2025-01-01',
    sources: [],
    instruments: [],
    countries: [],
    submitters: [],
    area: null,
  } as unknown as PracticeContent;
  const next = renewed(full, '2026-03-03');
  expect(changedParts(full, next)).toEqual(['livingStatusOn']);
  expect(isMaterial(full, next)).toBe(false);
  expect(isMaterial(full, { ...next, livingStatus: 'ended' })).toBe(true);
});

it('[AX52] takes what is submitted meanwhile for the answer', () => {
  const before = { livingStatus: 'in-force', endDate: null } as const;
  expect(answerIn(before, before)).toBe('holds');
  expect(answerIn(before, { ...before, livingStatus: 'ended' })).toBe('changed');
  expect(answerIn(before, { ...before, endDate: '2025' })).toBe('changed');
});
