/** The parts of an OpenAPI 3.1 description that the reference shows. */
export interface Description {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
}

export interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

/** What the descriptions use of JSON Schema. */
export interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  description?: string;
  $ref?: string;
}

/** An operation with where it is. */
export interface Placed extends Operation {
  method: string;
  path: string;
  /** Names it in the page's address. */
  anchor: string;
}

/** Every operation by its tag, both in the order of the description. */
export function operationsByTag({ paths }: Description): Map<string, Placed[]> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Placed => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      anchor: anchorOf(method, path),
    })),
  );
  return Map.groupBy(operations, ({ tags }) => tags?.[0] ?? 'other');
}

const anchorOf = (method: string, path: string) => `${method}${path.replaceAll(/[{}]/g, '').replaceAll('/', '-')}`;

/** A schema that may be one of several, or null: those that it may be, and whether null is one of them. */
export function alternatives(schema: Schema): { schemas: Schema[]; isNullable: boolean } {
  const all = schema.anyOf ?? schema.oneOf ?? [schema];
  const schemas = all.filter(({ type }) => type !== 'null');
  return { schemas, isNullable: schemas.length < all.length };
}

/** A value in a few words, as `uuid`, `text, at most 4000` or `"yes" | "no"`; undefined where it has parts of its own. */
export function inShort(schema: Schema): string | undefined {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.properties || schema.items || schema.anyOf || schema.oneOf || schema.allOf) return undefined;
  if (typeof schema.additionalProperties === 'object') return undefined;
  const limits = [
    ...bounds(schema.minLength, schema.maxLength, 'characters'),
    ...bounds(schema.minimum, schema.maximum),
  ];
  const type = schema.format ?? [schema.type ?? 'any'].flat().join(' | ');
  return [type, ...limits].join(', ');
}

/** Bounds that were chosen; those of every number that a computer counts exactly say nothing. */
function bounds(least?: number, most?: number, unit = ''): string[] {
  const says = (limit: number | undefined) => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  const words = [...(says(least) && least! > 0 ? [`≥ ${least}`] : []), ...(says(most) ? [`≤ ${most}`] : [])].join(' ');
  return words === '' ? [] : [unit === '' ? words : `${words} ${unit}`];
}
