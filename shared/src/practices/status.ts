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
] as const;
export type PracticeStatus = (typeof PRACTICE_STATUSES)[number];

/** What the co-chairs and the penholder still have to act on. */
export const IN_REVIEW: readonly PracticeStatus[] = ['submitted', 'under-review', 'information-requested', 'discussed'];

/** What covers something: handed in, and neither declined nor withdrawn. [PR35] */
export const COVERING: readonly PracticeStatus[] = [
  'submitted',
  'under-review',
  'information-requested',
  'discussed',
  'cleared',
  'published',
];

/** Where the submitters may change the working copy: everywhere but where the practice has come to an end. */
export const isEditable = (status: PracticeStatus): boolean => status !== 'withdrawn' && status !== 'not-included';
