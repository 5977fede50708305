import { expect, it } from 'vitest';
import { fateOf, type FateReader, WHY_NOT, whyAbsent, whyFor, whyHeld } from './fate.ts';

const submitter = (confirmed: boolean) => ({ name: { en: 'Chile' }, kind: 'state', confirmed }) as const;

it('[AX59] says why what was frozen, or was not there to be, is not printed', () => {
  const facts = { leftOut: null, mayBeNamed: true, submitters: [submitter(true), submitter(false)] };
  expect(whyHeld(facts)).toBeUndefined();
  expect(whyHeld({ ...facts, leftOut: 'Twice.' })).toBe('left-out');
  expect(whyHeld({ ...facts, mayBeNamed: false })).toBe('attribution-withheld');
  expect(whyHeld({ ...facts, submitters: [submitter(false)] })).toBe('not-confirmed');
  expect(whyAbsent('withdrawn')).toBe('withdrawn');
  expect(whyAbsent('not-included')).toBe('not-included');
  expect(whyAbsent('succeeded')).toBe('succeeded');
  expect(whyAbsent('discussed')).toBe('in-review');
});

it('[AX59] tells each reader what is theirs to know', () => {
  const known = (reader: FateReader) => WHY_NOT.filter((why) => whyFor(reader, why) !== null);
  expect(known('public')).toEqual(['withdrawn']);
  expect(known('table')).toEqual(['withdrawn', 'not-included', 'succeeded']);
  expect(known('submitter')).toEqual(WHY_NOT);
  expect(known('bureau')).toEqual(WHY_NOT);
});

it('[AX60] compares words within a language and versions across them', () => {
  const now = { version: 2, printed: 'Chile: It opened.', language: 'en' } as const;
  expect(fateOf(now, undefined)).toBe('new');
  expect(fateOf(now, { ...now, version: 1 })).toBe('same');
  expect(fateOf(now, { ...now, printed: 'Chile: It is open.' })).toBe('changed');
  expect(fateOf(now, { ...now, language: 'fr', printed: 'Chili : ouvert.' })).toBe('same');
  expect(fateOf(now, { version: 1, language: 'fr', printed: 'Chili : ouvert.' })).toBe('changed');
});
