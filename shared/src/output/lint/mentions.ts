import { partiesIn, plainName } from '../../people/register/index.ts';
import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX35: delegations of this round table that a sentence names, that do not submit it and have not cleared it. */
export function openMentions({ practices, delegations, facts, settledMentions }: LintMaterial): Found[] {
  const here = new Map(
    delegations.flatMap((one) => Object.values(one.names).map((name) => [plainName(name), one] as const)),
  );
  return practices.flatMap(({ practice: { id, submitters }, text }): Found[] => {
    const own = new Set(submitters.flatMap(({ name }) => Object.values(name).map(plainName)));
    const seen = new Set<string>();
    return partiesIn(text.text, text.language).flatMap(({ party, at, text: words }): Found[] => {
      const all = [words, ...Object.values(party.names)].map(plainName);
      const key = all.find((name) => here.has(name));
      const delegation = key === undefined ? undefined : here.get(key);
      if (
        !delegation ||
        settledMentions?.has(`${id} ${delegation.id}`) ||
        seen.has(party.key) ||
        all.some((name) => own.has(name))
      )
        return [];
      seen.add(party.key);
      return [
        found({
          rule: 'mention-open',
          place: { kind: 'practice', id },
          language: facts.language,
          excerpt: excerptOf(text.text, at, words.length),
          params: { delegation: words, name: Object.values(delegation.names)[0]! },
          remedies: [{ act: 'ask', about: 'mention' }],
          detail: party.key,
          about: text.text,
        }),
      ];
    });
  });
}
