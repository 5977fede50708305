import { expect, it } from 'vitest';
import { PATIENCE, type SavedFacts, savedState } from './saved-state.ts';

const NOW = 1_000_000;
const facts = (some: Partial<SavedFacts> = {}): SavedFacts => ({
  unsavedSince: undefined,
  isConnected: true,
  mayWrite: true,
  isRefused: false,
  isReady: true,
  wasConnected: true,
  wasConfirmed: true,
  openedAt: 0,
  ...some,
});
const said = (some: Partial<SavedFacts>) => savedState(facts(some), NOW);

it('[DC26] says that it is saving until an answer is two seconds late, and looks again then', () => {
  expect(said({ unsavedSince: NOW })).toEqual({ state: 'saving', lookAgainIn: PATIENCE });
  expect(said({ unsavedSince: NOW - 1_999 })).toEqual({ state: 'saving', lookAgainIn: 1 });
  expect(said({ unsavedSince: NOW - 2_000 })).toEqual({ state: 'not-saved' });
});

it('[DC26] says at once that nothing is saved without a connection, a right to write, or after a refusal', () => {
  for (const lack of [{ isConnected: false }, { mayWrite: false }, { isRefused: true }])
    expect(said({ unsavedSince: NOW, ...lack })).toEqual({ state: 'not-saved' });
});

it('[DC26] says that all is saved once nothing waits for an answer, and that a reader is away', () => {
  expect(said({}).state).toBe('saved');
  expect(said({ wasConfirmed: false }).state).toBe('opening');
  expect(said({ wasConfirmed: false, mayWrite: false }).state).toBe('saved');
  expect(said({ isReady: false }).state).toBe('opening');
  expect(said({ isConnected: false }).state).toBe('away');
  expect(said({ isConnected: false, wasConnected: false, openedAt: NOW - 1 }).state).toBe('opening');
});
