import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, anArea, review, save, submit } from '../_support/practices.ts';
import { rawDocx } from '../_support/raw-docx.ts';
import { sendFile } from '../_support/send-file.ts';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let kenyan: TestPerson;
let chair: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt);
  kenyan = await table.aDelegate(await table.aDelegation('Kenya'));
  chair = await table.aRole('co-chair');
  await anArea(table);
});
afterAll(() => server.close());

const at = (id: string) => ({ params: { roundTable: table.code, practice: id } });
const attach = (by: TestPerson, practice: string, bytes: Uint8Array, name = 'report.pdf') =>
  sendFile(server, { to: `${table.code}/practices/${practice}/attachments`, by, bytes, name });
const read = (by: TestPerson, id: string) => by.call(practices.getPractice, at(id));
const download = (by: TestPerson, practice: string, attachment: string, headers: Record<string, string> = {}) =>
  server.app.fastify.inject({
    url: `/api/v1/round-tables/${table.code}/practices/${practice}/attachments/${attachment}`,
    headers: { authorization: `Bearer ${by.token}`, ...headers },
  });
const detach = (practice: string, attachment: string) =>
  head.call(practices.removeAttachment, {
    params: { roundTable: table.code, practice, attachment: attachment as never },
  });

const pdf = (objects = '', head_ = '%PDF-1.7') =>
  Buffer.from(
    `${head_}\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${objects}\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
    'latin1',
  );
/** A PDF that keeps objects packed together, as most do. */
const packed = (objects: string) => {
  const stream = deflateSync(Buffer.from(objects, 'latin1'));
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`),
    stream,
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ]);
};
const archive = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const properties =
  '<cp:coreProperties><dc:creator>Amina &amp; Team</dc:creator><cp:lastModifiedBy>Omar Said</cp:lastModifiedBy></cp:coreProperties>';
const template =
  '<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>';
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('[PR49] [PR51] what is attached', () => {
  it('is a document or a picture, which tells the names in its properties', async () => {
    const { id } = await aDraft(table, head, [egypt]);
    const files: [string, Uint8Array, string[]][] = [
      ['a.pdf', pdf('2 0 obj << /Author (Jos\\351 \\(Rapporteur\\)) >> endobj'), ['José (Rapporteur)']],
      ['b.pdf', packed('2 0 << /Author <FEFF0623064506460629> >>'), ['أمنة']],
      ['c.docx', rawDocx({ parts: { 'docProps/core.xml': properties } }), ['Amina & Team', 'Omar Said']],
      ['d.xlsx', archive({ 'xl/workbook.xml': '<workbook/>' }), []],
      ['e.odt', archive({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }), []],
      ['f.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2), []],
      ['g.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1), []],
      // A picture within may have any bytes.
      ['h.pdf', pdf('3 0 obj << /Length 9 >>\nstream\n/JS /Launch\nendstream\nendobj'), []],
    ];
    for (const [name, bytes, names] of files)
      expect(await attach(head, id, bytes, name), name).toMatchObject({
        status: 201,
        body: { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), names },
      });
    const draft = await head.call(practices.getDraft, at(id));
    expect(draft.attachments.map(({ name }) => name)).toEqual(files.map(([name]) => name));
  });

  it.each<[string, string, Uint8Array]>([
    ['page.pdf', 'attachment.kind', Buffer.from('<html><script>alert(1)</script></html>')],
    ['drawing.png', 'attachment.kind', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['files.zip', 'attachment.kind', archive({ 'run.exe': 'MZ' })],
    ['old.doc', 'attachment.kind', Buffer.from([...OLD_OFFICE, ...Buffer.alloc(600)])],
    [
      'locked.docx',
      'attachment.encrypted',
      Buffer.from([...OLD_OFFICE, ...Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['locked.pdf', 'attachment.encrypted', pdf('trailer << /Encrypt 9 0 R >>')],
    ['macro.docx', 'attachment.active', rawDocx({ parts: { 'word/vbaProject.bin': 'x' } })],
    ['control.xlsx', 'attachment.active', archive({ 'xl/workbook.xml': '', 'xl/activeX/activeX1.bin': 'x' })],
    ['object.docx', 'attachment.active', rawDocx({ parts: { 'word/embeddings/oleObject1.bin': 'x' } })],
    [
      'linked.docx',
      'attachment.active',
      rawDocx({ parts: { 'word/_rels/header1.xml.rels': template.replace('attachedTemplate', 'image') } }),
    ],
    ['template.docx', 'attachment.active', rawDocx({ parts: { 'word/_rels/settings.xml.rels': template } })],
    [
      'macro.odt',
      'attachment.active',
      archive({ mimetype: 'application/vnd.oasis.opendocument.text', 'Basic/a.xml': '' }),
    ],
    ['script.pdf', 'attachment.active', pdf('2 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj')],
    ['hidden.pdf', 'attachment.active', pdf('2 0 obj << /S /J#61vaScript >> endobj')],
    ['packed.pdf', 'attachment.active', packed('2 0 << /S /Launch /F (calc.exe) >>')],
    ['cut.docx', 'attachment.damaged', rawDocx().subarray(0, 300)],
    ['cut.pdf', 'attachment.damaged', pdf().subarray(0, 40)],
    ['empty.pdf', 'attachment.no-file', new Uint8Array()],
    ['large.pdf', 'attachment.too-large', Buffer.concat([pdf(), Buffer.alloc(10_000_000)])],
  ])('refuses %s with %s', async (name, code, bytes) => {
    const { id } = await aDraft(table, head, [egypt]);
    expect((await attach(head, id, bytes, name)).body.code).toBe(code);
    expect((await head.call(practices.getDraft, at(id))).attachments).toEqual([]);
  });

  it('is attached by those who edit the practice, while they may', async () => {
    const draft = await aDraft(table, head, [egypt]);
    expect((await attach(kenyan, draft.id, pdf())).body.code).toBe('practice.not-found');
    const { id } = (await attach(head, draft.id, pdf())).body;
    await submit(table, head, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss', 'not-include');
    expect((await attach(head, draft.id, pdf())).body.code).toBe('practice.closed');
    await expect(detach(draft.id, id)).rejects.toThrow('practice.closed');
  });
});

it('[PR50] goes with versions: what was submitted with a file keeps it, and who may have it is asked each time', async () => {
  const draft = await aDraft(table, head, [egypt]);
  const first = (await attach(head, draft.id, pdf('% first'), 'first draft.pdf')).body.id;
  const second = (await attach(head, draft.id, pdf('% second'), 'second.pdf')).body.id;
  // Nobody else knows of it, and what was never submitted goes altogether.
  expect((await download(kenyan, draft.id, first)).statusCode).toBe(404);
  expect((await download(head, draft.id, first)).statusCode).toBe(200);
  await detach(draft.id, second);
  expect((await download(head, draft.id, second)).statusCode).toBe(404);

  const { hash } = await submit(table, head, draft);
  expect((await download(chair, draft.id, first)).statusCode).toBe(200);
  expect((await download(kenyan, draft.id, first)).statusCode).toBe(404);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  expect((await read(kenyan, draft.id)).attachments).toMatchObject([{ id: first, name: 'first draft.pdf' }]);
  const got = await download(kenyan, draft.id, first);
  expect(got.rawPayload).toEqual(pdf('% first'));
  expect(got.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': "attachment; filename*=UTF-8''first%20draft.pdf",
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-cache',
  });
  const again = await download(kenyan, draft.id, first, { 'if-none-match': got.headers.etag as string });
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);

  // Taken off the working copy alone; a version that differs in its files is another one, of the same wording.
  await detach(draft.id, first);
  const third = (await attach(head, draft.id, pdf('% third'), 'third.pdf')).body.id;
  expect(await read(head, draft.id)).toMatchObject({ hasUnsubmittedChanges: true, attachments: [{ id: first }] });
  expect((await download(kenyan, draft.id, third)).statusCode).toBe(404);
  const next = await submit(table, head, draft);
  expect(next).toMatchObject({ version: 2, attachments: [{ id: third }] });
  expect(next.hash).not.toBe(hash);
  const { items } = await head.call(practices.listPracticeVersions, at(draft.id));
  expect(items.map(({ version, wording, changed }) => [version, wording, changed])).toEqual([
    [2, 1, ['attachments']],
    [1, 1, []],
  ]);
  expect((await download(kenyan, draft.id, first)).statusCode).toBe(200);
  expect((await download(chair, draft.id, third)).statusCode).toBe(200);
  // None at all is a change too.
  await detach(draft.id, third);
  expect(await submit(table, head, draft)).toMatchObject({ version: 3, attachments: [] });
  expect(
    (await head.refused(practices.submitPractice, { ...at(draft.id), body: { revision: draft.revision } })).code,
  ).toBe('practice.nothing-changed');
});

it('[PR52] gives no file to a reader who is not told of everybody behind the practice', async () => {
  let draft: { id: string; revision: number } = await aDraft(table, head, [egypt]);
  draft = await save(table, head, draft, { attribution: 'unattributed' });
  const { id } = (await attach(head, draft.id, pdf('2 0 obj << /Author (Egypt) >> endobj'))).body;
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  for (const reader of [kenyan, chair]) {
    expect(await read(reader, draft.id)).toMatchObject({ attachments: [], attachmentsWithheld: 1 });
    expect((await download(reader, draft.id, id)).statusCode).toBe(404);
  }
  expect(await read(head, draft.id)).toMatchObject({ attachments: [{ id }], attachmentsWithheld: 0 });
  expect((await download(head, draft.id, id)).statusCode).toBe(200);
});
