import { EXPORT_FIELDS, type ExportField, type ExportRecord, joinValues } from '@penholder/shared/practices';
import type { OfficialLanguage } from '@penholder/shared/practices/registers/names';
import { codesSheet } from './codes-sheet.ts';
import type { Guide } from './guide.ts';
import { type Cell, pageOf, type Sheet, writeWorkbook } from './workbook.ts';

/** Widths in characters; 14 where nothing is said. */
const WIDTHS: Partial<Record<ExportField, number>> = {
  id: 38,
  number: 9,
  title: 42,
  summary: 60,
  language: 10,
  submitters: 28,
  countries: 24,
  partners: 32,
  beneficiaries: 32,
  thematic_area: 28,
  evidence_level: 22,
  evidence_disclaimer: 30,
  source_labels: 36,
  source_addresses: 40,
  source_seen_on: 18,
  instruments: 40,
  status: 20,
  version: 9,
  submitted_at: 25,
  page: 48,
  body: 80,
  sentence_action: 36,
  sentence_measure: 48,
  sentence_result: 48,
};

const cellOf = (value: ExportRecord[ExportField]): Cell =>
  value !== null && typeof value === 'object' ? joinValues(value) : value;

/** A workbook of three sheets: the practices, what its columns hold, and what the codes in them mean. [PR28, PR29, PR61] */
export function writeXlsx(
  pages: AsyncIterable<readonly ExportRecord[]>,
  { guide, languages, isRightToLeft }: { guide: Guide; languages: readonly OfficialLanguage[]; isRightToLeft: boolean },
): AsyncGenerator<Uint8Array> {
  const practices: Sheet = {
    name: 'practices',
    widths: EXPORT_FIELDS.map((field) => WIDTHS[field] ?? 16),
    head: EXPORT_FIELDS,
    pages: rowsOf(pages),
    isRightToLeft,
  };
  const fields: Sheet = {
    name: 'fields',
    widths: [24, 110],
    head: guide.head,
    pages: pageOf([
      ...EXPORT_FIELDS.map((field): Cell[] => [field, guide.fields[field]]),
      ...guide.notes.map((note): Cell[] => [null, note]),
    ]),
    isRightToLeft,
  };
  return writeWorkbook([practices, fields, codesSheet(guide, languages, isRightToLeft)]);
}

async function* rowsOf(pages: AsyncIterable<readonly ExportRecord[]>): AsyncGenerator<Cell[][]> {
  for await (const records of pages)
    yield records.map((record) => EXPORT_FIELDS.map((field): Cell => cellOf(record[field])));
}
