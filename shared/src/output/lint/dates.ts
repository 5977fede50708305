import { isOver } from '../../kernel/index.ts';
import { spanIn } from '../said-in-text.ts';
import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX34: an end that only the sentence tells; an end in the form is AX18's. */
export const endsInSentences = ({ practices, facts }: LintMaterial): Found[] =>
  practices.flatMap(({ practice: { id, livingStatus, endDate }, text }): Found[] => {
    if (endDate !== null || livingStatus === 'ended' || livingStatus === 'repealed') return [];
    const span = spanIn(text.text, text.language);
    if (!span || !isOver(span.end, facts.issuedOn)) return [];
    return [
      found({
        rule: 'end-date-passed',
        place: { kind: 'practice', id },
        language: facts.language,
        excerpt: excerptOf(text.text, span.at, span.length),
        params: { endDate: span.end, livingStatus },
        remedies: [{ act: 'ask', about: 'status' }],
        about: `${livingStatus} ${text.text}`,
      }),
    ];
  });
