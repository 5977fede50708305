import path from 'node:path';
import { openDb } from '@penholder/db';
import { createSetUpLink } from '@penholder/db/people';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';

/** How long a graceful stop may take before the process ends all the same, in milliseconds. */
const STOP_WITHIN = 9_000;

async function main(): Promise<void> {
  const started = performance.now();
  const config = readConfig(process.env);
  console.log(config.databaseUrl ? '• Opening PostgreSQL' : `• Opening the embedded database in ${config.dataDir}`);
  const opened = await openDb({ url: config.databaseUrl, folder: path.join(config.dataDir, 'database') });
  const app = await buildApp(config, opened);
  await app.fastify.listen({ port: config.port, host: config.host });
  app.deps.clockwork.start();
  console.log(
    `\nPenholder is ready at ${app.deps.address()}  (${opened.kind} database, ${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  const setUp = config.sample ? undefined : await createSetUpLink(opened.db);
  if (setUp)
    console.log(
      `Nobody can administer this server yet. Open this link to become its administrator; it works once, within 24 hours:\n\n  ${app.deps.address()}/set-up#${setUp}\n`,
    );

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log('• Stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    app.close().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error.message);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

// Only the message: an error of the embedded database would make Node print the minified line that threw.
main().catch((error: Error) => {
  console.error(`Penholder could not start: ${error.message}`);
  process.exit(1);
});
