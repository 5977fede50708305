import { describe, expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role } from '../people/index.ts';
import { mayEnterCall } from './call.ts';
import { takeStep } from './life.ts';
import {
  type ConsentAnswer,
  isAgreed,
  kindsFrom,
  lapsesWith,
  type LineageAct,
  type LineagePractice,
  mayAnswerProposal,
  mayBeDone,
  mayPropose,
  mayTakeProposalBack,
  type ProposalFacts,
  versionReadByAll,
  whatEnds,
  whoIsAsked,
} from './lineage.ts';
import { answersTold, isKeptFromProposer } from './lineage-told.ts';
import type { PracticeFields, PracticeId } from './practice.ts';
import { PRACTICE_STATUSES } from './status.ts';
import { mayEndorse } from './support.ts';
import { fitsOneForm, unite } from './unite.ts';
import { stepsFor } from './who.ts';

const [egypt, kenya, malta] = ['egypt', 'kenya', 'malta'] as unknown as [DelegationId, DelegationId, DelegationId];
const nobody: Actor = { personId: 'p' as PersonId, roundTableId: 'rt' as RoundTableId, roles: [], accreditations: [] };
const role = (...roles: Role[]): Actor => ({ ...nobody, roles });
const of = (delegationId: DelegationId): Actor => ({
  ...nobody,
  accreditations: [{ delegationId, standing: 'head', isFocalPoint: false, maySubmit: true, mayVote: false }],
});
const [three, five] = ['three', 'five'] as unknown as [PracticeId, PracticeId];
const practice = (facts: Partial<LineagePractice> = {}): LineagePractice => ({
  id: three,
  number: 3,
  status: 'discussed',
  version: 1,
  shownVersion: 1,
  isInAnnex: false,
  isBeingDecided: false,
  submitters: [egypt],
  attribution: 'delegation',
  asked: 'delegation',
  ...facts,
});
const other = (facts: Partial<LineagePractice> = {}) =>
  practice({ id: five, number: 5, submitters: [kenya], ...facts });
const act = (facts: Partial<LineageAct> = {}): LineageAct => ({
  kind: 'merge',
  into: null,
  base: three,
  titles: [],
  bindsToShown: false,
  ...facts,
});
const codeOf = (...given: Parameters<typeof mayBeDone>) => mayBeDone(...given)?.code;

it('[PR37] takes part from where the table can still do something with a practice', () => {
  expect(Object.fromEntries(PRACTICE_STATUSES.map((status) => [status, kindsFrom(status).join(' ')]))).toEqual({
    draft: 'merge split',
    submitted: 'merge split supersede',
    'under-review': 'merge split supersede',
    'information-requested': 'merge split supersede',
    discussed: 'merge split supersede',
    cleared: 'merge split supersede',
    published: 'merge split supersede',
    'not-included': '',
    withdrawn: '',
    succeeded: '',
  });
  expect(codeOf(act(), [practice(), other({ status: 'not-included' })])).toBe('practice.lineage-state');
  expect(codeOf(act(), [practice(), other({ isBeingDecided: true })])).toBe('practice.lineage-decision-open');
  expect(codeOf(act(), [practice(), other()])).toBeUndefined();
});

it('[PR37] is two or more that are merged, one that is split, one that supersedes one', () => {
  const both = [practice(), other()];
  const shapes: [LineageAct, LineagePractice[], boolean][] = [
    [act(), [practice()], false],
    [act(), [practice(), practice()], false],
    [act({ titles: ['One'] }), both, true],
    [act({ into: five, base: five, titles: ['One'] }), both, false],
    [act({ into: 'nine' as PracticeId }), both, false],
    [act({ kind: 'split', titles: ['One', 'Two'] }), [practice()], true],
    [act({ kind: 'split', titles: ['One', ' '] }), [practice()], false],
    [act({ kind: 'split', titles: ['One'] }), [practice()], false],
    [act({ kind: 'split', titles: ['One', 'Two'] }), both, false],
    [act({ kind: 'supersede', into: five }), both, true],
    [act({ kind: 'supersede' }), both, false],
  ];
  expect(shapes.map(([what, practices]) => codeOf(what, practices) !== 'practice.lineage-shape')).toEqual(
    shapes.map(([, , fits]) => fits),
  );
  expect(whatEnds({ into: five }, both).map(({ id }) => id)).toEqual([three]);
  expect(whatEnds({ into: null }, both)).toEqual(both);
});

describe('[PR38] a proposal', () => {
  const facts = (given: Partial<ProposalFacts> = {}): ProposalFacts => ({
    status: 'open',
    proposedFor: egypt,
    consents: new Map([
      [egypt, 'consented'],
      [kenya, null],
    ]),
    ...given,
  });

  it('is made by a submitter, the penholder or a co-chair, with a reason', () => {
    const both = [practice(), other()];
    expect(mayPropose(of(kenya), both, kenya, 'the same')).toBeUndefined();
    for (const office of ['co-chair', 'penholder'] as const)
      expect(mayPropose(role(office), both, undefined, 'the same')).toBeUndefined();
    expect(mayPropose(of(malta), both, malta, 'the same')?.code).toBe('practice.lineage-not-yours');
    expect(mayPropose(role('secretariat'), both, undefined, 'the same')?.code).toBe('practice.lineage-not-yours');
    expect(mayPropose(of(kenya), both, kenya, ' ')?.code).toBe('practice.reason-needed');
    expect(whoIsAsked([practice({ submitters: [egypt, kenya] }), other()])).toEqual([egypt, kenya]);
  });

  it('is answered once for each delegation asked, a refusal with its reason', () => {
    const answer = (...given: Parameters<typeof mayAnswerProposal>) => mayAnswerProposal(...given)?.code;
    expect(answer(of(kenya), kenya, facts(), 'consented', undefined)).toBeUndefined();
    expect(answer(of(kenya), kenya, facts(), 'refused', ' ')).toBe('practice.reason-needed');
    expect(answer(of(egypt), egypt, facts(), 'refused', 'no')).toBe('practice.lineage-closed');
    expect(answer(of(malta), malta, facts(), 'consented', undefined)).toBe('practice.lineage-not-asked');
    expect(answer(role('co-chair'), kenya, facts(), 'consented', undefined)).toBe('practice.lineage-not-asked');
    expect(answer(of(kenya), kenya, facts({ status: 'lapsed' }), 'consented', undefined)).toBe(
      'practice.lineage-closed',
    );
    expect(isAgreed(facts())).toBe(false);
    expect(isAgreed(facts({ consents: new Map([[egypt, 'consented']]) }))).toBe(true);
  });

  it('is taken back by those who made it, while it is open', () => {
    expect(mayTakeProposalBack(of(egypt), facts())).toBeUndefined();
    expect(mayTakeProposalBack(of(kenya), facts())?.code).toBe('practice.lineage-not-yours');
    expect(mayTakeProposalBack(role('penholder'), facts())?.code).toBe('practice.lineage-not-yours');
    expect(mayTakeProposalBack(role('penholder'), facts({ proposedFor: null }))).toBeUndefined();
    expect(mayTakeProposalBack(of(egypt), facts({ status: 'done' }))?.code).toBe('practice.lineage-closed');
  });

  it('lapses when those asked read another version', () => {
    const updated = { version: 2, shownVersion: 1, submitters: [egypt] };
    const asking = (...asked: DelegationId[]) => ({ asked, bindsToShown: false });
    expect(lapsesWith(1, updated, asking(egypt))).toBe(true);
    expect(lapsesWith(1, updated, asking(egypt, kenya))).toBe(false);
    expect(lapsesWith(1, { ...updated, shownVersion: 2 }, asking(egypt, kenya))).toBe(true);
    expect(lapsesWith(1, updated, { asked: [egypt], bindsToShown: true })).toBe(false);
  });
});

it('[PR39] concerns what all who are asked can read', () => {
  const unseen = { status: 'submitted', shownVersion: null } as const;
  expect(codeOf(act(), [practice(unseen), other()])).toBe('practice.lineage-not-read');
  expect(codeOf(act(), [practice(unseen), other({ ...unseen, submitters: [egypt] })])).toBeUndefined();
  expect(codeOf(act({ kind: 'split', titles: ['One', 'Two'] }), [practice({ ...unseen, status: 'draft' })])).toBe(
    undefined,
  );
  const updated = { version: 3, shownVersion: 2, submitters: [egypt] };
  expect(versionReadByAll(updated, { asked: [egypt], bindsToShown: false })).toBe(3);
  expect(versionReadByAll(updated, { asked: [egypt, kenya], bindsToShown: false })).toBe(2);
});

it('[PR39] depends in nothing on who submits what its proposer is not told of', () => {
  const unnamed = other({ attribution: 'unattributed' });
  expect(isKeptFromProposer([practice(), unnamed], egypt, 'delegation')).toBe(true);
  expect(isKeptFromProposer([practice(), unnamed], undefined, 'delegation')).toBe(true);
  expect(isKeptFromProposer([practice(), unnamed], kenya, 'delegation')).toBe(false);
  expect(isKeptFromProposer([practice(), other()], egypt, 'delegation')).toBe(false);
  expect(isKeptFromProposer([practice(), other()], egypt, 'category')).toBe(true);
  expect(isKeptFromProposer([unnamed], undefined, 'delegation')).toBe(false);
  const blind = act({ bindsToShown: true });
  const unseen = practice({ shownVersion: null });
  expect([kenya, egypt].map((one) => codeOf(blind, [unseen, { ...unnamed, submitters: [one] }]))).toEqual([
    'practice.lineage-not-read',
    'practice.lineage-not-read',
  ]);
  expect(
    versionReadByAll({ version: 3, shownVersion: 2, submitters: [egypt] }, { asked: [egypt], bindsToShown: true }),
  ).toBe(2);
});

it('[PR39] tells a reader of all who are not named only what they say together', () => {
  const given = (...answers: (ConsentAnswer | null)[]) =>
    answersTold(
      answers.map((answer, place) => ({ answer, isTold: place === 0 })),
      ({ isTold }) => isTold,
    );
  expect(given('consented')).toEqual({ told: [{ answer: 'consented', isTold: true }], others: undefined });
  expect(given('consented', null).others).toEqual(given('consented', 'consented', null).others);
  expect(given('consented', 'consented', 'consented').others?.answer).toBe('consented');
  expect(given('consented', null, 'refused').others).toEqual({
    answer: 'refused',
    refusal: { answer: 'refused', isTold: false },
  });
});

it('[PR40] carries on by what has come at least as far', () => {
  const into = { into: three };
  expect(codeOf(act(into), [practice({ isInAnnex: true }), other()])).toBeUndefined();
  expect(codeOf(act(into), [practice(), other({ isInAnnex: true })])).toBe('practice.lineage-behind');
  const all = { submitters: [egypt] };
  expect(codeOf(act(into), [practice({ shownVersion: null }), other(all)])).toBe('practice.lineage-behind');
  expect(codeOf(act(), [practice(), other({ isInAnnex: true })])).toBeUndefined();
});

it('[PR45] supersedes by nothing that tells more of who submits it', () => {
  const supersede = act({ kind: 'supersede', into: three });
  expect(codeOf(supersede, [practice(), other({ attribution: 'unattributed' })])).toBe('practice.lineage-discloses');
  expect(codeOf(supersede, [practice({ attribution: 'unattributed' }), other()])).toBeUndefined();
  expect(codeOf(act({ into: three }), [practice(), other({ attribution: 'unattributed' })])).toBeUndefined();
});

const fields = (given: Partial<PracticeFields>): PracticeFields => ({
  language: 'en',
  title: 'Clinics',
  summary: 'Open to all.',
  action: 'the ministry opened',
  measure: 'clinics',
  result: '',
  areaId: null,
  submitters: [egypt],
  countries: ['EG'],
  partners: '',
  beneficiaries: '',
  startDate: '2021',
  endDate: null,
  livingStatus: 'in-force',
  livingStatusOn: null,
  evidenceLevel: 'described',
  sources: [],
  instruments: [],
  gcmObjectives: [15],
  sdgTargets: [],
  journeyPhases: ['destination'],
  guidingPrinciples: ['human-rights'],
  beneficiaryGroups: [],
  capacity: 'national-position',
  attribution: 'delegation',
  ...given,
});

it('[PR41] unites without doubles, and keeps the text of the chosen one', () => {
  const source = (label: string, address: string) => ({ label, address, seenOn: null });
  const united = unite(fields({ sources: [source('Law 5', 'https://example.org/law'), source('Report', '')] }), [
    fields({
      title: 'Free care',
      action: 'the city opened',
      result: 'reaching all',
      startDate: '2019',
      submitters: [kenya, egypt],
      countries: ['KE', 'EG'],
      sources: [
        source('The law', 'https://www.example.org/law/#1'),
        source('report', ''),
        source('More', 'https://a.org/x'),
      ],
      gcmObjectives: [7, 15],
      journeyPhases: ['transit'],
      guidingPrinciples: ['child-sensitive', 'human-rights'],
      beneficiaryGroups: ['children'],
      attribution: 'unattributed',
    }),
  ]);
  expect(united).toEqual(
    fields({
      submitters: [egypt, kenya],
      countries: ['EG', 'KE'],
      sources: [source('Law 5', 'https://example.org/law'), source('Report', ''), source('More', 'https://a.org/x')],
      gcmObjectives: [7, 15],
      journeyPhases: ['destination', 'transit'],
      guidingPrinciples: ['human-rights', 'child-sensitive'],
      beneficiaryGroups: ['children'],
      attribution: 'unattributed',
    }),
  );
  expect(fitsOneForm(united)).toBeUndefined();
  const many = Array.from({ length: 31 }, (_, nth) => `d${nth}` as DelegationId);
  expect(fitsOneForm(unite(fields({}), [fields({ submitters: many })]))?.code).toBe('practice.lineage-too-much');
});

it('[PR42] ends what others carry on, until none of them stands', () => {
  const facts = { status: 'succeeded', version: 1, shownVersion: 1, submitters: [egypt], isOnBehalf: false } as const;
  expect(takeStep({ ...facts, isCarriedOn: true }, 'resume')).toMatchObject({
    refusal: { code: 'practice.carried-on' },
  });
  expect(takeStep({ ...facts, isCarriedOn: false }, 'resume')).toEqual({ to: 'draft' });
  expect(stepsFor(of(egypt), { ...facts, isCarriedOn: true })).toEqual([]);
  expect(stepsFor(of(egypt), { ...facts, isCarriedOn: false })).toEqual(['resume']);
  expect(mayEndorse(of(kenya), kenya, { ...facts, latest: 1 })?.code).toBe('practice.succeeded');
});

it('[PR44] lets what carries on a submitted practice in after the call has closed', () => {
  const at = new Date('2026-11-30');
  expect(mayEnterCall(of(egypt), { version: 0, carriesOn: true }, '2026-01-01T00:00:00Z', at)).toBeUndefined();
  expect(mayEnterCall(of(egypt), { version: 0 }, '2026-01-01T00:00:00Z', at)?.code).toBe('practice.call-closed');
});
