import { delegationFinder, keysOf, plainName } from '../../people/register/index.ts';
import { type Found, excerptOf, found } from './found.ts';
import { labelsOf, type LintMaterial } from './material.ts';

/** AX35: delegations of this round table that a sentence, or the label of a source, names, that do not submit it and have not cleared it. */
export function openMentions({ practices, delegations, facts, settledMentions }: LintMaterial): Found[] {
  const find = delegationFinder(delegations.map((one) => ({ iso3166: null, ...one })));
  const alsoIn = facts.roundTable.languages;
  return practices.flatMap(({ practice, text: sentence }): Found[] => {
    const { id, submitters } = practice;
    const own = new Set(submitters.flatMap(({ name }) => Object.values(name).map(plainName)));
    const seen = new Set<string>();
    const named = [sentence, ...labelsOf(practice, sentence)].flatMap((text) =>
      find(text.text, text.language, { alsoIn }).map((one) => ({ ...one, from: text.text })),
    );
    return named.flatMap(({ thing, at, text: words, from }): Found[] => {
      const names = Object.values(thing.names);
      const key = keysOf(thing)[0] ?? plainName(names[0]!);
      if (
        settledMentions?.has(`${id} ${thing.id}`) ||
        seen.has(key) ||
        [...names, words].some((name) => own.has(plainName(name)))
      )
        return [];
      seen.add(key);
      return [
        found({
          rule: 'mention-open',
          place: { kind: 'practice', id },
          language: facts.language,
          excerpt: excerptOf(from, at, words.length),
          params: { delegation: words, name: names[0]! },
          remedies: [{ act: 'ask', about: 'mention' }],
          detail: key,
          about: from,
        }),
      ];
    });
  });
}
