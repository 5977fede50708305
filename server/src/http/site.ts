import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';

/** How the pages ask the API without leaving the process: the web's server hooks find this on the Node request. */
export interface InProcessApi {
  /** Answers a request for a path of ours, with the caller's cookies and address as the page's request had them. */
  inject(request: Request): Promise<Response>;
}

function apiFor(app: FastifyInstance, page: IncomingMessage, address: string): InProcessApi {
  return {
    async inject(request) {
      const url = new URL(request.url);
      const headers = Object.fromEntries(request.headers);
      const answer = await app.inject({
        method: request.method as 'GET',
        url: url.pathname + url.search,
        headers: {
          ...headers,
          // From memory to memory: the page is compressed, not what it is made of.
          'accept-encoding': 'identity',
          host: page.headers.host ?? url.host,
          ...(page.headers.cookie && !headers['cookie'] ? { cookie: page.headers.cookie } : {}),
        },
        remoteAddress: address,
        ...(request.method === 'GET' || request.method === 'HEAD'
          ? {}
          : { payload: Buffer.from(await request.arrayBuffer()) }),
      });
      const out = new Headers();
      for (const [name, value] of Object.entries(answer.headers))
        for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) out.append(name, String(one));
      const empty = answer.statusCode === 204 || answer.statusCode === 304;
      return new Response(empty ? null : new Uint8Array(answer.rawPayload), {
        status: answer.statusCode,
        headers: out,
      });
    },
  };
}

/** Serves the pages for every path that nothing else has. SvelteKit reads the raw body itself, so our parsers stay away. */
export async function servePages(app: FastifyInstance): Promise<void> {
  // The pages' server takes https for granted unless a header says otherwise; ours says, from what this server knows.
  process.env['PROTOCOL_HEADER'] = 'x-penholder-protocol';
  const { handler } = await import('@penholder/web/handler');
  await app.register(async (site) => {
    site.removeAllContentTypeParsers();
    site.addContentTypeParser('*', (_request, _payload, done) => done(null));
    site.all('/*', { config: { rateLimit: false } }, (request, reply) => {
      const raw = request.raw as IncomingMessage & { penholder?: InProcessApi };
      raw.headers['x-penholder-protocol'] = request.protocol;
      raw.penholder = apiFor(app, raw, request.ip);
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      handler(raw, reply.raw, () => {
        reply.raw.statusCode = 404;
        reply.raw.end('not found');
      });
    });
  });
}
