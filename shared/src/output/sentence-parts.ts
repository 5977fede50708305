import type { Inline } from '../documents/index.ts';
import type { Language } from '../kernel/index.ts';
import type { PracticeFacts } from './annex-facts.ts';
import { fromTo, onDate } from './dates-in-sentences.ts';
import { forWhom } from './for-whom.ts';

/** The fields that a sentence is proposed from. */
export type ProposalFacts = Pick<
  PracticeFacts,
  'original' | 'phrases' | 'beneficiaries' | 'startDate' | 'endDate' | 'livingStatus'
>;

/** For whom a practice is, where it says so. */
export const whomOf = ({ beneficiaries, original }: ProposalFacts, language: Language): Inline[] =>
  beneficiaries ? forWhom(beneficiaries, original.language, language) : [];

/** The date or the span that a sentence begins with; nothing where none is known. */
export function whenOf({ startDate, endDate, livingStatus }: ProposalFacts, language: Language): string {
  if (startDate === null) return '';
  return isOverBy(livingStatus) && endDate !== null
    ? fromTo(startDate, endDate, language)
    : onDate(startDate, language);
}

export const isOverBy = (status: ProposalFacts['livingStatus']): boolean => status === 'ended' || status === 'repealed';

/** A sentence ends with a mark. */
export const ended = (text: string, language: Language): string =>
  /[.!?…。！？؟][)\]"'”’»）」』]*$/u.test(text) ? text : `${text}${language === 'zh' ? '。' : '.'}`;
