import { describe, expect, it } from 'vitest';
import {
  BENEFICIARY_GROUPS,
  EVIDENCE_LEVELS,
  GUIDING_PRINCIPLES,
  joinValues,
  JOURNEY_PHASES,
  LIVING_STATUSES,
  type RegisterId,
} from '../../practices/index.ts';
import { REGISTERS } from '../../practices/registers/names/index.ts';
import { askedName, finderOf, keyOfName, placeOf, placesFinder, readNames } from './names.ts';
import { readGroup, readPrinciple } from './registers.ts';
import {
  codesOf,
  readEvidenceLevel,
  readLivingStatus,
  readObjective,
  readPhase,
  readTarget,
  readTongue,
  valuesOf,
} from './values.ts';

describe('several values in one cell', () => {
  it.each([[['Law 82; as amended', 'a \\ b', 'Decree 5']], [['', 'second']], [['one\nline', 'two']], [['only']]])(
    '[IM6] are told apart as the export joined %j',
    (values) => {
      expect(valuesOf(joinValues(values), { lines: false })).toEqual(values);
    },
  );

  it('[IM6] stand on lines of their own in the files of others, and a backslash is a letter there', () => {
    expect(valuesOf('Egypt\nMalta;Fiji')).toEqual(['Egypt', 'Malta', 'Fiji']);
    expect(valuesOf('C:\\data')).toEqual(['C:\\data']);
    expect(valuesOf('  ')).toEqual([]);
  });

  it('[IM6] are codes at any sign', () => {
    expect(codesOf('EG, CO;MT / 015، 002')).toEqual(['EG', 'CO', 'MT', '015', '002']);
  });
});

describe('words for codes', () => {
  it('[IM3] are the codes themselves', () => {
    expect(LIVING_STATUSES.map(readLivingStatus)).toEqual(LIVING_STATUSES);
    expect(EVIDENCE_LEVELS.map(readEvidenceLevel)).toEqual(EVIDENCE_LEVELS);
    expect(JOURNEY_PHASES.map(readPhase)).toEqual(JOURNEY_PHASES);
    expect(GUIDING_PRINCIPLES.map(readPrinciple)).toEqual(GUIDING_PRINCIPLES);
    expect(BENEFICIARY_GROUPS.map(readGroup)).toEqual(BENEFICIARY_GROUPS);
  });

  const READERS: Readonly<Partial<Record<RegisterId, (written: string) => string | number | undefined>>> = {
    'living-statuses': readLivingStatus,
    'evidence-levels': readEvidenceLevel,
    'journey-phases': readPhase,
    'gcm-objectives': readObjective,
    'guiding-principles': readPrinciple,
    'beneficiary-groups': readGroup,
    'sdg-targets': readTarget,
  };
  it.each(REGISTERS.filter(({ id }) => READERS[id]))(
    '[IM3, PR61] are the names of $id in six languages, in any case',
    ({ id, codes }) => {
      for (const { code, names } of codes)
        for (const name of Object.values(names))
          expect([name, `${READERS[id]!(name.toUpperCase())}`]).toEqual([name, code]);
    },
  );

  it('[IM3] are nothing where nothing is written', () => {
    for (const read of Object.values(READERS)) expect(read(' – ')).toBeUndefined();
  });

  it.each(['In force', 'en vigueur', 'Vigente', 'سارية', '有效', 'Действует'])('[IM3] of six languages: %s', (word) => {
    expect(readLivingStatus(word)).toBe('in-force');
  });

  it.each([
    ['7', 7],
    ['Objective 15', 15],
    ['23. Strengthen international cooperation', 23],
    ['24', undefined],
    ['none', undefined],
  ])('[IM6] of objectives: %j', (written, number) => {
    expect(readObjective(written)).toBe(number);
  });

  it('[IM6] of targets and languages', () => {
    const written = ['10.7', 'SDG 10.C', 'target 3.8 on health', 'aid for trade', '8.a Migration', '10', '99.9'];
    expect(written.map(readTarget)).toEqual(['10.7', '10.c', '3.8', '8.a', '8.a', undefined, undefined]);
    expect(['fr', 'Français', 'en-GB', 'عربي', 'Klingon'].map(readTongue)).toEqual([
      'fr',
      'fr',
      'en',
      undefined,
      undefined,
    ]);
  });
});

describe('names', () => {
  const finder = finderOf(
    [
      { id: 'eg', names: { en: 'Egypt', fr: 'Égypte' }, iso3166: 'EG' },
      { id: 'ba', names: { en: 'Bosnia and Herzegovina' }, iso3166: null },
      { id: 'au', names: { en: 'African Union' } },
    ],
    { parties: true, language: 'en' },
  );
  it.each([
    ['egypt', 'eg'],
    ['EGYPTE', 'eg'],
    ['مصر', 'eg'],
    ['EG', 'eg'],
    ['Government of Egypt', 'eg'],
    ['AU', 'au'],
    ['Bosnie-Herzégovine', 'ba'],
    ['Malta', undefined],
  ])('[IM7] finds %j', (written, id) => {
    expect(finder.find(written)).toBe(id);
  });

  it('[IM7] are split where every part is known, and stay whole elsewhere', () => {
    const read = (text: string) => readNames([text], finder.find).map(({ value }) => value);
    expect(read('Egypt, African Union')).toEqual(['eg', 'au']);
    expect(read('Bosnia and Herzegovina and Egypt')).toEqual([undefined]);
    expect(read('Bosnia and Herzegovina')).toEqual(['ba']);
    expect(read('Egypt and Malta')).toEqual([undefined]);
  });

  it('[IM7] that are unknown bring the nearest', () => {
    expect(finder.suggest('Egpyt')).toEqual([{ value: 'eg', label: 'Egypt' }]);
    expect(finder.suggest('Union')[0]).toEqual({ value: 'au', label: 'African Union' });
    expect(finder.suggest('Quite another thing')).toEqual([]);
  });

  it.each([
    ['EG', 'EG'],
    ['eg', 'EG'],
    ['2', '002'],
    ['Côte d’Ivoire', 'CI'],
    ['West Africa', '011'],
    ['Atlantis', undefined],
  ])('[IM7] of places: %j', (written, code) => {
    expect(placeOf(written)).toBe(code);
  });
});

describe('what is asked of a name that is unknown', () => {
  it('[IM7] is its beginning where it is long, and never half a letter', () => {
    const long = `${'x'.repeat(499)}😀${'y'.repeat(200)}`;
    expect(askedName(long)).toBe('x'.repeat(499));
    expect(keyOfName('submitters', askedName(long))).toBe(keyOfName('submitters', long));
  });

  it('[IM7] comes with the countries and regions that may have been meant', () => {
    expect(placesFinder('fr').suggest('Marok')).toEqual([{ value: 'MA', label: 'Maroc' }]);
    expect(placesFinder('en').suggest('Colombbia')[0]).toEqual({ value: 'CO', label: 'Colombia' });
    expect(placesFinder('en').suggest('Western Africa region')[0]).toEqual({ value: '011', label: 'Western Africa' });
  });
});
