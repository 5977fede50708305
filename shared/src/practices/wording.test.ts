import { describe, expect, it } from 'vitest';
import type { DelegationId } from '../kernel/index.ts';
import { changedMeanwhile } from './meanwhile.ts';
import { PhraseFields, phrasesGiven } from './phrases.ts';
import type { AreaId, InstrumentId, PracticeContent } from './practice.ts';
import { fieldsFrom } from './unite.ts';
import { changedParts, holds, isMaterial, namedOf } from './wording.ts';

const content: PracticeContent = {
  form: 1,
  number: 12,
  language: 'en',
  title: 'Free clinics',
  summary: 'Clinics open to all.',
  area: { id: 'area' as AreaId, names: { en: 'Health' } },
  submitters: ['egypt', 'kenya'] as DelegationId[],
  countries: ['EG', 'KE'],
  partners: '',
  beneficiaries: '',
  startDate: '2021',
  endDate: null,
  livingStatus: 'in-force',
  livingStatusOn: '2026-05-01',
  evidenceLevel: 'documented',
  sources: [{ label: 'Decree', address: 'https://example.org', seenOn: '2026-04-30' }],
  instruments: [{ id: 'c190' as InstrumentId, citations: { en: 'C190' } }],
  gcmObjectives: [15],
  sdgTargets: ['3.8'],
  journeyPhases: ['destination'],
  capacity: 'national-position',
  body: { type: 'doc' },
};

describe('[PR13] a wording', () => {
  const changes: Partial<PracticeContent>[] = [
    { title: 'Clinics' },
    { summary: '' },
    { action: 'the ministry opened' },
    { measure: 'clinics' },
    { result: 'reaching all' },
    { body: { type: 'doc', content: [] } },
    { language: 'fr' },
    { capacity: 'expert-view' },
    { submitters: ['egypt'] as DelegationId[] },
    { countries: ['EG'] },
    { partners: 'WHO' },
    { beneficiaries: 'All' },
    { startDate: '2020' },
    { endDate: '2027' },
    { livingStatus: 'at-risk' },
    { evidenceLevel: 'evaluated' },
    { sources: [] },
    { instruments: [] },
  ];
  it.each(changes)('changes with %o', (change) => {
    expect(isMaterial(content, { ...content, ...change })).toBe(true);
  });

  const filings: Partial<PracticeContent>[] = [
    { area: null },
    { gcmObjectives: [] },
    { sdgTargets: [] },
    { journeyPhases: [] },
    { guidingPrinciples: ['human-rights'] },
    { beneficiaryGroups: ['children'] },
    { livingStatusOn: '2026-06-01' },
    { sources: [{ label: 'Decree', address: 'https://example.org', seenOn: '2026-06-01' }] },
    { countries: ['KE', 'EG'] },
    { submitters: ['kenya', 'egypt'] as DelegationId[] },
    {
      instruments: [
        { id: 'c190' as InstrumentId, citations: { en: 'C190 – Violence and Harassment Convention, 2019 (No. 190)' } },
      ],
    },
  ];
  it.each(filings)('stays with %o', (change) => {
    expect(isMaterial(content, { ...content, ...change })).toBe(false);
  });

  it('is what a confirmation holds for', () => {
    expect(holds(2, 2)).toBe(true);
    expect(holds(1, 2)).toBe(false);
    expect(holds(undefined, 1)).toBe(false);
  });
});

it('[PR3] names the submitters that confirmed, in their order', () => {
  expect(namedOf(['a', 'b', 'c'], new Set(['c', 'a', 'x']))).toEqual(['a', 'c']);
});

it('lists the parts that a version changes', () => {
  expect(changedParts(content, { ...content, title: 'Clinics', sources: [] })).toEqual(['title', 'sources']);
  expect(changedParts(content, { ...content, area: null, instruments: [] })).toEqual(['area', 'instruments']);
  expect(changedParts(content, content)).toEqual([]);
});

it('[PR60] finds nothing changed between a version older than its registers and one that names nothing of them', () => {
  expect(changedParts(content, { ...content, guidingPrinciples: ['human-rights'] })).toEqual(['guidingPrinciples']);
  expect(changedParts({ ...content, beneficiaryGroups: ['children'] }, content)).toEqual(['beneficiaryGroups']);
  expect(fieldsFrom(content, 'delegation')).toMatchObject({ guidingPrinciples: [], beneficiaryGroups: [] });
});

it('[PR67] finds nothing changed between a version older than the phrases of its sentence and one that gives none', () => {
  expect(phrasesGiven({ action: '', measure: 'clinics', result: '' })).toEqual({ measure: 'clinics' });
  expect(changedParts(content, { ...content, ...phrasesGiven(fieldsFrom(content, 'delegation')) })).toEqual([]);
  expect(changedParts({ ...content, measure: 'clinics' }, content)).toEqual(['measure']);
  expect(fieldsFrom(content, 'delegation')).toMatchObject({ action: '', measure: '', result: '' });
});

it('[PR67] keeps each phrase on one line and within its length', () => {
  expect(PhraseFields.parse({ action: ' the ministry\nopened ', measure: '', result: '' }).action).toBe(
    'the ministry opened',
  );
  expect(PhraseFields.safeParse({ action: 'x'.repeat(201), measure: '', result: '' }).success).toBe(false);
});

it('[PR17] takes an area renamed or a citation corrected for no change of the practice', () => {
  const area = { id: 'area' as AreaId, names: { en: 'Healthcare' } };
  expect(
    changedParts(content, {
      ...content,
      area,
      instruments: [{ id: 'c190' as InstrumentId, citations: { en: 'C190 – Violence' } }],
    }),
  ).toEqual([]);
});

it('[PR16] merges changes of different fields and finds those of the same', () => {
  const revisions = { title: 7, summary: 3 };
  expect(changedMeanwhile(['summary', 'partners'], 5, revisions)).toEqual([]);
  expect(changedMeanwhile(['title', 'partners'], 5, revisions)).toEqual(['title']);
  expect(changedMeanwhile(['title'], 7, revisions)).toEqual([]);
});
