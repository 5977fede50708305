import type { Language } from '../kernel/index.ts';
import { type KnownParty, isAcronym, plainName, register } from './register-of-parties.ts';

/** A known party named in a text: where (UTF-16 offset) and as what. */
export interface Mention {
  readonly party: KnownParty;
  readonly at: number;
  readonly text: string;
}

/** The most words that a name has ("United Kingdom of Great Britain and Northern Ireland" has eight, UNESCO's ten). */
const LONGEST = 12;
/** Places whose names hold a state's. */
const NOT_STATES = new Set(['northern ireland', 'new mexico', 'gulf of guinea', 'south china sea', 'sea of japan']);
/** Arabic writes "and", "in", "for", "like" and the article as letters of the word that follows. */
const clitics = (word: string): string[] => {
  const forms = [word];
  const bare = /^[وفبلك](?=..)/.exec(word) ? word.slice(1) : undefined;
  if (bare) forms.push(bare, bare.startsWith('ل') ? `ال${bare.slice(1)}` : `ال${bare}`);
  if (word.startsWith('لل')) forms.push(`ال${word.slice(2)}`);
  if (/^و(?:لل|[بلفك])/.test(word)) forms.push(...clitics(word.slice(1)));
  return forms;
};

/** What a demonym names a state by: "the Venezuelan programme". "Venezuelan migrants" or "in Spanish" names nobody whose answer is awaited. */
const OF_THE_STATE =
  /^(?:government(?:al)?|state|ministr(?:y|ies)|ministers?|authorit(?:y|ies)|agenc(?:y|ies)|department|office|institutes?|institutions?|parliament|senate|courts?|police|embass(?:y|ies)|consulates?|municipalit(?:y|ies)|administration|service|laws?|acts?|legislation|regulations?|polic(?:y|ies)|reforms?|systems?|models?|projects?|programmes?|programs?|initiatives?|schemes?|plans?|strateg(?:y|ies)|cooperation|aid|funds?|funding|presidency|side|case|experience|practices?|territory|borders?)$/;

/**
 * The known parties that a text names, in its order, each mention once: full and short names in `language`, acronyms of
 * that language and of English. The longest name wins ("Guinea-Bissau" is not Guinea). Demonyms are no mention, unless
 * `withDemonyms` asks for those (of English) that what follows makes the state's. Inflected languages (Russian) are found in the
 * nominative only.
 */
export function partiesIn(text: string, language: Language, { withDemonyms = false } = {}): Mention[] {
  const { byLanguage, demonyms } = register();
  const english = byLanguage.get('en')!;
  const own = byLanguage.get(language) ?? english;
  if (language === 'zh') return inUnspaced(text, own.names);

  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\.\p{Lu}\.?)*/gu)];
  const plain = words.map((word) => plainName(word[0]));
  const mentions: Mention[] = [];
  const note = (party: KnownParty, from: number, to: number) => {
    const at = words[from]!.index;
    mentions.push({ party, at, text: text.slice(at, words[to]!.index + words[to]![0].length) });
  };

  for (let from = 0; from < words.length; from++) {
    const first = words[from]![0];
    if (isAcronym(first)) {
      const bare = first.replace(/\./g, '');
      const party = own.acronyms.get(bare) ?? english.acronyms.get(bare);
      if (party) {
        note(party, from, from);
        continue;
      }
    }
    // A name begins with a capital where the script has them: "turkey" and "china" are not states.
    if (/^\p{Ll}/u.test(first)) continue;
    const beginnings = language === 'ar' ? clitics(plain[from]!) : [plain[from]!];
    for (let length = Math.min(LONGEST, words.length - from); length > 0; length--) {
      const rest = plain.slice(from + 1, from + length);
      const names = beginnings.map((beginning) => [beginning, ...rest].join(' '));
      const follow = plain.slice(from + length, from + length + 2);
      const isOfTheState = withDemonyms && language === 'en' && follow.some((word) => OF_THE_STATE.test(word));
      const party =
        names.map((name) => own.names.get(name)).find((found) => found !== undefined) ??
        (isOfTheState ? demonyms.names.get(names[0]!) : undefined);
      if (!party && !names.some((name) => NOT_STATES.has(name))) continue;
      if (party) note(party, from, from + length - 1);
      from += length - 1;
      break;
    }
  }
  return mentions;
}

function inUnspaced(text: string, names: ReadonlyMap<string, KnownParty>): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!/\p{Script=Han}/u.test(text[at]!)) continue;
    for (let length = Math.min(18, text.length - at); length > 1; length--) {
      const party = names.get(text.slice(at, at + length));
      if (!party) continue;
      mentions.push({ party, at, text: text.slice(at, at + length) });
      at += length - 1;
      break;
    }
  }
  return mentions;
}
