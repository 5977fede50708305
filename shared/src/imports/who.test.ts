import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role, Standing } from '../people/index.ts';
import { IMPORT_LIMITS } from './fields.ts';
import { importsFor, mayEnterAs, mayKnowImport, mayOpenAnother, mayUndoImport } from './who.ts';

const [egypt, malta] = ['egypt', 'malta'] as DelegationId[] as [DelegationId, DelegationId];
const none: Actor = { personId: 'p' as PersonId, roundTableId: 'rt' as RoundTableId, roles: [], accreditations: [] };
const role = (...roles: Role[]): Actor => ({ ...none, roles });
const of = (delegationId: DelegationId, standing: Standing = 'head', isFocalPoint = false): Actor => ({
  ...none,
  accreditations: [{ delegationId, standing, isFocalPoint, maySubmit: true, mayVote: false }],
});

it('[IM10] the offices import on behalf, those who lead a delegation for it, nobody else', () => {
  for (const office of ['co-chair', 'penholder', 'secretariat'] as const)
    expect(importsFor(role(office))).toEqual([null]);
  expect(importsFor(of(egypt))).toEqual([egypt]);
  expect(importsFor(of(egypt, 'expert', true))).toEqual([egypt]);
  for (const nobody of [of(egypt, 'adviser'), role('observer'), role('interpreter')])
    expect(importsFor(nobody)).toEqual([]);
  expect(importsFor({ ...of(egypt), roles: ['co-chair'] })).toEqual([null, egypt]);
});

it('[IM16] an import is known to those for whom it is, and to nobody else', () => {
  expect(mayKnowImport(role('penholder'), null)).toBe(true);
  for (const office of ['co-chair', 'penholder', 'secretariat'] as const)
    expect(mayKnowImport(role(office), egypt)).toBe(false);
  expect(mayKnowImport(of(egypt), egypt)).toBe(true);
  expect(mayKnowImport(of(egypt), null)).toBe(false);
  expect(mayKnowImport(of(malta), egypt)).toBe(false);
});

it('[IM10] the secretariat alone has practices submitted', () => {
  expect(mayEnterAs(role('secretariat'), null, 'submitted')).toBeUndefined();
  for (const [actor, whose] of [
    [role('penholder'), null],
    [role('co-chair'), null],
    [of(egypt), egypt],
    [{ ...of(egypt), roles: ['secretariat'] } as Actor, egypt],
  ] as const) {
    expect(mayEnterAs(actor, whose, 'submitted')?.code).toBe('practice-import.not-submitting');
    expect(mayEnterAs(actor, whose, 'draft')).toBeUndefined();
  }
});

it('[IM12] the secretariat alone takes back what was submitted or changed on behalf', () => {
  const drafts = { submitted: 0, edited: 0 };
  expect(mayUndoImport(role('penholder'), null, drafts)).toBeUndefined();
  for (const done of [
    { submitted: 1, edited: 0 },
    { submitted: 0, edited: 1 },
  ]) {
    expect(mayUndoImport(role('penholder'), null, done)?.code).toBe('practice-import.undone-by-secretariat');
    expect(mayUndoImport(role('secretariat'), null, done)).toBeUndefined();
  }
  expect(mayUndoImport(of(egypt), egypt, { submitted: 0, edited: 1 })).toBeUndefined();
});

it('[IM19] so many previews are open at a time, and no more', () => {
  const { openOfPerson, openOfTable } = IMPORT_LIMITS;
  expect(mayOpenAnother({ ofPerson: openOfPerson - 1, ofTable: openOfTable - 1 })).toBeUndefined();
  expect(mayOpenAnother({ ofPerson: openOfPerson, ofTable: openOfPerson })?.code).toBe('practice-import.too-many-open');
  expect(mayOpenAnother({ ofPerson: 0, ofTable: openOfTable })?.code).toBe('practice-import.too-many-open-here');
});
