import type { PracticeField } from './practice.ts';

/** For each field, the revision in which it was last changed; absent for one never changed. */
export type FieldRevisions = Readonly<Partial<Record<PracticeField, number>>>;

/**
 * The fields of a change, made on top of revision `base`, that somebody else has changed since [PR16]. None: the change
 * is merged, even though the revision has moved on; any: it is refused, and both keep their words.
 */
export const changedMeanwhile = (
  fields: readonly PracticeField[],
  base: number,
  revisions: FieldRevisions,
): PracticeField[] => fields.filter((field) => (revisions[field] ?? 0) > base);
