import type { In, Refusal } from '@penholder/shared/kernel';
import * as imports from '@penholder/shared/imports';
import type { TestPerson, TestRoundTable, TestServer } from './harness.ts';

export type View = imports.PracticeImportView;

interface Sent {
  table: TestRoundTable;
  by: TestPerson;
  name?: string;
  query?: string;
}

/** Sends a file as a form does, and answers whatever came back. */
export async function sendFile(
  server: TestServer,
  file: Uint8Array | string,
  { table, by, name = 'practices.csv', query = '' }: Sent,
): Promise<{ status: number; body: View & Pick<Refusal, 'code' | 'detail'> }> {
  const form = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'));
  const payload = Buffer.concat([
    form(
      `--frontier\ncontent-disposition: form-data; name="file"; filename="${name}"\ncontent-type: application/octet-stream\n\n`,
    ),
    typeof file === 'string' ? Buffer.from(file) : file,
    form('\n--frontier--\n'),
  ]);
  const answer = await server.app.fastify.inject({
    method: 'POST',
    url: `/api/v1/round-tables/${table.code}/practice-imports${query}`,
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'multipart/form-data; boundary=frontier' },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** The preview of a file. */
export async function preview(server: TestServer, file: Uint8Array | string, sent: Sent): Promise<View> {
  const { status, body } = await sendFile(server, file, sent);
  if (status !== 201) throw new Error(`${status} ${body.code}: ${body.detail}`);
  return body;
}

const at = (table: TestRoundTable, { id }: { id: View['id'] }) => ({ roundTable: table.code, import: id });

export const correct = (
  table: TestRoundTable,
  by: TestPerson,
  view: View,
  change: Omit<In<(typeof imports.correctImport)['body']>, 'revision'>,
): Promise<View> =>
  by.call(imports.correctImport, { params: at(table, view), body: { revision: view.revision, ...change } });

/** Changes what a cell of a row says; without a text it says again what the file says. */
export const mend = (
  table: TestRoundTable,
  by: TestPerson,
  view: View,
  { text, ...cell }: { row: number; column: number; text: string | null },
): Promise<View> =>
  by.call(imports.mendImportCell, { params: { ...at(table, view), ...cell }, body: { revision: view.revision, text } });

/** What confirming an import says that it expects: what its preview showed. */
export const expected = ({ revision, plan }: View) => ({ revision, plan: plan ?? '' });
export const confirm = (table: TestRoundTable, by: TestPerson, view: View): Promise<View> =>
  by.call(imports.confirmImport, { params: at(table, view), body: expected(view) });

export const undo = (table: TestRoundTable, by: TestPerson, view: View, reason = 'The wrong file.'): Promise<View> =>
  by.call(imports.undoImport, { params: at(table, view), body: { reason } });

export const rowsOf = async (
  table: TestRoundTable,
  by: TestPerson,
  view: View,
  only?: imports.RowMakes | 'warning',
): Promise<imports.ImportRow[]> =>
  (
    await by.call(imports.listImportRows, {
      params: at(table, view),
      query: { limit: 200, ...(only && { only }) },
    })
  ).items;
