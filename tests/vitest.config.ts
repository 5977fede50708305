import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Each embedded database costs 0.4–1 GB: two workers fit a machine with 4 GB. */
const DATABASES_AT_ONCE = 2;

interface Project {
  /** Where its tests lie, from the repository's root. */
  include: string[];
  /** Milliseconds one test, or one hook, may take before it is given up. */
  patience: number;
  /** Files at a time. */
  workers?: number;
}

const projects: Record<string, Project> = {
  rules: { include: ['{shared,db,server,web}/src/**/*.test.ts', 'tools/**/*.test.ts'], patience: 5_000 },
  integration: { include: ['tests/integration/**/*.test.ts'], patience: 30_000, workers: DATABASES_AT_ONCE },
  realtime: { include: ['tests/realtime/**/*.test.ts'], patience: 60_000, workers: DATABASES_AT_ONCE },
  security: { include: ['tests/security/**/*.test.ts'], patience: 30_000, workers: DATABASES_AT_ONCE },
  faults: { include: ['tests/faults/**/*.test.ts'], patience: 120_000, workers: 1 },
  journeys: { include: ['tests/journeys/**/*.test.ts'], patience: 180_000, workers: 1 },
};

export default defineConfig({
  root,
  cacheDir: `${root}/node_modules/.vite-tests`,
  test: {
    // `it.only` left in a file would silently skip the rest.
    allowOnly: false,
    globalSetup: `${root}/tests/_support/global-setup.ts`,
    projects: Object.entries(projects).map(([name, project], place): TestProjectInlineConfiguration => ({
      extends: true,
      test: {
        name,
        include: project.include,
        exclude: ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**'],
        testTimeout: project.patience,
        hookTimeout: project.patience,
        pool: 'forks',
        // Optimising the embedded database's WebAssembly costs more than a short test wins: a third less processor time.
        execArgv: ['--liftoff-only'],
        fileParallelism: project.workers !== 1,
        ...(project.workers && { maxWorkers: project.workers }),
        // One project after another: together they would take more memory than a small machine has.
        sequence: { groupOrder: place + 1 },
      },
    })),
  },
});
