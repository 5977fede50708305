import { type Found, lintAnnexes, type LintGiven } from '@penholder/shared/output/lint';
import { areMany, inThread } from '../in-thread.ts';

/** What the linter finds, wherever it runs. */
export const lintApart = async (given: LintGiven): Promise<Found[]> =>
  areMany(given.facts) ? inThread(new URL('lint-worker.ts', import.meta.url), given) : lintAnnexes(given);
