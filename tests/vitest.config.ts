import { dirname } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';
import { KINDS, type Kind } from './projects.ts';

const root = dirname(import.meta.dirname);

// A fifth off the import of the server in each worker.
process.env['NODE_COMPILE_CACHE'] ??= `${root}/node_modules/.cache/compile`;

export default defineConfig({
  root,
  cacheDir: `${root}/node_modules/.vite-tests`,
  test: {
    // `it.only` left in a file would silently skip the rest.
    allowOnly: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: `${root}/tests/_support/global-setup.ts`,
    projects: Object.entries<Kind>(KINDS).map(([name, kind], place): TestProjectInlineConfiguration => ({
      extends: true,
      test: {
        name,
        include: kind.include,
        exclude: ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**', ...(kind.exclude ?? [])],
        testTimeout: kind.patience,
        hookTimeout: 4 * kind.patience,
        // What is waited for may take as long as its test may: one second, the default, is short on a busy machine.
        expect: { poll: { timeout: kind.patience / 2 } },
        pool: 'forks',
        isolate: !kind.sharesModules,
        // Optimising the embedded database's WebAssembly costs more than a short test wins: a third less processor time.
        execArgv: ['--liftoff-only'],
        fileParallelism: kind.workers !== 1,
        ...(kind.workers && { maxWorkers: kind.workers }),
        // One project after another: together they would take more memory than a small machine has.
        sequence: { groupOrder: place + 1 },
      },
    })),
  },
});
