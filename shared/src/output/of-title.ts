import type { Inline } from '../documents/index.ts';
import { type Language, QUOTES } from '../kernel/index.ts';
import { ended, isOverBy, type ProposalFacts, whenOf, whomOf } from './sentence-parts.ts';

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

/** A sentence of a practice's title, whom it reaches and its summary, as runs (AX8). */
export function ofTitle(practice: ProposalFacts, language: Language): Inline[] {
  const { original } = practice;
  const [open, close] = QUOTES[language];
  const own = (text: string): Inline =>
    original.language === language ? { text } : { text, language: original.language };
  const [before, after] = framed(practice, language);
  const whom = whomOf(practice, language);
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

function framed(practice: ProposalFacts, language: Language): readonly [string, string] {
  const { startDate, endDate, livingStatus } = practice;
  const { begun, planned, ran } = FRAMES[language];
  if (startDate === null) return ['', language === 'zh' ? '。' : '.'];
  const [before, after] =
    livingStatus === 'planned' ? planned : isOverBy(livingStatus) && endDate !== null ? ran : begun;
  return [`${whenOf(practice, language)}${before}`, after];
}
