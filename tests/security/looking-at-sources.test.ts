import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress } from '@penholder/server/output/sources/public-address';
import { lookAt, type LookOptions } from '@penholder/server/output/sources/look-at-address';
import { checkSourcesWork } from '@penholder/server/output/sources/check-sources-work';
import { json, sql, transaction } from '@penholder/db';
import { claimSourceCheck, refreshSourceChecks } from '@penholder/db/output';
import { listFindings } from '@penholder/shared/output';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../_support/harness.ts';
import { aDraft, review, submit } from '../_support/practices.ts';

let host: Server;
let port: number;
let asked: string[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => void response.end();

beforeAll(async () => {
  host = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.host}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  ({ port } = host.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => host.close(resolve)));

/** Names that lead to the test's own host, which is taken for public here. */
const here: LookOptions = {
  resolve: async (name) => (name.endsWith('.example') ? ['127.0.0.1'] : []),
  mayConnect: (ip) => ip === '127.0.0.1',
  mayUsePort: (one) => one === port,
  timeout: 500,
};
const at = (path: string, name = 'there.example') => `http://${name}:${port}${path}`;
const status = (code: number, headers: Record<string, string> = {}) => {
  asked = [];
  answer = (_request, response) => void response.writeHead(code, headers).end();
};

describe('addresses', () => {
  it.each([
    ['93.184.215.14', true],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.255.1.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::7f00:1',
      'fc00::1',
      'fd12:3456::1',
      'fe80::1',
      'ff02::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2001::1',
      'localhost',
      '',
    ].map((address) => [address, false] as const),
  ] as const)('[AX48] knows whether %s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://localhost./',
    'http://user:word@93.184.215.14/',
    'http://93.184.215.14:22/',
    'ftp://93.184.215.14/',
    'file:///etc/passwd',
    'not an address',
  ])('[AX48] does not look at %s', async (address) => {
    expect(await lookAt(address, { timeout: 500 })).toBe('not-looked-at');
  });

  it('[AX48] does not look where any of a name’s addresses is private', async () => {
    const resolve = async () => ['93.184.215.14', '10.0.0.7'];
    expect(await lookAt('https://both.example/', { resolve })).toBe('not-looked-at');
  });

  it('[AX48] connects to what it resolved, though the name leads elsewhere a moment later', async () => {
    status(200);
    let times = 0;
    const resolve = async () => (times++ === 0 ? ['127.0.0.1'] : ['10.0.0.7']);
    expect(await lookAt(at('/'), { ...here, resolve })).toBe('answers');
    expect([times, asked]).toEqual([1, [`HEAD / there.example:${port}`]]);
  });

  it('[AX48] follows no redirection into a private network', async () => {
    status(302, { location: 'http://169.254.169.254/latest' });
    expect(await lookAt(at('/'), here)).toBe('not-looked-at');
    status(302, { location: 'file:///etc/passwd' });
    expect(await lookAt(at('/'), here)).toBe('not-looked-at');
    status(302, { location: '/again' });
    expect(await lookAt(at('/'), here)).toBe('does-not-answer');
    expect(asked).toHaveLength(6);
  });
});

describe('answers', () => {
  it.each([
    [200, 'answers', 1],
    [401, 'answers', 2],
    [403, 'answers', 2],
    [404, 'does-not-answer', 2],
    [410, 'does-not-answer', 2],
    [429, 'answers', 1],
    [500, 'does-not-answer', 2],
  ] as const)('[AX36] are judged by their status %i: %s', async (code, look, times) => {
    status(code);
    expect(await lookAt(at('/page'), here)).toBe(look);
    expect(asked).toHaveLength(times);
  });

  it('[AX36] are asked for by GET where HEAD is not welcome', async () => {
    asked = [];
    answer = (request, response) => void response.writeHead(request.method === 'HEAD' ? 405 : 200).end('body');
    expect(await lookAt(at('/page'), here)).toBe('answers');
    expect(asked.map((one) => one.split(' ')[0])).toEqual(['HEAD', 'GET']);
  });

  it('[AX36] do not come from names that lead nowhere or hosts that say nothing', async () => {
    expect(await lookAt(at('/', 'nowhere.invalid'), here)).toBe('does-not-answer');
    answer = () => {};
    expect(await lookAt(at('/'), here)).toBe('does-not-answer');
    host.closeAllConnections();
  });

  it('[AX36] come from hosts that switch protocols, though nobody asked them to', async () => {
    answer = (request) =>
      void request.socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: words\r\nconnection: upgrade\r\n\r\n');
    expect(await lookAt(at('/'), here)).toBe('answers');
  });

  it('[AX36] are waited for no longer than the whole look may take, names among it', async () => {
    answer = () => {};
    expect(await lookAt(at('/'), { ...here, timeout: 3_600_000, within: 200 })).toBe('does-not-answer');
    host.closeAllConnections();
    const resolve = () => new Promise<string[]>(() => {});
    expect(await lookAt(at('/'), { ...here, resolve, within: 200 })).toBe('does-not-answer');
  });

  it('[AX36] are no longer waited for once the look is given up, which shows nothing', async () => {
    const giveUp = new AbortController();
    answer = () => giveUp.abort(new Error('stopping'));
    await expect(lookAt(at('/'), { ...here, timeout: 3_600_000, signal: giveUp.signal })).rejects.toThrow('stopping');
    host.closeAllConnections();
  });
});

describe('the work that looks', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  }, 60_000);
  afterAll(() => server.close());

  it('[AX36, AX48] looks only where the table asks for it, once a week, a host at a time', async () => {
    const table = await server.aRoundTable();
    const penholder = await table.aRole('penholder');
    const chair = await table.aRole('co-chair');
    const delegation = await table.aDelegation('Norway');
    const delegate = await table.aDelegate(delegation);
    const draft = await aDraft(table, delegate, [delegation], {
      sources: ['/one', '/two'].map((path) => ({ label: path, address: at(path), seenOn: null })),
    });
    await submit(table, delegate, draft);
    await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
    const work = checkSourcesWork(server.app.deps, { ...here, timeout: 5_000, elapsed: () => now });
    let now = 0;
    const { db } = server.opened;
    const unreachable = async () =>
      (
        await penholder.call(listFindings, {
          params: { roundTable: table.code },
          query: { rule: 'source-unreachable', language: 'en' },
        })
      ).items.map(({ params }) => params['address']);
    const checkedRows = () => db.selectFrom('source_check').select(['checked_at', 'claimed_until']).execute();
    const wait = (span: string) =>
      sql`update source_check set checked_at = checked_at - ${span}::interval, next_at = next_at - ${span}::interval`.execute(
        db,
      );

    status(404);
    expect(await work.tick()).toBe(false);
    expect(asked).toEqual([]);

    await db
      .updateTable('round_table')
      .set({ settings: json({ checkSources: true }) })
      .where('id', '=', table.id)
      .execute();
    // Stopped while the host says nothing: given up, and looked at again by whoever goes on.
    answer = () => work.stop!();
    expect(await checkedRows()).toEqual([]);
    expect(await work.tick()).toBe(false);
    expect(await checkedRows()).toEqual([
      { checked_at: null, claimed_until: null },
      { checked_at: null, claimed_until: null },
    ]);
    host.closeAllConnections();

    status(404);
    expect(await work.tick()).toBe(true);
    // The other stands on the same host, which was looked at a moment ago.
    expect(await work.tick()).toBe(false);
    expect(new Set(asked.map((one) => one.split(' ')[1])).size).toBe(1);
    expect(await unreachable()).toHaveLength(1);
    await wait('1 minute');
    expect(await work.tick()).toBe(true);
    expect(await unreachable()).toEqual([at('/one'), at('/two')]);

    // What practices name is read once a minute, and not before every address.
    const rows = async () => (await checkedRows()).length;
    await db.deleteFrom('source_check').where('address', '=', at('/one')).execute();
    await work.tick();
    expect(await rows()).toBe(1);
    now += 60_000;
    await work.tick();
    expect(await rows()).toBe(2);
    await wait('1 minute');
    await work.tick();
    expect(await unreachable()).toEqual([at('/one'), at('/two')]);

    await wait('6 days');
    expect(await work.tick()).toBe(false);
    status(200);
    await wait('2 days');
    expect(await work.tick()).toBe(true);
    expect(await unreachable()).toHaveLength(1);

    await db
      .updateTable('round_table')
      .set({ settings: json({ checkSources: false }) })
      .where('id', '=', table.id)
      .execute();
    await wait('30 days');
    expect(await work.tick()).toBe(false);
    expect(await unreachable()).toEqual([]);
  });

  it('[AX48] claims an address on several nodes at once without their waiting for each other', async () => {
    const { db } = server.opened;
    const refreshAndClaim = () =>
      transaction(db, async (trx) => {
        await refreshSourceChecks(trx);
        await new Promise(setImmediate);
        return claimSourceCheck(trx, { seconds: 60, pause: 30 });
      });
    for (let nth = 0; nth < 10; nth++)
      expect(await Promise.all(Array.from({ length: 4 }, refreshAndClaim))).toEqual(Array(4).fill(undefined));
    expect(checkSourcesWork(server.app.deps, here).isForOne).toBe(true);
  });
});
