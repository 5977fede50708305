import { POSITIONS } from '@penholder/shared/people';
import { LINE_ROUTES } from '@penholder/server/collab/http-door';
import { draftPractice, getDraft } from '@penholder/shared/practices';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aResponse, rawSocket } from '../_support/document-clients.ts';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { aRawLine, openLine } from '../_support/raw-line.ts';

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
