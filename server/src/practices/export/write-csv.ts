import { EXPORT_FIELDS, type ExportRecord, guarded, joinValues } from '@penholder/shared/practices';
import { stringify } from 'csv-stringify/sync';

type Cell = ExportRecord[keyof ExportRecord];
const textOf = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'object' ? joinValues(cell) : String(cell);

/** CSV (RFC 4180) in UTF-8, with the mark by which Excel knows it, every cell in quotes and none a formula. [PR28] */
export async function* writeCsv(pages: AsyncIterable<readonly ExportRecord[]>): AsyncGenerator<string> {
  let begins = true;
  for await (const records of pages) {
    const rows = records.map((record) => EXPORT_FIELDS.map((field) => guarded(textOf(record[field]))));
    yield stringify(begins ? [[...EXPORT_FIELDS], ...rows] : rows, {
      bom: begins,
      record_delimiter: 'windows',
      quoted: true,
      quoted_empty: false,
    });
    begins = false;
  }
}
