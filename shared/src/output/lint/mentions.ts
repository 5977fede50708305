import { partiesIn, plainName } from '../../people/register/index.ts';
import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX35: delegations of this round table that a sentence names and that do not submit it. */
export function openMentions({ practices, delegations, facts }: LintMaterial): Found[] {
  const here = new Map(
    delegations.flatMap(({ names }) => Object.values(names).map((name) => [plainName(name), names] as const)),
  );
  return practices.flatMap(({ practice: { id, submitters }, text }): Found[] => {
    const own = new Set(submitters.flatMap(({ name }) => Object.values(name).map(plainName)));
    const seen = new Set<string>();
    return partiesIn(text.text, text.language).flatMap(({ party, at, text: words }): Found[] => {
      const all = [words, ...Object.values(party.names)].map(plainName);
      const key = all.find((name) => here.has(name));
      if (key === undefined || seen.has(party.key) || all.some((name) => own.has(name))) return [];
      seen.add(party.key);
      return [
        found({
          rule: 'mention-open',
          place: { kind: 'practice', id },
          language: facts.language,
          excerpt: excerptOf(text.text, at, words.length),
          params: { delegation: words, name: Object.values(here.get(key)!)[0]! },
          remedies: [{ act: 'ask', about: 'mention' }],
          detail: party.key,
          about: text.text,
        }),
      ];
    });
  });
}
