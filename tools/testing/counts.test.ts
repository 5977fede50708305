import { expect, it } from 'vitest';
import { countsOf, failuresOf, sentence } from './counts.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((result) => ({
    status: result,
    fullName: `is ${result}`,
    failureMessages: ['\u001b[31mno\nat'],
  })),
});

it('counts tests by how they ended, todo and pending as skipped', () => {
  const report = {
    testResults: [file('failed', 'passed', 'failed', 'todo'), file('passed', 'passed', 'pending', 'skipped')],
  };
  expect(countsOf(report, false)).toEqual({ passed: 2, failed: 1, skipped: 3 });
});

it('counts a file that could not be loaded as one failure', () => {
  const report = { testResults: [file('failed'), file('passed', 'passed')] };
  expect(countsOf(report, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

it('counts a hook that failed behind passing tests as one failure', () => {
  const report = { testResults: [file('failed', 'passed', 'passed')] };
  expect(countsOf(report, false)).toEqual({ passed: 2, failed: 1, skipped: 0 });
});

it('counts one failure for a bad end without a culprit', () => {
  expect(countsOf({ testResults: [file('passed', 'passed')] }, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

it('counts one failure for a run without a report', () => {
  expect(countsOf(undefined, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('names what failed with the first line of why, and a file that could not be loaded', () => {
  const report = {
    testResults: [file('failed', 'passed', 'failed'), { ...file('failed'), message: 'no such module' }],
  };
  expect(failuresOf(report)).toEqual(['a.test.ts · is failed · no', 'a.test.ts · no such module']);
});

it('says the counts as the last line has them', () => {
  expect(sentence({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
});
