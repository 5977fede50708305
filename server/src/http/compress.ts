import { constants } from 'node:zlib';
import compression from 'compression';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { signInTokenOf } from '../people/index.ts';
import type { Vault } from '../vault.ts';

/** Bytes below which an answer fits into the first packet anyhow. */
const SMALL = 1024;
/** A tenth smaller than gzip, and nearly as fast; the strongest takes forty times as long. The window fits a page. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 };

/**
 * Has what is read leave compressed, as the browser asks: brotli, else gzip. It works on the raw answer, so that it does for
 * the API, for files that stream and for the pages, which write there by themselves. What is compressed already stays as it
 * is, and so does what is kept for being asked for in parts.
 *
 * How long an answer is tells of what is in it to whoever can have it asked for with words of their own and watch its length
 * (BREACH). So answers to writes, secrets shown once among them, are never compressed, and neither is what another site has
 * somebody's browser ask for in their name.
 */
export function compressAnswers(
  app: FastifyInstance,
  { config, vault }: { config: Pick<Config, 'publicOrigin'>; vault: Vault },
): void {
  const compress = compression({
    threshold: SMALL,
    brotli: { params: BROTLI },
    filter: (request, reply) =>
      !reply.hasHeader('accept-ranges') && reply.statusCode !== 206 && compression.filter(request, reply),
  });
  const isAskedByOthers = ({ headers }: FastifyRequest) =>
    !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined) &&
    signInTokenOf(headers, config, vault) !== undefined;
  app.addHook('onRequest', (request, reply, done) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && !isAskedByOthers(request)) compress(request.raw, reply.raw, done);
    else done();
  });
}
