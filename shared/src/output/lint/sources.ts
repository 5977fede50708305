import { type Found, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX36: sources of printed practices that have not answered since a day. */
export const unreachableSources = ({ practices, unreachable, facts }: LintMaterial): Found[] =>
  practices.flatMap(({ practice: { id, sources } }) =>
    sources.flatMap(({ label, address }): Found[] => {
      const since = unreachable?.get(address);
      if (since === undefined) return [];
      return [
        found({
          rule: 'source-unreachable',
          place: { kind: 'practice', id },
          language: facts.language,
          params: { label, address, since },
          remedies: [{ act: 'ask', about: 'address' }],
          detail: address,
          about: `${address} ${since}`,
        }),
      ];
    }),
  );
