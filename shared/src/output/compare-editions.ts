import { plainText, type Publication } from '../documents/index.ts';
import { inLanguage, type LocalizedText } from '../kernel/index.ts';
import type { Annex, AnnexFacts } from './annex-facts.ts';
import { entryWords } from './entry-words.ts';
import { type WhyNot, whyHeld } from './fate.ts';

/** What happened to a practice or an instrument between two editions; of what was changed and moved, `changed`. */
export const EDITION_CHANGES = ['added', 'dropped', 'changed', 'moved'] as const;
export type EditionChange = (typeof EDITION_CHANGES)[number];

/** An edition as it was frozen, and as it was assembled from that. */
export interface ComparableEdition {
  readonly publication: Pick<Publication, 'language' | 'blocks'>;
  readonly facts: Pick<AnnexFacts, 'areas' | 'practices' | 'instrumentGroups'>;
}

/** Where an edition prints something: in which area or group, at which place from 1. */
export interface PrintedPlace {
  readonly annex: Annex;
  readonly group: string;
  readonly names: LocalizedText;
  readonly position: number;
}

export interface PrintedThing {
  readonly places: readonly PrintedPlace[];
  readonly text: string;
  /** Of a practice. */
  readonly version: number | null;
  readonly submitters: readonly LocalizedText[];
}

export interface ComparedThing {
  readonly kind: 'practice' | 'instrument';
  readonly id: string;
  readonly change: EditionChange;
  readonly isMoved: boolean;
  readonly before: PrintedThing | null;
  readonly after: PrintedThing | null;
  /** Of a practice that the newer edition froze and does not print: why. */
  readonly held: WhyNot | null;
}

/**
 * What differs between two editions, computed from what they froze and print and from nothing else [AX58]: practices in the
 * order of the areas, then instruments; what was dropped stands where it stood. Words and order are compared between
 * editions of one language; across languages a practice is changed where its version is another.
 */
export function compareEditions(from: ComparableEdition, to: ComparableEdition): ComparedThing[] {
  const isOneLanguage = from.publication.language === to.publication.language;
  const [older, newer] = [printedThings(from), printedThings(to)];
  const rearranged = isOneLanguage ? rearrangedIn(older, newer) : new Set<string>();
  const held = new Map(to.facts.practices.map((practice) => [practice.id, whyHeld(practice) ?? null]));
  const found: ComparedThing[] = [];
  for (const key of new Set([...newer.keys(), ...older.keys()])) {
    const [before, after] = [older.get(key) ?? null, newer.get(key) ?? null];
    const isMoved = before !== null && after !== null && (groupsOf(before) !== groupsOf(after) || rearranged.has(key));
    const change = changeOf(before, after, isOneLanguage, isMoved);
    if (change === undefined) continue;
    const [kind, id] = keyParts(key);
    found.push({ kind, id, change, isMoved, before, after, held: after === null ? (held.get(id) ?? null) : null });
  }
  const rankOf = rankerOf(to);
  return found.toSorted((a, b) => rankOf(a) - rankOf(b) || positionOf(a) - positionOf(b));
}

function changeOf(
  before: PrintedThing | null,
  after: PrintedThing | null,
  isOneLanguage: boolean,
  isMoved: boolean,
): EditionChange | undefined {
  if (before === null) return 'added';
  if (after === null) return 'dropped';
  const isChanged = isOneLanguage ? before.text !== after.text : before.version !== after.version;
  return isChanged ? 'changed' : isMoved ? 'moved' : undefined;
}

type Key = `${ComparedThing['kind']} ${string}`;
const keyParts = (key: string): [ComparedThing['kind'], string] => {
  const [kind, id] = key.split(' ');
  return [kind as ComparedThing['kind'], id!];
};

/** What an edition prints, by kind and id, in its order. */
function printedThings({ publication, facts }: ComparableEdition): Map<string, PrintedThing> {
  const areas = new Map(facts.areas.map((area) => [`area-${area.id}-practices`, area]));
  const groups = new Map(facts.instrumentGroups.map((group) => [`group-${group.id}-instruments`, group]));
  const practices = new Map(facts.practices.map((practice) => [practice.id, practice]));
  const things = new Map<Key, PrintedThing>();
  for (const block of publication.blocks) {
    if (block.kind !== 'list') continue;
    const [area, group] = [areas.get(block.id), groups.get(block.id)];
    for (const [index, item] of block.items.entries()) {
      const position = index + 1;
      if (area) {
        const id = item.id.slice('practice-'.length);
        const practice = practices.get(id);
        const text = entryWords(item.content, practice, publication.language);
        const place: PrintedPlace = { annex: 'A', group: area.id, names: area.names, position };
        const submitters = (practice?.submitters ?? []).filter(({ confirmed }) => confirmed).map(({ name }) => name);
        things.set(`practice ${id}`, { places: [place], text, version: practice?.version ?? null, submitters });
      } else if (group) {
        const key: Key = `instrument ${item.id.slice(`instrument-${group.id}-`.length)}`;
        const text = plainText(item.content);
        const place: PrintedPlace = { annex: group.annex, group: group.id, names: group.titles, position };
        const known = things.get(key);
        things.set(
          key,
          known
            ? { ...known, places: [...known.places, place] }
            : { places: [place], text, version: null, submitters: [] },
        );
      }
    }
  }
  return things;
}

const groupsOf = ({ places }: PrintedThing): string =>
  places
    .map(({ group }) => group)
    .sort()
    .join(' ');

/** Of what stands in one area or group in both editions, what does not follow the others any more: as few as there can be. */
function rearrangedIn(older: ReadonlyMap<string, PrintedThing>, newer: ReadonlyMap<string, PrintedThing>): Set<string> {
  const moved = new Set<string>();
  const common = [...newer].filter(([key, thing]) => {
    const before = older.get(key);
    return before !== undefined && before.places[0]!.group === thing.places[0]!.group;
  });
  for (const group of Map.groupBy(common, ([, { places }]) => places[0]!.group).values()) {
    const stays = longestRising(group.map(([key]) => older.get(key)!.places[0]!.position));
    group.forEach(([key], index) => {
      if (!stays.has(index)) moved.add(key);
    });
  }
  return moved;
}

/** The indices of a longest rising part of different numbers. */
function longestRising(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before = numbers.map(() => -1);
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = ends[low - 1]!;
    ends[low] = index;
  });
  const stays = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) stays.add(at);
  return stays;
}

const placeOf = ({ before, after }: ComparedThing): PrintedPlace => (after ?? before)!.places[0]!;

/** What is gone stands before what has its place now. */
const positionOf = (thing: ComparedThing): number => placeOf(thing).position - (thing.after === null ? 0.5 : 0);

/** Areas in the newer edition's order, then groups in theirs; what only the older had comes after those of its annex. */
function rankerOf({ facts }: ComparableEdition): (thing: ComparedThing) => number {
  const areas = facts.areas.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
  const groups = Map.groupBy(facts.instrumentGroups, ({ annex }) => annex);
  const orders = {
    A: areas,
    B: groups.get('B')?.map(({ id }) => id) ?? [],
    C: groups.get('C')?.map(({ id }) => id) ?? [],
  };
  return (thing) => {
    const { annex, group } = placeOf(thing);
    const at = orders[annex].indexOf(group);
    return ['A', 'B', 'C'].indexOf(annex) * 100_000 + (at < 0 ? 99_999 : at);
  };
}

/** What a reader groups a comparison by, and under what a thing stands: a joint practice under each of its submitters. */
export const groupNames = (thing: ComparedThing, by: 'area' | 'delegation'): LocalizedText[] => {
  if (by === 'area' || thing.kind === 'instrument') return [placeOf(thing).names];
  const { submitters } = (thing.after ?? thing.before)!;
  return [...submitters];
};

/** The things under their groups, each group once: areas and groups in their order, delegations in the alphabet of a language. */
export function inGroups(
  things: readonly ComparedThing[],
  by: 'area' | 'delegation',
  language: Parameters<typeof inLanguage>[1],
): { readonly thing: ComparedThing; readonly group: LocalizedText; readonly annex: Annex }[] {
  const rows = things.flatMap((thing) =>
    groupNames(thing, by).map((group) => ({ thing, group, annex: placeOf(thing).annex })),
  );
  if (by === 'area') return rows;
  const { compare } = new Intl.Collator(language);
  const rank = ({ thing }: (typeof rows)[number]) => (thing.kind === 'practice' ? 0 : 1);
  return rows.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.thing.kind === 'practice'
        ? compare(inLanguage(a.group, language).text, inLanguage(b.group, language).text)
        : 0),
  );
}
