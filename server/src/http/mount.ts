import { findActor } from '@penholder/db/people';
import { findRoundTable, type RoundTableRow } from '@penholder/db/round-tables';
import {
  forbidden,
  insist,
  type Language,
  LANGUAGES,
  notFound,
  type Out,
  refuse,
  type Route,
  unauthenticated,
  unstorableIn,
} from '@penholder/shared/kernel';
import { type Act, type Actor, mayEver } from '@penholder/shared/people';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../people/index.ts';
import { asOneAttempt } from './idempotency.ts';

type Schema = ZodType | undefined;

/** What a handler is given: the parsed request, who asks, and (for policies by act) as what and in which round table. */
export interface Asked<Params, Query, Body> {
  readonly deps: Deps;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Whoever is signed in. Reading it where nobody is refuses with 401. */
  readonly person: SignedIn;
  readonly visitor: SignedIn | undefined;
  /** The person in the path's round table; only for policies by act. */
  readonly actor: Actor;
  readonly roundTable: RoundTableRow;
  /** The reader's language: `?language=`, else the person's, else what the browser prefers. */
  readonly language: Language;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Every operation that was mounted, for OpenAPI and for the security matrix. */
export type Mounted = Route<Schema, Schema, Schema, Schema>;

/** What a handler answers: the contract's reply, or nothing where it has none. */
type Answer<R> = R extends ZodType ? Out<R> : void;

/** Mounts operations on the server: checks their policy, parses what comes in, answers what their contract says. */
export type Mount = <P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  route: Route<P, Q, B, R>,
  handler: (asked: Asked<Out<P>, Out<Q>, Out<B>>) => Promise<Answer<R>> | Answer<R>,
) => void;

export function createMount(app: FastifyInstance, deps: Deps): { mount: Mount; mounted: Mounted[] } {
  const mounted: Mounted[] = [];
  // Nothing stands under /api/ without a declared policy; the description of the API is the one thing that is no operation.
  app.addHook('onRoute', ({ url, config }) => {
    if (url.startsWith('/api/') && url !== '/api/v1/openapi.json' && !config?.penholder)
      throw new Error(`${url} has no declared policy`);
  });
  const mount: Mount = (route, handler) => {
    mounted.push(route as unknown as Mounted);
    app.route({
      method: route.method,
      url: `/api/v1${route.path}`,
      config: { penholder: route as unknown as Mounted },
      handler: async (request, reply) => {
        const { actor, roundTable } = await admit(deps, route.policy, request);
        const asked = {
          deps,
          params: parsePart(route.params, request.params, 'params'),
          query: parsePart(route.query, request.query, 'query'),
          body: route.raw === 'upload' ? undefined : parsePart(route.body, request.body ?? undefined, 'body'),
          visitor: request.signedIn,
          language: languageOf(request),
          request,
          reply,
          get person() {
            return request.signedIn ?? refuse(unauthenticated('people.not-signed-in', 'Please sign in first.'));
          },
          get actor() {
            return actor ?? fail('actor');
          },
          get roundTable() {
            return roundTable ?? fail('roundTable');
          },
        } as Asked<never, never, never>;
        const answer = await asOneAttempt(request, async () => handler(asked));
        if (reply.sent || route.raw === 'download') return reply;
        reply.status(route.status ?? (route.reply ? 200 : 204));
        // What leaves is cut to the contract: a field that the reply does not name never goes out.
        return route.reply ? route.reply.parse(answer) : null;
      },
    });
  };
  return { mount, mounted };
}

function fail(what: string): never {
  throw new Error(`${what} is only there for operations whose policy names an act`);
}

async function admit(
  deps: Deps,
  policy: Route['policy'],
  request: FastifyRequest,
): Promise<{ actor?: Actor; roundTable?: RoundTableRow }> {
  if (policy.who === 'anyone') return {};
  const person = request.signedIn ?? refuse(unauthenticated('people.not-signed-in', 'Please sign in first.'));
  insist(
    person.scopes && request.method !== 'GET' && !person.scopes.includes('write')
      ? forbidden('people.token-scope', 'This access token may only read.')
      : undefined,
  );
  if (policy.who === 'signed-in') return {};
  if (policy.who === 'administrator') {
    if (!person.isAdministrator)
      refuse(forbidden('people.not-administrator', 'Only an administrator of this server may do this.'));
    return {};
  }
  const unknown = notFound('round-table.not-found', 'There is no such round table, or you have no place in it.');
  const { roundTable: code } = request.params as { roundTable?: string };
  const roundTable = (code && (await findRoundTable(deps.db, code))) || refuse(unknown);
  const actor = (await findActor(deps.db, person.id, roundTable.id)) ?? refuse(unknown);
  if (!mayEver(actor, policy.act as Act))
    refuse(
      forbidden('people.not-permitted', 'Your role in this round table does not include this.', {
        params: { act: policy.act },
      }),
    );
  return { actor, roundTable };
}

function parsePart<S extends Schema>(schema: S, value: unknown, part: string): Out<S> {
  if (!schema) return undefined as Out<S>;
  const parsed = schema.safeParse(value ?? {});
  const fields: Record<string, string> = {};
  if (parsed.success) {
    const path = unstorableIn(parsed.data);
    if (path === undefined) return parsed.data as Out<S>;
    fields[path || part] = 'This holds a character that no text has. Type it again rather than pasting it.';
  } else for (const issue of parsed.error.issues) fields[issue.path.join('.') || part] ??= issue.message;
  // An id in the path that is none cannot name anything.
  if (part === 'params') refuse(notFound('request.not-found', 'There is nothing at this address.', { fields }));
  refuse({ code: 'request.invalid', status: 422, detail: 'Some of what was sent is missing or wrong.', fields });
}

function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { language?: string }).language;
  const preferred = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return (
    ([asked, request.signedIn?.language, ...preferred].find((tag) =>
      LANGUAGES.includes(tag as Language),
    ) as Language) ?? 'en'
  );
}
