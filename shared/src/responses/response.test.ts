import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role, Standing } from '../people/index.ts';
import {
  answersOlderVersion,
  canSubmitNow,
  mayEditResponse,
  maySubmitResponse,
  readsDraft,
  readsResponse,
  RESPONSE_STATUSES,
  RESPONSE_STEPS,
  takeResponseStep,
} from './response.ts';

const egypt = 'egypt' as DelegationId;
const kenya = 'kenya' as DelegationId;
const none: Actor = { personId: 'p' as PersonId, roundTableId: 'rt' as RoundTableId, roles: [], accreditations: [] };
const role = (...roles: Role[]): Actor => ({ ...none, roles });
const of = (delegationId: DelegationId, standing: Standing = 'head', maySubmit = true): Actor => ({
  ...none,
  accreditations: [{ delegationId, standing, isFocalPoint: false, maySubmit, mayVote: false }],
});
const table = { phase: 'consultation', settings: { jointEditing: ['consultation'] } } as const;
const drafting = { status: 'drafting', delegationId: egypt, version: 0 } as const;

it('[RE2] allows exactly five moves', () => {
  const moves = RESPONSE_STATUSES.flatMap((status) =>
    RESPONSE_STEPS.filter((step) => typeof takeResponseStep(status, step) === 'string').map(
      (step) => `${status} ${step}`,
    ),
  );
  expect(moves).toEqual([
    'drafting submit',
    'submitted submit',
    'submitted return',
    'submitted accept',
    'returned submit',
  ]);
});

it('[RE3] refuses an empty response and a question that is not open', () => {
  expect(canSubmitNow({ status: 'open' }, ' \n')).toMatchObject({ code: 'response.empty' });
  expect(canSubmitNow({ status: 'closed' }, 'x')).toMatchObject({ code: 'response.question-not-open' });
  expect(canSubmitNow({ status: 'open' }, 'x')).toBeUndefined();
  expect(maySubmitResponse(of(egypt, 'expert', false), drafting)).toBe(false);
  expect(maySubmitResponse(of(egypt, 'expert', true), drafting)).toBe(true);
  expect(maySubmitResponse(of(kenya), drafting)).toBe(false);
  expect(maySubmitResponse(role('penholder'), { ...drafting, delegationId: null })).toBe(true);
});

it('[RE4] keeps a draft from everyone but its delegation', () => {
  const settings = { acceptedResponses: 'table' } as const;
  for (const reader of [of(kenya), role('co-chair'), role('secretariat'), role('penholder')]) {
    expect(readsResponse(reader, drafting, settings)).toBe(false);
    expect(readsDraft(reader, drafting)).toBe(false);
  }
  expect(readsDraft(of(egypt, 'adviser'), drafting)).toBe(true);
  const submitted = { ...drafting, status: 'submitted', version: 1 } as const;
  expect(readsResponse(role('co-chair'), submitted, settings)).toBe(true);
  expect(readsResponse(of(kenya), submitted, settings)).toBe(false);
  const accepted = { ...submitted, status: 'accepted' } as const;
  expect(readsResponse(of(kenya), accepted, settings)).toBe(true);
  expect(readsResponse(of(kenya), accepted, { acceptedResponses: 'bureau' })).toBe(false);
});

it('[RE5] opens the joint response to delegations only in its phases', () => {
  const joint = { status: 'drafting', delegationId: null } as const;
  expect(mayEditResponse(of(kenya), joint, table)).toBe(true);
  expect(mayEditResponse(of(kenya), joint, { ...table, phase: 'adoption' })).toBe(false);
  expect(mayEditResponse(role('penholder'), joint, { ...table, phase: 'adoption' })).toBe(true);
  expect(mayEditResponse(role('observer'), joint, table)).toBe(false);
  expect(mayEditResponse(of(egypt), drafting, table)).toBe(true);
  expect(mayEditResponse(of(kenya), drafting, table)).toBe(false);
  expect(mayEditResponse(of(egypt), { ...drafting, status: 'accepted' }, table)).toBe(false);
});

it('[QU2] marks a response to an earlier version', () => {
  expect(answersOlderVersion(1, 2)).toBe(true);
  expect(answersOlderVersion(2, 2)).toBe(false);
  expect(answersOlderVersion(null, 2)).toBe(false);
});
