import type { Language } from '../kernel/index.ts';
import type { PartyKind } from '../people/index.ts';
import { type KnownParty, findParty, findRegion, partiesIn } from '../people/register/index.ts';
import type { PaperSubmitter } from './paper.ts';
import { BETWEEN_PARTIES, KIND_WORDS } from './words.ts';

/** Who submitted a practice, as far as its text tells; `alternatives` are other ways to read the same words. */
export interface Submitters {
  readonly submitters: PaperSubmitter[];
  readonly alternatives: string[][];
}

/** More names than one practice has; a sentence that was taken for a lead has more. */
const MOST_PARTS = 24;

interface Part {
  readonly text: string;
  /** What separates it from the part before it. */
  readonly before: string;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  let before = '';
  for (const match of text.matchAll(BETWEEN_PARTIES)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), before });
    before = match[0];
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), before });
  return parts;
}

/**
 * Splits at separators so that every stretch is a known party, with as few stretches as can be: "Bosnia and Herzegovina,
 * Serbia" are two. Undefined where no such split exists.
 */
function allKnown(parts: readonly Part[], language: Language): { name: string; party: KnownParty }[] | undefined {
  const best: ({ name: string; party: KnownParty }[] | undefined)[] = [[]];
  for (let to = 1; to <= parts.length; to++) {
    for (let from = to - 1; from >= 0 && from >= to - 5; from--) {
      const before = best[from];
      const found = best[to];
      if (!before || (found && found.length <= before.length + 1)) continue;
      const name = parts
        .slice(from, to)
        .reduce((joined, part, nth) => (nth ? joined + part.before + part.text : part.text), '')
        .trim();
      const party = findParty(name, language);
      if (party) best[to] = [...before, { name, party }];
    }
  }
  return best[parts.length];
}

const known = (name: string, party: KnownParty): PaperSubmitter => ({
  name,
  party: party.key,
  partyKind: party.kind,
  iso3166: party.iso3166,
  certain: true,
});

/** Whether a text is nothing but the names of known parties. */
export function isParties(text: string, language: Language): boolean {
  const name = clean(text);
  if (name.length < 2 || name.length > 200) return false;
  if (findParty(name, language)) return true;
  const parts = partsOf(name);
  return parts.length > 1 && parts.length <= MOST_PARTS && allKnown(parts, language) !== undefined;
}

/** Whether a heading names submitters though not all are known: parties, parts of the world, a university or a city, and nothing else. */
export function looksLikeSubmitter(text: string, language: Language): boolean {
  if (isParties(text, language)) return true;
  const names = partsOf(clean(text)).map((part) => part.text.trim());
  if (names.length === 0 || names.length > MOST_PARTS) return false;
  return names.every(
    (name) =>
      findParty(name, language) ||
      findRegion(name) ||
      isHalfOfRegion(name, names) ||
      /^(?:the )?(?:university|université|universidad|city|ville|ciudad) (?:of|de|d’)|^جامعة/iu.test(name),
  );
}

const clean = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^ | ?[:：]? ?$/g, '')
    .replace(/^[([]([^()[\]]*)[)\]]$/, '$1');

/**
 * Reads the submitters of a practice. A text is split only where every part is a known party; else it stays one submitter,
 * marked uncertain with the ways in which it might be read: its parts, those of them that are known, and organisations or
 * processes that the practice itself (`practiceText`) names.
 */
export function readSubmitters(written: string, language: Language, practiceText = ''): Submitters {
  const text = clean(written);
  if (!text) return { submitters: [], alternatives: [] };
  const whole = findParty(text, language);
  if (whole) return { submitters: [known(text, whole)], alternatives: [] };
  const parts = partsOf(text).slice(0, MOST_PARTS);
  const split = parts.length > 1 ? allKnown(parts, language) : undefined;
  if (split)
    return { submitters: split.map(({ name, party }) => known(name.replace(/^the /i, ''), party)), alternatives: [] };

  const names = parts.map((part) => part.text.trim()).filter(Boolean);
  const isRegion = names.every((name) => findRegion(name) !== undefined || isHalfOfRegion(name, names));
  const said = KIND_WORDS.find(([, words]) => words.test(text))?.[0];
  const partyKind: PartyKind | null = names.length > 1 || isRegion ? null : (said ?? null);
  const submitters = [
    {
      name: text,
      party: null,
      partyKind,
      iso3166: null,
      certain: names.length === 1 && !isRegion && said !== undefined,
    },
  ];
  if (submitters[0]!.certain) return { submitters, alternatives: [] };

  const knownNames = names.filter((name) => findParty(name, language));
  const namedWithin = partiesIn(practiceText, language).filter(({ party }) => party.kind !== 'state');
  const alternatives = [
    names.length > 1 ? expand(names) : [],
    knownNames.length < names.length ? knownNames : [],
    // Where the words are no party at all, perhaps the text says whose practice it is.
    knownNames.length === 0
      ? [...new Set(namedWithin.map(({ party }) => party.names[language] ?? party.names.en ?? party.key))].slice(0, 3)
      : [],
  ];
  const distinct = new Map(alternatives.filter((way) => way.length > 0).map((way) => [way.join('\n'), way]));
  return { submitters, alternatives: [...distinct.values()] };
}

/** "North" of "North, West and Central Africa": with the noun of the last of them it is a region. */
function isHalfOfRegion(name: string, names: readonly string[]): boolean {
  return expand(names).some((full) => full !== name && full.startsWith(`${name} `) && findRegion(full) !== undefined);
}

/** "North", "West", "Central Africa" as "North Africa", "West Africa", "Central Africa", where all of these are regions. */
function expand(names: readonly string[]): string[] {
  return names.map((name, at) => {
    if (findRegion(name) || findParty(name) || name.includes(' ')) return name;
    for (const later of names.slice(at + 1)) {
      const full = `${name} ${later.split(' ').at(-1)}`;
      if (later.includes(' ') && findRegion(full)) return full;
    }
    return name;
  });
}
