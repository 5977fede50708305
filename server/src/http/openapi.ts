import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Mounted } from './mount.ts';

/** This server's version. */
export const VERSION = '0.1.0';

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    fields: z.record(z.string(), z.string()).optional(),
  })
  .meta({ description: 'A refusal (RFC 9457) with a stable code and a sentence to act on.' });

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest;
};

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query') {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: part,
  }));
}

const policyText = (policy: Mounted['policy']) =>
  policy.who === 'act'
    ? `Needs the act \`${policy.act}\` in the round table.`
    : { anyone: 'Open to anyone.', 'signed-in': 'Needs a sign-in.', administrator: 'Needs an administrator.' }[
        policy.who
      ];

function operationOf(route: Mounted) {
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')];
  const status = route.status ?? (route.reply ? 200 : 204);
  const body =
    route.raw === 'upload'
      ? {
          'multipart/form-data': {
            schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
          },
        }
      : route.body && { 'application/json': { schema: schemaOf(route.body, 'input') } };
  const answer =
    route.raw === 'download'
      ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
      : route.reply && { 'application/json': { schema: schemaOf(route.reply, 'output') } };
  const shelf =
    route.path.split('/').filter((part) => part && !part.startsWith(':') && part !== 'round-tables')[0] ??
    'round-tables';
  return {
    summary: route.summary,
    description: [
      policyText(route.policy),
      route.refusals?.length ? `Refusals: ${route.refusals.map((code) => `\`${code}\``).join(', ')}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    tags: [shelf],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: body } }),
    ...(route.policy.who === 'anyone' ? { security: [] } : {}),
    responses: {
      [status]: { description: 'Done.', ...(answer && { content: answer }) },
      default: {
        description: 'A refusal.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The OpenAPI 3.1 description of the mounted operations, made from their contracts. */
export function openApiOf(mounted: readonly Mounted[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of mounted) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Penholder', version: VERSION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api/v1' }],
    security: [{ cookie: [] }, { token: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'penholder' },
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token.' },
      },
    },
  };
}

/** Serves the description at `/api/v1/openapi.json`, made once. */
export function serveOpenApi(app: FastifyInstance, mounted: readonly Mounted[]): void {
  let text: string | undefined;
  app.get('/api/v1/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(openApiOf(mounted));
    return reply.type('application/json; charset=utf-8').send(text);
  });
}
