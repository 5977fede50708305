import { isAcronym, register } from '../../people/register/index.ts';
import type { AnnexFacts } from '../annex-facts.ts';
import { WELL_KNOWN } from './acronyms.data.ts';
import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial, LintText } from './material.ts';
import { rewriteOf } from './misnomers.ts';

/** A letter or figure of a longer word: beside a Han sign, which stands without spaces, an acronym begins and ends. */
const SIGN = String.raw`(?!\p{Script=Han})[\p{L}\p{N}]`;
/** At least two capitals, perhaps a small letter between or a plural's at the end; not part of a symbol, an address or a longer word. */
const ACRONYM = new RegExp(
  String.raw`(?<!${SIGN}|[/.@_-])(?:\p{Lu}[\p{Lu}\p{N}]*\p{Ll}?\p{Lu}[\p{Lu}\p{N}]*)(?=s?(?!${SIGN}|_|/\p{Lu}*/?\d|-?\d{2,}/))`,
  'gu',
);
const ROMAN = /^[IVXLCDM]+$/;
/** A letter and a number is somebody's numbering: C190, G20, A4. */
const NUMBERING = /^\p{Lu}\d+$/u;

interface Use {
  readonly acronym: string;
  readonly at: number;
  readonly text: LintText;
}

/** Whether a text is written in capitals: nothing in it is an acronym. */
const shouts = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length > 12 && letters.filter((letter) => /\p{Lu}/u.test(letter)).length > letters.length * 0.6;
};

const usesIn = (text: LintText): Use[] =>
  shouts(text.text)
    ? []
    : [...text.text.matchAll(ACRONYM)].flatMap(({ 0: acronym, index: at }) =>
        acronym.length > 8 || ROMAN.test(acronym) || NUMBERING.test(acronym) ? [] : [{ acronym, at, text }],
      );

/** An acronym that a text explains: where the long name begins, and where the bracket ends. */
export interface Definition {
  readonly acronym: string;
  readonly long: string;
  readonly at: number;
  readonly length: number;
}

/** Acronyms that a text explains, `Long Name (LN)` or `LN (Long Name)`. */
export function definitionsIn(text: string): Definition[] {
  const after = [...text.matchAll(/[(（](\p{Lu}[\p{L}\p{N}]{1,8}?)s?[)）]/gu)].flatMap((match): Definition[] => {
    const acronym = match[1]!;
    if (!/\p{Lu}.*\p{Lu}/u.test(acronym)) return [];
    const from = longNameBefore(text.slice(0, match.index), acronym);
    if (from === undefined) return [];
    return [
      {
        acronym,
        long: text.slice(from, match.index).trim(),
        at: from,
        length: match.index + match[0].length - from,
      },
    ];
  });
  const before = [
    ...text.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}]{1,8})s? [(（]([^()（）]{6,120})[)）]/gu),
  ].flatMap((match): Definition[] =>
    initialsOf(match[2]!).toUpperCase().startsWith(match[1]![0]!) && match[2]!.includes(' ')
      ? [{ acronym: match[1]!, long: match[2]!, at: match.index, length: match[0].length }]
      : [],
  );
  return [...after, ...before];
}

/** Acronyms that a text in Chinese explains, where nothing says at which sign the long name begins: `国家移民局（NMB）`, `NMB（国家移民局）`. */
const definedInChinese = (text: string): string[] =>
  [
    ...text.matchAll(
      /(?<=\p{Script=Han}{2}["”」》]?)[(（](\p{Lu}[\p{L}\p{N}]{1,8}?)[)）]|(?<!(?!\p{Script=Han})[\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}]{1,8})[(（]\p{Script=Han}{2}/gu,
    ),
  ].flatMap((match) => match[1] ?? match[2] ?? []);

const initialsOf = (words: string): string =>
  words
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word[0] ?? '')
    .join('');

/** Where the words begin whose initials an acronym is made of: most of its letters, in any order of the languages. */
function longNameBefore(before: string, acronym: string): number | undefined {
  const words = [...before.matchAll(/[\p{L}\p{N}]+/gu)].slice(-acronym.length * 2 - 1);
  const first = acronym[0]!.toLowerCase();
  let best: number | undefined;
  for (const [nth, word] of words.entries()) {
    const count = words.length - nth;
    if (count < 2 && acronym.length > 2) break;
    if (word[0][0]!.toLowerCase() !== first) continue;
    const initials = words.slice(nth).map(([one]) => one[0]!.toLowerCase());
    let at = 0;
    for (const initial of initials) if (initial === acronym[at]?.toLowerCase()) at++;
    // The shortest stretch that has the letters; a name may leave one out.
    if (at >= Math.max(2, acronym.length - 1)) best = word.index;
  }
  // A bracket right after words explains, whatever language its letters come from: "the French Agency (AFD)".
  return best ?? (words.length > 1 && /\p{L}[’'\p{L}]*\s$/u.test(before) ? words.at(-2)!.index : undefined);
}

/** Acronyms that the table's registers make known: of parties, delegations, instruments, the forum and the table itself. */
function knownHere({ facts, delegations, aliases = [], texts }: LintMaterial): (acronym: string) => boolean {
  const { byLanguage } = register();
  const [own, english] = [byLanguage.get(facts.language), byLanguage.get('en')!];
  const names = [
    ...delegations.flatMap((delegation) => Object.values(delegation.names)),
    ...namesOf(facts),
    ...aliases,
    ...texts.filter(({ kind }) => kind === 'citation').map(({ text }) => text),
  ];
  const known = new Set([facts.roundTable.code]);
  for (const name of names) {
    for (const word of name.split(/(?:[^\p{L}\p{N}&]|\p{Script=Han})+/u))
      if (isAcronym(word) || /\p{Lu}.*\p{Lu}/u.test(word)) known.add(word);
    const initials = name
      .replace(/[(（].*$/u, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word[0])
      .join('');
    if (initials.length > 2) known.add(initials);
  }
  return (acronym) => {
    const bare = acronym.replace(/s$/, '');
    return (
      [acronym, bare].some(
        (one) => WELL_KNOWN.has(one) || known.has(one) || own?.acronyms.has(one) || english.acronyms.has(one),
      ) || /^RT\d+$/.test(bare)
    );
  };
}

const namesOf = ({ roundTable, instruments, instrumentGroups, areas }: AnnexFacts): string[] => [
  ...Object.values(roundTable.forum),
  ...Object.values(roundTable.title),
  ...areas.flatMap(({ names }) => Object.values(names)),
  ...instrumentGroups.flatMap(({ titles }) => Object.values(titles)),
  ...instruments.flatMap(({ citation }) => Object.values(citation)),
];

/** Whether the paper chose the words: not those of a title, nor a name. */
const isOwnWords = ({ kind }: LintText): boolean => kind !== 'citation' && kind !== 'source' && kind !== 'lead';

/** AX38. */
export function undefinedAcronyms(material: LintMaterial): Found[] {
  const { texts, facts } = material;
  const isKnown = knownHere(material);
  const defined = new Set(
    texts.flatMap(({ text }) => [...definitionsIn(text).map(({ acronym }) => acronym), ...definedInChinese(text)]),
  );
  const uses = texts.filter(isOwnWords).flatMap(usesIn);
  const open = Map.groupBy(
    uses.filter(({ acronym }) => !defined.has(acronym) && !isKnown(acronym)),
    ({ acronym }) => acronym,
  );
  return [...open].map(([acronym, all]) => {
    const [{ at, text }] = all as [Use];
    return found({
      rule: 'acronym-undefined',
      place: text.place,
      language: facts.language,
      excerpt: excerptOf(text.text, at, acronym.length),
      params: { acronym, times: all.length },
      detail: `${facts.language} ${acronym}`,
      about: acronym,
    });
  });
}

/** AX38: the second time is one too many; where it says another name, the finding says both. */
export function acronymsDefinedTwice({ texts, facts }: LintMaterial): Found[] {
  const first = new Map<string, Definition>();
  return texts.filter(isOwnWords).flatMap((text) =>
    definitionsIn(text.text).flatMap((definition): Found[] => {
      const { acronym, long, at, length } = definition;
      const earlier = first.get(acronym);
      if (!earlier) {
        first.set(acronym, definition);
        return [];
      }
      const isSame = plain(earlier.long) === plain(long);
      return [
        found({
          rule: 'acronym-defined-twice',
          place: text.place,
          language: facts.language,
          excerpt: excerptOf(text.text, at, length),
          params: { acronym, first: earlier.long, second: long, same: isSame ? 1 : 0 },
          remedies:
            isSame && text.language === facts.language
              ? rewriteOf(text, { at, instead: text.text.slice(at, at + length), by: acronym })
              : [],
          detail: `${facts.language} ${acronym} ${at}`,
          about: text.text,
        }),
      ];
    }),
  );
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim();
