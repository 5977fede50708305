import { z } from 'zod';
import { problemsOfActs } from './check/acts.ts';
import { problemsOfLives } from './check/lives.ts';
import { problemsOfReferences } from './check/references.ts';
import { readFiles } from './read-files.ts';
import { Sample } from './shape.ts';

export { readFiles } from './read-files.ts';
export * from './shape.ts';

/**
 * Parses what the files say and checks what no schema can: that every key that is named exists, that states follow one
 * another as they may, and that whoever acts may do so. Throws an `Error` whose message lists every problem found.
 *
 * @example parseSample({ ...readFiles(), practices: [] })
 */
export function parseSample(files: unknown): Sample {
  const parsed = Sample.safeParse(files);
  if (!parsed.success) throw new Error(`The sample has another shape:\n${z.prettifyError(parsed.error)}`);
  const sample = parsed.data;
  const problems = problemsOfReferences(sample);
  if (problems.length === 0) problems.push(...problemsOfLives(sample), ...problemsOfActs(sample));
  if (problems.length > 0) throw new Error(`The sample contradicts itself:\n${problems.join('\n')}`);
  return sample;
}

/** The sample of this folder, parsed and checked: Round Table 2 of the GFMD 2023–2024. See README.md beside this file. */
export const readSample = (): Sample => parseSample(readFiles());

/** The instant that an hour of the sample stands for: `atHour(-24, now)` is this time yesterday. */
export const atHour = (hour: number, loadedAt: Date): Date => new Date(loadedAt.getTime() + hour * 3_600_000);
