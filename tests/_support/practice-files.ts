import type { ExportField, ExportFormat, ExportRecord } from '@penholder/shared/practices';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { TestPerson, TestRoundTable, TestServer } from './harness.ts';

/** What was answered to somebody who asked for the practices as a file. */
export async function askedFor(
  server: TestServer,
  {
    table,
    by,
    format,
    query = '',
  }: { table: TestRoundTable; by: TestPerson; format: ExportFormat | 'docx'; query?: string },
) {
  const answer = await server.app.fastify.inject({
    method: 'GET',
    url: `/api/v1/round-tables/${table.code}/${format === 'docx' ? 'practice-document' : `practice-export/${format}`}?${query}`,
    headers: { authorization: `Bearer ${by.token}` },
  });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}

/** The rows of a CSV file as another program reads it, with the apostrophes that guard. */
export function rowsOfCsv(bytes: Buffer): Record<ExportField, string>[] {
  const { data, errors } = Papa.parse<Record<ExportField, string>>(bytes.toString('utf8'), {
    header: true,
    newline: '\r\n',
    delimiter: ',',
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(errors[0]!.message);
  return data;
}

export interface ReadCell {
  at: string;
  type: string | undefined;
  text: string;
}
export interface ReadSheet {
  rows: string[][];
  cells: ReadCell[];
  xml: string;
}

/** The sheets of a workbook by their names, each cell at its place. */
export function sheetsOf(bytes: Buffer): Record<string, ReadSheet> {
  const parts = unzipSync(new Uint8Array(bytes));
  const text = (path: string) => strFromU8(parts[path]!);
  const names = [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name!);
  return Object.fromEntries(
    names.map((name, place) => {
      const xml = text(`xl/worksheets/sheet${place + 1}.xml`);
      const cells = elementsOf(parse(xml), 'c').map((cell): ReadCell => {
        const given = Object.fromEntries(cell.attrs.map((one) => [one.name, one.value]));
        return { at: given['r']!, type: given['t'], text: textIn(cell) };
      });
      const rows: string[][] = [];
      for (const { at, text: value } of cells) {
        const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(at)!;
        const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        (rows[Number(row) - 1] ??= [])[column] = value;
      }
      return [name, { rows, cells, xml }];
    }),
  );
}

/** The records of a workbook's practices: empty cells are empty texts. */
export function recordsOf({ rows }: ReadSheet): Record<ExportField, string>[] {
  const [head, ...rest] = rows;
  return rest.map(
    (row) => Object.fromEntries(head!.map((field, place) => [field, row[place] ?? ''])) as Record<ExportField, string>,
  );
}

/** The head and the practices of a JSON file. */
export const jsonOf = (bytes: Buffer) =>
  JSON.parse(bytes.toString('utf8')) as { format: string; disclaimer: string; practices: ExportRecord[] };

function elementsOf(node: Tree.Node, name: string): Tree.Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap((child) => elementsOf(child, name)) : [];
  return 'tagName' in node && node.tagName === name ? [node, ...inner] : inner;
}
const textIn = (node: Tree.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
