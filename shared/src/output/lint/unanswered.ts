import { type Found, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX53: practices whose submitters were asked whether the status still holds, and have not answered. */
export const unansweredStatus = ({ practices, unanswered, facts }: LintMaterial): Found[] =>
  practices.flatMap(({ practice: { id, livingStatus } }): Found[] => {
    const ask = unanswered?.get(id);
    if (!ask) return [];
    return [
      found({
        rule: 'status-unanswered',
        place: { kind: 'practice', id },
        language: facts.language,
        params: { livingStatus, askedOn: ask.askedOn, closesOn: ask.closesOn },
        remedies: [{ act: 'remind' }],
        about: `${livingStatus} ${ask.askedOn}`,
      }),
    ];
  });

/** AX72: nobody was asked whether the status of anything that is printed still holds. */
export const statusNotAsked = ({ practices, statusAsked, facts }: LintMaterial): Found[] =>
  statusAsked === undefined || practices.length === 0 || practices.some(({ practice: { id } }) => statusAsked.has(id))
    ? []
    : [
        found({
          rule: 'status-not-asked',
          place: { kind: 'round-table', id: facts.roundTable.code },
          language: facts.language,
          params: { practices: practices.length },
          remedies: [{ act: 'ask-status' }],
          about: '',
        }),
      ];
