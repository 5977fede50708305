import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { json, openDb, type OpenDb } from '@penholder/db';
import { type App, buildApp } from '@penholder/server/app';
import type { CollabOptions } from '@penholder/server/collab/documents';
import type { Config } from '@penholder/server/config';
import type { Carrier } from '@penholder/server/nodes/messenger';
import { hashToken } from '@penholder/server/people/identify';
import type { DelegationId, In, Out, PersonId, Refusal, Route, RoundTableId } from '@penholder/shared/kernel';
import type { Role, Standing } from '@penholder/shared/people';
import type { RoundTableSettings } from '@penholder/shared/round-tables';
import type { ZodType } from 'zod';
import { type FreshDatabase, freshDatabase } from './test-database.ts';

type Schema = ZodType | undefined;

/** A person of a test with a token, and `call` as them. */
export interface TestPerson {
  id: PersonId;
  token: string;
  /** Calls an operation through HTTP and answers its reply; throws `TestRefusal` on a refusal. */
  call<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    route: Route<P, Q, B, R>,
    input?: { params?: In<P>; query?: In<Q>; body?: In<B>; headers?: Record<string, string> },
  ): Promise<Out<R>>;
  /** Calls and answers the refusal it met; throws when there was none. */
  refused<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    route: Route<P, Q, B, R>,
    input?: { params?: In<P>; query?: In<Q>; body?: In<B>; headers?: Record<string, string> },
  ): Promise<Refusal>;
}

export class TestRefusal extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.status} ${refusal.code}: ${refusal.detail} ${JSON.stringify(refusal.fields ?? {})}`);
    this.refusal = refusal;
  }
}

export interface TestServer {
  app: App;
  opened: OpenDb;
  /** `http://127.0.0.1:port` once `listen` was asked for. */
  origin: string;
  aPerson(details?: { name?: string; isAdministrator?: boolean }): Promise<TestPerson>;
  aRoundTable(details?: { code?: string; settings?: Partial<RoundTableSettings> }): Promise<TestRoundTable>;
  /** A visitor without a sign-in. */
  visitor: Pick<TestPerson, 'call' | 'refused'>;
  close(): Promise<void>;
}

export interface TestRoundTable {
  id: RoundTableId;
  code: string;
  aDelegation(
    name?: string,
    details?: { hasVote?: boolean; kind?: 'state' | 'international-organisation' },
  ): Promise<DelegationId>;
  /** A person accredited to a delegation; may submit and vote unless told otherwise. */
  aDelegate(
    delegation: DelegationId,
    place?: { standing?: Standing; maySubmit?: boolean; mayVote?: boolean; isFocalPoint?: boolean; name?: string },
  ): Promise<TestPerson>;
  aRole(role: Role, name?: string): Promise<TestPerson>;
}

let counter = 0;
const next = () => ++counter;

/** Starts a server of the project on a fresh database; `listen` when sockets or a browser need its port. */
export async function startServer(
  options: {
    listen?: boolean;
    pages?: boolean;
    config?: Partial<Config>;
    collab?: CollabOptions;
    aroundCarrier?: (carrier: Carrier) => Carrier;
    database?: FreshDatabase;
  } = {},
): Promise<TestServer> {
  const database = options.database ?? (await freshDatabase());
  const opened = await openDb(database.config);
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: '',
    databaseUrl: undefined,
    publicOrigin: undefined,
    smtpUrl: undefined,
    mailFrom: 'Penholder <no-reply@localhost>',
    secret: 'a secret that only tests know, long enough',
    trustProxy: undefined,
    requestsPerMinute: 1_000_000,
    logLevel: process.env['TEST_LOG'] ?? 'fatal',
    sample: false,
    pages: options.pages ?? false,
    ...options.config,
  };
  const app = await buildApp(config, opened, { collab: options.collab, aroundCarrier: options.aroundCarrier });
  await app.fastify.ready();
  let origin = '';
  if (options.listen) {
    await app.listen({ port: 0, host: '127.0.0.1' });
    origin = `http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`;
    app.deps.clockwork.start();
  }
  const { db } = opened;

  const callAs =
    (token?: string): TestPerson['call'] =>
    async (route, input = {}) => {
      const { params, query, body, headers } = input as {
        params?: Record<string, string>;
        query?: Record<string, unknown>;
        body?: unknown;
        headers?: Record<string, string>;
      };
      let path = route.path as string;
      for (const [name, value] of Object.entries(params ?? {}))
        path = path.replace(`:${name}`, encodeURIComponent(String(value)));
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(query ?? {}))
        for (const one of [value].flat()) if (one !== undefined) search.append(name, String(one));
      const answer = await app.fastify.inject({
        method: route.method,
        url: `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
        ...(body !== undefined && { payload: body as object }),
      });
      if (answer.statusCode >= 400) throw new TestRefusal(answer.json() as Refusal);
      return (answer.statusCode === 204 || answer.rawPayload.length === 0 ? undefined : answer.json()) as never;
    };
  const refusedAs =
    (token?: string): TestPerson['refused'] =>
    async (route, input) => {
      try {
        await callAs(token)(route, input);
      } catch (error) {
        if (error instanceof TestRefusal) return error.refusal;
        throw error;
      }
      throw new Error(`${route.method} ${route.path} was not refused`);
    };

  const aPerson: TestServer['aPerson'] = async (details = {}) => {
    const n = next();
    const name = details.name ?? `Person ${n}`;
    const { id } = await db
      .insertInto('person')
      .values({
        email: `person${n}@example.org`,
        name,
        email_verified: true,
        is_administrator: details.isAdministrator ?? false,
        image: null,
        disabled_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const token = randomBytes(24).toString('base64url');
    await db
      .insertInto('access_token')
      .values({
        person_id: id,
        name: 'test',
        hash: hashToken(token),
        scopes: ['read', 'write'],
        last_used_at: null,
        expires_at: null,
        revoked_at: null,
      })
      .execute();
    return { id, token, call: callAs(token), refused: refusedAs(token) };
  };

  const aRoundTable: TestServer['aRoundTable'] = async (details = {}) => {
    const n = next();
    const code = details.code ?? `RT${n}`;
    const forum = await db
      .insertInto('forum')
      .values({ title: json({ en: `Forum ${n}` }), period: '2026' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id } = await db
      .insertInto('round_table')
      .values({
        forum_id: forum.id,
        code,
        title: json({ en: `Round table ${n}` }),
        description: null,
        time_zone: 'Europe/Zurich',
        languages: ['en', 'fr', 'ar'],
        phase: 'consultation',
        settings: json(details.settings ?? {}),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return {
      id,
      code,
      async aDelegation(name = `Country ${next()}`, { hasVote = true, kind = 'state' } = {}) {
        const party = await db
          .insertInto('party')
          .values({ kind, names: json({ en: name }), iso3166: null })
          .returning('id')
          .executeTakeFirstOrThrow();
        const row = await db
          .insertInto('delegation')
          .values({ round_table_id: id, party_id: party.id, has_vote: hasVote })
          .returning('id')
          .executeTakeFirstOrThrow();
        return row.id;
      },
      async aDelegate(delegation, place = {}) {
        const person = await aPerson(place.name ? { name: place.name } : {});
        await db
          .insertInto('accreditation')
          .values({
            delegation_id: delegation,
            person_id: person.id,
            standing: place.standing ?? 'head',
            is_focal_point: place.isFocalPoint ?? false,
            may_submit: place.maySubmit ?? true,
            may_vote: place.mayVote ?? true,
            valid_to: null,
          })
          .execute();
        return person;
      },
      async aRole(role, name) {
        const person = await aPerson(name ? { name } : {});
        await db
          .insertInto('role_grant')
          .values({ round_table_id: id, person_id: person.id, role, granted_by: null })
          .execute();
        return person;
      },
    };
  };

  return {
    app,
    opened,
    origin,
    aPerson,
    aRoundTable,
    visitor: { call: callAs(), refused: refusedAs() },
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
