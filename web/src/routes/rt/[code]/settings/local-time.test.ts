import { expect, it } from 'vitest';
import { instantIn, localIn } from './local-time.ts';

it('tells the time on the wall of a time zone, and back', () => {
  expect(localIn('2026-05-03T16:00:00Z', 'Europe/Zurich')).toBe('2026-05-03T18:00');
  expect(instantIn('2026-05-03T18:00', 'Europe/Zurich')).toBe('2026-05-03T16:00:00.000Z');
  expect(instantIn('2026-01-15T00:30', 'Asia/Kathmandu')).toBe('2026-01-14T18:45:00.000Z');
});

it('knows the days on which clocks change', () => {
  for (const local of ['2026-03-28T23:30', '2026-03-29T03:30', '2026-10-24T23:59', '2026-10-25T04:00'])
    expect(localIn(instantIn(local, 'Europe/Zurich'), 'Europe/Zurich')).toBe(local);
});
