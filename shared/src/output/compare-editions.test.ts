import { expect, it } from 'vitest';
import type { Language } from '../kernel/index.ts';
import type { PracticeFacts } from './annex-facts.ts';
import { type ComparableEdition, compareEditions, inGroups } from './compare-editions.ts';

interface Given {
  language?: Language;
  /** Per area, practices as `id: text`, in order. */
  areas?: Record<string, string[]>;
  /** Per group, instruments as `id: citation`. */
  groups?: Record<string, string[]>;
  practices?: Record<string, Partial<PracticeFacts>>;
}

const split = (entry: string) => {
  const at = entry.indexOf(': ');
  return { id: entry.slice(0, at), text: entry.slice(at + 2) };
};
function edition({ language = 'en', areas = {}, groups = {}, practices = {} }: Given): ComparableEdition {
  const list = (id: string, entries: string[], prefix: string) => ({
    kind: 'list' as const,
    id,
    ordered: false,
    items: entries.map(split).map((one) => ({ id: `${prefix}${one.id}`, level: 0, content: [{ text: one.text }] })),
  });
  const known = {
    ...Object.fromEntries(
      Object.values(areas)
        .flat()
        .map((entry) => [split(entry).id, {}]),
    ),
    ...practices,
  };
  return {
    publication: {
      language,
      blocks: [
        ...Object.entries(areas).map(([id, entries]) => list(`area-${id}-practices`, entries, 'practice-')),
        ...Object.entries(groups).map(([id, entries]) => list(`group-${id}-instruments`, entries, `instrument-${id}-`)),
      ],
    },
    facts: {
      areas: ['care', 'work', 'home'].map((id, position) => ({ id, position, names: { en: id } })),
      instrumentGroups: ['treaties', 'guidance'].map((id) => ({
        id,
        annex: id === 'treaties' ? 'B' : 'C',
        titles: { en: id },
        order: 'given',
      })),
      practices: Object.entries(known).map(
        ([id, over]) =>
          ({
            id,
            version: 1,
            leftOut: null,
            mayBeNamed: true,
            submitters: [{ name: { en: id.toUpperCase() }, kind: 'state', confirmed: true }],
            ...over,
          }) as PracticeFacts,
      ),
    },
  };
}
const told = (from: Given, to: Given) =>
  compareEditions(edition(from), edition(to)).map(
    ({ kind, id, change, isMoved, held }) =>
      `${kind} ${id} ${change}${isMoved ? ' moved' : ''}${held ? ` (${held})` : ''}`,
  );

it('[AX58] tells what came, went and changed, in the order of the areas', () => {
  expect(
    told(
      { areas: { care: ['a: A', 'b: B', 'c: C'], work: ['d: D'] } },
      { areas: { care: ['a: A', 'c: C, anew'], work: ['e: E', 'd: D'] } },
    ),
  ).toEqual(['practice b dropped', 'practice c changed', 'practice e added']);
  expect(told({ areas: { care: ['a: A'] } }, { areas: { care: ['a: A'] } })).toEqual([]);
});

it('[AX58] says that as little moved as must have', () => {
  expect(
    told(
      { areas: { care: ['a: A', 'b: B', 'c: C', 'd: D', 'e: E'] } },
      { areas: { care: ['n: N', 'e: E', 'a: A', 'b: B', 'c: C', 'd: D'] } },
    ),
  ).toEqual(['practice n added', 'practice e moved moved']);
  expect(
    told({ areas: { care: ['a: A'], work: ['b: B'] } }, { areas: { care: [], work: ['a: A, anew', 'b: B'] } }),
  ).toEqual(['practice a changed moved']);
});

it('[AX58] compares across languages by version, and neither words nor order', () => {
  const from = { areas: { care: ['a: A', 'b: B', 'c: C'] } };
  const to = { language: 'fr' as const, areas: { care: ['c: Ç', 'b: Bé', 'a: À'] }, practices: { b: { version: 2 } } };
  expect(told(from, to)).toEqual(['practice b changed']);
});

it('[AX58] knows from what was frozen why something is no longer printed', () => {
  expect(
    told(
      { areas: { care: ['a: A', 'b: B', 'c: C'] } },
      {
        areas: { care: ['c: C'] },
        practices: {
          a: { leftOut: 'Said twice.' },
          b: { submitters: [{ name: { en: 'B' }, kind: 'state', confirmed: false }] },
        },
      },
    ),
  ).toEqual(['practice a dropped (left-out)', 'practice b dropped (not-confirmed)']);
});

it('[AX58] compares instruments by themselves, wherever they stand', () => {
  expect(
    told(
      { groups: { treaties: ['x: X', 'y: Y', 'z: Z'] } },
      { groups: { treaties: ['z: Z (No. 2)'], guidance: ['y: Y', 'w: W'] } },
    ),
  ).toEqual(['instrument x dropped', 'instrument z changed', 'instrument y moved moved', 'instrument w added']);
});

it('[AX58] groups by area, or by each delegation that is named', () => {
  const both = {
    submitters: ['Kenya', 'Chile'].map((en) => ({ name: { en }, kind: 'state' as const, confirmed: true })),
  };
  const things = compareEditions(
    edition({ areas: { care: [] } }),
    edition({ areas: { care: ['a: A'], work: ['b: B'] }, practices: { b: both }, groups: { treaties: ['x: X'] } }),
  );
  const groups = (by: 'area' | 'delegation') =>
    inGroups(things, by, 'en').map(({ thing, group, annex }) => `${annex} ${group.en}: ${thing.id}`);
  expect(groups('area')).toEqual(['A care: a', 'A work: b', 'B treaties: x']);
  expect(groups('delegation')).toEqual(['A A: a', 'A Chile: b', 'A Kenya: b', 'B treaties: x']);
});
