import type { Inline } from '../documents/index.ts';
import { type Language, listOf, LOCALES, QUOTES } from '../kernel/index.ts';
import type { PracticeFacts } from './annex-facts.ts';
import { fromTo, onDate } from './dates-in-sentences.ts';
import { forWhom } from './for-whom.ts';
import { isolatedText } from './isolates.ts';

export { listOf, LOCALES };

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

/** What is said of a practice: before its title in quotation marks, and after, up to the stop. */
interface Frame {
  readonly begun: readonly [string, string];
  readonly planned: readonly [string, string];
  readonly ran: readonly [string, string];
}

const FRAMES: Readonly<Record<Language, Frame>> = {
  en: { begun: ['', ' was launched.'], planned: ['', ' is due to be launched.'], ran: ['', ' was carried out.'] },
  fr: {
    begun: ['la pratique ', ' a été lancée.'],
    planned: ['la pratique ', ' doit être lancée.'],
    ran: ['la pratique ', ' a été mise en œuvre.'],
  },
  es: {
    begun: ['se puso en marcha la práctica ', '.'],
    planned: ['se prevé poner en marcha la práctica ', '.'],
    ran: ['se aplicó la práctica ', '.'],
  },
  ar: { begun: ['أُطلقت الممارسة ', '.'], planned: ['من المقرر إطلاق الممارسة ', '.'], ran: ['طُبّقت الممارسة ', '.'] },
  zh: { begun: ['启动了', '。'], planned: ['计划启动', '。'], ran: ['实施了', '。'] },
  ru: {
    begun: ['начато осуществление практики ', '.'],
    planned: ['планируется начать осуществление практики ', '.'],
    ran: ['осуществлялась практика ', '.'],
  },
  pt: {
    begun: ['foi lançada a prática ', '.'],
    planned: ['prevê-se lançar a prática ', '.'],
    ran: ['foi aplicada a prática ', '.'],
  },
  de: {
    begun: ['wurde die Praxis ', ' eingeführt.'],
    planned: ['soll die Praxis ', ' eingeführt werden.'],
    ran: ['wurde die Praxis ', ' umgesetzt.'],
  },
  it: {
    begun: ['è stata avviata la pratica ', '.'],
    planned: ['è previsto l’avvio della pratica ', '.'],
    ran: ['è stata attuata la pratica ', '.'],
  },
};

/** The fields that a sentence is proposed from. */
export type ProposalFacts = Pick<
  PracticeFacts,
  'original' | 'beneficiaries' | 'startDate' | 'endDate' | 'livingStatus'
>;

/**
 * The sentence that the house style would make of a practice's fields (AX8), as runs: the title, whom it reaches and the
 * summary are marked with their language where it is another. It follows the submitters' names and a colon, and begins with the date
 * where there is one. A proposal: whoever compiles the edition makes it read well.
 */
export function proposeRuns(practice: ProposalFacts, language: Language): Inline[] {
  const { original, beneficiaries } = practice;
  const [open, close] = QUOTES[language];
  const own = (text: string): Inline =>
    original.language === language ? { text } : { text, language: original.language };
  const [before, after] = framed(practice, language);
  const whom = beneficiaries ? forWhom(beneficiaries, original.language, language) : [];
  const summary = original.summary.trim();
  return [
    { text: `${before}${open}` },
    own(original.title.trim()),
    ...(whom.length === 0
      ? [{ text: `${close}${after}` }]
      : [{ text: `${close}${after.slice(0, -1)}` }, ...whom, { text: after.slice(-1) }]),
    ...(summary === '' ? [] : [...(language === 'zh' ? [] : [{ text: ' ' }]), own(ended(summary, original.language))]),
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

function framed({ startDate, endDate, livingStatus }: ProposalFacts, language: Language): readonly [string, string] {
  const { begun, planned, ran } = FRAMES[language];
  if (startDate === null) return ['', language === 'zh' ? '。' : '.'];
  const dated = (date: string, [before, after]: readonly [string, string]): readonly [string, string] => [
    `${date}${before}`,
    after,
  ];
  if (livingStatus === 'planned') return dated(onDate(startDate, language), planned);
  if (isOverBy(livingStatus) && endDate !== null) return dated(fromTo(startDate, endDate, language), ran);
  return dated(onDate(startDate, language), begun);
}

const isOverBy = (status: ProposalFacts['livingStatus']): boolean => status === 'ended' || status === 'repealed';

/** A sentence ends with a mark. */
const ended = (text: string, language: Language): string =>
  /[.!?…。！？؟][)\]"'”’»）」』]*$/u.test(text) ? text : `${text}${language === 'zh' ? '。' : '.'}`;
