import { expect, it } from 'vitest';
import type { PersonId } from '../kernel/index.ts';
import { areBothKeysTurned } from './two-keys.ts';

const [egypt, colombia, secretariat] = ['egypt', 'colombia', 'secretariat'] as PersonId[] as [
  PersonId,
  PersonId,
  PersonId,
];
const now = new Date('2026-11-24T12:00:00Z');
const key = (personId: PersonId, daysAgo = 0) => ({
  personId,
  turnedAt: new Date(now.getTime() - daysAgo * 86_400_000),
});
const turned = (...keys: ReturnType<typeof key>[]) => areBothKeysTurned(keys, [egypt, colombia], now);

it('[RT6] needs keys of two different co-chairs', () => {
  expect(turned(key(egypt))).toBe(false);
  expect(turned(key(egypt), key(egypt, 1))).toBe(false);
  expect(turned(key(egypt, 3), key(colombia))).toBe(true);
});

it('[RT6] forgets a key after fourteen days, and one whose owner is a co-chair no longer', () => {
  expect(turned(key(egypt, 14), key(colombia))).toBe(false);
  expect(turned(key(egypt, 13.9), key(colombia))).toBe(true);
  expect(areBothKeysTurned([key(egypt), key(colombia)], [colombia], now)).toBe(false);
});

it('[RT7] does not count the turn of the secretariat', () => {
  expect(turned(key(secretariat), key(colombia))).toBe(false);
});
