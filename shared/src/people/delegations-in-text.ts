import type { Language, LocalizedText } from '../kernel/index.ts';
import type { Surrounded } from './demonyms.ts';
import { formsOfName } from './name-cases.ts';
import { lexiconOfParties, type Lexicon, type Named, namesIn, type Ways } from './parties-in-text.ts';
import { findParty, isAcronym, plainName } from './register-of-parties.ts';

/** A delegation as texts may name it. */
export interface Nameable {
  readonly names: LocalizedText;
  readonly iso3166: string | null;
  /** Names by which it is also known. */
  readonly aliases?: readonly string[];
}

/** What the register of parties knows a delegation as: a state's key is its ISO code. */
export const keysOf = ({ names, iso3166 }: Nameable): string[] =>
  iso3166 ? [iso3166] : Object.values(names).flatMap((name) => findParty(name)?.key ?? []);

/** Finds delegations in a text. */
export type DelegationFinder<One> = (text: string, language: Language, ways?: Ways) => Named<One>[];

/**
 * Finds delegations by what the register of parties knows of them, by the names that the table gave them and by those by which
 * they are also known, each mention once; of two delegations of one party both. A party without a delegation names nobody, also
 * where its name holds another's.
 */
export function delegationFinder<One extends Nameable>(delegations: readonly One[]): DelegationFinder<One> {
  const byKey = new Map<string, One[]>();
  const own = {
    names: new Map<string, One[]>(),
    acronyms: new Map<string, One[]>(),
    unspaced: new Map<string, One[]>(),
  };
  const add = (index: Map<string, One[]>, key: string, one: One) =>
    index.set(key, [...(index.get(key) ?? []).filter((known) => known !== one), one]);
  for (const one of delegations) {
    for (const key of keysOf(one)) add(byKey, key, one);
    const called = Object.entries(one.names).flatMap(([language, name]) => [
      name,
      ...(isAcronym(name) ? [] : formsOfName(name, language as Language)),
    ]);
    for (const name of [...called, ...(one.aliases ?? [])])
      if (isAcronym(name)) add(own.acronyms, name.replace(/\./g, ''), one);
      else if (/\p{Script=Han}/u.test(name)) add(own.unspaced, name, one);
      else add(own.names, plainName(name), one);
  }
  const ofWords = [...own.names.keys()].map((name) => name.split(' '));
  const longest = Math.max(0, ...ofWords.map((words) => words.length));
  const beginnings = new Set(ofWords.filter((words) => words.length > 1).map(([first]) => first!));

  const lexicon = (language: Language, ways: Ways): Lexicon<readonly One[]> => {
    const parties = lexiconOfParties(language, ways);
    const both = (named: readonly One[] | undefined, party: { readonly key: string } | undefined) =>
      named || party ? [...new Set([...(named ?? []), ...((party && byKey.get(party.key)) ?? [])])] : undefined;
    return {
      longest: Math.max(longest, parties.longest),
      beginsInAnyCase: (plain) => beginnings.has(plain),
      // Of several words, a name is one in whatever case; "turkey" is a bird.
      name: (plain, isCapital) =>
        both(isCapital || plain.includes(' ') ? own.names.get(plain) : undefined, parties.name(plain, isCapital)),
      acronym: (bare) => both(own.acronyms.get(bare), parties.acronym(bare)),
      ...(parties.demonym && {
        demonym: (word: Surrounded) => both(undefined, parties.demonym!(word)),
        demonymsAreSmall: parties.demonymsAreSmall === true,
      }),
      unspaced: (words) => both(own.unspaced.get(words), parties.unspaced?.(words)),
    };
  };
  return (text, language, ways = {}) =>
    namesIn(text, lexicon(language, ways)).flatMap(({ thing, ...where }) =>
      thing.map((one) => ({ thing: one, ...where })),
    );
}
