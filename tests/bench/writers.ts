import { monitorEventLoopDelay } from 'node:perf_hooks';
import { FORMATS, type Format } from '@penholder/shared/documents';
import { writeEdition } from '@penholder/server/output/write-edition';
import { aLargePublication } from '../_support/output/publications.ts';

/**
 * What writing an edition of 5,000 practices takes: seconds, megabytes of this process above idle, and the longest that
 * the main loop stood still. `node tests/bench/writers.ts [practices] [rounds]`
 */
const [practices = 5000, rounds = 5] = process.argv.slice(2).map(Number);
const publication = aLargePublication(practices);
const idle = process.memoryUsage.rss();
const range = (values: number[], digits: number): string => {
  const sorted = values.toSorted((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)]!.toFixed(digits)} (${sorted[0]!.toFixed(digits)}–${sorted.at(-1)!.toFixed(digits)})`;
};

async function measure(formats: readonly Format[]): Promise<void> {
  const seconds: number[] = [];
  const megabytes: number[] = [];
  const stalls: number[] = [];
  let size = 0;
  for (let round = 0; round < rounds; round += 1) {
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss() - idle)), 20);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const start = performance.now();
    const files = await writeEdition(publication, formats);
    seconds.push((performance.now() - start) / 1000);
    delay.disable();
    clearInterval(watch);
    megabytes.push(peak / 1e6);
    stalls.push(delay.max / 1e6);
    size = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  }
  console.log(
    `${formats.join('+').padEnd(28)} ${range(seconds, 2)} s, ${range(megabytes, 0)} MB, main loop stood ${range(stalls, 0)} ms, ${(size / 1e6).toFixed(1)} MB written`,
  );
}

console.log(`${practices} practices, ${rounds} rounds: median (least–most)`);
for (const format of FORMATS) await measure([format]);
await measure(FORMATS);
