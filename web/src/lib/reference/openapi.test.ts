import { describe, expect, it } from 'vitest';
import { alternatives, inShort, operationsByTag } from './openapi.ts';

describe('a value in short', () => {
  it.each([
    [{ type: 'string', format: 'uuid', pattern: '^x$' }, 'uuid'],
    [{ type: 'string', maxLength: 4000 }, 'string, ≤ 4000 characters'],
    [{ type: 'integer', minimum: 1, maximum: 9007199254740991 }, 'integer, ≥ 1'],
    [{ enum: ['yes', 'no'] }, '"yes" | "no"'],
    [{ const: 'A' }, '"A"'],
    [{ $ref: '#/components/schemas/Problem' }, 'Problem'],
    [{}, 'any'],
  ])('%j is %s', (schema, words) => {
    expect(inShort(schema)).toBe(words);
  });

  it('is nothing for what has parts', () => {
    expect(inShort({ type: 'object', properties: {} })).toBeUndefined();
    expect(inShort({ type: 'array', items: { type: 'string' } })).toBeUndefined();
  });
});

it('tells null from the other alternatives', () => {
  expect(alternatives({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toEqual({
    schemas: [{ type: 'string' }],
    isNullable: true,
  });
  expect(alternatives({ type: 'string' })).toEqual({ schemas: [{ type: 'string' }], isNullable: false });
});

it('gathers operations by tag, with an anchor for each', () => {
  const operation = (tag: string) => ({ tags: [tag], responses: {} });
  const tags = operationsByTag({
    info: { version: '1' },
    paths: { '/me': { get: operation('people'), patch: operation('people') }, '/a/{b}': { get: operation('output') } },
  });
  expect([...tags].map(([tag, operations]) => [tag, operations.map(({ anchor }) => anchor)])).toEqual([
    ['people', ['get-me', 'patch-me']],
    ['output', ['get-a-b']],
  ]);
});
