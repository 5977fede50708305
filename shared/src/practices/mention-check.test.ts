import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role } from '../people/index.ts';
import { holdsUp, mayAnswerMention, maySetMentionAside, staysSettled } from './mention-check.ts';

const egypt = 'egypt' as DelegationId;
const base = { personId: 'person' as PersonId, roundTableId: 'table' as RoundTableId };
const headOf = (delegationId: DelegationId): Actor => ({
  ...base,
  roles: [],
  accreditations: [{ delegationId, standing: 'head', isFocalPoint: false, maySubmit: false, mayVote: false }],
});
const having = (...roles: Role[]): Actor => ({ ...base, roles, accreditations: [] });
const open = { delegationId: egypt, status: 'open' } as const;

it('[PR31] has the delegation that is named answer, and nobody else', () => {
  expect(mayAnswerMention(headOf(egypt), open, 'cleared', undefined)).toBeUndefined();
  for (const actor of [headOf('france' as DelegationId), having('co-chair', 'penholder', 'secretariat')])
    expect(mayAnswerMention(actor, open, 'cleared', undefined)?.code).toBe('practice.cannot-answer-mention');
});

it('[PR31] asks which change is meant', () => {
  expect(mayAnswerMention(headOf(egypt), open, 'change-requested', undefined)).toMatchObject({
    code: 'practice.reason-needed',
    fields: { reason: expect.any(String) },
  });
  expect(mayAnswerMention(headOf(egypt), open, 'change-requested', 'It ended.')).toBeUndefined();
});

it('[PR33] lets co-chairs alone set aside what holds an edition up, with a reason', () => {
  expect(maySetMentionAside(having('co-chair'), open, 'No answer for a month.')).toBeUndefined();
  expect(maySetMentionAside(having('co-chair'), open, undefined)?.code).toBe('practice.reason-needed');
  expect(maySetMentionAside(having('penholder'), open, 'So.')?.code).toBe('practice.cannot-set-aside');
  for (const status of ['cleared', 'set-aside'] as const)
    expect(maySetMentionAside(having('co-chair'), { ...open, status }, 'So.')?.code).toBe('practice.mention-settled');
});

it('[PR33] leaves a delegation to clear what was set aside, but not to hold it up again', () => {
  const aside = { ...open, status: 'set-aside' } as const;
  expect(mayAnswerMention(headOf(egypt), aside, 'cleared', undefined)).toBeUndefined();
  expect(mayAnswerMention(headOf(egypt), aside, 'change-requested', 'Other words.')?.code).toBe(
    'practice.mention-settled',
  );
  expect((['open', 'change-requested', 'cleared', 'set-aside'] as const).map(holdsUp)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('[PR32] keeps what was settled for the same words, and asks about all else again', () => {
  const said = { words: 'as they were' } as const;
  for (const status of ['cleared', 'set-aside'] as const) {
    expect(staysSettled({ ...said, status }, 'as they were')).toBe(true);
    expect(staysSettled({ ...said, status }, 'otherwise')).toBe(false);
  }
  for (const status of ['open', 'change-requested'] as const)
    expect(staysSettled({ ...said, status }, 'as they were')).toBe(false);
});
