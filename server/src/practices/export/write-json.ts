import type { ExportRecord } from '@penholder/shared/practices';

/** One JSON object: `head`, and under `practices` the records, one on each line. */
export async function* writeJson(
  pages: AsyncIterable<readonly ExportRecord[]>,
  head: Readonly<Record<string, unknown>>,
): AsyncGenerator<string> {
  let before = `${JSON.stringify(head).slice(0, -1)},"practices":[\n`;
  for await (const records of pages) {
    if (records.length === 0) continue;
    yield before + records.map((record) => JSON.stringify(record)).join(',\n');
    before = ',\n';
  }
  yield before.startsWith('{') ? `${before}]}\n` : '\n]}\n';
}
