import { BENEFICIARY_GROUP_NAMES } from '@penholder/shared/practices/registers/names';
import type { ProposalFacts } from '@penholder/shared/output';
import { phrasesOfSentence, type PracticeContent } from '@penholder/shared/practices';

/** What the sentence of a practice is proposed from [AX8, AX66]. */
export function proposalFacts(content: Omit<PracticeContent, 'body'>): ProposalFacts {
  const phrases = phrasesOfSentence(content);
  return {
    ...(phrases && { phrases }),
    beneficiaries: {
      words: content.beneficiaries,
      groups: (content.beneficiaryGroups ?? []).map((group) => BENEFICIARY_GROUP_NAMES[group]),
    },
    original: { language: content.language, title: content.title, summary: content.summary },
    startDate: content.startDate,
    endDate: content.endDate,
    livingStatus: content.livingStatus ?? 'in-force',
  };
}
