/** Each embedded database costs 0.4–0.6 GB: two at once fit a machine with 4 GB. */
const DATABASES_AT_ONCE = 2;

/** A kind of test: a project of Vitest. */
export interface Kind {
  /** Where its tests lie, from the repository's root. */
  include: string[];
  exclude?: string[];
  /** Milliseconds one test may take before it is given up. Hooks, which open databases, have four times as long. */
  patience: number;
  /** Files at a time; as many as there are processors without it. */
  workers?: number;
  /**
   * Whether files of one worker share its modules. Importing the server costs two seconds of processor time, more than
   * most files use; what runs over module state or kills processes stays apart.
   */
  sharesModules?: true;
}

const MUTANTS = 'tests/{integration,security}/**/*mutants.test.ts';

/** Files that are read and written without any database: once is enough. */
const PAPERS = [
  'tests/integration/output/{annexes,docx,edges,pdf,round-trip,same-bytes,write-edition}.test.ts',
  'tests/integration/reading/{markdown-papers,recognising-papers,word-documents}.test.ts',
  'tests/integration/imports/reading-tables.test.ts',
  'tests/security/hostile-{papers,tables}.test.ts',
];

/** Of rules too, but with something else in the place of a module or of time. */
const ALONE = [
  'server/src/collab/{looking-through,question}.test.ts',
  'server/src/nodes/{lookout,messenger}.test.ts',
  'web/src/lib/api.test.ts',
  'web/src/lib/practices/register-source.test.ts',
];

const LEAKS = ['tests/security/leaks.test.ts', 'tests/security/leaks-where-unnamed.test.ts'];

/** The kinds of test, in the order they run. */
export const KINDS = {
  rules: {
    include: ['{shared,db,server,web}/src/**/*.test.ts', 'tools/**/*.test.ts'],
    exclude: ALONE,
    patience: 30_000,
    sharesModules: true,
  },
  alone: { include: ALONE, patience: 30_000 },
  papers: { include: PAPERS, patience: 120_000, workers: DATABASES_AT_ONCE, sharesModules: true },
  integration: {
    include: ['tests/integration/**/*.test.ts'],
    exclude: [MUTANTS, ...PAPERS],
    patience: 120_000,
    workers: DATABASES_AT_ONCE,
    sharesModules: true,
  },
  // Files that replace a module under test, to see a test notice: they cannot share modules with others.
  mutants: { include: [MUTANTS], patience: 120_000, workers: DATABASES_AT_ONCE },
  realtime: { include: ['tests/realtime/**/*.test.ts'], patience: 120_000, workers: DATABASES_AT_ONCE },
  security: {
    include: ['tests/security/**/*.test.ts'],
    exclude: [MUTANTS, ...LEAKS, ...PAPERS],
    patience: 120_000,
    workers: DATABASES_AT_ONCE,
    sharesModules: true,
  },
  // Every operation as every observer, once for each way a table may be set: long, and about what the server says, not about its database.
  leaks: { include: LEAKS, patience: 120_000, workers: DATABASES_AT_ONCE },
  // Several server nodes: on PostgreSQL and Redis alone.
  nodes: { include: ['tests/nodes/**/*.test.ts'], patience: 120_000, workers: DATABASES_AT_ONCE },
  faults: { include: ['tests/faults/*.test.ts'], patience: 120_000, workers: DATABASES_AT_ONCE },
  // Of the database itself: each has a PostgreSQL of its own to restart, or to starve.
  'faults-of-postgresql': { include: ['tests/faults/postgresql/**/*.test.ts'], patience: 120_000, workers: 1 },
  // Bound by the processor: two at a time would only make each slower.
  journeys: { include: ['tests/journeys/**/*.test.ts'], patience: 180_000, workers: 1 },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
