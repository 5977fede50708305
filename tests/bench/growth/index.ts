// `npm run bench -- growth`: how cost grows, written to results/growth.jsonl, drawn into docs/figures/, and told in docs/scaling.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renewModel } from './renew.ts';
import { draw } from './draw.ts';
import { measureGrowth } from './measure.ts';
import { PARTS, type Point } from './point.ts';

const root = join(import.meta.dirname, '../../..');
const FILE = join(root, 'tests/bench/results/growth.jsonl');

/** What has been measured, and at which commit. */
export const readPoints = (): (Point & { commit: string })[] =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Point & { commit: string });

/** Measures everything, or the parts that are named, once, at the smallest `sizes` of each, and writes it down. */
export async function growth(commit: string, sizes: number, named: readonly string[]): Promise<void> {
  const parts = PARTS.filter((part) => named.length === 0 || named.includes(part));
  if (parts.length < named.length) throw new Error(`What can grow: ${PARTS.join(', ')}`);
  // What is not measured this time keeps its points.
  const points = readPoints().filter(({ grows }) => !parts.includes(grows));
  for await (const point of measureGrowth(sizes, parts)) {
    // Not kept up with: nothing to draw.
    if (!Number.isFinite(point.value)) continue;
    points.push({ ...point, commit });
    const { grows, at, server, measure, value, unit } = point;
    console.log(`${String(at).padStart(8)} ${grows.padEnd(10)} ${server.padEnd(12)} ${measure}: ${value} ${unit}`);
  }
  writeFileSync(FILE, points.map((point) => `${JSON.stringify(point)}\n`).join(''));
  drawAll(points);
  renewModel(points);
}

/** One plot of each measure that is of interest beside another server's. */
export function drawAll(points: readonly Point[]): void {
  const folder = join(root, 'docs/figures');
  mkdirSync(folder, { recursive: true });
  for (const [name, own] of Map.groupBy(points, ({ grows, measure }) => `${grows}-${measure}`))
    writeFileSync(join(folder, `${name.replaceAll(' ', '-').toLowerCase()}.svg`), draw(own));
}
