import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

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
    /** Why the file itself failed, where it did. */
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
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

/** What failed, a line each: the file, the test and the first line of why. The count says how much, and stands last. */
export function failuresOf(report: Report | undefined): string[] {
  const line = (file: string, test: string, why = '') =>
    [basename(file), test, stripVTControlCharacters(why).split('\n', 1)[0]!].filter((part) => part !== '').join(' · ');
  return (report?.testResults ?? []).flatMap((file) => {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length === 0 && file.status === 'failed') return [line(file.name, '', file.message)];
    return tests.map(({ fullName, failureMessages }) => line(file.name, fullName, failureMessages?.[0]));
  });
}

/** The line that a run ends with. */
export const sentence = ({ passed, failed, skipped }: Counts) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
