import { POSITIONS } from '@penholder/shared/people';
import { LINE_ROUTES } from '@penholder/server/collab/http-door';
import { draftPractice, getDraft } from '@penholder/shared/practices';
import { messageFrame } from '@penholder/shared/documents';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anUpdate, aResponse, rawSocket, settled, until } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { aRawLine, hasMessage, openLine, updateMessage } from '../_support/raw-line.ts';

/*
 * The requests that stand outside /api/ because they stand in for WebSockets: whoever is let in by one way is let in by the
 * other, for the same, and is told the same "no".
 */

let server: TestServer;
/** Every position of a round table, somebody of another one, an administrator without a place; and documents of each kind. */
const people: Record<string, TestPerson> = {};
const documents: Record<string, string> = {};

beforeAll(async () => {
  server = await startServer({ listen: true });
  const table = await server.aRoundTable();
  const delegation = await table.aDelegation('Kenya');
  for (const position of POSITIONS)
    people[position] =
      position === 'head' || position === 'delegate'
        ? await table.aDelegate(delegation, { standing: position === 'head' ? 'head' : 'adviser' })
        : await table.aRole(position);
  people['another delegation'] = await table.aDelegate(await table.aDelegation('Malta'));
  const elsewhere = await server.aRoundTable();
  people['another round table'] = await elsewhere.aDelegate(await elsewhere.aDelegation());
  people['an administrator'] = await server.aPerson({ isAdministrator: true });
  const by = people['head']!;
  documents['a response'] = (await aResponse(server, table, { delegation, by })).documentId;
  documents['the joint response'] = (await aResponse(server, table, { delegation: null, by })).documentId;
  const { id } = await by.call(draftPractice, {
    params: { roundTable: table.code },
    body: { title: 'Clinics', submitters: [delegation] },
  });
  const { documentId } = await by.call(getDraft, { params: { roundTable: table.code, practice: id } });
  documents['a practice'] = documentId;
}, 60_000);
afterAll(() => server.close());

/** What a WebSocket is told first: what it may do, or why it may do nothing. */
async function bySocket(id: string, person: TestPerson): Promise<string> {
  const raw = await rawSocket(server, `${id}?penholder=1&token=${person.token}`);
  const welcome = await new Promise<string | undefined>((resolve) => {
    raw.socket.on('close', () => resolve(undefined));
    const look = () => raw.received[0] && resolve(mayOf(raw.received[0]));
    raw.socket.on('message', look);
    look();
  });
  raw.socket.terminate();
  return welcome ?? (await raw.closed()).reason;
}

async function byRequests(id: string, person: TestPerson): Promise<string> {
  const { close } = await openLine(server, id, { authorization: `Bearer ${person.token}` });
  if (close) return close.name;
  const raw = await aRawLine(server, id, person);
  const [first] = (await raw.listen(0)).frames;
  return first && 'message' in first ? mayOf(first.message) : 'nothing';
}

const mayOf = (welcome: Uint8Array): string =>
  (/"may":"(\w+)"/.exec(new TextDecoder().decode(welcome)) ?? ['', 'no welcome'])[1]!;

it('stands at the addresses of its table, and only there', () => {
  const { fastify } = server.app;
  for (const { method, path } of Object.values(LINE_ROUTES)) expect(fastify.hasRoute({ method, url: path })).toBe(true);
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const)
    for (const { path } of Object.values(LINE_ROUTES)) expect(fastify.hasRoute({ method, url: path })).toBe(false);
});

it('[DC1] lets the same people in by plain requests as by WebSocket, for the same, and nobody else', async () => {
  const answers = new Set<string>();
  for (const [what, id] of Object.entries(documents))
    for (const [who, person] of Object.entries(people)) {
      const answer = await byRequests(id, person);
      answers.add(answer);
      expect(`${what} to ${who}: ${answer}`).toBe(`${what} to ${who}: ${await bySocket(id, person)}`);
    }
  expect([...answers].sort()).toEqual(['document.not-found', 'document.not-permitted', 'read', 'write']);
});

it('[DC1] serves a line to nobody but who opened it, whatever their place', async () => {
  const id = documents['the joint response']!;
  const raw = await aRawLine(server, id, people['head']!);
  const ask = async (query: string, headers: Record<string, string>) =>
    (await fetch(`${raw.address}?${query}`, { method: 'POST', headers })).status;
  for (const query of ['after=0', 'send=1', 'send=last', '']) {
    for (const [who, person] of Object.entries(people))
      if (who !== 'head') expect(await ask(query, { authorization: `Bearer ${person.token}` }), who).toBe(404);
    expect(await ask(query, {})).toBe(401);
    expect(await ask(query, { ...raw.headers, origin: 'https://elsewhere.example' })).toBe(403);
  }
  expect(await ask('after=0', raw.headers)).toBe(200);
});

/** A line that waits, since nothing is committed until it may go on; of its third request one message has been heard. */
async function aWaitingLine() {
  let isCommitting = false;
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const full = await startServer({
    listen: true,
    collab: {
      aroundLog: (log) => ({
        ...log,
        async append(updates) {
          isCommitting = true;
          await gate;
          return log.append(updates);
        },
      }),
      limits: { waiting: 1 },
    },
  });
  const table = await full.aRoundTable();
  const kenya = await table.aDelegation();
  const person = await table.aDelegate(kenya);
  const { documentId } = await aResponse(full, table, { delegation: kenya, by: person });
  const raw = await aRawLine(full, documentId, person);
  await raw.send(1, updateMessage(Uint8Array.of(0, 0), 1), updateMessage(anUpdate()));
  await until(() => isCommitting, 'a commit to be under way');
  await raw.send(2, updateMessage(anUpdate()));
  await until(() => full.app.collaboration.keeper.isCongested, 'more to wait for it');
  const sent = raw.send(3, updateMessage(anUpdate()), [100, 7]).then(String);
  await settled();
  return {
    raw,
    sent,
    /** Sends a body; answers the status, or the code of what it was refused with. */
    async post(query: string, body: Uint8Array<ArrayBuffer>, patience = 60_000) {
      const headers = { ...raw.headers, 'content-type': 'application/octet-stream' };
      const signal = AbortSignal.timeout(patience);
      const answer = await fetch(`${raw.address}?${query}`, { method: 'POST', headers, body, signal });
      return answer.ok ? `${answer.status}` : ((await answer.json()) as { code: string }).code;
    },
    goOn,
    close: () => full.close(),
  };
}
/** A body of so many bytes, in one message that is heard and says nothing. */
function aBody(bytes: number): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(bytes);
  message.set([1, 1, 0]);
  return messageFrame(message);
}

it('[DC15] takes last words over a waiting line once, and refuses more by name', async () => {
  const { raw, post, sent, goOn, close } = await aWaitingLine();
  const last = post('send=last', aBody(100_000));
  await settled();
  for (let time = 0; time < 20; time++) expect(await post('send=last', aBody(100_000))).toBe('document.out-of-turn');
  goOn();
  // What it took is heard in the end, in order.
  await raw.hearUntil((heard) => hasMessage(heard, 100, 7));
  expect(await Promise.all([sent, last])).toEqual(['204', '204']);
  await close();
}, 60_000);

it('[DC15] takes as much at once over a waiting line as one request may bring, and refuses more by name', async () => {
  const { post, sent, goOn, close } = await aWaitingLine();
  const answers: string[] = [];
  const tries = Array.from({ length: 20 }, async () => void answers.push(await post('send=3', aBody(900_000))));
  await until(() => answers.length >= 18, 'those to be refused that are too many');
  expect(new Set(answers)).toEqual(new Set(['document.line-full']));
  goOn();
  await Promise.all(tries);
  expect([...answers.slice(18), await sent]).toEqual(['204', '204', '204']);
  await close();
}, 60_000);

it('[DC15] lets a client try again that gave up its request, as a page does whose answer was lost', async () => {
  const { post, sent, goOn, close } = await aWaitingLine();
  for (let time = 0; time < 3; time++) {
    await expect(post('send=3', aBody(1_900_000), 300)).rejects.toThrow('aborted');
    await settled();
  }
  const last = post('send=3', aBody(1_900_000));
  goOn();
  expect(await Promise.all([sent, last])).toEqual(['204', '204']);
  await close();
}, 60_000);

it('[DC15] reads no more messages in one body than a page sends', async () => {
  const raw = await aRawLine(server, documents['a response']!, people['head']!);
  const body = new Uint8Array(2 * 20_001).map((_, at) => (at % 2 === 0 ? 0x82 : 0));
  const headers = { ...raw.headers, 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${raw.address}?send=1`, { method: 'POST', headers, body });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'request.malformed']);
});
