/** What a column of a file may hold of a practice: the columns that the export writes and that say something, and the text of the practice. */
export const IMPORT_FIELDS = [
  'id',
  'number',
  'title',
  'summary',
  'sentence_action',
  'sentence_measure',
  'sentence_result',
  'body',
  'language',
  'submitters',
  'attribution',
  'country_codes',
  'countries',
  'partners',
  'beneficiaries',
  'thematic_area',
  'gcm_objectives',
  'sdg_targets',
  'journey_phases',
  'guiding_principles',
  'beneficiary_groups',
  'start_date',
  'end_date',
  'living_status',
  'living_status_on',
  'evidence_level',
  'source_labels',
  'source_addresses',
  'source_seen_on',
  'instruments',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What the export says of a practice beside what its submitters wrote: recognised, and never taken in. */
export const TOLD_ONLY = ['evidence_disclaimer', 'status', 'version', 'submitted_at', 'endorsements', 'page'] as const;

/** Fields that several columns may give together; of all others one column alone. [IM3] */
export const SEVERAL_COLUMNS: readonly ImportField[] = [
  'body',
  'submitters',
  'country_codes',
  'countries',
  'gcm_objectives',
  'sdg_targets',
  'journey_phases',
  'guiding_principles',
  'beneficiary_groups',
  'source_labels',
  'source_addresses',
  'instruments',
];

/** What is named by words that may be unknown here, and can be told what they mean once for all rows. [IM7] */
export const NAMED_FIELDS = ['submitters', 'countries', 'thematic_area', 'instruments'] as const;
export type NamedField = (typeof NAMED_FIELDS)[number];

/** What each column holds, by its place from 0; null: not taken. */
export type Mapping = readonly (ImportField | null)[];

/** Of the fields that only one column may give, those that several do. [IM3] */
export const mappedTwice = (mapping: Mapping): ImportField[] => [
  ...new Set(
    mapping.filter(
      (field, at): field is ImportField =>
        field !== null && !SEVERAL_COLUMNS.includes(field) && mapping.indexOf(field) !== at,
    ),
  ),
];

/** What kinds of file are read. */
export const FORMATS = ['csv', 'xlsx', 'docx', 'json'] as const;
export type ImportFormat = (typeof FORMATS)[number];

/** What a file may have at most. Bytes, counts, characters, days. */
export const IMPORT_LIMITS = {
  bytes: 10_000_000,
  rows: 2_000,
  columns: 100,
  /** Of one cell: fifty sources with their addresses fit in. */
  cell: 120_000,
  /** Of one row, which is read in one go: a text with as many sources again fits in. [IM13] */
  row: 300_000,
  /** Of a name that is asked for: of a longer one, its beginning. */
  name: 500,
  /** Of all cells together. */
  characters: 8_000_000,
  /** Cells that are changed in a preview, and what they say together: what needs more is a matter of the file. [IM22] */
  mended: 500,
  mendedCharacters: 250_000,
  /** Previews that are open at a time: of one person, and of a round table. */
  openOfPerson: 10,
  openOfTable: 100,
  /** After so many days a preview that nobody has confirmed is removed. [IM15] */
  days: 14,
} as const;
