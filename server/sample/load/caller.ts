import { randomBytes } from 'node:crypto';
import type { In, Out, PersonId, Route } from '@penholder/shared/kernel';
import type { ZodType } from 'zod';
import type { App } from '../../src/app.ts';
import { hashToken } from '../../src/people/identify.ts';

type Schema = ZodType | undefined;
interface Input<P extends Schema, Q extends Schema, B extends Schema> {
  params?: In<P>;
  query?: In<Q>;
  body?: In<B>;
}
/** Calls an operation as one person. */
export type Call = <P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  route: Route<P, Q, B, R>,
  input?: Input<P, Q, B>,
) => Promise<Out<R>>;

const TOKEN_NAME = 'loading the sample';

/**
 * The sample comes in by the same operations as everything else: each is called in-process as the person who does it, with
 * a token that lives as long as the loading. An operation that refuses ends the loading with what it said.
 */
export function createCaller({ fastify, deps: { db } }: App) {
  const tokens = new Map<PersonId | undefined, Promise<string | undefined>>();
  const tokenOf = (person: PersonId | undefined): Promise<string | undefined> => {
    const known = tokens.get(person) ?? (person ? issue(person) : Promise.resolve(undefined));
    tokens.set(person, known);
    return known;
  };
  async function issue(person: PersonId): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    const expires_at = new Date(Date.now() + 3_600_000);
    await db
      .insertInto('access_token')
      .values({
        person_id: person,
        name: TOKEN_NAME,
        hash: hashToken(token),
        scopes: ['read', 'write'],
        last_used_at: null,
        expires_at,
        revoked_at: null,
      })
      .execute();
    return token;
  }

  return {
    as:
      (person: PersonId | undefined): Call =>
      async (route, input = {}) => {
        const { params, query, body } = input as { params?: object; query?: object; body?: object };
        const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
          encodeURIComponent(String((params as Record<string, unknown>)[name])),
        );
        const search = new URLSearchParams(
          Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
        );
        const token = await tokenOf(person);
        const answer = await fastify.inject({
          method: route.method,
          url: `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`,
          headers: token ? { authorization: `Bearer ${token}` } : {},
          ...(body && { payload: body }),
        });
        if (answer.statusCode >= 400)
          throw new Error(
            `Loading the sample: ${route.method} ${path} was refused: ${answer.payload} (${JSON.stringify(body)?.slice(0, 400)})`,
          );
        return (answer.payload === '' ? undefined : answer.json()) as never;
      },
    /** Takes the tokens away again. */
    async end(): Promise<void> {
      await db.deleteFrom('access_token').where('name', '=', TOKEN_NAME).execute();
    },
  };
}
export type Caller = ReturnType<typeof createCaller>;
