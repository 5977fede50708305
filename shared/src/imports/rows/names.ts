import type { Language, LocalizedText } from '../../kernel/index.ts';
import { findParty, findRegion, knownRegions, knownStates, plainName } from '../../people/register/index.ts';
import { isPlace } from '../../practices/index.ts';
import { IMPORT_LIMITS, type NamedField } from '../fields.ts';
import { MOST_VALUES } from './values.ts';

/** Something of the round table that a file may name. */
export interface Named {
  readonly id: string;
  readonly names: LocalizedText;
  /** What else it goes by. */
  readonly aliases?: readonly string[];
  readonly iso3166?: string | null;
}

/** As much of a name as is asked for and answered: what is longer is known by its beginning. */
export const askedName = (written: string): string =>
  written.slice(0, IMPORT_LIMITS.name).replace(/[\uD800-\uDBFF]$/, '');

/** How a name is written where it is told what it means: case, accents and signs do not matter. */
export const keyOfName = (field: NamedField, written: string): string => `${field} ${plainName(askedName(written))}`;

/** Finds what goes by a name, in any language. */
export interface Finder {
  find(written: string): string | undefined;
  /** What may have been meant, nearest first. */
  suggest(written: string): { value: string; label: string }[];
}

const MOST_SUGGESTIONS = 3;

/** A finder of delegations, areas or instruments; of delegations also by what the register of parties knows them as. [IM7] */
export function finderOf(
  things: readonly Named[],
  { parties = false, language }: { parties?: boolean; language: Language },
): Finder {
  const byName = new Map<string, string>();
  const byCode = new Map<string, string>();
  const all: { id: string; label: string; plain: string }[] = [];
  for (const { id, names, aliases = [], iso3166 } of things) {
    const label = names[language] ?? Object.values(names)[0] ?? id;
    for (const name of [...Object.values(names), ...aliases]) {
      const plain = plainName(name);
      if (!plain) continue;
      if (!byName.has(plain)) byName.set(plain, id);
      all.push({ id, label, plain });
    }
    if (iso3166) byCode.set(iso3166, id);
  }
  const find = (written: string): string | undefined => {
    const here = byName.get(plainName(written));
    if (here || !parties) return here;
    if (/^[A-Z]{2}$/.test(written) && byCode.has(written)) return byCode.get(written);
    const party = findParty(written, language);
    if (!party) return undefined;
    if (party.iso3166 && byCode.has(party.iso3166)) return byCode.get(party.iso3166);
    for (const name of [party.key, ...Object.values(party.names)]) {
      const found = byName.get(plainName(name));
      if (found) return found;
    }
    return undefined;
  };
  return {
    find,
    suggest(written) {
      const wanted = plainName(written);
      if (wanted.length < 2 || wanted.length > IMPORT_LIMITS.name) return [];
      const best = new Map<string, { label: string; distance: number }>();
      for (const { id, label, plain } of all) {
        const distance = distanceBetween(wanted, plain);
        if (distance !== undefined && distance < (best.get(id)?.distance ?? Infinity))
          best.set(id, { label, distance });
      }
      return [...best]
        .toSorted(([, a], [, b]) => a.distance - b.distance)
        .slice(0, MOST_SUGGESTIONS)
        .map(([value, { label }]) => ({ value, label }));
    },
  };
}

/** A finder of countries and regions, for what may have been meant. */
export const placesFinder = (language: Language): Finder =>
  finderOf(
    [
      ...knownStates().map(({ key, iso3166, names }) => ({ id: iso3166 ?? key, names })),
      ...knownRegions().map(({ key, names }) => ({ id: key, names })),
    ].filter(({ id }) => isPlace(id)),
    { language },
  );

/** How far two names are apart, as far as they are close at all: a part of the other, or some letters. */
function distanceBetween(a: string, b: string): number | undefined {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length >= 4 && ` ${longer} `.includes(` ${shorter} `)) return 1 - shorter.length / longer.length;
  const most = Math.min(4, Math.ceil(shorter.length / 4));
  if (longer.length - shorter.length > most || longer.length > 100) return undefined;
  const distance = editDistance(a, b, most);
  return distance <= most ? distance : undefined;
}

/**
 * Levenshtein's distance by two rows, of which only what is within `most` of the diagonal can matter; more than `most` as
 * soon as it must be. The lengths differ by no more than that.
 */
function editDistance(a: string, b: string, most: number): number {
  let row: number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next: number[] = [];
    let least = most + 1;
    for (let j = Math.max(0, i - most); j <= Math.min(b.length, i + most); j++) {
      const before = j === 0 ? i : row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(before, (next[j - 1] ?? most) + 1, (row[j] ?? most) + 1);
      least = Math.min(least, next[j]!);
    }
    if (least > most) return least;
    row = next;
  }
  return row[b.length]!;
}

/** The code of a country or region by its code or its name in any language; numbers may have lost their zeros in a spreadsheet. */
export function placeOf(written: string): string | undefined {
  const code = /^\d{1,3}$/.test(written) ? written.padStart(3, '0') : written.toUpperCase();
  if (isPlace(code)) return code;
  const found = findParty(written)?.iso3166 ?? findRegion(written)?.key;
  return found && isPlace(found) ? found : undefined;
}

/**
 * Several names in one cell, each with what it stands for. A name that is not known as a whole is split at commas and
 * "and" where every part is known; else it stays one. [IM7]
 */
export function readNames(
  values: readonly string[],
  find: (written: string) => string | undefined,
): { written: string; value: string | undefined }[] {
  return values.filter(Boolean).flatMap((written) => {
    const value = find(written);
    if (value !== undefined) return [{ written, value }];
    // With one blank at most between words, no sign is looked for at each of many blanks.
    const parts = written
      .replace(/\s+/g, ' ')
      .split(/ ?[,،、/] ?| (?:and|et|y|и|&) | و(?=ال|\p{L}{3})|和/u)
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length > MOST_VALUES) return [{ written, value }];
    const found = parts.map((part) => ({ written: part, value: find(part) }));
    return parts.length > 1 && found.every((part) => part.value !== undefined) ? found : [{ written, value }];
  });
}
