/**
 * What is to say about a row or one of its cells. An `error` keeps the row out; with a `warning` it enters without what the
 * cell says; a `note` tells what is made of it. [IM1, IM9]
 */
export const FINDINGS = {
  'no-title': 'error',
  'no-submitter': 'error',
  'unknown-submitter': 'error',
  'withdrawn-submitter': 'error',
  'not-your-delegation': 'error',
  // Whom nobody may know of would be named by a word that was not understood.
  'unknown-attribution': 'error',
  'too-long': 'error',
  'too-many': 'error',
  'id-twice': 'error',
  'wrong-id': 'warning',
  'unknown-language': 'warning',
  'unknown-place': 'warning',
  'unknown-area': 'warning',
  'unknown-instrument': 'warning',
  'unknown-objective': 'warning',
  'unknown-target': 'warning',
  'unknown-phase': 'warning',
  'unknown-principle': 'warning',
  'unknown-group': 'warning',
  'unknown-living-status': 'warning',
  'unknown-evidence-level': 'warning',
  'date-unclear': 'warning',
  'day-needed': 'warning',
  'places-differ': 'warning',
  'sources-uneven': 'warning',
  'title-there': 'warning',
  'title-twice': 'warning',
  'title-from-text': 'note',
  'summary-from-text': 'note',
  'text-from-summary': 'note',
  'own-delegation': 'note',
  'number-of-another': 'note',
  'text-stays': 'note',
  'submitters-stay': 'note',
  'attribution-stays': 'note',
  'stays-draft': 'note',
} as const;
export type FindingCode = keyof typeof FINDINGS;
export type FindingLevel = (typeof FINDINGS)[FindingCode];
export const FINDING_CODES = Object.keys(FINDINGS) as FindingCode[];

export interface RowFinding {
  /** The column by its place from 0; null where it is about the row. */
  readonly column: number | null;
  readonly code: FindingCode;
  /** What was written, or what the sentence needs. */
  readonly of: string;
}

/** What becomes of a row. */
export const ROW_MAKES = ['create', 'edit', 'same', 'known', 'error', 'left-out'] as const;
export type RowMakes = (typeof ROW_MAKES)[number];
