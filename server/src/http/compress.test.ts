import { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createVault } from '../vault.ts';
import { compressAnswers } from './compress.ts';

const LONG = JSON.stringify(Array.from({ length: 500 }, (_, place) => `Practice ${place}`));
const vault = createVault('a secret that only tests know, long enough');
let app: FastifyInstance;

beforeAll(() => {
  app = Fastify();
  compressAnswers(app, { config: { publicOrigin: undefined }, vault });
  app.all('/long', (_request, reply) => reply.type('application/json').send(LONG));
  app.get('/small', () => ({ ok: true }));
  app.get('/stream', (_request, reply) => reply.type('text/csv').send(Readable.from(LONG.match(/.{1,100}/g)!)));
  app.get('/workbook', (_request, reply) =>
    reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(Buffer.from(LONG)),
  );
  app.get('/part', (_request, reply) => reply.status(206).type('text/plain').send(LONG));
  app.get('/encoded', (_request, reply) => reply.type('text/css').header('content-encoding', 'br').send(LONG));
  app.get('/file', (_request, reply) => reply.type('text/css').header('accept-ranges', 'bytes').send(LONG));
  // As the pages are served: past Fastify.
  app.get('/page', (_request, reply) => {
    reply.hijack();
    reply.raw.setHeader('content-type', 'text/html');
    reply.raw.write(LONG.slice(0, 4000));
    reply.raw.end(LONG.slice(4000));
  });
});
afterAll(() => app.close());

const asked = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
  app.inject({ method, url, headers: { 'accept-encoding': 'gzip, deflate, br', ...headers } });
const encodingOf = async (...request: Parameters<typeof asked>) =>
  (await asked(...request)).headers['content-encoding'];

it.each(['/long', '/stream', '/page'])('sends %s as the browser asks, and the same in the end', async (url) => {
  const brotli = await asked(url);
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  expect(brotli.headers['content-length']).toBeUndefined();
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(LONG);
  expect(brotli.rawPayload.length).toBeLessThan(LONG.length / 4);

  const gzip = await asked(url, { 'accept-encoding': 'gzip' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(LONG);

  const plain = await asked(url, { 'accept-encoding': 'identity' });
  expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body).toBe(LONG);
});

it.each(['/small', '/workbook', '/part', '/file'])('leaves %s as it is', async (url) => {
  expect(await encodingOf(url)).toBeUndefined();
});

it('does not compress again what is compressed', async () => {
  expect((await asked('/encoded')).body).toBe(LONG);
});

it('answers what is asked for its head alone without a body', async () => {
  const { statusCode, rawPayload, headers } = await asked('/long', {}, 'HEAD');
  expect([statusCode, rawPayload.length, headers.vary]).toEqual([200, 0, 'Accept-Encoding']);
});

it('does not compress what answers a write: a secret that is shown once is there', async () => {
  expect(await encodingOf('/long', {}, 'POST')).toBeUndefined();
});

it('does not compress what another site has the browser of somebody signed in ask for', async () => {
  const cookie = `penholder=token.${encodeURIComponent(vault.sign('token'))}`;
  for (const site of ['cross-site', 'same-site'])
    expect(await encodingOf('/long', { cookie, 'sec-fetch-site': site }), site).toBeUndefined();
  for (const site of ['same-origin', 'none'])
    expect(await encodingOf('/long', { cookie, 'sec-fetch-site': site }), site).toBe('br');
  expect(await encodingOf('/long', { 'sec-fetch-site': 'cross-site' })).toBe('br');
});
