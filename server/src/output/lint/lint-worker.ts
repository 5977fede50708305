import { parentPort, workerData } from 'node:worker_threads';
import { lintAnnexes, type LintGiven } from '@penholder/shared/output/lint';

/** The thread in which many practices are looked through: it is given what the linter looks at and answers once. */
parentPort!.postMessage(lintAnnexes(workerData as LintGiven));
