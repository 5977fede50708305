import { describe, expect, it } from 'vitest';
import { nest, type Nested } from './nest.ts';

const written = (nested: readonly Nested<number>[]): string =>
  nested.map(({ of, under }) => `${of}${under.length > 0 ? `(${written(under)})` : ''}`).join(' ');

describe('nesting by level', () => {
  it.each([
    [[0, 1, 1, 0], '0(1 1) 0'],
    [[0, 3, 1, 2, 0], '0(3 1(2)) 0'],
    [[2, 0, 1], '2 0(1)'],
    [[], ''],
  ])('puts %j under what is higher', (levels, text) => {
    expect(written(nest(levels, (level) => level))).toBe(text);
  });
});
