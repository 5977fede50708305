import type { PersonId } from '@penholder/shared/kernel';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LookingThrough } from './looking-through.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [ONE, OTHER] = ['one', 'other'] as PersonId[] as [PersonId, PersonId];
const aLedger = () => new LookingThrough({ lookedThrough: 1_000, lookedThroughAtOnce: 10_000 });

it('makes nobody wait for less than may be at once, nor for what others have had', () => {
  const ledger = aLedger();
  ledger.spend(ONE, 9_999);
  expect(ledger.waitOf(ONE)).toBe(0);
  ledger.spend(ONE, 3_001);
  expect([ledger.waitOf(ONE), ledger.waitOf(OTHER)]).toEqual([3_001, 0]);
});

it('forgives as time passes, and makes nobody wait longer than it says', () => {
  const ledger = aLedger();
  ledger.spend(ONE, 13_000);
  vi.advanceTimersByTime(2_000);
  expect(ledger.waitOf(ONE)).toBe(1_001);
  vi.advanceTimersByTime(1_001);
  expect(ledger.waitOf(ONE)).toBe(0);
});

it('lets something larger than may be at once through, once everything before is forgiven that far', () => {
  const ledger = aLedger();
  ledger.spend(ONE, 50_000);
  expect(ledger.waitOf(ONE)).toBe(40_001);
});

it('remembers a debt for as long as there is one', () => {
  const ledger = aLedger();
  ledger.spend(ONE, 12_000);
  ledger.forget();
  expect(ledger.waitOf(ONE)).toBe(2_001);
  vi.advanceTimersByTime(12_000);
  ledger.forget();
  ledger.spend(ONE, 10_000);
  expect(ledger.waitOf(ONE)).toBe(1);
});
