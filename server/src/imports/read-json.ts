import { joinValues } from '@penholder/shared/practices';
import { decodeText } from './decode.ts';
import { malformed } from './refusals.ts';
import type { Table } from './table.ts';

/** Reads the JSON of the export, or any list of records whose values are texts, numbers or lists of them. */
export function readJson(file: Uint8Array): Table {
  const { text, encoding } = decodeText(file);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw malformed('it is not JSON');
  }
  const list = Array.isArray(given) ? given : (given as { practices?: unknown } | null)?.practices;
  if (!Array.isArray(list)) throw malformed('it holds no list of practices');
  const headings: string[] = [];
  const known = new Map<string, number>();
  const rows = list.map((record: unknown): string[] => {
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      throw malformed('something in its list is no record');
    const cells: string[] = [];
    for (const [name, value] of Object.entries(record)) {
      let at = known.get(name);
      if (at === undefined) {
        at = headings.length;
        known.set(name, at);
        headings.push(name);
      }
      cells[at] = textOf(value);
    }
    return Array.from(cells, (cell) => cell ?? '');
  });
  return {
    encoding,
    separator: null,
    sheet: null,
    otherSheets: [],
    rows: [{ row: 1, cells: headings }, ...rows.map((cells, at) => ({ row: at + 2, cells }))],
  };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((one) => one === null || ['string', 'number'].includes(typeof one)))
    return joinValues(value.map((one) => (one === null ? '' : String(one))));
  throw malformed('a record holds more than texts, numbers and lists of them');
}
