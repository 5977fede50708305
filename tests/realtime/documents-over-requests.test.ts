import { randomInt } from 'node:crypto';
import { CLOSE_CODES, type Frame } from '@penholder/shared/documents';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anUpdate, aResponse, ourClient, settled, stockClient, until } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aLine, type Line } from '../_support/line.ts';
import { aRawLine, hasMessage, openLine, updateMessage } from '../_support/raw-line.ts';
import { Transport } from '../../web/src/lib/editor/transport.ts';

let server: TestServer;
let line: Line;
let table: TestRoundTable;
let egypt: DelegationId;
let head: TestPerson;
let adviser: TestPerson;
/** While it is set, commits wait for it. */
let gate: Promise<void> | undefined;
beforeAll(async () => {
  server = await startServer({
    listen: true,
    collab: {
      aroundLog: (log) => ({ ...log, append: async (updates) => (await gate, log.append(updates)) }),
      limits: { listening: 2_000 },
    },
  });
  line = await aLine(server.origin);
  table = await server.aRoundTable();
  egypt = await table.aDelegation('Egypt');
  head = await table.aDelegate(egypt, { name: 'Amal' });
  adviser = await table.aDelegate(egypt, { standing: 'adviser', name: 'Badr' });
}, 60_000);
afterAll(async () => {
  line?.close();
  await server?.close();
});
afterEach(() => {
  gate = undefined;
  line.letUpgradesThrough();
});

const aDocument = async () => (await aResponse(server, table, { delegation: egypt, by: head })).documentId;
const logOf = (id: DocumentId) =>
  server.opened.db
    .selectFrom('document_update')
    .select(['sequence', 'person_id'])
    .where('document_id', '=', id)
    .orderBy('sequence')
    .execute();
const textOf = async (id: DocumentId) => {
  const reader = stockClient(server, id, head);
  await reader.synced();
  const text = reader.text.toString();
  reader.leave();
  return text;
};
const byRequests = { by: 'plain-requests' } as const;
const closeIn = (frames: readonly Frame[]) => frames.flatMap((frame) => ('close' in frame ? [frame.close] : []))[0];

it('[DC23] ends with the same text for writers by WebSocket and by plain requests', async () => {
  const id = await aDocument();
  const clients = [
    stockClient(server, id, head, byRequests),
    stockClient(server, id, adviser),
    ourClient(server, id, adviser, byRequests),
  ];
  await Promise.all(clients.map((client) => client.synced()));
  for (let turn = 0; turn < 40; turn++) {
    for (const [place, client] of clients.entries()) client.text.insert(Math.floor(client.text.length / 2), `${place}`);
    if (turn % 10 === 0) await settled(30);
  }
  await until(() => clients.every((client) => client.text.length === 120));
  expect(new Set(clients.map((client) => client.text.toString())).size).toBe(1);
  for (const client of clients) client.leave();
  const log = await logOf(id);
  expect(log.map((row) => row.sequence)).toEqual(log.map((_, place) => place + 1));
  expect(new Set(log.map((row) => row.person_id))).toEqual(new Set([head.id, adviser.id]));
});

it('[DC4] says saved to a writer by plain requests only once it is committed', async () => {
  const id = await aDocument();
  const writer = ourClient(server, id, head, byRequests);
  await writer.saved();
  let open = () => {};
  gate = new Promise((resolve) => (open = resolve));
  writer.write('held up');
  await settled(400);
  expect(writer.provider.isSaved).toBe(false);
  expect((await logOf(id)).length).toBe(0);
  open();
  await writer.saved();
  expect((await logOf(id)).length).toBe(1);
  writer.leave();
});

it('[DC23] gives an answer again until the client says that it has it', async () => {
  const id = await aDocument();
  const raw = await aRawLine(server, id, head);
  const first = await raw.listen(0);
  expect(first.status).toBe(200);
  // The welcome, and the server's question.
  expect(hasMessage(first.frames, 101)).toBe(true);
  expect(hasMessage(first.frames, 0, 0)).toBe(true);
  expect(await raw.send(1, [100, 7])).toBe(204);
  const again = await raw.listen(0);
  expect([...again.bytes]).toEqual([...first.bytes]);
  const second = await raw.listen(1);
  expect(second.frames).toEqual([{ message: Uint8Array.of(100, 7) }]);
  // An earlier request that comes late takes nothing away, and one from nowhere is refused.
  expect((await raw.listen(0)).status).toBe(204);
  expect((await raw.listen(3)).status).toBe(409);
  expect((await raw.listen(1)).frames).toEqual(second.frames);
});

it('[DC5] hears a request once however often it is sent, and in order', async () => {
  const id = await aDocument();
  const raw = await aRawLine(server, id, head);
  const update = updateMessage(anUpdate());
  expect(await raw.send(1, updateMessage(Uint8Array.of(0, 0), 1))).toBe(204);
  expect(await raw.send(3, update)).toBe(409);
  expect(await raw.send(2, update, [100, 1])).toBe(204);
  expect(await raw.send(2, update, [100, 1])).toBe(204);
  expect(await raw.send(3, [100, 2])).toBe(204);
  await raw.hearUntil((heard) => hasMessage(heard, 100, 2));
  const barriers = raw.heard.filter((frame) => 'message' in frame && frame.message[0] === 100);
  expect(barriers).toEqual([{ message: Uint8Array.of(100, 1) }, { message: Uint8Array.of(100, 2) }]);
  expect((await logOf(id)).length).toBe(1);
});

it('[DC23] loses nothing and keeps its connection while answers are lost on the way', async () => {
  const id = await aDocument();
  const [writer, reader] = [ourClient(line, id, head, byRequests), ourClient(line, id, adviser, byRequests)];
  await Promise.all([writer.saved(), reader.saved()]);
  let closes = 0;
  for (const { provider } of [writer, reader]) provider.on('connection-close', () => closes++);
  for (let turn = 0; turn < 8; turn++) {
    const lost = line.loseAnswerTo(turn % 2 ? '?send=' : '?after=');
    writer.write(`${turn}`);
    reader.text.insert(randomInt(reader.text.length + 1), 'r');
    await lost;
  }
  await Promise.all([writer.saved(), reader.saved()]);
  await until(() => writer.text.length === 16 && writer.text.toString() === reader.text.toString());
  expect(await textOf(id)).toBe(writer.text.toString());
  expect(closes).toBe(0);
  writer.leave();
  reader.leave();
});

it('[DC9] merges what was written while the line was cut', async () => {
  const id = await aDocument();
  const [near, far] = [ourClient(line, id, head, byRequests), ourClient(server, id, adviser)];
  await Promise.all([near.saved(), far.saved()]);
  line.cut();
  near.write('near ');
  far.write('far ');
  await until(() => !near.provider.wsconnected, 'the connection to be given up');
  expect(near.provider.isSaved).toBe(false);
  line.mend();
  await near.saved();
  await until(() => near.text.length === 9 && near.text.toString() === far.text.toString());
  near.leave();
  far.leave();
});

it('[DC1] turns away by name, with nothing of the document and no line', async () => {
  const id = await aDocument();
  const elsewhere = await server.aRoundTable();
  const cases: [string, string, string][] = [
    [id, (await table.aDelegate(await table.aDelegation('Kenya'))).token, 'document.not-permitted'],
    [id, (await elsewhere.aDelegate(await elsewhere.aDelegation())).token, 'document.not-found'],
    ['00000000-0000-4000-8000-000000000000', head.token, 'document.not-found'],
    [id, 'no-such-token', 'document.not-signed-in'],
  ];
  for (const [document, token, name] of cases)
    expect(await openLine(server, document, { authorization: `Bearer ${token}` }), name).toEqual({
      status: 200,
      close: { code: CLOSE_CODES[name as keyof typeof CLOSE_CODES], name },
    });
  const epoch = '?epoch=00000000-0000-4000-8000-000000000000';
  expect((await openLine(server, id, { authorization: `Bearer ${head.token}` }, epoch)).close).toEqual({
    code: 4409,
    name: 'document.begun-anew',
  });
});

it('[DC3] ends a line by name when a right may have ended, after what was on its way', async () => {
  const id = await aDocument();
  const raw = await aRawLine(server, id, head);
  const heard = raw.hearUntil((frames) => closeIn(frames) !== undefined);
  await settled();
  server.app.deps.documents.admitAgain(id);
  const number = await heard;
  expect(closeIn(raw.heard)).toEqual({ code: 4503, name: 'document.ask-again' });
  expect('close' in raw.heard.at(-1)!).toBe(true);
  // Its answer may be lost as any other; but nothing more is heard.
  expect(closeIn((await raw.listen(number - 1)).frames)).toEqual({ code: 4503, name: 'document.ask-again' });
  expect(await raw.send(1, [100, 1])).toBe(404);
});

it('[DC3] comes back by itself when it is made to ask again, and gives up when it may not', async () => {
  const id = await aDocument();
  const expert = await table.aDelegate(egypt, { standing: 'expert' });
  const client = stockClient(server, id, expert, byRequests);
  await client.synced();
  await server.opened.db.deleteFrom('accreditation').where('person_id', '=', expert.id).execute();
  server.app.deps.live.admitAgain(expert.id);
  await until(() => !client.provider.shouldConnect, 'the client to give up');
  expect(await client.closed()).toBe(4404);
  client.leave();
});

it('[DC10] refuses by name what is malformed or too large, and bodies that are no frames', async () => {
  const id = await aDocument();
  for (const [bytes, code] of [
    [Uint8Array.of(9, 9, 9), 4422],
    [anUpdate((doc) => doc.getText('test').insert(0, 'x'.repeat(1_000_001))), 4413],
  ] as const) {
    const raw = await aRawLine(server, id, head);
    expect(await raw.send(1, updateMessage(Uint8Array.of(0, 0), 1), updateMessage(bytes))).toBe(404);
    await raw.hearUntil((heard) => closeIn(heard) !== undefined);
    expect(closeIn(raw.heard)?.code).toBe(code);
  }
  const raw = await aRawLine(server, id, head);
  const post = (query: string, body: string, type = 'application/octet-stream') =>
    fetch(`${raw.address}?${query}`, { method: 'POST', headers: { ...raw.headers, 'content-type': type }, body });
  expect((await post('send=1', '<html>')).status).toBe(400);
  expect((await post('send=1', '{}', 'application/json')).status).toBe(415);
  expect((await post('send=-1', '')).status).toBe(404);
  expect((await post('', '')).status).toBe(404);
  expect((await post('send=1', 'x'.repeat(2_100_000))).status).toBe(413);
  expect((await logOf(id)).length).toBe(0);
});

it('[DC2] stores nothing from a reader by plain requests, and never calls it saved', async () => {
  const { documentId: id, questionId } = await aResponse(server, table, { delegation: egypt, by: head });
  await server.opened.db
    .updateTable('guiding_question')
    .set({ status: 'closed' })
    .where('id', '=', questionId)
    .execute();
  const raw = await aRawLine(server, id, head);
  expect(await raw.send(1, updateMessage(anUpdate(), 1), updateMessage(anUpdate()), [100, 1], [3])).toBe(204);
  await raw.hearUntil((heard) => hasMessage(heard, 2) && hasMessage(heard, 1));
  expect(hasMessage(raw.heard, 100)).toBe(false);
  expect(hasMessage(raw.heard, 0, 0)).toBe(false);
  expect((await logOf(id)).length).toBe(0);
});

it('[DC8] shows who is there by either way to the others', async () => {
  const id = await aDocument();
  const [plain, socket] = [ourClient(server, id, head, byRequests), ourClient(server, id, adviser)];
  const others = ({ provider, doc }: typeof plain) =>
    [...provider.awareness.getStates()].flatMap(([client, state]) =>
      client === doc.clientID ? [] : [(state as { user?: { name: string } }).user?.name],
    );
  await until(() => others(socket).length === 1 && others(plain).length === 1, 'each to see the other');
  expect([others(plain), others(socket)]).toEqual([['Badr'], ['Amal']]);
  // After a break each is seen again at once, and not only when their presence is renewed after fifteen seconds.
  for (const leaver of [plain, socket]) {
    leaver.provider.disconnect();
    await until(() => others(leaver === plain ? socket : plain).length === 0, 'the other to be alone');
    leaver.provider.connect();
    await until(() => others(socket).length === 1 && others(plain).length === 1, 'each to see the other', 8_000);
  }
  plain.leave();
  await until(() => others(socket).length === 0, 'the one who left to be gone');
  socket.leave();
});

it('[DC23] stores a client’s last words, and lets it go at once', async () => {
  const id = await aDocument();
  const expert = await table.aDelegate(egypt, { standing: 'expert' });
  const writer = ourClient(server, id, expert, byRequests);
  await writer.saved();
  writer.write('last words');
  writer.leave();
  await until(async () => (await logOf(id)).length === 1);
  await until(
    () => server.app.collaboration.keeper.attendance.connectionsOf(expert.id) === 0,
    'the connection to be gone',
  );
  expect(await textOf(id)).toBe('last words');
});

it('[DC1] lets only its opener use a line, with the same sign-in, from our own pages', async () => {
  const id = await aDocument();
  const raw = await aRawLine(server, id, head);
  const ask = (headers: Record<string, string>, address = raw.address) =>
    fetch(`${address}?after=0`, { method: 'POST', headers }).then(({ status }) => status);
  expect(await ask({})).toBe(401);
  expect(await ask({ authorization: `Bearer ${adviser.token}` })).toBe(404);
  expect(await ask({ cookie: 'penholder=forged.x', origin: server.origin })).toBe(401);
  expect(await ask({ ...raw.headers, origin: 'https://elsewhere.example' })).toBe(403);
  expect(await ask(raw.headers, raw.address.replace(id, await aDocument()))).toBe(404);
  expect(await ask(raw.headers, raw.address.replace(/.{4}$/, 'AAAA'))).toBe(404);
  expect(await ask(raw.headers)).toBe(200);
});

it('[DC1] answers what is no document, no sign-in or another site’s with an HTTP status', async () => {
  const id = await aDocument();
  const token = { authorization: `Bearer ${head.token}` };
  const status = async (document: string, headers: Record<string, string>) =>
    (await openLine(server, document, headers)).status;
  expect(await status('not-an-id', token)).toBe(404);
  expect(await status(id, {})).toBe(401);
  expect(await status(id, { ...token, origin: 'https://elsewhere.example' })).toBe(403);
  // A cookie that comes without an origin was not sent by a page of ours.
  expect(await status(id, { cookie: 'penholder=a.b' })).toBe(403);
});

it('[DC15] makes a client that sends too fast wait, and stores all of it', async () => {
  const slow = await startServer({ listen: true, collab: { limits: { burst: 5, rate: 50 } } });
  const room = await slow.aRoundTable();
  const kenya = await room.aDelegation();
  const person = await room.aDelegate(kenya);
  const { documentId } = await aResponse(slow, room, { delegation: kenya, by: person });
  const raw = await aRawLine(slow, documentId, person);
  const doc = new Y.Doc();
  const messages = [updateMessage(Uint8Array.of(0, 0), 1)];
  doc.on('update', (update: Uint8Array) => messages.push(updateMessage(update)));
  for (let nth = 0; nth < 20; nth++) doc.getText('test').insert(nth, `${nth % 10}`);
  let isTaken = false;
  const sending = raw.send(1, ...messages).then((status) => ((isTaken = true), status));
  // Meanwhile the same request again, as after a lost answer.
  const again = raw.send(1, ...messages);
  await raw.listen(0);
  expect(isTaken).toBe(false);
  expect(await Promise.all([sending, again])).toEqual([204, 204]);
  await raw.send(2, [100, 9]);
  await raw.hearUntil((heard) => hasMessage(heard, 100, 9));
  const reader = stockClient(slow, documentId, person);
  await reader.synced();
  expect(reader.text.toString()).toBe('01234567890123456789');
  reader.leave();
  await slow.close();
}, 60_000);

it('[DC15] cuts a line that does not listen, by what waits for it and by its silence', async () => {
  const quick = await startServer({ listen: true, collab: { limits: { queued: 20_000, round: 200 } } });
  const room = await quick.aRoundTable();
  const kenya = await room.aDelegation();
  const [reader, writer] = [await room.aDelegate(kenya), await room.aDelegate(kenya)];
  const { documentId } = await aResponse(quick, room, { delegation: kenya, by: writer });
  const { keeper } = quick.app.collaboration;
  const words = ourClient(quick, documentId, writer);
  await words.saved();

  const full = await aRawLine(quick, documentId, reader);
  await full.send(1, [0, 0, 1, 0]);
  await full.listen(0);
  for (let nth = 0; nth < 8 && keeper.attendance.connectionsOf(reader.id) > 0; nth++) {
    words.write('x'.repeat(10_000));
    await words.saved();
    // It sends, and does not listen: there it is.
    await full.send(2 + nth, [100, nth]);
  }
  expect(keeper.attendance.connectionsOf(reader.id)).toBe(0);
  expect((await full.listen(0)).status).toBe(404);

  const silent = await aRawLine(quick, documentId, reader);
  expect(keeper.attendance.connectionsOf(reader.id)).toBe(1);
  await until(() => keeper.attendance.connectionsOf(reader.id) === 0, 'the silent line to be cut');
  expect((await silent.listen(0)).status).toBe(404);

  // Whoever listens is there for as long as they do.
  const listening = ourClient(quick, documentId, reader, byRequests);
  await listening.synced();
  let closes = 0;
  listening.provider.on('connection-close', () => closes++);
  await settled(2_000);
  expect(closes).toBe(0);
  expect(listening.text.toString()).toBe(words.text.toString());
  listening.leave();
  words.leave();
  await quick.close();
}, 60_000);

it('[DC17] tells those who listen when the server stops, once what they sent is stored', async () => {
  const stopping = await startServer({ listen: true });
  const room = await stopping.aRoundTable();
  const kenya = await room.aDelegation();
  const person = await room.aDelegate(kenya);
  const { documentId } = await aResponse(stopping, room, { delegation: kenya, by: person });
  const raw = await aRawLine(stopping, documentId, person);
  await raw.send(1, updateMessage(anUpdate(), 1), [100, 1]);
  const heard = raw.hearUntil((frames) => closeIn(frames) !== undefined);
  await until(
    async () => (await stopping.opened.db.selectFrom('document_client').select('client_id').execute()).length === 1,
  );
  await stopping.close();
  await heard;
  expect(hasMessage(raw.heard, 100, 1)).toBe(true);
  expect(closeIn(raw.heard)).toEqual({ code: 1012, name: 'document.server-stopping' });
}, 60_000);

it('[DC23] falls back where upgrades are refused, keeps on, and returns when they are let through', async () => {
  const id = await aDocument();
  line.refuseUpgrades();
  const seen: boolean[] = [];
  const client = ourClient(line, id, head, { connect: false, onWelcome: () => transport.welcomed() });
  const transport: Transport = new Transport({
    provider: client.provider,
    isReachable: async () => (await fetch(`${line.origin}/healthz`)).ok,
    onChange: (isPlain) => seen.push(isPlain),
    tryAgainAfter: 200,
  });
  await transport.begin();
  await client.saved();
  expect(seen).toEqual([true]);
  client.write('by request. ');
  await client.saved();
  const refused = line.refused;
  await until(() => line.refused > refused + 1, 'a WebSocket to be tried');
  expect(client.provider.wsconnected).toBe(true);
  line.letUpgradesThrough();
  await until(() => seen.length === 2 && client.provider.isSaved);
  client.write('by WebSocket.');
  await client.saved();
  expect(seen).toEqual([true, false]);
  expect(await textOf(id)).toBe('by request. by WebSocket.');
  transport.close();
  client.leave();
});

it('[DC23] does not take a cut line for one that refuses WebSockets', async () => {
  const id = await aDocument();
  const seen: boolean[] = [];
  const client = ourClient(line, id, head, { connect: false, onWelcome: () => transport.welcomed() });
  let asked = 0;
  const transport: Transport = new Transport({
    provider: client.provider,
    isReachable: () =>
      fetch(`${line.origin}/healthz`).then(
        ({ ok }) => ok,
        () => (asked++, false),
      ),
    onChange: (isPlain) => seen.push(isPlain),
  });
  line.cut();
  await transport.begin();
  await until(() => asked >= 3, 'three attempts to fail');
  line.mend();
  await client.saved();
  expect(seen).toEqual([]);
  transport.close();
  client.leave();
});
