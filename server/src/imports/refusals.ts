import { invalid, notFound, type Refusal, Refused } from '@penholder/shared/kernel';
import { IMPORT_LIMITS } from '@penholder/shared/imports';

export const noSuchImport = notFound('practice-import.not-found', 'There is no such import.');

const code = (name: string) => `practice-import.${name}`;
const tooLarge = (name: string, detail: string): Refusal => ({ code: code(name), status: 413, detail });

/** Every way in which a file is refused, with the sentence that its sender reads. [IM13] */
export const importRefusals = {
  noFile: () => invalid(code('no-file'), 'Please choose a file: it is sent as the field "file" of a form.'),
  tooLarge: () =>
    tooLarge(
      'too-large',
      `The file is larger than ${IMPORT_LIMITS.bytes / 1_000_000} MB, or holds more text than a file of practices can. Please send it in parts.`,
    ),
  tooManyRows: () =>
    tooLarge('too-many-rows', `The file has more than ${IMPORT_LIMITS.rows} rows. Please send it in parts.`),
  tooManyColumns: () =>
    tooLarge(
      'too-many-columns',
      `The file has more than ${IMPORT_LIMITS.columns} columns. Please leave out those that are not about practices.`,
    ),
  cellTooLong: (row: number) =>
    tooLarge('cell-too-long', `A cell in row ${row} is longer than a practice can be. Please shorten it.`),
  rowTooLong: (row: number) =>
    tooLarge(
      'row-too-long',
      `Row ${row} holds more text than a practice can. Please shorten it, or split it into several rows.`,
    ),
  unsupported: (): Refusal => ({
    code: code('unsupported'),
    status: 415,
    detail:
      'Only CSV, Excel workbooks (.xlsx), tables in Word documents (.docx) and the JSON of the export can be imported. Please save the table as one of these.',
  }),
  paper: (): Refusal => ({
    code: code('paper'),
    status: 415,
    detail:
      'This is a text without a table of practices, with names such as title, summary and country above its columns or to the left of a form. Annexes of practices in Word or Markdown are read in under “Background papers”.',
  }),
  encrypted: () =>
    invalid(code('encrypted'), 'The file is protected by a password. Please save a copy without one and send that.'),
  macros: () =>
    invalid(
      code('macros'),
      'The file holds macros or other active content. Please save a copy without macros (.xlsx, .docx).',
    ),
  malformed: (what: string) =>
    invalid(
      code('malformed'),
      `The file is damaged or not what its name says: ${what}. Please save it again and send it anew.`,
    ),
  bomb: () =>
    invalid(
      code('bomb'),
      'The file unpacks to far more than a table can be, and was not opened further. Please save the table in a new file.',
    ),
  timedOut: () =>
    invalid(
      code('timed-out'),
      'The file took too long to read and was put aside. Please save the table in a new file.',
    ),
  busy: (): Refusal => ({
    code: code('busy'),
    status: 503,
    detail: 'Several files are being read at the moment. Please send yours again in a minute.',
  }),
  noHead: () =>
    invalid(
      code('no-head'),
      'The table has no row of headings. Please put a name above each column: title, summary, submitters …',
    ),
  noRows: () => invalid(code('no-rows'), 'The table has headings and no rows below them.'),
} as const;

export const malformed = (what: string) => new Refused(importRefusals.malformed(what));

/** What the readers of Office files refuse, in words for tables. */
export function forTables({ refusal }: Refused): Refusal {
  switch (refusal.code) {
    case 'reading.encrypted':
      return importRefusals.encrypted();
    case 'reading.macros':
      return importRefusals.macros();
    case 'reading.bomb':
      return importRefusals.bomb();
    case 'reading.too-large':
      return importRefusals.tooLarge();
    case 'reading.malformed':
      return importRefusals.malformed('it could not be opened as a file of Office');
    case 'reading.unsupported':
      return importRefusals.unsupported();
    default:
      return refusal;
  }
}
