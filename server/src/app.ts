import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { OpenDb } from '@penholder/db';
import { forbidden, refuse } from '@penholder/shared/kernel';
import Fastify, { type FastifyInstance } from 'fastify';
import { createDocumentAccess } from './collab/document-access.ts';
import { type Collaboration, type CollabOptions, createDocuments } from './collab/documents.ts';
import { addFlattening } from './collab/flatten-logs.ts';
import { noticePutBack } from './collab/put-back.ts';
import { mountDocuments } from './collab/routes.ts';
import { mountCompendium } from './compendium/routes.ts';
import { type Config, NEEDS_POSTGRESQL } from './config.ts';
import { createClockwork } from './deadlines/clockwork.ts';
import { mountDecisions } from './decisions/routes.ts';
import { mountDeliberation } from './deliberation/routes.ts';
import { createSubjects } from './deliberation/index.ts';
import { mountCoverage } from './coverage/routes.ts';
import type { Deps } from './deps.ts';
import { documentKinds } from './document-kinds.ts';
import { addressOf } from './http/address.ts';
import { compressAnswers } from './http/compress.ts';
import { serveHealth } from './http/health.ts';
import { forgetOldKeys, keepIdempotent } from './http/idempotency.ts';
import { createMount, type Mounted } from './http/mount.ts';
import { serveOpenApi } from './http/openapi.ts';
import { isOwnOrigin } from './http/origin.ts';
import { answerProblems } from './http/problems.ts';
import { servePages } from './http/site.ts';
import { routeUpgrades } from './http/upgrades.ts';
import { mountImports } from './imports/routes.ts';
import { mountInstruments } from './instruments/routes.ts';
import { createLive } from './live/live.ts';
import { serveLive } from './live/socket-server.ts';
import { sendMailWork } from './mail/send-mail.ts';
import { connect, doAloneOn } from './nodes/connect.ts';
import { countTogether } from './nodes/count-together.ts';
import type { Carrier } from './nodes/messenger.ts';
import { joinNodes, type Nodes } from './nodes/nodes.ts';
import { mountOutput } from './output/routes.ts';
import { createIdentify, signInTokenOf } from './people/index.ts';
import { mountPeople } from './people/routes.ts';
import { mountPractices } from './practices/routes.ts';
import { mountQuestions } from './questions/routes.ts';
import { mountReading } from './reading/routes.ts';
import { mountResponses } from './responses/routes.ts';
import { mountRoundTables } from './round-tables/routes.ts';
import { createVault, loadSecret } from './vault.ts';
import { mountWaiting } from './waiting/routes.ts';

/**
 * Connections that may wait to be taken, where the system lets them (`net.core.somaxconn`): after a restart a whole conference
 * comes back at once. Of Node's own 511 the rest are left unanswered, and try again a second later.
 */
const BACKLOG = 4096;

export interface App {
  fastify: FastifyInstance;
  deps: Deps;
  /** The documents that are open. */
  collaboration: Collaboration;
  /** The other nodes; undefined where this is the only one. */
  nodes: Nodes | undefined;
  /** Every mounted operation, for whoever walks them all. */
  mounted: readonly Mounted[];
  listen(at: { host: string; port: number }): Promise<void>;
  /** Stops taking requests, lets what is under way finish, tells sockets to come back, closes the database. */
  close(): Promise<void>;
}

/** Builds the server on an open database; it does not listen yet. Tests call this too. */
export async function buildApp(
  config: Config,
  opened: OpenDb,
  options: {
    collab?: CollabOptions | undefined;
    /** Stands between this node and the others: to lose or delay what they say. */
    aroundCarrier?: ((carrier: Carrier) => Carrier) | undefined;
  } = {},
): Promise<App> {
  if (config.redisUrl && opened.kind === 'embedded') throw new Error(NEEDS_POSTGRESQL);
  const fastify = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    trustProxy: config.trustProxy ?? false,
    forceCloseConnections: true,
    bodyLimit: 2_000_000,
  });
  const vault = createVault(loadSecret(config));
  const connected =
    config.redisUrl === undefined
      ? undefined
      : await connect(config.redisUrl, { db: opened.db, vault, log: fastify.log });
  // Joined once there is what they hear by.
  const joined: { nodes?: Nodes | undefined } = {};
  const isHeard = () => joined.nodes?.isHeard ?? false;
  const clockwork = createClockwork(
    (work, err) => fastify.log.error({ err, work }, 'a timed work failed'),
    connected && doAloneOn(opened.db, connected.node),
  );
  const live = createLive();
  const deps: Deps = {
    db: opened.db,
    databaseKind: opened.kind,
    live,
    documents: createDocumentAccess(),
    clockwork,
    subjects: createSubjects(),
    config,
    vault,
    address: () => addressOf(fastify.server, config),
    log: fastify.log,
  };

  answerProblems(fastify, (id) => deps.documents.damaged(id));
  // The pages' content security policy, with its nonces, is theirs; no-referrer would make browsers hide their Origin from us.
  await fastify.register(helmet, { contentSecurityPolicy: false, referrerPolicy: { policy: 'same-origin' } });
  compressAnswers(fastify, { config, vault });
  await fastify.register(cookie);
  await fastify.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: '1 minute',
    ...(connected && { store: countTogether(connected.lines.ask, connected.name, isHeard) }),
    // A delegation, or a whole hotel, may share one address: whoever is signed in is counted alone.
    keyGenerator: (request) => signInTokenOf(request.headers, config, vault) ?? request.ip,
    // Before it listens every request is our own: the sample's loading.
    allowList: () => !fastify.server.listening,
  });
  // A form of another site can send text/plain without asking first; our own pages send JSON.
  fastify.removeContentTypeParser('text/plain');
  await fastify.register(multipart, { limits: { files: 1, fileSize: 25_000_000, fields: 20, fieldSize: 100_000 } });

  const identify = createIdentify(opened.db, config, vault);
  fastify.decorateRequest('signedIn', undefined);
  fastify.decorateRequest('attempt', undefined);
  fastify.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    const writes = request.method !== 'GET' && request.method !== 'HEAD';
    const foreign = forbidden('request.foreign-origin', 'This request came from another site.');
    if (writes && !isOwnOrigin(request.raw, config)) refuse(foreign);
    request.signedIn = await identify(request.headers);
    // Every browser names the origin of a write; a cookie without one was not sent by a page of ours.
    if (writes && request.signedIn?.signInId && request.headers.origin === undefined) refuse(foreign);
  });
  const { registry } = serveHealth(fastify, opened.db, () => joined.nodes);
  const kinds = documentKinds(opened.db);
  const collaboration = createDocuments({ ...deps, kinds }, identify, registry, options.collab);
  await noticePutBack(deps, collaboration.keeper);
  const mailWork = sendMailWork(deps);
  clockwork.add(mailWork);
  keepIdempotent(fastify, opened.db);
  clockwork.add({
    name: 'forget-idempotency-keys',
    every: 3_600_000,
    tick: async () => (await forgetOldKeys(opened.db), false),
  });

  const { mount, mounted } = createMount(fastify, deps);
  mountPeople(mount, deps);
  mountRoundTables(mount, deps);
  mountQuestions(mount, deps);
  mountResponses(mount, deps);
  mountPractices(mount, deps);
  mountCoverage(mount, deps);
  mountInstruments(mount, deps);
  mountDeliberation(mount, deps);
  mountDecisions(mount, deps);
  const history = mountDocuments(mount, deps, documentKinds);
  addFlattening(deps, documentKinds);
  mountOutput(mount, deps);
  mountCompendium(mount, deps);
  mountReading(mount, deps);
  mountImports(mount, deps);
  mountWaiting(mount, deps);
  serveOpenApi(fastify, mounted);

  const io = serveLive(fastify, deps, live, identify);
  const nodes =
    connected &&
    joinNodes(deps, {
      node: connected.node,
      carrier: options.aroundCarrier?.(connected.lines.carrier) ?? connected.lines.carrier,
      keeper: collaboration.keeper,
      lookAgainAtNews: io.lookAgain,
    });
  joined.nodes = nodes;
  await collaboration.httpDoor.mount(fastify);
  routeUpgrades(fastify.server, { '/collab/': collaboration.door });
  if (config.pages) await servePages(fastify);

  return {
    fastify,
    deps,
    collaboration,
    nodes,
    mounted,
    async listen(at) {
      await fastify.listen({ ...at, backlog: BACKLOG });
    },
    async close() {
      await clockwork.stop();
      mailWork.close();
      io.stop();
      await history.stop();
      await collaboration.stop();
      await nodes?.stop();
      await fastify.close();
      await connected?.lines.stop();
      await opened.close();
    },
  };
}
