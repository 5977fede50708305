import { expect, it } from 'vitest';
import { losesLog, sessionsBy } from './history.ts';

const table = { attribution: 'person', attributionByPhase: {} } as const;

it('[DC19] tells sessions apart by person, by delegation, or not at all', () => {
  expect(sessionsBy('person')).toBe('person');
  expect(sessionsBy('delegation')).toBe('delegation');
  expect((['category', 'unattributed', 'sealed'] as const).map(sessionsBy)).toEqual(['day', 'day', 'day']);
});

it('[DC22] lets the log go where authors were not to be named, in any phase or by their own choice', () => {
  expect(losesLog(table)).toBe(false);
  expect(losesLog({ ...table, attribution: 'delegation' }, 'delegation')).toBe(false);
  expect(losesLog({ ...table, attribution: 'category' })).toBe(true);
  expect(losesLog({ ...table, attributionByPhase: { consultation: 'unattributed' } }, 'person')).toBe(true);
  expect(losesLog(table, 'unattributed')).toBe(true);
});
