import { conflict, type DelegationId, forbidden, type Verdict } from '../kernel/index.ts';
import { type Actor, can, delegationsFor, hasRole } from '../people/index.ts';
import { IMPORT_LIMITS } from './fields.ts';

/** For whom an import is: a delegation, or (null) the offices of the round table, on behalf of whoever the file names. */
export type ImportFor = DelegationId | null;

/** For whom the actor may import; the offices first. [IM10] */
export const importsFor = (actor: Actor): ImportFor[] => [
  ...(can({ ...actor, accreditations: [] }, 'practice.import') ? [null] : []),
  ...delegationsFor(actor, 'practice.import'),
];

/** Whether the actor may know of an import: one of a delegation is for those of it who import, one of the offices for the offices. [IM16] */
export const mayKnowImport = (actor: Actor, of: ImportFor): boolean => importsFor(actor).includes(of);

/** Whether another file may be sent, with so many previews of the person and of the round table open. [IM19] */
export function mayOpenAnother({ ofPerson, ofTable }: { ofPerson: number; ofTable: number }): Verdict {
  if (ofPerson >= IMPORT_LIMITS.openOfPerson)
    return conflict(
      'practice-import.too-many-open',
      `You have ${IMPORT_LIMITS.openOfPerson} imports in preview. Please confirm one or put one aside before you send another file.`,
      { params: { most: IMPORT_LIMITS.openOfPerson } },
    );
  if (ofTable >= IMPORT_LIMITS.openOfTable)
    return conflict(
      'practice-import.too-many-open-here',
      `The round table has ${IMPORT_LIMITS.openOfTable} imports in preview. Please try again when some are confirmed or put aside; what nobody confirms is removed after ${IMPORT_LIMITS.days} days.`,
      { params: { most: IMPORT_LIMITS.openOfTable, days: IMPORT_LIMITS.days } },
    );
  return undefined;
}

/** How practices enter: as drafts, or submitted where they are complete. */
export const PRACTICES_ENTER_AS = ['draft', 'submitted'] as const;
export type PracticesEnterAs = (typeof PRACTICES_ENTER_AS)[number];

/** Whether practices may enter so: the secretariat alone submits on behalf. [IM10] */
export const mayEnterAs = (actor: Actor, of: ImportFor, as: PracticesEnterAs): Verdict =>
  as === 'draft' ||
  (of === null && hasRole(actor, 'secretariat') && can({ ...actor, accreditations: [] }, 'practice.submit'))
    ? undefined
    : forbidden(
        'practice-import.not-submitting',
        'Only the secretariat submits practices on behalf; they can enter as drafts.',
      );

/** Whether the actor may take an import back: what was submitted or changed on behalf, the secretariat alone. [IM12] */
export const mayUndoImport = (
  actor: Actor,
  of: ImportFor,
  { submitted, edited }: { readonly submitted: number; readonly edited: number },
): Verdict =>
  of !== null || submitted + edited === 0 || hasRole(actor, 'secretariat')
    ? undefined
    : forbidden(
        'practice-import.undone-by-secretariat',
        'Practices were submitted or changed on behalf: only the secretariat takes that back.',
      );
