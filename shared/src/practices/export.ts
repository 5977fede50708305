/** What a file of practices may be: `csv` for other programs, `xlsx` for spreadsheets, `json` for those who compute with it. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Names the columns; raised when one changes its meaning or goes. A new column is put at the end. */
export const EXPORT_FORM = 'penholder-practices/1';

/**
 * The columns of a file of practices, in their order: names for programs, the same in every language, so that an import can
 * be mapped once. What each holds is told by the field guide of the file.
 */
export const EXPORT_FIELDS = [
  'id',
  'number',
  'title',
  'summary',
  'language',
  'submitters',
  'country_codes',
  'countries',
  'partners',
  'beneficiaries',
  'thematic_area',
  'gcm_objectives',
  'sdg_targets',
  'journey_phases',
  'start_date',
  'end_date',
  'living_status',
  'living_status_on',
  'evidence_level',
  'evidence_disclaimer',
  'source_labels',
  'source_addresses',
  'source_seen_on',
  'instruments',
  'status',
  'version',
  'submitted_at',
  'endorsements',
  'page',
  'guiding_principles',
  'beneficiary_groups',
  'body',
  'sentence_action',
  'sentence_measure',
  'sentence_result',
  'attribution',
] as const;
export type ExportField = (typeof EXPORT_FIELDS)[number];

/** One practice of a file: null where nothing is known or told, a list where there may be several. */
export type ExportRecord = Readonly<Record<ExportField, string | number | null | readonly string[]>>;

/**
 * Several values in one cell, with `; ` between them; `;` and `\` within a value have a `\` before them. [PR28]
 *
 * @example joinValues(['Law 82; as amended', 'Decree 5']) // 'Law 82\; as amended; Decree 5'
 */
export const joinValues = (values: readonly string[]): string =>
  values.map((value) => value.replace(/[\\;]/g, '\\$&')).join('; ');

/** The values that `joinValues` joined. An empty cell holds none. */
export function splitValues(cell: string): string[] {
  if (cell === '') return [];
  return [...`${cell}; `.matchAll(/((?:\\[^]|[^\\;])*); /g)].map(([, value]) => value!.replace(/\\([^])/g, '$1'));
}

/** What a spreadsheet takes for a formula at the beginning of a cell, whatever blank stands before it; and the sign that guards. */
const DANGEROUS = /^(?:[\t\r\n']|[\s\u200B]*[=+\-@＝＋－＠])/u;

/**
 * A cell of a CSV file that no spreadsheet computes: an apostrophe is put before what begins like a formula. One is put before
 * an apostrophe too, so that whoever takes one off where there is one has what was there. [PR28]
 *
 * @example guarded('=1+1') // "'=1+1"
 */
export const guarded = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

/** What `guarded` guarded. */
export const unguarded = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);
