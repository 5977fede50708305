import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor } from '../people/index.ts';
import { mayNoteSentence } from './sentence-reading.ts';

const chile = 'chile' as DelegationId;
const headOf = (delegationId: DelegationId): Actor => ({
  personId: 'person' as PersonId,
  roundTableId: 'table' as RoundTableId,
  roles: ['penholder'],
  accreditations: [{ delegationId, standing: 'head', isFocalPoint: false, maySubmit: false, mayVote: false }],
});

it('[AX62] has a delegation note what was put to it, once, and nobody note it for another', () => {
  expect(mayNoteSentence(headOf(chile), chile, [chile])).toBeUndefined();
  expect(mayNoteSentence(headOf(chile), chile, [])?.code).toBe('sentence.not-put');
  expect(mayNoteSentence(headOf('malta' as DelegationId), chile, [chile])?.code).toBe('sentence.not-yours');
});
