/** How many tests ended how. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What Vitest's JSON reporter writes, as far as it is read here. */
export interface Report {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string }[];
  }[];
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

export const add = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

/**
 * The true counts of a run. A file that could not be loaded or whose `beforeAll` threw has no failed test of its own and
 * counts as one; so does a run that ended badly with nothing else to show for it, or that left no report at all.
 */
export function countsOf(report: Report | undefined, endedWell: boolean): Counts {
  let counts = NONE;
  for (const file of report?.testResults ?? []) {
    const own = file.assertionResults.map(({ status }) => status);
    const failed = own.filter((status) => status === 'failed').length;
    counts = add(counts, {
      passed: own.filter((status) => status === 'passed').length,
      failed: failed === 0 && file.status === 'failed' ? 1 : failed,
      skipped: own.filter((status) => status !== 'passed' && status !== 'failed').length,
    });
  }
  return !endedWell && counts.failed === 0 ? add(counts, { ...NONE, failed: 1 }) : counts;
}

/** The line that a run ends with. */
export const sentence = ({ passed, failed, skipped }: Counts) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
