import type { Plugin } from 'vite';

/**
 * Keeps the schema library out of the browser. Pages import contracts (`@penholder/shared/…`) for their method and path,
 * and rules for their verdicts; neither parses anything there, the server does. So in the client build
 * - `zod` is replaced by a stand-in of a few hundred bytes, whose every call gives itself back and that throws when asked to parse;
 * - in `shared`, every schema (`z.object({ … }).refine(…)`) becomes that stand-in, and
 *   `defineRoute({ … })` keeps method, path and raw alone, so that the bundler can drop what no page uses.
 */
export function leanContracts(): Plugin {
  const standIn = '\0penholder:zod';
  return {
    name: 'penholder:lean-contracts',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    config: () => ({ optimizeDeps: { exclude: ['@penholder/shared'] } }),
    resolveId: (source) => (source === 'zod' ? standIn : undefined),
    load: (id) => (id === standIn ? STAND_IN : undefined),
    transform: {
      filter: { id: /\/shared\/src\/[^?]*\.ts$/ },
      handler(code) {
        return { code: leaner(code, this.parse(code, { lang: 'ts' })), map: null };
      },
    },
  };
}

const STAND_IN = `
const parsing = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options', 'enum']);
export const z = /* @__PURE__ */ new Proxy(function () {}, {
  get(_, name) {
    if (parsing.has(name)) throw new Error('Schemas stay on the server: use the constants and types beside them.');
    return typeof name === 'symbol' || name === 'then' ? undefined : z;
  },
  apply: () => z,
});
export default z;
`;

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const KEPT = new Set(['method', 'path', 'raw']);

/** The code of a module of `shared` without its schemas. */
export function leaner(code: string, program: unknown): string {
  const edits: { start: number; end: number; text: string }[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (value === null || typeof value !== 'object' || !('type' in value)) return;
    const node = value as Node;
    if (node.type === 'CallExpression' && rootOf(node) === 'z') {
      edits.push({ start: node.start, end: node.end, text: 'z' });
      return;
    }
    const [given] = node.type === 'CallExpression' ? (node['arguments'] as Node[]) : [];
    if (
      node.type === 'CallExpression' &&
      (node['callee'] as Node)['name'] === 'defineRoute' &&
      given?.type === 'ObjectExpression'
    ) {
      edits.push({ start: node.start, end: node.start, text: '/* @__PURE__ */ ' });
      edits.push(...cutsIn(given));
      return;
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(program);
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

/** The name that a chain of calls and members starts from: `z` of `z.string().min(1)`. */
function rootOf(node: Node): unknown {
  if (node.type === 'CallExpression') return rootOf(node['callee'] as Node);
  if (node.type === 'MemberExpression') return rootOf(node['object'] as Node);
  return node['name'];
}

function cutsIn(object: Node): { start: number; end: number; text: string }[] {
  const properties = object['properties'] as Node[];
  return properties.flatMap((property, index) => {
    const key = property['key'] as Node | undefined;
    if (property.type === 'Property' && key?.type === 'Identifier' && KEPT.has(key['name'] as string)) return [];
    return [{ start: property.start, end: properties[index + 1]?.start ?? object.end - 1, text: '' }];
  });
}
