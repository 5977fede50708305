import { expect, it } from 'vitest';
import { ATTRIBUTION_LEVELS } from '../round-tables/index.ts';
import { CLOSE_CODES, closeNameOf, isFinalClose } from './close-codes.ts';
import { PRESENCE_COLOURS, presenceAt } from './presence.ts';

const amal = {
  person: { id: 'p1', name: 'Amal' },
  delegation: { id: 'd1', names: { en: 'Egypt', ar: 'مصر' } },
  office: null,
};
const chair = { person: { id: 'p2', name: 'Chidi' }, delegation: null, office: 'co-chair' } as const;

it('[DC8] shows no more of somebody than the level allows', () => {
  const color = expect.stringMatching(/^#[0-9a-f]{6}$/);
  expect(ATTRIBUTION_LEVELS.map((level) => presenceAt(level, amal, 'ar'))).toEqual([
    undefined,
    undefined,
    undefined,
    { name: 'مصر', color },
    { name: 'Amal', delegation: 'مصر', color },
  ]);
  expect(presenceAt('delegation', chair, 'en')).toEqual({ name: 'Co-chair', office: 'co-chair', color });
  expect(presenceAt('category', chair, 'en')).toBeUndefined();
});

it('[DC8] gives everyone of a delegation the same colour on its rung', () => {
  const badr = { ...amal, person: { id: 'another', name: 'Badr' } };
  expect(presenceAt('delegation', badr, 'en')).toEqual(presenceAt('delegation', amal, 'en'));
});

it('has colours on which white letters can be read', () => {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  for (const colour of PRESENCE_COLOURS) expect(1.05 / (luminance(colour) + 0.05), colour).toBeGreaterThanOrEqual(4.5);
});

it('[DC1] names every close, and calls final what coming back cannot help', () => {
  const names = Object.keys(CLOSE_CODES);
  expect(names.map((name) => closeNameOf(CLOSE_CODES[name as keyof typeof CLOSE_CODES]))).toEqual(names);
  expect(names.filter((name) => !isFinalClose(CLOSE_CODES[name as keyof typeof CLOSE_CODES]))).toEqual([
    'document.server-stopping',
    'document.unavailable',
    'document.ask-again',
  ]);
  expect(closeNameOf(1006)).toBeUndefined();
  expect([closeNameOf(1009), isFinalClose(1009)]).toEqual(['document.too-large', true]);
});
