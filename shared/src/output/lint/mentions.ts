import { inLanguage } from '../../kernel/index.ts';
import { delegationFinder, keysOf, type Nameable, plainName } from '../../people/register/index.ts';
import { type Found, excerptOf, found } from './found.ts';
import { labelsOf, type LintMaterial, type OpenCheck } from './material.ts';

/**
 * Delegations of this round table that a sentence, or the label of a source, names, that do not submit it and have not cleared it
 * [AX35]; and those that are named in what neither says, and hold up the edition all the same [AX71].
 */
export function openMentions({ practices, delegations, facts, settledMentions, openChecks }: LintMaterial): Found[] {
  const find = delegationFinder(delegations.map((one) => ({ iso3166: null, ...one })));
  const alsoIn = facts.roundTable.languages;
  return practices.flatMap(({ practice, text: sentence }): Found[] => {
    const { id, submitters } = practice;
    const own = new Set(submitters.flatMap(({ name }) => Object.values(name).map(plainName)));
    const checks = new Map((openChecks?.get(id) ?? []).map((check) => [check.delegation.id, check]));
    const seen = new Set<string>();
    const named = [sentence, ...labelsOf(practice, sentence)].flatMap((text) =>
      find(text.text, text.language, { alsoIn }).map((one) => ({ ...one, from: text.text })),
    );
    const inPrint = named.flatMap(({ thing, at, text: words, from }): Found[] => {
      const names = Object.values(thing.names);
      const key = keyOf(thing);
      if (
        settledMentions?.has(`${id} ${thing.id}`) ||
        seen.has(key) ||
        [...names, words].some((name) => own.has(plainName(name)))
      )
        return [];
      seen.add(key);
      const check = thing.id === undefined ? undefined : checks.get(thing.id);
      return [
        found({
          rule: 'mention-open',
          place: { kind: 'practice', id },
          language: facts.language,
          excerpt: excerptOf(from, at, words.length),
          params: { delegation: words, name: names[0]!, ...saidOf(check) },
          remedies: remediesOf(check),
          detail: key,
          about: from,
        }),
      ];
    });
    const elsewhere = [...checks.values()]
      .filter(({ delegation }) => !seen.has(keyOf(delegation)))
      .map((check): Found => {
        const { names } = check.delegation;
        return found({
          rule: 'mention-open',
          place: { kind: 'practice', id },
          language: facts.language,
          params: {
            delegation: inLanguage(names, facts.language, ...alsoIn).text,
            name: Object.values(names)[0]!,
            ...saidOf(check),
          },
          remedies: remediesOf(check),
          detail: keyOf(check.delegation),
          about: Object.values(saidOf(check)).join(' '),
        });
      });
    return [...inPrint, ...elsewhere];
  });
}

const keyOf = (delegation: Nameable): string => keysOf(delegation)[0] ?? plainName(Object.values(delegation.names)[0]!);

const saidOf = (check: OpenCheck | undefined): { askedOn?: string; said?: string } =>
  check ? { askedOn: check.askedOn, said: check.isChangeAsked ? 'change-requested' : 'open' } : {};

/** A delegation that asks for a change has answered: what is to be done is not to ask it again. */
const remediesOf = (check: OpenCheck | undefined): Found['remedies'] =>
  check?.isChangeAsked ? [] : [{ act: 'ask', about: 'mention' }];
