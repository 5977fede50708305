// Who may import whom: the rules of docs/architecture.md for dependency-cruiser. `tools/checks/graph.ts` runs them, on the
// tree and on planted violations.

/** The shelves in their order: an earlier never imports a later. Those of one line may import each other, without cycles. */
export const SHELVES = [
  ['kernel'],
  ['people'],
  ['round-tables'],
  ['questions'],
  ['responses', 'practices', 'instruments'],
  ['coverage'],
  ['deliberation'],
  ['decisions'],
  ['documents'],
  ['output', 'compendium'],
  ['reading', 'imports'],
  ['waiting'],
];

const TEST = '\\.test\\.ts$';
const room = (...names: string[]) => `^(${names.join('|')})/`;
const npm = (...names: string[]) => names.map((name) => `(^|/)node_modules/${name}/`);

const rooms = [
  {
    name: 'shared-stands-alone',
    comment: 'Rules and contracts know no database, no server, no page.',
    from: { path: room('shared') },
    to: { path: room('db', 'server', 'web', 'tests', 'tools') },
  },
  {
    name: 'shared-is-pure',
    comment:
      'Rules and contracts do no input or output: no Node modules, and of packages only schema libraries, Yjs and canonical JSON.',
    from: { path: room('shared'), pathNot: TEST },
    to: {
      dependencyTypes: ['core', 'npm', 'npm-dev'],
      pathNot: npm('zod', 'yjs', 'lib0', 'canonicalize', '@tiptap/[^/]+'),
    },
  },
  {
    name: 'editor-schema-behind-its-own-door',
    comment:
      'The shape of rich text weighs as much as the editor: who wants the rest of documents must not get it too.',
    from: { path: room('shared'), pathNot: '^shared/src/documents/rich-text/schema/' },
    to: { path: [...npm('@tiptap/[^/]+'), '^shared/src/documents/rich-text/schema/'] },
  },
  {
    name: 'db-knows-shared-alone',
    comment: 'The database room is below the server.',
    from: { path: room('db') },
    to: { path: room('server', 'web', 'tests', 'tools') },
  },
  {
    name: 'web-knows-shared-alone',
    comment: 'Pages reach the server by the contract, never by its code.',
    from: { path: room('web') },
    to: { path: room('db', 'server', 'tests', 'tools') },
  },
  {
    name: 'server-serves-the-built-pages',
    comment: 'Of the pages the server knows the built handler alone.',
    from: { path: room('server') },
    to: { path: room('web'), pathNot: '^web/(build/handler\\.js|handler\\.d\\.ts)$' },
  },
  {
    name: 'nobody-ships-tests',
    comment: 'What runs in a meeting imports no test and no tool.',
    from: { path: room('server') },
    to: { path: room('tests', 'tools') },
  },
  {
    name: 'tests-stay-beside',
    comment: 'A test file is imported by nobody.',
    from: {},
    to: { path: TEST },
  },
  {
    name: 'sql-in-db-alone',
    comment: 'Only the database room knows Kysely and the drivers.',
    from: { pathNot: room('db') },
    to: { path: npm('kysely', 'pg', '@electric-sql/pglite') },
  },
  {
    name: 'no-development-package-at-work',
    comment: 'What runs in a meeting needs no package that is only for development.',
    from: { path: room('shared', 'db', 'server'), pathNot: TEST },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('@types/[^/]+') },
  },
  {
    name: 'declared-packages-only',
    comment:
      'A package is named by the package.json of the room that imports it. Excepted: the test runner, which the root names.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: npm('vitest') },
  },
  {
    name: 'everything-resolves',
    comment:
      'An import that cannot be followed would hide from every other rule. Excepted: what SvelteKit, Vite and Paraglide make.',
    from: {},
    to: {
      couldNotResolve: true,
      pathNot: '^(\\$app/|\\$env/|\\$service-worker|virtual:|#lib/paraglide/|\\./\\$types$)',
    },
  },
];

/** Folders of the server that serve all of its shelves and are no shelf themselves. */
const SERVANTS = '(http|live|collab|deadlines|mail)/';

const doors = [
  {
    name: 'shelf-by-its-door',
    comment: 'A shelf enters another of its room by index.ts. A heavy part may have one of its own, in a folder.',
    from: { path: '^(shared|db|server)/src/([^/]+)/' },
    to: {
      path: '^$1/src/[^/]+/',
      pathNot: ['^$1/src/$2/', '^$1/src/.+/index\\.ts$', `^server/src/${SERVANTS}`],
    },
  },
  {
    name: 'room-by-its-door',
    comment: 'Rules and data of another room are entered by the index.ts of a shelf, or of the room.',
    from: { path: '^(shared|db|server|web|tests|tools)/' },
    to: {
      path: '^(shared|db)/',
      pathNot: ['^$1/', '^(shared|db)/src/index\\.ts$', '^(shared|db)/src/.+/index\\.ts$'],
    },
  },
  {
    name: 'no-circles',
    comment: 'Two files that need each other are one thing, or three.',
    from: {},
    to: { circular: true },
  },
];

const order = SHELVES.slice(0, -1).map((shelves, place) => ({
  name: `order-${shelves.join('-')}`,
  comment: `${shelves.join(', ')} never import a later shelf of their room.`,
  from: { path: `^(shared|db|server)/src/(${shelves.join('|')})/`, pathNot: TEST },
  to: {
    path: `^$1/src/(${SHELVES.slice(place + 1)
      .flat()
      .join('|')})/`,
  },
}));

export default {
  forbidden: [...rooms, ...doors, ...order].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules|^web/build/' },
    exclude: { path: '(^|/)(\\.svelte-kit|paraglide)/' },
    // Types too: a circle of types is a circle.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      importsFields: ['imports'],
      conditionNames: ['types', 'svelte', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts'],
    },
  },
};
