import { expect, it } from 'vitest';
import { PHASES } from './round-table.ts';
import { judgePhaseChange, judgeSettings, judgeTimeZone, judgeTitle, raisesAttribution } from './settings.ts';

it('[RT8] finds what tells more than before, in any phase', () => {
  const before = { attribution: 'delegation', attributionByPhase: { adoption: 'unattributed' } } as const;
  expect(raisesAttribution(before, { ...before, attribution: 'person' })).toBe(true);
  expect(raisesAttribution(before, { ...before, attributionByPhase: {} })).toBe(true);
  expect(raisesAttribution(before, { ...before, attribution: 'category' })).toBe(false);
  expect(raisesAttribution(before, { attribution: 'unattributed', attributionByPhase: {} })).toBe(false);
  expect(judgeSettings(before, { ...before, attribution: 'person' })?.code).toBe('round-table.raises-attribution');
});

it('[RT9] lets any phase follow any other', () => {
  for (const from of PHASES)
    for (const to of PHASES)
      expect(judgePhaseChange(from, to)?.code).toBe(from === to ? 'round-table.same-phase' : undefined);
});

it('knows a time zone from a made-up one', () => {
  expect(judgeTimeZone('Europe/Zurich')).toBeUndefined();
  expect(judgeTimeZone('Mars/Olympus')?.code).toBe('round-table.unknown-time-zone');
});

it('wants the title in the language that everyone falls back to', () => {
  expect(judgeTitle({ en: 'Health' }, ['en', 'fr'])).toBeUndefined();
  expect(judgeTitle({ fr: 'Santé' }, ['en', 'fr'])?.fields).toHaveProperty('title');
});
