import { type Db, sql, transaction } from '@penholder/db';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The measures that this server keeps; shelves add their own to `registry`. */
export interface Metrics {
  registry: Registry;
}

/**
 * One small commit: reading alone would call a full disk healthy. A small one alone would too, for as long as there is room in
 * files that are there already: so it has a megabyte or two written, of which nothing stays.
 */
const canCommit = (db: Db): Promise<unknown> =>
  transaction(db, async (trx) => {
    await sql`set local work_mem = '64kB'`.execute(trx);
    await sql`select count(*) from generate_series(1, 50000)`.execute(trx);
    await sql`insert into heartbeat (id, at) values (1, now()) on conflict (id) do update set at = now()`.execute(trx);
  });

/** The other nodes, as far as health goes. */
export interface Company {
  readonly isTogether: boolean;
  readonly others: number;
}

/**
 * `/healthz` says whether the server can commit (200, else 503), and whether it and the other nodes hear one another: while
 * they do not, it is `degraded`, which is no reason to send people elsewhere. `/metrics` speaks Prometheus.
 */
export function serveHealth(app: FastifyInstance, db: Db, company: () => Company | undefined): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'penholder_http_request_seconds',
    help: 'Time to answer, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'penholder_refusals_total',
    help: 'Answers of 4xx and 5xx.',
    labelNames: ['status'],
    registers: [registry],
  });
  const healthy = new Gauge({
    name: 'penholder_can_commit',
    help: 'Whether the last health check could commit.',
    registers: [registry],
  });

  new Gauge({
    name: 'penholder_nodes_together',
    help: 'Whether the nodes hear one another; 1 where there is only one.',
    registers: [registry],
    collect() {
      this.set(company()?.isTogether === false ? 0 : 1);
    },
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 400) refusals.inc({ status: String(reply.statusCode) });
  });
  app.get('/healthz', async (_request, reply) => {
    const timer = AbortSignal.timeout(3000);
    try {
      await Promise.race([
        canCommit(db),
        new Promise((_, reject) =>
          timer.addEventListener('abort', () => reject(new Error('The database did not commit within 3 seconds.'))),
        ),
      ]);
      healthy.set(1);
      const nodes = company();
      if (!nodes) return { status: 'ok', canCommit: true };
      const { isTogether, others } = nodes;
      return { status: isTogether ? 'ok' : 'degraded', canCommit: true, nodes: { isTogether, others } };
    } catch {
      healthy.set(0);
      return reply.status(503).send({ status: 'unavailable', canCommit: false });
    }
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return { registry };
}
