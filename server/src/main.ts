import path from 'node:path';
import { emptyDb, openDb } from '@penholder/db';
import { createSetUpLink, listSamplePeople, markAsSample, markSampleLoaded } from '@penholder/db/people';
import { loadSample } from '../sample/load/index.ts';
import { type App, buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { readWish, startMode } from './start-mode.ts';
import { stopGracefully } from './stop-gracefully.ts';

async function main(): Promise<void> {
  const started = performance.now();
  const wish = readWish(process.argv.slice(2));
  const config = readConfig(process.env);
  console.log(config.databaseUrl ? '• Opening PostgreSQL' : `• Opening the embedded database in ${config.dataDir}`);
  const opened = await openDb({ url: config.databaseUrl, folder: path.join(config.dataDir, 'database') });
  const mode = await startMode(opened, wish);
  if (mode === 'load-again') await emptyDb(opened.db);
  const app = await buildApp({ ...config, sample: mode !== 'real' }, opened);
  if (mode === 'load' || mode === 'load-again') {
    await markAsSample(opened.db);
    await app.fastify.ready();
    await loadSample(app, (part) => console.log(`• Loading the sample of Round Table 2: ${part}`));
    await markSampleLoaded(opened.db);
  }
  await app.listen({ port: config.port, host: config.host });
  app.deps.clockwork.start();
  stopGracefully(app, (text) => console.log(text));

  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\nPenholder is ready at ${app.deps.address()}  (${opened.kind} database, ${seconds} s)\n`);
  if (mode === 'real') await sayHowToSetUp(app);
  else await sayHowToSignIn(app);
}

async function sayHowToSetUp({ deps }: App): Promise<void> {
  const token = await createSetUpLink(deps.db);
  if (!token) return;
  console.log(
    'Nobody can administer this server yet. Open this link to become its administrator; it works once, within 24 hours:',
  );
  console.log(`\n  ${deps.address()}/set-up#${token}\n`);
}

/** One person for each way to be in the sample; the sign-in page lists all of them. */
async function sayHowToSignIn({ deps }: App): Promise<void> {
  const people = await listSamplePeople(deps.db);
  const lines: string[] = [];
  for (const role of ['co-chair', 'penholder', 'secretariat', 'interpreter', 'observer'] as const) {
    const person = people.find((one) => one.roles.includes(role));
    if (person) lines.push(`  ${role.padEnd(20)} ${person.name}`);
  }
  for (const [label, standing] of [
    ['head of delegation', 'head'],
    ['adviser', 'adviser'],
  ] as const) {
    const person = people.find((one) => one.place?.standing === standing && one.roles.length === 0);
    if (person) lines.push(`  ${label.padEnd(20)} ${person.name}, ${person.place!.names.en}`);
  }
  const administrator = people.find((one) => one.roles.length === 0 && !one.place);
  if (administrator) lines.push(`  ${'administrator'.padEnd(20)} ${administrator.name}`);
  console.log(
    `This is the sample of Round Table 2. Open ${deps.address()}/sign-in and enter as any of its invented people, with one click:\n`,
  );
  console.log(`${lines.join('\n')}\n`);
}

// Only the message: an error of the embedded database would make Node print the minified line that threw.
main().catch((error: Error) => {
  console.error(`Penholder could not start: ${error.message}`);
  process.exit(1);
});
