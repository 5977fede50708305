import { type Found, lintAnnexes, type LintGiven } from '@penholder/shared/output/lint';
import { areMany, inThread } from '../in-thread.ts';

/** Practices and instruments that are looked through in some tens of milliseconds. */
const FEW = 200;

/** What the linter finds, wherever it runs. */
export const lintApart = async (given: LintGiven): Promise<Found[]> =>
  areMany(given.facts, FEW) ? inThread(new URL('lint-worker.ts', import.meta.url), given) : lintAnnexes(given);
