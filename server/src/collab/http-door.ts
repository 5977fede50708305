import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CLOSE_CODES, readFrames } from '@penholder/shared/documents';
import { type DocumentId, forbidden, notFound, refuse, type Refusal, unauthenticated } from '@penholder/shared/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { sendProblem } from '../http/problems.ts';
import { signedInWith } from '../people/index.ts';
import type { ClosedDoor, Door, Knock } from './door.ts';
import { HttpWire } from './http-wire.ts';
import type { Keeper } from './keeper.ts';
import { ENVELOPE } from './limits.ts';

/**
 * The requests by which a document is reached where WebSockets do not get through, and whose they are: the security matrix
 * walks this table. `document`: whoever the document's admission lets in; `line`: whoever opened the line, with the same
 * sign-in or token.
 */
export const LINE_ROUTES = {
  open: { method: 'POST', path: '/collab/:document', who: 'document' },
  use: { method: 'POST', path: '/collab/:document/:line', who: 'line' },
} as const;

/** How long clients may take to fetch their goodbye when the server stops, in milliseconds. */
const GOODBYE = 500;
const NUMBER = /^\d{1,15}$/;
/** Messages in one body: a page sends what it has in half a megabyte, and a letter takes some 25 bytes. */
const MOST_FRAMES = 20_000;

function problem(status: 400 | 409 | 429 | 503, code: string, detail: string) {
  return { status, code, detail };
}

/** A wire that somebody opened, and what they were signed in with. */
interface Line {
  readonly documentId: DocumentId;
  readonly openedWith: string;
  readonly wire: HttpWire;
  /** Bytes of the requests that are sending over it at this moment. */
  sending: number;
}

export interface HttpDoor {
  mount(app: FastifyInstance): Promise<void>;
  /** Waits until those who listen have been told that the server stops, as far as they ask in time. */
  stop(): Promise<void>;
}

const REFUSALS: Record<ClosedDoor, Refusal> = {
  401: unauthenticated('people.not-signed-in', 'Please sign in first.'),
  403: forbidden('request.foreign-origin', 'This request came from another site.'),
  404: notFound('request.not-found', 'There is nothing at this address.'),
};
const STOPPING = problem(503, 'document.server-stopping', 'The server is about to stop; come back in a moment.');
const FULL = problem(
  429,
  'document.line-full',
  'More is under way over this line than it takes; try again in a moment.',
);
const NO_LINE = notFound('document.no-line', 'This line has ended, or is not yours; open another.');

/**
 * The door's plain requests. The whole conversation: `POST /collab/<document id>`, with the same query as an upgrade, is
 * answered `{ line }` or `{ close: { code, name } }` in JSON. At `POST /collab/<document id>/<line>` the client listens with
 * `?after=<number of the last answer that it has>` and sends with `?send=<number>`, or `?send=last` for its last words; see
 * http-wire.ts. Bodies are rows of frames (`readFrames` in shared). Listening is answered 200 with frames or 204 without.
 */
export function createHttpDoor(deps: Pick<Deps, 'config' | 'vault'>, door: Door, keeper: Keeper): HttpDoor {
  const lines = new Map<string, Line>();
  const bodyLimit = keeper.limits.message * 2 + ENVELOPE;
  let answering = 0;

  /** Who asks, with what; a cookie that comes without an Origin was not sent by a page of ours. */
  function heed(request: FastifyRequest): Knock & { openedWith: string } {
    const knock = door.knock(request.raw, request.url);
    if (typeof knock === 'number') return refuse(REFUSALS[knock]);
    const { credentials } = knock;
    if (credentials.authorization === undefined && request.headers.origin === undefined) refuse(REFUSALS[403]);
    return { ...knock, openedWith: signedInWith(credentials, deps.config, deps.vault) ?? refuse(REFUSALS[401]) };
  }

  async function open(request: FastifyRequest, reply: FastifyReply) {
    const knock = heed(request);
    // Lines that are there are served on, so that they hear of it.
    if (keeper.isStopping) return sendProblem(reply, STOPPING);
    const entrance = await door.letIn(knock);
    reply.header('cache-control', 'no-store');
    if (typeof entrance === 'string') {
      keeper.countClose(entrance);
      return { close: { code: CLOSE_CODES[entrance], name: entrance } };
    }
    const id = randomBytes(16).toString('base64url');
    const wire = new HttpWire(keeper.limits, () => lines.delete(id));
    lines.set(id, { documentId: knock.documentId, openedWith: knock.openedWith, wire, sending: 0 });
    entrance.enter(wire);
    return { line: id };
  }

  function lineOf(request: FastifyRequest): Line {
    const { documentId, openedWith } = heed(request);
    const line = lines.get((request.params as { line: string }).line);
    return line?.documentId === documentId && line.openedWith === openedWith ? line : refuse(NO_LINE);
  }

  /** Refuses a body before anything of it is read: whoever has no such line sends no megabytes, and over a line one request's worth is under way at most. */
  async function heedBody(request: FastifyRequest, reply: FastifyReply) {
    const line = lineOf(request);
    const bytes = Number(request.headers['content-length'] ?? (request.headers['transfer-encoding'] ? bodyLimit : 0));
    // What listens has no body to speak of, though a proxy may send it as if it had.
    const isSending = 'send' in (request.query as object);
    if (bytes > bodyLimit || bytes === 0 || !isSending) return;
    if (line.sending + bytes > bodyLimit) return sendProblem(reply, FULL);
    line.sending += bytes;
    reply.raw.once('close', () => (line.sending -= bytes));
  }

  async function use(request: FastifyRequest, reply: FastifyReply) {
    const { wire } = lineOf(request);
    const { after = '', send = '' } = request.query as Record<string, string>;
    reply.header('cache-control', 'no-store');
    if (NUMBER.test(after)) return listen(wire, Number(after), reply);
    if (send !== 'last' && !NUMBER.test(send)) return refuse(REFUSALS[404]);
    const frames = readFrames((request.body as Uint8Array<ArrayBuffer> | undefined) ?? new Uint8Array(), MOST_FRAMES);
    if (!frames) return sendProblem(reply, problem(400, 'request.malformed', 'The body is no row of frames.'));
    const taken = await wire.hear(send === 'last' ? send : Number(send), frames, endOf(reply));
    return taken === 'taken' ? reply.status(204).send() : sayNo(reply, taken);
  }

  async function listen(wire: HttpWire, after: number, reply: FastifyReply) {
    answering++;
    reply.raw.once('close', () => answering--);
    const news = await wire.listen(after, endOf(reply));
    if (typeof news !== 'string') return reply.type('application/octet-stream').send(news);
    return news === 'nothing' ? reply.status(204).send() : sayNo(reply, news);
  }

  return {
    async mount(app) {
      await app.register(async (collab) => {
        collab.removeAllContentTypeParsers();
        collab.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
          done(null, body),
        );
        collab.route({ method: LINE_ROUTES.open.method, url: LINE_ROUTES.open.path, handler: open });
        collab.route({
          method: LINE_ROUTES.use.method,
          url: LINE_ROUTES.use.path,
          bodyLimit,
          onRequest: heedBody,
          // What a line may send is bounded by its connection; many people share the address of one proxy.
          config: { rateLimit: false },
          logLevel: 'warn',
          handler: use,
        });
      });
    },
    async stop() {
      const ends = performance.now() + GOODBYE;
      const isWaiting = () => answering > 0 || [...lines.values()].some(({ wire }) => !wire.isToldOfEnd);
      while (isWaiting() && performance.now() < ends) await wait(10);
      for (const { wire } of lines.values()) wire.terminate();
    },
  };
}

/** Says when a request is over, answered or given up. */
function endOf(reply: FastifyReply): AbortSignal {
  const over = new AbortController();
  reply.raw.once('close', () => over.abort());
  return over.signal;
}

function sayNo(reply: FastifyReply, why: 'gone' | 'out-of-turn') {
  return why === 'gone'
    ? sendProblem(reply, NO_LINE)
    : sendProblem(reply, problem(409, 'document.out-of-turn', 'This number is not the next one of this line.'));
}
