import { IMPORT_LIMITS } from '@penholder/shared/imports';
import { Refused } from '@penholder/shared/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode.ts';
import { importRefusals, malformed } from './refusals.ts';
import type { Table } from './table.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;
/** Records in which the separator is looked for. */
const LOOKED_AT = 20;
const MARGIN = 50;

/** Reads CSV with whatever stands between its cells, in whatever encoding an office has saved it. */
export function readCsv(file: Uint8Array): Table {
  const { text, encoding } = decodeText(file);
  // Excel's own word for its separator stands alone in the first line.
  const told = /^sep=(.)\r?\n/i.exec(text);
  const table = told ? text.slice(told[0].length) : text;
  const separator = told?.[1] ?? separatorOf(table);
  let records: string[][];
  try {
    records = parse(table, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A quotation mark within an unquoted cell is a letter like others.
      relax_quotes: true,
      max_record_size: IMPORT_LIMITS.characters,
      to: IMPORT_LIMITS.rows + MARGIN,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new Refused(importRefusals.tooLarge());
    throw malformed(`a quotation mark is not closed after line ${error.lines}`);
  }
  if (records.length === IMPORT_LIMITS.rows + MARGIN) throw new Refused(importRefusals.tooManyRows());
  const first = told ? 2 : 1;
  return {
    encoding,
    separator,
    sheet: null,
    otherSheets: [],
    rows: records.map((cells, at) => ({ row: at + first, cells })),
  };
}

/** The sign that cuts most of the first records into as many cells as the first of them, more cells before fewer. */
function separatorOf(text: string): string {
  const records = firstRecords(text);
  let best: { sign: string; score: number } = { sign: ',', score: 0 };
  for (const sign of SEPARATORS) {
    const counts = records.map((record) => record.split(sign).length - 1);
    const usual = Math.max(...counts);
    if (usual < 1) continue;
    const alike = counts.filter((count) => count === counts[0] && count > 0).length;
    const score = alike * 100 + Math.min(usual, 99);
    if (score > best.score) best = { sign, score };
  }
  return best.sign;
}

/** The first records without what stands in quotes. */
function firstRecords(text: string): string[] {
  const records: string[] = [];
  let record = '';
  let isQuoted = false;
  for (const sign of text.slice(0, 200_000)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign !== '\n' && sign !== '\r') record += sign;
    else if (record !== '') {
      records.push(record);
      record = '';
      if (records.length === LOOKED_AT) return records;
    }
  }
  if (record !== '') records.push(record);
  return records;
}
