import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role } from '../people/index.ts';
import {
  effectOfEdit,
  mayEditQuestion,
  QUESTION_STATUSES,
  QUESTION_STEPS,
  seesQuestion,
  takeQuestionStep,
} from './question.ts';

const withRoles = (...roles: Role[]): Actor => ({
  personId: 'p' as PersonId,
  roundTableId: 'rt' as RoundTableId,
  roles,
  accreditations: [],
});
const head: Actor = {
  ...withRoles(),
  accreditations: [
    { delegationId: 'd' as DelegationId, standing: 'head', isFocalPoint: false, maySubmit: true, mayVote: true },
  ],
};

it('[QU1] allows exactly three moves', () => {
  const moves = QUESTION_STATUSES.flatMap((status) =>
    QUESTION_STEPS.map((step) => [status, step, takeQuestionStep(status, step)] as const).filter(
      ([, , to]) => typeof to === 'string',
    ),
  );
  expect(moves).toEqual([
    ['draft', 'open', 'open'],
    ['open', 'close', 'closed'],
    ['closed', 'reopen', 'open'],
  ]);
});

it('[QU2] rewrites a draft, versions an open question, refuses a closed one', () => {
  expect(effectOfEdit('draft')).toBe('rewrite');
  expect(effectOfEdit('open')).toBe('new-version');
  expect(effectOfEdit('closed')).toMatchObject({ code: 'question.closed', status: 409 });
});

it('[QU3] shows a draft to the bureau and its proposer only', () => {
  const draft = { status: 'draft', createdBy: 'someone' } as const;
  expect(seesQuestion(withRoles('co-chair'), draft)).toBe(true);
  expect(seesQuestion(withRoles('secretariat'), draft)).toBe(true);
  expect(seesQuestion(head, draft)).toBe(false);
  expect(seesQuestion(head, { ...draft, createdBy: 'p' })).toBe(true);
  expect(seesQuestion(withRoles('observer'), { status: 'open', createdBy: 'x' })).toBe(true);
});

it('[QU4] lets a head propose while the phase allows and leaves open questions to co-chairs', () => {
  const own = { status: 'draft', createdBy: 'p' } as const;
  expect(mayEditQuestion(head, own, 'consultation')).toBe(true);
  expect(mayEditQuestion(head, own, 'drafting')).toBe(false);
  expect(mayEditQuestion(withRoles('penholder'), { status: 'open', createdBy: 'p' }, 'consultation')).toBe(false);
  expect(mayEditQuestion(withRoles('co-chair'), { status: 'open', createdBy: 'p' }, 'drafting')).toBe(true);
});
