import {
  ANNEX_FORM,
  type AnnexFacts,
  type AreaFacts,
  type InstrumentFacts,
  type InstrumentGroupFacts,
  type PracticeFacts,
  type SubmitterFacts,
} from './annex-facts.ts';

/** Facts for tests: name only what the test is about. */
export const aSubmitter = (name: string, rest: Partial<SubmitterFacts> = {}): SubmitterFacts => ({
  name: { en: name },
  kind: 'state',
  confirmed: true,
  ...rest,
});

export const anArea = (rest: Partial<AreaFacts> = {}): AreaFacts => ({
  id: 'health',
  position: 1,
  names: { en: 'Access to health care' },
  ...rest,
});

export const aPracticeIn = (rest: Partial<PracticeFacts> = {}): PracticeFacts => ({
  id: 'p1',
  version: 1,
  areaId: 'health',
  submitters: [aSubmitter('Sweden')],
  sentence: { en: 'In 2013, a law opened county clinics to adults without a permit.' },
  sentenceFor: { en: 1 },
  mayBeNamed: true,
  original: { language: 'en', title: 'Open clinics', summary: 'Anybody may come.' },
  startDate: '2013',
  endDate: null,
  livingStatus: 'in-force',
  sources: [{ label: 'a law', address: 'https://example.org/law', seenOn: '2023-05-01' }],
  position: null,
  leftOut: null,
  ...rest,
});

export const aGroup = (rest: Partial<InstrumentGroupFacts> = {}): InstrumentGroupFacts => ({
  id: 'core',
  annex: 'B',
  titles: { en: 'Core treaties' },
  order: 'chronological',
  ...rest,
});

export const anInstrument = (rest: Partial<InstrumentFacts> = {}): InstrumentFacts => ({
  id: 'crc',
  kind: 'treaty',
  citation: { en: 'Convention on the Rights of the Child (1989)' },
  number: null,
  year: 1989,
  symbol: null,
  address: 'https://example.org/crc',
  groupIds: ['core'],
  ...rest,
});

export const annexFacts = (rest: Partial<AnnexFacts> = {}): AnnexFacts => ({
  form: ANNEX_FORM,
  roundTable: {
    code: 'RT2',
    title: { en: 'Rights and migration' },
    forum: { en: 'Forum 2023' },
    languages: ['en', 'fr'],
  },
  language: 'en',
  edition: 1,
  issuedOn: '2023-09-14',
  distribution: null,
  annexes: ['A'],
  introductions: {},
  gapThreshold: 0,
  coverage: null,
  areas: [anArea()],
  practices: [aPracticeIn()],
  instrumentGroups: [],
  instruments: [],
  ...rest,
});
