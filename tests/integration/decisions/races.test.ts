import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';
import { raceOfCasting, raceOfClosing } from './casting.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

it(
  '[DE6] [DE7] keeps exactly one live ballot of each of 200 delegations that cast at once with retries',
  { timeout: 120_000 },
  async () => {
    const race = await raceOfCasting(server, { delegations: 200, retries: 2 });
    expect(race).toEqual({ faults: [], attempts: 500, live: 200, casts: 200 });
  },
);

it(
  '[DE8] counts what was acknowledged and nothing else when it closes amid ballots',
  { timeout: 120_000 },
  async () => {
    const race = await raceOfClosing(server, 25);
    expect(race.faults).toEqual([]);
    expect(race.acknowledged).toBeGreaterThanOrEqual(25);
    expect(race.refused).toBe(25);
  },
);
