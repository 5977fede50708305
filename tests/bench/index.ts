// `npm run bench`: Penholder beside other servers of the same protocol, on this machine, one after another in one run.
// `npm run bench -- cold storm` measures the figures whose names begin so; `--runs 3` makes fewer runs than five;
// `npm run bench -- growth` measures how cost grows, once, and writes docs/scaling.md anew, `-- growth nodes` a part of it;
// `--sizes 2` at the two smallest sizes alone;
// `npm run bench -- compendium` asks a public compendium of 10,000 practices everything that it can be asked;
// `npm run bench -- table` asks a round table of 10,000 practices for its lists, map, annexes and findings;
// `npm run bench -- compile` writes an annex of 5,000 practices beside pandoc and LibreOffice, where they are there.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from '../../tools/testing/postgres-cluster.ts';
import { FIGURES } from './documents/figures.ts';
import { compendium } from './compendium/index.ts';
import { compile } from './compile/index.ts';
import { growth } from './growth/index.ts';
import { type PeerName, PEERS } from './documents/peer.ts';
import { median } from './documents/statistics.ts';
import { table } from './table/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    peers: { type: 'string' },
    sizes: { type: 'string', default: '4' },
  },
});
const runs = Number(values.runs);
const peers = (values.peers?.split(',') ?? Object.keys(PEERS)) as PeerName[];
const figures = FIGURES.filter(({ name, isExtra }) =>
  positionals.length === 0 ? !isExtra : positionals.some((word) => name.startsWith(word)),
);
const OWN: Record<string, () => Promise<void>> = {
  growth: () => growth(commit, Number(values.sizes), positionals.slice(1)),
  compendium,
  table: () => table(commit),
  compile: () => compile(runs),
};
const own = OWN[positionals[0] ?? ''];
if ((figures.length === 0 && !own) || !Number.isInteger(runs) || runs < 1) {
  console.error(`Figures: ${FIGURES.map(({ name }) => name).join(', ')}, ${Object.keys(OWN).join(', ')}`);
  process.exit(2);
}

const root = join(import.meta.dirname, '../..');
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
// As an installation has it: what is committed is on the disk.
const cluster = process.env['TEST_DATABASE_URL'] ? undefined : await startCluster({ isDurable: true });
if (!process.env['TEST_DATABASE_URL'] && !cluster) {
  console.error(
    'Penholder is measured on PostgreSQL 15 or newer: install one (npm run provision) or set TEST_DATABASE_URL.',
  );
  process.exit(2);
}
if (cluster) process.env['TEST_DATABASE_URL'] = cluster.url;
process.once('exit', () => cluster?.abandon());

if (own) {
  await own();
  await cluster?.stop();
  process.exit(0);
}

interface Line {
  figure: string;
  server: PeerName;
  median: number;
  min: number;
  max: number;
  unit: string;
  runs: number;
  commit: string;
}
const file = join(import.meta.dirname, 'results/latest.jsonl');
const lines: Line[] = [];
const round = (value: number) => Number(value.toPrecision(4));

for (const figure of figures) {
  const measured = new Map<PeerName, number[]>();
  // In turn, so that a machine that grows slower does so for all.
  for (let run = 0; run < runs; run++)
    for (const peer of peers) {
      if (figure.without?.includes(peer)) continue;
      measured.set(peer, [...(measured.get(peer) ?? []), await figure.measure(peer)]);
    }
  const ours = measured.get('penholder');
  for (const [server, all] of measured) {
    const line: Line = {
      figure: figure.name,
      server,
      median: round(median(all)),
      min: round(Math.min(...all)),
      max: round(Math.max(...all)),
      unit: figure.unit,
      runs: all.length,
      commit,
    };
    lines.push(line);
    const ratio =
      ours && server !== 'penholder' ? `  penholder is ${(median(ours) / median(all)).toPrecision(3)} of it` : '';
    console.log(
      `${figure.name.padEnd(28)} ${server.padEnd(20)} ${String(line.median).padStart(8)} ${figure.unit} (${line.min}–${line.max})${ratio}`,
    );
  }
  keep();
}
await cluster?.stop();

/** What was not measured this time keeps its line. */
function keep(): void {
  const isNew = ({ figure, server }: Line) => lines.some((line) => line.figure === figure && line.server === server);
  const all = [...earlierLines().filter((line) => !isNew(line)), ...lines];
  writeFileSync(file, all.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function earlierLines(): Line[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  } catch {
    return [];
  }
}
