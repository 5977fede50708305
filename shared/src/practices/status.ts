/** Where a practice stands in its life; see `takeStep`. */
export const PRACTICE_STATUSES = [
  'draft',
  'submitted',
  'under-review',
  'information-requested',
  'discussed',
  'cleared',
  'not-included',
  'published',
  'withdrawn',
  'succeeded',
] as const;
export type PracticeStatus = (typeof PRACTICE_STATUSES)[number];

/** What the co-chairs and the penholder still have to act on. */
export const IN_REVIEW: readonly PracticeStatus[] = ['submitted', 'under-review', 'information-requested', 'discussed'];

/** Where a practice has come to an end: it is neither confirmed nor endorsed, printed nor listed unless it is asked for. [PR23, PR42] */
export const OUT_OF_THE_WAY: readonly PracticeStatus[] = ['withdrawn', 'succeeded'];

/** What covers something: handed in, and neither declined, withdrawn nor carried on by others. [PR35, PR42] */
export const COVERING: readonly PracticeStatus[] = [
  'submitted',
  'under-review',
  'information-requested',
  'discussed',
  'cleared',
  'published',
];

/** Where the submitters may change the working copy: everywhere but where the practice has come to an end. */
export const isEditable = (status: PracticeStatus): boolean =>
  !OUT_OF_THE_WAY.includes(status) && status !== 'not-included';
