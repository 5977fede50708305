import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest of their kind, the longest first. What is not known of a file's time, Vitest tells by its size. */
const LONG = [
  'tests/faults/kill.test.ts',
  'tests/faults/clock.test.ts',
  'tests/faults/stop.test.ts',
  'tests/faults/disk-full.test.ts',
  'tests/nodes/apart.test.ts',
  'tests/nodes/processes.test.ts',
  'tests/security/matrix.test.ts',
];

/** Begins with what takes longest, so that no worker waits at the end for one file of another. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? LONG.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
