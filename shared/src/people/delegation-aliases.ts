import { conflict, invalid, type Verdict } from '../kernel/index.ts';
import { keysOf, type Nameable } from './delegations-in-text.ts';
import { findParty, isAcronym, plainName } from './register-of-parties.ts';

/**
 * Whether a delegation may be known by these names too [PE21]: each is its own, and long enough to be told from other words.
 * `others` are the other delegations of the round table.
 */
export function mayBeKnownAs(
  delegation: Nameable,
  aliases: readonly string[],
  others: readonly Nameable[] = [],
): Verdict {
  const keys = keysOf(delegation);
  const taken = new Set(
    others.flatMap(({ names, aliases: known = [] }) => [...Object.values(names), ...known].map(plainName)),
  );
  for (const alias of aliases) {
    if (plainName(alias).length < 3 && !isAcronym(alias))
      return invalid('delegation.alias-too-short', 'A name has at least three letters, or is an acronym in capitals.', {
        fields: { aliases: `“${alias}” is too short.` },
        params: { alias },
      });
    const party = findParty(alias);
    if (party && !keys.includes(party.key))
      return invalid('delegation.alias-of-another', 'This is the name of another party: it would be taken for it.', {
        fields: { aliases: `“${alias}” is the name of another party.` },
        params: { alias },
      });
    if (taken.has(plainName(alias)))
      return conflict(
        'delegation.alias-taken',
        'Another delegation of this round table is called so: both would be asked about what names one of them.',
        { fields: { aliases: `“${alias}” is a name of another delegation here.` }, params: { alias } },
      );
  }
  return undefined;
}
