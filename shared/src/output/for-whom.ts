import type { Inline } from '../documents/index.ts';
import { inLanguage, type Language, listOf, type LocalizedText } from '../kernel/index.ts';

/** Those whom a practice reaches: as its submitters say it, and groups of the register by their names. */
export interface Beneficiaries {
  readonly words: string;
  readonly groups: readonly LocalizedText[];
}

/** More than this is no phrase that a sentence takes in. */
const LONGEST = 120;

/** What stands around words that are taken in as they are, in whatever case. */
const LABELS: Readonly<Record<Language, readonly [string, string]>> = {
  en: [' (beneficiaries: ', ')'],
  fr: [' (bénéficiaires\u00A0: ', ')'],
  es: [' (beneficiarios: ', ')'],
  ar: [' (المستفيدون: ', ')'],
  zh: ['（受益者：', '）'],
  ru: [' (бенефициары: ', ')'],
  pt: [' (beneficiários: ', ')'],
  de: [' (Begünstigte: ', ')'],
  it: [' (beneficiari: ', ')'],
};

/**
 * For whom a practice is, after its title (AX8): in the submitters' own words where they are a phrase in the language asked
 * for, else by the names of the groups, else in their words as they are. `original` is the language of the words.
 */
export function forWhom({ words, groups }: Beneficiaries, original: Language, language: Language): Inline[] {
  const phrase = words.trim().replace(/[.。]$/u, '');
  const isPhrase = phrase !== '' && phrase.length <= LONGEST && !phrase.includes('\n');
  if (isPhrase && (original === language || groups.length === 0)) return labelled(phrase, original, language);
  if (groups.length === 0) return [];
  const spoken = groups.every((names) => names[language] !== undefined) ? language : 'en';
  const names = groups.map((group) => inSentence(inLanguage(group, spoken).text));
  return language === 'en'
    ? [{ text: ` for ${listOf(names, 'en')}` }]
    : labelled(listOf(names, spoken), spoken, language);
}

function labelled(text: string, its: Language, language: Language): Inline[] {
  const [before, after] = LABELS[language];
  return [{ text: before }, { text, ...(its === language ? {} : { language: its }) }, { text: after }];
}

/** A name of the register as it stands within a sentence. */
const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
