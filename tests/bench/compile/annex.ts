import type { Publication } from '@penholder/shared/documents';
import { ANNEX_FORM, type AnnexFacts, assembleAnnexes } from '@penholder/shared/output';
import { seeded } from '../../_support/seeded.ts';

const WORDS =
  'migrants health clinics access workers education services rights local regular pathways training children nurses mobile seasonal recruitment documents housing language schools cities vaccination return skills consular shelter labour permits'.split(
    ' ',
  );

/** Annex A of so many practices, some hundred characters each with a source or two: the same in every run. */
export function anAnnexOf(count: number): Publication {
  const pick = seeded(2026);
  const words = (length: number) => Array.from({ length }, () => WORDS[pick(WORDS.length)]!).join(' ');
  const areas: AnnexFacts['areas'] = Array.from({ length: 6 }, (_, place) => ({
    id: `area-${place}`,
    position: place + 1,
    names: { en: `Access to ${words(2)}` },
  }));
  const practices: AnnexFacts['practices'] = Array.from({ length: count }, (_, place) => ({
    id: `practice-${place}`,
    number: place + 1,
    version: 1,
    areaId: `area-${place % areas.length}`,
    submitters: Array.from({ length: 1 + pick(2) }, () => ({
      name: { en: `State ${pick(200)}` },
      kind: 'state',
      confirmed: true,
    })),
    sentence: { en: `In ${2000 + pick(24)}, ${words(30 + pick(30))}.` },
    sentenceFor: { en: 1 },
    mayBeNamed: true,
    original: { language: 'en', title: words(5), summary: words(40) },
    startDate: '2013',
    endDate: null,
    livingStatus: 'in-force',
    sources: Array.from({ length: 1 + pick(2) }, (__, source) => ({
      label: words(4),
      address: `https://example.org/${place}/${source}`,
      seenOn: '2026-01-31',
    })),
    position: null,
    leftOut: null,
  }));
  return assembleAnnexes({
    form: ANNEX_FORM,
    roundTable: {
      code: 'RT2',
      title: { en: 'Rights and migration' },
      forum: { en: 'Forum 2026' },
      languages: ['en'],
    },
    language: 'en',
    edition: 1,
    issuedOn: '2026-01-31',
    distribution: null,
    annexes: ['A'],
    introductions: {},
    gapThreshold: 0,
    coverage: null,
    areas,
    practices,
    instrumentGroups: [],
    instruments: [],
  }).publication;
}
