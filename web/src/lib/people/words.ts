import type { PartyKind, Standing } from '@penholder/shared/people';
import { m } from '#lib/paraglide/messages.js';

const STANDINGS: Record<Standing, () => string> = {
  head: m.people_standing_head,
  alternate: m.people_standing_alternate,
  adviser: m.people_standing_adviser,
  expert: m.people_standing_expert,
};

/** The name of a standing in the reader's language. */
export const standingName = (standing: Standing): string => STANDINGS[standing]();

const KINDS: Record<PartyKind, () => string> = {
  state: m.people_kind_state,
  'group-of-states': m.people_kind_group_of_states,
  'international-organisation': m.people_kind_international_organisation,
  'regional-process': m.people_kind_regional_process,
  mechanism: m.people_kind_mechanism,
  'civil-society': m.people_kind_civil_society,
  university: m.people_kind_university,
  city: m.people_kind_city,
  secretariat: m.people_kind_secretariat,
};

/** The name of a kind of party in the reader's language. */
export const kindName = (kind: PartyKind): string => KINDS[kind]();

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What a browser calls itself, in two words: `Firefox · Windows`; undefined when it says nothing that is known. */
export function deviceOf(userAgent: string | null): string | undefined {
  const first = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(' · ') || undefined;
}
