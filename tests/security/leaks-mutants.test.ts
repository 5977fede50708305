import type * as roundTables from '@penholder/shared/round-tables';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../_support/harness.ts';
import { mayKnow } from '../_support/leaks/may-know.ts';
import { type Played, playScene } from '../_support/leaks/scene.ts';

/** The one projection, replaced by one that tells everything: the search for planted strings must find them. */
vi.mock('@penholder/shared/round-tables', async (load) => {
  const real = await load<typeof roundTables>();
  return {
    ...real,
    projectVoice: (...[facts, { reader }]: Parameters<typeof real.projectVoice>): roundTables.Voice => ({
      level: 'person',
      person: facts.person && { ...facts.person },
      delegation: facts.delegation && { id: facts.delegation.id, names: facts.delegation.names },
      office: facts.office,
      category: facts.delegation?.kind ?? null,
      capacity: facts.capacity,
      mine: reader !== undefined && reader.personId === facts.person?.id,
    }),
  };
});

let server: TestServer;
let played: Played;
beforeAll(async () => {
  server = await startServer({ listen: true });
  played = await playScene(server, { table: 'unattributed', chosen: 'person' });
}, 240_000);
afterAll(() => server.close());

it('finds every planted string where the projection tells everything', () => {
  const leaks = played.findings.filter((finding) => !mayKnow(finding, 'unattributed', played));
  const told = new Set(leaks.filter(({ observer }) => observer === 'reader').map(({ needle }) => needle.label));
  for (const author of ['alpha', 'beta', 'gamma'])
    for (const what of ['person name', 'person id', 'delegation name', 'delegation id'])
      expect(told).toContain(`${author}: ${what}`);
  expect([...told].some((label) => /^alpha: \d{4}-/.test(label))).toBe(true);
  // Each projected by a module of its own.
  for (const route of [
    '/threads/:kind/:subject/posts',
    '/practices',
    '/practices/:practice',
    '/questions/:question/answers',
    '/audit',
  ])
    expect(leaks.map((finding) => finding.route)).toContain(`/round-tables/:roundTable${route}`);
});
