import { describe, expect, it } from 'vitest';
import type { DelegationId } from '../../kernel/index.ts';
import { EXPORT_FIELDS, type PracticeId } from '../../practices/index.ts';
import type { FindingCode } from '../finding.ts';
import { enteringOf } from './entering.ts';
import { proposeMapping } from './headings.ts';
import { keyOfName } from './names.ts';
import { type Choices, type Known, type KnownPractice, planRows, rankOf } from './plan.ts';
import { createRowReader, type RowFacts } from './read-row.ts';

const [egypt, malta, gone] = ['egypt', 'malta', 'gone'] as DelegationId[] as [DelegationId, DelegationId, DelegationId];
const facts: RowFacts = {
  language: 'en',
  delegations: [
    { id: egypt, names: { en: 'Egypt' }, iso3166: 'EG', isActive: true },
    { id: malta, names: { en: 'Malta' }, iso3166: 'MT', isActive: true },
    { id: gone, names: { en: 'Fiji' }, iso3166: 'FJ', isActive: false },
  ],
  areas: [{ id: 'health', names: { en: 'Access to healthcare', fr: 'Accès aux soins' } }],
  instruments: [{ id: 'c189', names: { en: 'Domestic Workers Convention, 2011' }, aliases: ['C189'] }],
  own: null,
  tableLevel: 'person',
  submitter: null,
  meanings: new Map(),
  isOwn: false,
};
const nothing: Known = { byId: new Map(), byRow: new Map(), byNumber: new Map(), byTitle: new Map() };
const usual: Choices = { leaveOut: new Set(), edit: new Set(), as: 'draft', today: '2026-01-01' };

/** What becomes of one row: its fields by their headings, in a file that has no other columns. */
function planOf(
  record: Record<string, string>,
  {
    known = nothing,
    choices = {},
    given = {},
  }: { known?: Known; choices?: Partial<Choices>; given?: Partial<RowFacts> } = {},
) {
  const headings = Object.keys(record);
  const reader = createRowReader(proposeMapping(headings), { ...facts, ...given });
  const [plan] = planRows([reader.read(2, Object.values(record))], known, { ...usual, ...choices });
  return { ...plan!, codes: plan!.findings.map(({ code }) => code), fields: plan!.read.fields };
}
const complete = {
  title: 'Free clinics',
  summary: 'Public clinics see everyone.',
  text: 'Care is free for all.',
  submitters: 'Egypt; Malta',
  country_codes: 'EG',
  thematic_area: 'Accès aux soins',
  start_date: '2021',
  living_status: 'In force',
  living_status_on: '2026-01-01',
  evidence_level: 'described',
};

describe('a row of its own', () => {
  it('[IM1, IM9] becomes a practice with all that it says', () => {
    const { makes, codes, fields, read } = planOf({
      ...complete,
      end_date: '2024-03',
      sentence_action: 'le ministère de la santé a ouvert',
      sentence_measure: 'des dispensaires',
      partners: 'Cities',
      gcm_objectives: '15; 7',
      sdg_targets: '3.8, 10.c',
      journey_phases: 'transit; country of destination',
      guiding_principles: 'Droits de l’homme; whole-of-society approach',
      beneficiary_groups: 'Niños y niñas; 残疾人',
      source_labels: 'Report; Law',
      source_addresses: 'https://example.org/a; https://example.org/b',
      source_seen_on: '2026-01-02; ',
      instruments: 'C189',
      language: 'French',
    });
    expect([makes, codes]).toEqual(['create', []]);
    expect(read.body).toBe('Care is free for all.');
    expect(fields).toEqual({
      title: 'Free clinics',
      summary: 'Public clinics see everyone.',
      action: 'le ministère de la santé a ouvert',
      measure: 'des dispensaires',
      result: '',
      language: 'fr',
      areaId: 'health',
      submitters: [egypt, malta],
      countries: ['EG'],
      partners: 'Cities',
      beneficiaries: '',
      startDate: '2021',
      endDate: '2024-03',
      livingStatus: 'in-force',
      livingStatusOn: '2026-01-01',
      evidenceLevel: 'described',
      sources: [
        { label: 'Report', address: 'https://example.org/a', seenOn: '2026-01-02' },
        { label: 'Law', address: 'https://example.org/b', seenOn: null },
      ],
      instruments: ['c189'],
      gcmObjectives: [15, 7],
      sdgTargets: ['3.8', '10.c'],
      journeyPhases: ['transit', 'destination'],
      guidingPrinciples: ['human-rights', 'whole-of-society'],
      beneficiaryGroups: ['children', 'persons-with-disabilities'],
    });
  });

  it('[IM24] names its submitters as far as it says, else no further than the round table does', () => {
    const attribution = (record: Record<string, string>, tableLevel: RowFacts['tableLevel'] = 'person') =>
      planOf({ ...complete, ...record }, { given: { tableLevel } }).read.attribution.level;
    expect(attribution({ attribution: 'unattributed' })).toBe('unattributed');
    expect(attribution({ 'How the submitters are named': 'Without a name' })).toBe('unattributed');
    expect(attribution({ attribution: 'By category' })).toBe('category');
    expect(attribution({ attribution: 'person' })).toBe('delegation');
    expect(attribution({ attribution: 'delegation' }, 'unattributed')).toBe('delegation');
    expect(attribution({ attribution: '' })).toBe('delegation');
    expect(attribution({}, 'category')).toBe('category');
  });

  it.each<[FindingCode, Record<string, string>]>([
    ['unknown-submitter', { submitters: 'Atlantis' }],
    ['unknown-submitter', { submitters: 'Egypt; Atlantis' }],
    ['withdrawn-submitter', { submitters: 'Fiji' }],
    ['no-submitter', { submitters: '' }],
    ['no-title', { title: '', summary: '', text: '' }],
    ['unknown-attribution', { attribution: 'ask us' }],
    ['too-long', { title: 'x'.repeat(301) }],
    ['too-long', { partners: 'x'.repeat(2001) }],
    ['too-long', { sentence_result: 'x'.repeat(401) }],
  ])('[IM9] does not enter with the error %s', (code, wrong) => {
    const { makes, codes } = planOf({ ...complete, ...wrong });
    expect(makes).toBe('error');
    expect(codes).toContain(code);
  });

  it.each<[FindingCode, Record<string, string>, object]>([
    ['unknown-area', { thematic_area: 'Something else' }, { areaId: null }],
    ['unknown-place', { country_codes: 'EG XX' }, { countries: ['EG'] }],
    ['date-unclear', { start_date: '3/4/2021' }, { startDate: null }],
    ['day-needed', { living_status_on: '2026' }, { livingStatusOn: null }],
    ['unknown-living-status', { living_status: 'so so' }, { livingStatus: null }],
    ['unknown-evidence-level', { evidence_level: 'strong' }, { evidenceLevel: null }],
    ['unknown-objective', { gcm_objectives: '7; 99' }, { gcmObjectives: [7] }],
    ['unknown-target', { sdg_targets: '10.7; x' }, { sdgTargets: ['10.7'] }],
    ['unknown-phase', { journey_phases: 'transit; afterwards' }, { journeyPhases: ['transit'] }],
    ['unknown-principle', { guiding_principles: 'human rights; fun' }, { guidingPrinciples: ['human-rights'] }],
    ['unknown-group', { beneficiary_groups: 'families; everybody' }, { beneficiaryGroups: ['families'] }],
    ['unknown-instrument', { instruments: 'C189; Other law' }, { instruments: ['c189'] }],
    ['unknown-language', { language: 'Klingon' }, { language: 'en' }],
    ['places-differ', { countries: 'Colombia' }, { countries: ['EG'] }],
    ['sources-uneven', { source_labels: 'A; B', source_addresses: 'https://example.org' }, {}],
  ])('[IM9] enters with the warning %s, without what it names', (code, odd, left) => {
    const { makes, codes, fields } = planOf({ ...complete, ...odd });
    expect(makes).toBe('create');
    expect(codes).toContain(code);
    expect(fields).toMatchObject(left);
  });

  it('[IM1] takes what is missing of title, summary and text from the others, and says so', () => {
    const only = (cells: Record<string, string>) => planOf({ submitters: 'Egypt', ...cells });
    const ofText = only({ text: 'Cities open free clinics for everyone. They are staffed by volunteers.' });
    expect(ofText.codes).toEqual(['summary-from-text', 'title-from-text']);
    expect(ofText.fields).toMatchObject({
      title: 'Cities open free clinics for everyone',
      summary: 'Cities open free clinics for everyone. They are staffed by volunteers.',
    });
    expect(only({ title: 'Clinics', summary: 'Short.' })).toMatchObject({
      codes: ['text-from-summary'],
      read: { body: 'Short.' },
    });
    const long = only({ title: 'Clinics', summary: 'word '.repeat(600) });
    expect(long.codes).toEqual(['summary-from-text']);
    expect(long.fields.summary.length).toBeLessThanOrEqual(2000);
    expect(long.read.body).toBe('word '.repeat(600).trim());
  });

  it('[IM1] says in which column of its own what is missing would stand', () => {
    const wrong = { ...complete, title: '', summary: '', text: '', submitters: '' };
    expect(planOf(wrong).findings).toEqual([
      { column: 3, code: 'no-submitter', of: '' },
      { column: 0, code: 'no-title', of: '' },
    ]);
    const { title: _, submitters: __, ...without } = wrong;
    expect(planOf(without).findings.map(({ column }) => column)).toEqual([null, null]);
  });

  it('[IM7] means what the importer says that its names mean; nothing, where they say so', () => {
    const meanings = new Map([
      [keyOfName('submitters', 'Atlantis'), malta as string],
      [keyOfName('thematic_area', 'Health'), 'health'],
      [keyOfName('instruments', 'Other law'), ''],
    ]);
    const { makes, codes, fields } = planOf(
      { ...complete, submitters: 'ATLANTIS', thematic_area: 'health', instruments: 'Other law; C189' },
      { given: { meanings } },
    );
    expect([makes, codes]).toEqual(['create', []]);
    expect(fields).toMatchObject({ submitters: [malta], areaId: 'health', instruments: ['c189'] });
  });

  it('[IM10] of a delegation is led by it', () => {
    const given = { own: malta };
    expect(planOf({ ...complete, submitters: 'Malta; Egypt' }, { given }).makes).toBe('create');
    expect(planOf(complete, { given }).codes).toContain('not-your-delegation');
    const usualOne = planOf({ ...complete, submitters: '' }, { given });
    expect([usualOne.makes, usualOne.codes, usualOne.fields.submitters]).toEqual([
      'create',
      ['own-delegation'],
      [malta],
    ]);
  });

  it('[IM10] is submitted where it is complete, and else stays a draft that says what is missing', () => {
    const choices = { as: 'submitted' } as const;
    expect(planOf(complete, { choices })).toMatchObject({ submits: true, codes: [] });
    const { submits, makes, findings } = planOf({ ...complete, living_status: '' }, { choices });
    expect([submits, makes]).toEqual([false, 'create']);
    expect(findings).toEqual([{ column: null, code: 'stays-draft', of: 'livingStatus' }]);
    expect(planOf(complete).submits).toBe(false);
  });

  it('[IM1] that looks like another is pointed out', () => {
    const known: Known = { ...nothing, byTitle: new Map([['free clinics', 3]]) };
    expect(planOf(complete, { known }).findings).toEqual([{ column: null, code: 'title-there', of: 'P-3' }]);
    const reader = createRowReader(proposeMapping(Object.keys(complete)), facts);
    const cells = Object.values(complete);
    const rows = planRows([reader.read(2, cells), reader.read(3, cells)], nothing, usual);
    expect(rows.map(({ findings }) => findings)).toEqual([[], [{ column: null, code: 'title-twice', of: '2' }]]);
  });
});

describe('a row that is there', () => {
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const practice: KnownPractice = {
    id: id as PracticeId,
    number: 12,
    fields: { title: 'Free clinics', countries: ['CO', 'EG'], partners: 'Cities', submitters: [egypt] },
    why: null,
  };
  const known: Known = {
    byId: new Map([[id, practice]]),
    byRow: new Map(),
    byNumber: new Map([[12, practice]]),
    byTitle: new Map(),
  };
  const same = { id, number: 'P-12', title: 'Free clinics', country_codes: 'EG; CO', partners: '' };

  it('[IM4] changes nothing where it says the same, in whatever order, or says nothing', () => {
    expect(planOf(same, { known })).toMatchObject({ makes: 'same', changes: {}, codes: [] });
  });

  it('[IM4] shows what it says otherwise, and changes that alone, by choice', () => {
    const other = { ...same, title: 'Clinics', submitters: 'Malta', text: 'New words.' };
    expect(planOf(other, { known })).toMatchObject({
      makes: 'known',
      changes: { title: 'Clinics' },
      codes: ['text-stays', 'submitters-stay'],
    });
    expect(planOf(other, { known, choices: { edit: new Set([2]) } })).toMatchObject({ makes: 'edit' });
    const foreign = { ...known, byId: new Map([[id, { ...practice, why: 'practice.not-yours' }]]) };
    expect(planOf(other, { known: foreign, choices: { edit: new Set([2]) } }).makes).toBe('known');
  });

  it('[IM4] is known by its number alone only where it has no id: other tables number for themselves', () => {
    expect(planOf({ number: '12', title: 'Free clinics' }, { known }).makes).toBe('same');
    const other = planOf({ ...complete, id: '0f8fad5b-d9cb-469f-a165-70867728950f', number: 'P-12' }, { known });
    expect([other.makes, other.codes]).toEqual(['create', ['number-of-another']]);
  });

  it('[IM4] stands once in a file', () => {
    const reader = createRowReader(proposeMapping(Object.keys(same)), facts);
    const rows = planRows([reader.read(2, Object.values(same)), reader.read(3, Object.values(same))], known, usual);
    expect(rows.map(({ makes }) => makes)).toEqual(['same', 'error']);
  });

  it('[IM4] needs no submitters, which the export may not tell', () => {
    const reader = createRowReader(proposeMapping(EXPORT_FIELDS), { ...facts, isOwn: true });
    const cells = EXPORT_FIELDS.map((field) => (field === 'id' ? id : field === 'title' ? 'Free clinics' : ''));
    expect(planRows([reader.read(2, cells)], known, usual)[0]!.makes).toBe('same');
  });
});

it('[IM11, IM21] what is confirmed tells what was changed in rows that enter, also of a text', () => {
  const mended = [{ row: 2, column: 2, text: 'Other words.' }];
  const plan = planOf(complete);
  expect(enteringOf([plan], mended)).not.toEqual(enteringOf([plan], []));
  expect(enteringOf([plan], mended)).not.toEqual(enteringOf([plan], [{ ...mended[0]!, text: 'Others again.' }]));
  expect(enteringOf([planOf(complete, { choices: { leaveOut: new Set([2]) } })], mended)).toEqual([]);
});

it('[IM9] what does not enter is looked at first, then what is warned of', () => {
  const ranks = [
    planOf(complete),
    planOf({ ...complete, thematic_area: '?!x' }),
    planOf({ ...complete, submitters: 'Nobody' }),
  ].map(rankOf);
  expect(ranks).toEqual([3, 1, 0]);
});
