import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestServer } from '../_support/harness.ts';
import { aBrowser } from '../_support/sign-in.ts';

const LIMIT = 6;
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: true, config: { requestsPerMinute: LIMIT, sample: true } });
});
afterAll(() => server.close());

/** A browser in which somebody is signed in, behind the one address of the hotel. */
async function signedIn(person: TestPerson) {
  const browser = aBrowser(server, { address: '203.0.113.7' });
  expect((await browser.post('/sample/sign-in', { personId: person.id })).statusCode).toBe(204);
  return browser;
}
const statuses = async (browser: ReturnType<typeof aBrowser>, times: number) => {
  const all: number[] = [];
  for (let time = 0; time < times; time++) all.push((await browser.get('/me')).statusCode);
  return all;
};

it('counts those who are signed in one by one, however many share an address', async () => {
  const [one, other] = [await signedIn(await server.aPerson()), await signedIn(await server.aPerson())];
  expect(await statuses(one, LIMIT + 1)).toEqual([...Array<number>(LIMIT).fill(200), 429]);
  expect(await statuses(other, LIMIT)).toEqual(Array(LIMIT).fill(200));
});

it('counts those who are not by their address, whatever cookie they make up', async () => {
  const visitor = aBrowser(server, { address: '203.0.113.8' });
  const all: number[] = [];
  for (let time = 0; time <= LIMIT; time++) {
    visitor.cookies.set('penholder', `made-up-${time}.signature`);
    all.push((await visitor.get('/me')).statusCode);
  }
  expect(all).toEqual([...Array<number>(LIMIT).fill(200), 429]);
});
