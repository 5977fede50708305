import { expect, it } from 'vitest';
import { fromZoned, toZoned } from './zoned-time.ts';

it('reads what the clocks of a zone show, in winter and in summer', () => {
  expect(fromZoned('2026-11-24T18:00', 'Europe/Zurich')).toBe('2026-11-24T17:00:00.000Z');
  expect(fromZoned('2026-07-01T18:00', 'Europe/Zurich')).toBe('2026-07-01T16:00:00.000Z');
  expect(fromZoned('2026-07-01T18:00', 'Asia/Kathmandu')).toBe('2026-07-01T12:15:00.000Z');
});

it('takes the earlier of an hour that happens twice, and moves past one that is skipped', () => {
  expect(fromZoned('2026-10-25T02:30', 'Europe/Zurich')).toBe('2026-10-25T00:30:00.000Z');
  expect(fromZoned('2026-03-29T02:30', 'Europe/Zurich')).toBe('2026-03-29T01:30:00.000Z');
});

it('comes back to the same moment on every day of a year', () => {
  for (let day = 0; day < 365; day++) {
    const iso = new Date(Date.UTC(2026, 0, 1 + day, 11, 42)).toISOString();
    expect(fromZoned(toZoned(iso, 'America/Bogota'), 'America/Bogota')).toBe(iso);
  }
});
