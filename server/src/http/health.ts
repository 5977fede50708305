import { type Db, sql } from '@penholder/db';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The measures that this server keeps; shelves add their own to `registry`. */
export interface Metrics {
  registry: Registry;
}

/** One small commit: reading alone would call a full disk healthy. */
async function canCommit(db: Db): Promise<void> {
  await sql`insert into heartbeat (id, at) values (1, now()) on conflict (id) do update set at = now()`.execute(db);
}

/** `/healthz` says whether the server can commit (200, else 503); `/metrics` speaks Prometheus. */
export function serveHealth(app: FastifyInstance, db: Db): Metrics {
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
      return { status: 'ok', canCommit: true };
    } catch {
      healthy.set(0);
      return reply.status(503).send({ status: 'unavailable', canCommit: false });
    }
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return { registry };
}
