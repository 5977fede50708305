import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { hasAlready } from './known-bytes.ts';

it('does not send again what the reader names by its hash, whatever way it came', async () => {
  const app = Fastify();
  app.get('/', (request, reply) => (hasAlready(request, reply, 'abc') ? reply.status(304).send() : 'The file.'));
  const answerTo = (known?: string) => app.inject({ url: '/', headers: known ? { 'if-none-match': known } : {} });

  expect((await answerTo()).headers['etag']).toBe('W/"abc"');
  for (const known of ['"abc"', 'W/"abc"', '"other", W/"abc"']) expect((await answerTo(known)).statusCode).toBe(304);
  for (const known of ['"other"', 'abc']) expect((await answerTo(known)).body).toBe('The file.');
  await app.close();
});
