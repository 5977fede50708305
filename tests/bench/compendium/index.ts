import { startServer, type TestServer } from '../../_support/harness.ts';
import { onAPhone } from './on-a-phone.ts';
import { seedCompendium } from './seed.ts';

const PRACTICES = 10_000;
const TIMES = 40;

const q = (words: string, more = '') => `practices?limit=25&q=${encodeURIComponent(words)}${more}`;

/** What is asked, by the name under which it is told. */
const REQUESTS: readonly (readonly [name: string, path: string])[] = [
  ['list, newest first', 'practices?limit=25'],
  ['list by title', 'practices?limit=25&sort=title'],
  ['list, of an objective and a region', 'practices?limit=25&objective=15&region=002'],
  ['list, of a language and years', 'practices?limit=25&in=ru&from=2010&to=2015'],
  ['search, a word in most texts', q('migrants')],
  ['search, two words', q('nurses seasonal')],
  ['search, French', q('santé saisonniers')],
  ['search, Spanish', q('trabajadores vivienda')],
  ['search, Russian', q('медсёстры')],
  ['search, Arabic', q('تطعيم')],
  ['search, Chinese', q('疫苗接种')],
  ['search, one Chinese character', q('苗')],
  ['search, a country', q('Égypte')],
  ['search, a part of a word', q('remitt')],
  ['search, a phrase', q('"mobile seasonal"')],
  ['search, without a word', q('clinics -migrants')],
  ['search, spelt otherwise', q('vaccinatoin')],
  ['search and filters', q('migrants', '&region=150&living=in-force')],
  ['counts of everything', 'counts'],
  ['counts under a filter', 'counts?region=002&objective=15'],
  ['counts of a search', `counts?q=${encodeURIComponent('migrants')}`],
  ['feed', 'feed'],
];

/** Seeds a compendium and asks it everything, one request after another; prints a table. */
export async function compendium(): Promise<void> {
  const server = await startServer({ listen: true, pages: true });
  try {
    const begun = performance.now();
    await seedCompendium(server, PRACTICES);
    console.log(`${PRACTICES} practices seeded in ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
    console.log('| Asked | median ms | p95 ms | found |\n|---|---:|---:|---:|');
    for (const [name, path] of REQUESTS) {
      const { median, p95, found } = await time(server, path);
      console.log(`| ${name} | ${median.toFixed(0)} | ${p95.toFixed(0)} | ${found} |`);
    }
    await onAPhone(server.origin);
  } finally {
    await server.close();
  }
}

async function time(
  server: TestServer,
  path: string,
): Promise<{ median: number; p95: number; found: number | string }> {
  const taken: number[] = [];
  let found: number | string = '';
  for (let time = 0; time < TIMES + 3; time++) {
    const begun = performance.now();
    const answer = await server.app.fastify.inject(`/api/v1/compendium/${path}`);
    taken.push(performance.now() - begun);
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    if (path !== 'feed') found = (answer.json() as { total: number }).total;
  }
  // The first ones find caches cold.
  const sorted = taken.slice(3).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { median: at(0.5), p95: at(0.95), found };
}
