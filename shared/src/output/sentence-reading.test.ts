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
  const asPut = { read: 'Put.', put: 'Put.', inPrint: 'Put.' };
  expect(mayNoteSentence(headOf(chile), chile, asPut)).toBeUndefined();
  expect(mayNoteSentence(headOf(chile), chile, { ...asPut, put: undefined })?.code).toBe('sentence.not-put');
  expect(mayNoteSentence(headOf('malta' as DelegationId), chile, asPut)?.code).toBe('sentence.not-yours');
});

it('[AX62] takes a sentence for read as it was put or as it reads since, and in no other words', () => {
  const rewritten = { put: 'As put.', inPrint: 'As it reads now.' };
  expect(mayNoteSentence(headOf(chile), chile, { ...rewritten, read: 'As put.' })).toBeUndefined();
  expect(mayNoteSentence(headOf(chile), chile, { ...rewritten, read: 'As it reads now.' })).toBeUndefined();
  expect(mayNoteSentence(headOf(chile), chile, { ...rewritten, read: 'As it read before.' })?.code).toBe(
    'sentence.changed-meanwhile',
  );
});
