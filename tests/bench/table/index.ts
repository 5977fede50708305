// `npm run bench -- table`: how fast a round table of 10,000 practices answers its penholder, written to results/table.jsonl.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type TestPerson, type TestServer } from '../../_support/harness.ts';
import { median } from '../documents/statistics.ts';
import { type SeededTable, seedTable } from './seed.ts';

const PRACTICES = 10_000;
const TIMES = 20;
const FILE = join(import.meta.dirname, '../results/table.jsonl');

/** What is asked, by the name under which it is told. */
const requestsOf = ({
  area,
  delegation,
  draft,
  writer,
}: SeededTable): readonly (readonly [name: string, path: string, by?: TestPerson])[] => [
  ['list, by number', 'practices?limit=25'],
  ['list, newest first', 'practices?limit=25&sort=updated'],
  ['list, by title', 'practices?limit=25&sort=title'],
  ['list, of an area and a region', `practices?limit=25&area=${area}&region=015`],
  ['list, of a delegation', `practices?limit=25&submitter=${delegation}`],
  ['list, of an objective', 'practices?limit=25&objective=8'],
  ['search, a word in most texts', 'practices?limit=25&search=migrants'],
  ['search, a rare word in an area', `practices?limit=25&search=consular&area=${area}`],
  ['search, two words', 'practices?limit=25&search=nurses+seasonal'],
  ['counts beside the list', 'practice-counts'],
  ['counts under two filters', `practice-counts?area=${area}&living=in-force`],
  ['counts of a search', 'practice-counts?search=migrants'],
  ['review queue', 'practice-review?limit=25'],
  ['review queue, of an area', `practice-review?limit=25&area=${area}`],
  ['coverage, area by region', 'coverage?rows=area&columns=region'],
  ['coverage, objective by phase', 'coverage?rows=objective&columns=phase'],
  ['likely duplicates of a draft', `practices/${draft}/likely-duplicates`, writer],
  ['register of instruments', 'instruments?limit=25'],
  ['annex A, its areas', 'annexes/A'],
  ['annex A, entries of an area', `annexes/A/areas/${area}/entries?limit=25`],
  ['annex A, what to look at', 'annexes/warnings?limit=25'],
  ['annex B, its groups', 'annexes/B'],
  ['findings of the linter', 'annexes/findings?limit=25'],
];

/** Seeds a round table and asks it everything as its penholder, one request after another; prints a table. */
export async function table(commit: string): Promise<void> {
  const server = await startServer();
  try {
    const begun = performance.now();
    const seeded = await seedTable(server, PRACTICES);
    console.log(`${PRACTICES} practices seeded in ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
    console.log('| Asked | first ms | median | least | most | found |\n|---|---:|---:|---:|---:|---:|');
    const lines: string[] = [];
    for (const [asked, path, by] of requestsOf(seeded)) {
      const { first, taken, found } = await time(server, seeded, path, by);
      const [cold, middle, least, most] = [first, median(taken), Math.min(...taken), Math.max(...taken)].map((ms) =>
        Number(ms.toPrecision(3)),
      );
      console.log(`| ${asked} | ${cold} | ${middle} | ${least} | ${most} | ${found} |`);
      lines.push(
        JSON.stringify({
          asked,
          practices: PRACTICES,
          first: cold,
          median: middle,
          min: least,
          max: most,
          unit: 'ms',
          runs: TIMES,
          commit,
        }),
      );
    }
    writeFileSync(FILE, `${lines.join('\n')}\n`);
  } finally {
    await server.close();
  }
}

/** Milliseconds from the request to the whole answer: of the first, for which nothing is kept, and of twenty more. */
async function time(
  server: TestServer,
  { table: { code }, penholder }: SeededTable,
  path: string,
  by: TestPerson = penholder,
) {
  const taken: number[] = [];
  let first = 0;
  let found: number | string = '';
  for (let nth = 0; nth <= TIMES; nth++) {
    const begun = performance.now();
    const answer = await server.app.fastify.inject({
      url: `/api/v1/round-tables/${code}/${path}`,
      headers: { authorization: `Bearer ${by.token}` },
    });
    const passed = performance.now() - begun;
    if (nth === 0) first = passed;
    else taken.push(passed);
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    found = (answer.json() as { total?: number }).total ?? '';
  }
  return { first, taken, found };
}
