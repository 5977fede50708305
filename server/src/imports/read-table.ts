import { IMPORT_LIMITS, type ImportFormat } from '@penholder/shared/imports';
import { Refused } from '@penholder/shared/kernel';
import { cleaned } from './cleaned.ts';
import { forTables, importRefusals, malformed } from './refusals.ts';
import { readDocx } from './docx/read-docx.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { lettersIn, type Table, type TableRow } from './table.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

const startsWith = (file: Uint8Array, bytes: readonly number[]) => bytes.every((byte, at) => file[at] === byte);
/** Compound File Binary: what Office wrote before 2007, and the coat of an encrypted workbook. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
const PDF = [0x25, 0x50, 0x44, 0x46];

/** What kind of table a file is, by its first bytes and its name. Refuses everything else before it is opened. [IM13] */
export function formatOf(file: Uint8Array, { name, mediaType }: { name: string; mediaType: string }): ImportFormat {
  if (startsWith(file, COMPOUND)) {
    const isEncrypted = Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(
      'EncryptedPackage',
      0,
      'utf16le',
    );
    throw new Refused(isEncrypted ? importRefusals.encrypted() : importRefusals.unsupported());
  }
  if (/\.(?:xlsm|xltm|xlam|docm|dotm)$/i.test(name) || /macroEnabled/i.test(mediaType))
    throw new Refused(importRefusals.macros());
  if (/\.(?:md|markdown)$/i.test(name)) throw new Refused(importRefusals.paper());
  if (startsWith(file, PDF) || /\.(?:xls|xlsb|ods|numbers|pdf|doc|odt|html?)$/i.test(name))
    throw new Refused(importRefusals.unsupported());
  const isText = /\.docx$/i.test(name) || /wordprocessingml/i.test(mediaType);
  if (startsWith(file, ZIP)) return isText && !/\.xlsx$/i.test(name) ? 'docx' : 'xlsx';
  if (isText || /\.xlsx$/i.test(name)) throw malformed('it does not begin as a file of Office does');
  return /\.json$/i.test(name) || /^application\/json\b/i.test(mediaType) ? 'json' : 'csv';
}

/** Reads a table where it is called, without a deadline: what the thread does, and tests call. Throws `Refused` for whatever a file is. */
export function readTable(file: Uint8Array, format: ImportFormat): Table {
  try {
    const table = { csv: readCsv, xlsx: readXlsx, docx: readDocx, json: readJson }[format](file);
    return { ...table, rows: withinLimits(table.rows) };
  } catch (error) {
    if (error instanceof Refused) throw new Refused(forTables(error));
    // Too deep for a parser's recursion, or too long for a string.
    if (error instanceof RangeError) throw new Refused(importRefusals.bomb());
    throw malformed('it could not be understood');
  }
}

/** Cells as they can be kept. Rows that say nothing fall away. */
function withinLimits(rows: readonly TableRow[]): TableRow[] {
  let characters = 0;
  return rows.flatMap(({ row, cells }) => {
    const clean = cells.map(cleaned);
    while (clean.length > 0 && clean.at(-1) === '') clean.pop();
    if (clean.length === 0) return [];
    if (clean.length > IMPORT_LIMITS.columns) throw new Refused(importRefusals.tooManyColumns());
    if (clean.some((cell) => cell.length > IMPORT_LIMITS.cell)) throw new Refused(importRefusals.cellTooLong(row));
    const ofRow = lettersIn(clean);
    if (ofRow > IMPORT_LIMITS.row) throw new Refused(importRefusals.rowTooLong(row));
    characters += ofRow;
    if (characters > IMPORT_LIMITS.characters) throw new Refused(importRefusals.tooLarge());
    return [{ row, cells: clean }];
  });
}
