import type { Inline } from '../documents/index.ts';
import { type Language, listOf, LOCALES } from '../kernel/index.ts';
import { type Phrases, sideBySide } from '../practices/index.ts';
import type { PracticeFacts } from './annex-facts.ts';
import { isolatedText } from './isolates.ts';
import { ofTitle } from './of-title.ts';
import { ended, type ProposalFacts, whenOf, whomOf } from './sentence-parts.ts';

export { listOf, LOCALES };
export type { ProposalFacts };

const COLONS: Partial<Record<Language, string>> = { fr: '\u00A0: ', zh: '：' };

/** What an entry begins with (AX7): `Belgium, Morocco and Tunisia: `; bold but for the space after it. */
export function lead(names: readonly string[], language: Language): Inline[] {
  const colon = COLONS[language] ?? ': ';
  const space = colon.endsWith(' ') ? ' ' : '';
  return [
    { text: `${listOf(names, language)}${colon.trimEnd()}`, bold: true },
    ...(space === '' ? [] : [{ text: space }]),
  ];
}

/**
 * The sentence that the house style would make of a practice's fields, as runs; words in another language are marked with
 * it. It follows the submitters' names and a colon, and begins with the date where there is one. A proposal: whoever
 * compiles the edition makes it read well.
 */
export const proposeRuns = (practice: ProposalFacts, language: Language): Inline[] =>
  practice.phrases && practice.original.language === language
    ? ofPhrases(practice, practice.phrases, language)
    : ofTitle(practice, language);

/** Of what its submitters give for it, in their language: when, who did what, for whom, with what result (AX66). */
function ofPhrases(practice: ProposalFacts, { action, measure, result }: Phrases, language: Language): Inline[] {
  const when = whenOf(practice, language);
  const said = sideBySide({ action, measure: withoutStop(measure) }, language);
  const outcome = result === '' ? '' : `${COMMAS[language] ?? ', '}${withoutStop(result)}`;
  return [
    { text: when === '' ? capitalised(said, language) : `${when}${said}` },
    ...whomOf(practice, language),
    { text: ended(outcome, language) },
  ];
}

/**
 * `proposeRuns` as text; words of the other direction stand between isolates (AX67).
 *
 * @example
 * proposeSentence({ original: { language: 'en', title: 'Open clinics', summary: 'Anybody may come.' }, startDate: '2018', endDate: null, livingStatus: 'in-force' }, 'en')
 * // 'In 2018, “Open clinics” was launched. Anybody may come.'
 */
export const proposeSentence = (practice: ProposalFacts, language: Language): string =>
  isolatedText(proposeRuns(practice, language), language);

/** What follows the submitters' names in the language: the sentence that was written, else the one that is proposed. */
export const sentenceIn = (practice: ProposalFacts & Pick<PracticeFacts, 'sentence'>, language: Language): string =>
  practice.sentence[language] ?? proposeSentence(practice, language);

/** What stands before the result. */
const COMMAS: Partial<Record<Language, string>> = { ar: '، ', zh: '，' };

const withoutStop = (text: string): string => text.replace(/[.。]$/u, '');

/** As a sentence begins that no date opens. */
const capitalised = (text: string, language: Language): string =>
  text.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase(LOCALES[language]));
