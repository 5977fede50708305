import { saidAgainst } from '../../practices/index.ts';
import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX33. */
export const contradictedStatus = ({ practices, facts }: LintMaterial): Found[] =>
  practices.flatMap(({ practice: { id, livingStatus }, text }): Found[] => {
    const said = saidAgainst(livingStatus, text.text);
    if (!said) return [];
    return [
      found({
        rule: 'status-contradicted',
        place: { kind: 'practice', id },
        language: facts.language,
        excerpt: excerptOf(text.text, said.at, said.phrase.length),
        params: { livingStatus, said: said.status },
        remedies: [{ act: 'ask', about: 'status' }],
        about: `${livingStatus} ${text.text}`,
      }),
    ];
  });
