import { randomUUID } from 'node:crypto';
import { type Act, ACTS, POSITIONS, type Position, reachOf } from '@penholder/shared/people';
import type { Deps } from '@penholder/server/deps';
import { createMount, type Mounted } from '@penholder/server/http/mount';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';

/*
 * Every mounted operation × every position, in their own round table and in another one. Nothing here is written per
 * operation: a new one is walked as soon as it is mounted, and one without a policy does not compile.
 */

let server: TestServer;
let own: TestRoundTable;
let other: TestRoundTable;
const people = new Map<Position, TestPerson>();
let stranger: TestPerson;
let administrator: TestPerson;

beforeAll(async () => {
  server = await startServer({ config: { sample: true } });
  own = await server.aRoundTable({ code: 'OWN' });
  other = await server.aRoundTable({ code: 'OTHER' });
  const delegation = await own.aDelegation();
  for (const position of POSITIONS) {
    if (position === 'head' || position === 'delegate')
      people.set(position, await own.aDelegate(delegation, { standing: position === 'head' ? 'head' : 'adviser' }));
    else people.set(position, await own.aRole(position));
  }
  stranger = await other.aDelegate(await other.aDelegation());
  administrator = await server.aPerson({ isAdministrator: true });
}, 60_000);
afterAll(() => server.close());

/** A value that a path parameter accepts and that names nothing. */
function fill(
  schema: { enum?: string[]; type?: string; const?: string; anyOf?: { enum?: string[] }[] } | undefined,
): string {
  if (schema?.const) return schema.const;
  if (schema?.enum) return schema.enum[0]!;
  if (schema?.type === 'integer' || schema?.type === 'number') return '999999';
  return randomUUID();
}

function addressOf(route: Mounted, roundTable: string): string {
  const shape = route.params
    ? (z.toJSONSchema(route.params, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, object> })
    : {};
  return `/api/v1${route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'roundTable' ? roundTable : fill(shape.properties?.[name])))}`;
}

async function ask(route: Mounted, roundTable: string, person?: TestPerson) {
  const answer = await server.app.fastify.inject({
    method: route.method,
    url: addressOf(route, roundTable),
    headers: person ? { authorization: `Bearer ${person.token}` } : {},
    ...(route.body && { payload: {} }),
  });
  const type = String(answer.headers['content-type'] ?? '');
  return {
    status: answer.statusCode,
    code: type.includes('problem+json') ? (answer.json() as { code: string }).code : undefined,
  };
}

const nameOf = (route: Mounted) => `${route.method} ${route.path}`;

it('mounts every operation once, by an act of the permission table where it is in a round table', () => {
  expect(server.app.mounted.length).toBeGreaterThan(50);
  expect(new Set(server.app.mounted.map(nameOf)).size).toBe(server.app.mounted.length);
  for (const route of server.app.mounted)
    if (route.policy.who === 'act') {
      expect(ACTS).toHaveProperty([route.policy.act]);
      expect(route.path.startsWith('/round-tables/:roundTable')).toBe(true);
    }
});

it('does not build with an operation under /api/ that declares no policy', async () => {
  const fastify = Fastify();
  createMount(fastify, {} as Deps);
  expect(() => fastify.get('/api/v1/forgotten', () => 'open to all')).toThrow('no declared policy');
  await fastify.close();
});

it('answers each position exactly as the permission table says', async () => {
  const wrong: string[] = [];
  for (const route of server.app.mounted) {
    if (route.policy.who !== 'act') continue;
    for (const [position, person] of people) {
      const allowed = reachOf(route.policy.act as Act, position) !== undefined;
      const { status, code } = await ask(route, 'OWN', person);
      const stopped =
        status === 401 || code === 'round-table.not-found' || (status === 403 && code === 'people.not-permitted');
      if (status >= 500 || (allowed ? stopped && status !== 403 : !stopped || status !== 403))
        wrong.push(`${nameOf(route)} as ${position}: ${status} ${code}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('knows nobody of another round table, no visitor and no administrator without a place', async () => {
  const wrong: string[] = [];
  for (const route of server.app.mounted) {
    if (route.policy.who !== 'act') continue;
    const visitor = await ask(route, 'OWN');
    if (visitor.status !== 401) wrong.push(`${nameOf(route)} as a visitor: ${visitor.status}`);
    for (const [who, person] of [
      ['stranger', stranger],
      ['administrator', administrator],
    ] as const) {
      const { status, code } = await ask(route, 'OWN', person);
      if (status !== 404 || code !== 'round-table.not-found')
        wrong.push(`${nameOf(route)} as ${who}: ${status} ${code}`);
    }
    for (const [position, person] of people) {
      const { status, code } = await ask(route, 'OTHER', person);
      if (status !== 404 || code !== 'round-table.not-found')
        wrong.push(`${nameOf(route)} of another table as ${position}: ${status} ${code}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('keeps the administration to administrators and the rest to the signed-in', async () => {
  const wrong: string[] = [];
  for (const route of server.app.mounted) {
    const { who } = route.policy;
    if (who !== 'administrator' && who !== 'signed-in') continue;
    const visitor = await ask(route, 'OWN');
    if (visitor.status !== 401) wrong.push(`${nameOf(route)} as a visitor: ${visitor.status}`);
    if (who !== 'administrator') continue;
    for (const [position, person] of people) {
      const { status, code } = await ask(route, 'OWN', person);
      if (status !== 403 || code !== 'people.not-administrator')
        wrong.push(`${nameOf(route)} as ${position}: ${status} ${code}`);
    }
  }
  expect(wrong).toEqual([]);
});
