import { SHELVES } from '../graph.config.ts';

/** A small tree in which a rule of the graph is broken once, and the file that breaks it. */
export interface Violation {
  rule: string;
  from: string;
  files: Record<string, string>;
}

const importing = (target: string) => `import { x } from '${target}';\nexport const y = x;\n`;
const X = 'export const x = 1;\n';

const one = (rule: string, from: string, target: string, files: Record<string, string> = {}): Violation => ({
  rule,
  from,
  files: { [from]: importing(target), ...files },
});

/** A violation for every rule of `tools/graph.config.ts`, each in files of its own. */
export const PLANTED: Violation[] = [
  one('shared-stands-alone', 'shared/src/kernel/alone.ts', '../../../db/src/index.ts'),
  one('shared-is-pure', 'shared/src/kernel/pure.ts', 'node:fs'),
  one('shared-is-pure', 'shared/src/kernel/pure-too.ts', 'planted'),
  one('editor-schema-behind-its-own-door', 'shared/src/documents/light.ts', './rich-text/schema/index.ts', {
    'shared/src/documents/rich-text/schema/index.ts': X,
  }),
  one('db-knows-shared-alone', 'db/src/people/knows.ts', '../../../server/src/app.ts', { 'server/src/app.ts': X }),
  one('web-knows-shared-alone', 'web/src/lib/knows.ts', '../../../db/src/index.ts'),
  one('web-knows-shared-alone', 'web/src/lib/types.ts', '../../../server/src/app.ts'),
  one('server-serves-the-built-pages', 'server/src/pages.ts', '../../web/src/lib/page.ts', {
    'web/src/lib/page.ts': X,
  }),
  one('nobody-ships-tests', 'server/src/ships.ts', '../../tests/_support/thing.ts', { 'tests/_support/thing.ts': X }),
  one('tests-stay-beside', 'shared/src/kernel/beside.ts', './thing.test.ts', { 'shared/src/kernel/thing.test.ts': X }),
  one('sql-in-db-alone', 'server/src/sql.ts', 'kysely'),
  one('no-development-package-at-work', 'server/src/work.ts', 'planted-for-tests'),
  one('declared-packages-only', 'server/src/undeclared.ts', 'planted-undeclared'),
  one('everything-resolves', 'server/src/nowhere.ts', './is-not-there.ts'),
  one('shelf-by-its-door', 'shared/src/decisions/door.ts', '../practices/inner.ts', {
    'shared/src/practices/inner.ts': X,
  }),
  one('room-by-its-door', 'server/src/room.ts', '../../shared/src/people/inner.ts', {
    'shared/src/people/inner.ts': X,
  }),
  {
    rule: 'no-circles',
    from: 'server/src/chicken.ts',
    files: {
      'server/src/chicken.ts': `import type { Egg } from './egg.ts';\nexport type Chicken = Egg | 1;\n`,
      'server/src/egg.ts': `import type { Chicken } from './chicken.ts';\nexport type Egg = Chicken | 2;\n`,
    },
  },
  // An earlier shelf that imports the type of the next one's door.
  ...SHELVES.slice(0, -1).map((shelves, place) => {
    const later = SHELVES[place + 1]![0]!;
    return {
      rule: `order-${shelves.join('-')}`,
      from: `db/src/${shelves.at(-1)}/early.ts`,
      files: {
        [`db/src/${shelves.at(-1)}/early.ts`]: `import type { Late } from '../${later}/index.ts';\nexport type Early = Late;\n`,
        [`db/src/${later}/index.ts`]: 'export type Late = 1;\n',
      },
    };
  }),
];

/** What all of them stand on: the rooms' package.json with the packages that the violations import. */
export const GROUND: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'planted-tree', private: true, type: 'module' }),
  'shared/package.json': JSON.stringify({
    name: '@penholder/shared',
    type: 'module',
    dependencies: { planted: '1.0.0' },
  }),
  'db/package.json': JSON.stringify({ name: '@penholder/db', type: 'module' }),
  'db/src/index.ts': X,
  'server/package.json': JSON.stringify({
    name: '@penholder/server',
    type: 'module',
    dependencies: { kysely: '1.0.0' },
    devDependencies: { 'planted-for-tests': '1.0.0' },
  }),
  'web/package.json': JSON.stringify({ name: '@penholder/web', type: 'module' }),
  'tests/package.json': JSON.stringify({ name: '@penholder/tests', type: 'module' }),
  'tools/none.ts': X,
  ...npmPackage('shared', 'planted'),
  ...npmPackage('server', 'kysely'),
  ...npmPackage('server', 'planted-for-tests'),
  ...npmPackage('server', 'planted-undeclared'),
};

function npmPackage(room: string, name: string): Record<string, string> {
  return {
    [`${room}/node_modules/${name}/package.json`]: JSON.stringify({
      name,
      version: '1.0.0',
      main: 'index.js',
      license: 'MIT',
    }),
    [`${room}/node_modules/${name}/index.js`]: 'exports.x = 1;\n',
  };
}
