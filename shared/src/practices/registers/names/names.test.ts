import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../kernel/index.ts';
import { REGISTER_IDS } from '../../registers-contract.ts';
import {
  BENEFICIARY_GROUPS,
  EVIDENCE_LEVELS,
  GCM_OBJECTIVES,
  GUIDING_PRINCIPLES,
  JOURNEY_PHASES,
  LIVING_STATUSES,
  SDG_GOALS,
  SDG_TARGETS,
} from '../../registers.ts';
import { targetNamesIn } from '../targets/index.ts';
import { namedIn, OFFICIAL_LANGUAGES, REGISTERS } from './index.ts';

const CODES = {
  'living-statuses': LIVING_STATUSES,
  'evidence-levels': EVIDENCE_LEVELS,
  'journey-phases': JOURNEY_PHASES,
  'gcm-objectives': GCM_OBJECTIVES.map(String),
  'guiding-principles': GUIDING_PRINCIPLES,
  'beneficiary-groups': BENEFICIARY_GROUPS,
  'sdg-goals': SDG_GOALS.map(String),
  'sdg-targets': SDG_TARGETS,
} as const;

it('[PR61] names every code of every register, in order', () => {
  expect(REGISTERS.map(({ id }) => id)).toEqual([...REGISTER_IDS]);
  expect(Object.fromEntries(REGISTERS.map(({ id, codes }) => [id, codes.map(({ code }) => code)]))).toEqual(CODES);
});

describe.each(REGISTERS)('$id', ({ codes }) => {
  it.each(OFFICIAL_LANGUAGES)('[PR61] have a name each in %s, which is no other’s', (language) => {
    const names = codes.map(({ names: all }) => all[language]);
    expect(names.filter((name) => name.trim() === '' || name !== name.trim())).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(codes.length);
  });
});

it('[PR61] writes names in the letters of their language', () => {
  const letters = { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u };
  for (const { names } of REGISTERS.flatMap(({ codes }) => codes))
    for (const [language, letter] of Object.entries(letters)) expect(names[language as 'ar']).toMatch(letter);
});

it('[PR61] says of a target which goal it is of', () => {
  const targets = REGISTERS.find(({ id }) => id === 'sdg-targets')!.codes;
  expect(targets.find(({ code }) => code === '10.c')).toMatchObject({
    within: '10',
    names: { en: 'Lower cost of migrant remittances' },
  });
});

it('[PR61] says in at most 60 letters what a target is about, and nothing of what is none', async () => {
  for (const language of OFFICIAL_LANGUAGES) {
    const names = await targetNamesIn(language);
    expect(Object.keys(names)).toEqual([...SDG_TARGETS]);
    expect(Object.values(names).filter((name) => name.length > 60)).toEqual([]);
  }
});

it('[PR61] shows names in the languages wanted, and English once for those without any', () => {
  expect(namedIn(['ar', 'fr'])).toEqual(['ar', 'fr']);
  expect(namedIn(['fr', 'de', 'it', 'fr'])).toEqual(['fr', 'en']);
  expect(namedIn([...LANGUAGES])).toEqual([...OFFICIAL_LANGUAGES]);
});
