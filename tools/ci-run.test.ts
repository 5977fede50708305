import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

// `.ci/run` with an npm that only says what a test has it say.
const run = join(import.meta.dirname, '../.ci/run');
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'penholder-ci-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function ci({ check, test }: { check: number; test: { says: string; status: number } }) {
  const npm = join(folder, 'npm');
  writeFileSync(
    npm,
    `#!/bin/sh\ncase "$*" in\n*check) echo checked; exit ${check} ;;\n*) printf '%s\\n' "$SAYS"; exit ${test.status} ;;\nesac\n`,
  );
  chmodSync(npm, 0o755);
  const env = { ...process.env, SAYS: test.says, PATH: [folder, process.env['PATH']].join(delimiter) };
  const { stdout, status } = spawnSync(run, { encoding: 'utf8', env });
  return { last: stdout.trimEnd().split('\n').at(-1), status };
}

it('ends with the count and well when all is well', () => {
  const test = { says: 'many\nlines\n\n12 passed, 0 failed, 1 skipped', status: 0 };
  expect(ci({ check: 0, test })).toEqual({ last: '12 passed, 0 failed, 1 skipped', status: 0 });
});

it('ends with the count when npm has said something after it', () => {
  const test = { says: '11 passed, 1 failed, 0 skipped\nnpm error Lifecycle script failed', status: 1 };
  expect(ci({ check: 0, test })).toEqual({ last: '11 passed, 1 failed, 0 skipped', status: 1 });
});

it('runs the tests after a failed check, and fails', () => {
  const test = { says: '12 passed, 0 failed, 0 skipped', status: 0 };
  expect(ci({ check: 1, test })).toEqual({ last: '12 passed, 0 failed, 0 skipped', status: 1 });
});

it('counts a failure when the tests ended without a count', () => {
  const test = { says: 'killed', status: 0 };
  expect(ci({ check: 0, test })).toEqual({ last: '0 passed, 1 failed, 0 skipped', status: 1 });
});
