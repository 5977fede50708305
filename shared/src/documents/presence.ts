import { inLanguage, type Language, type LocalizedText } from '../kernel/index.ts';
import type { Role } from '../people/index.ts';
import { type AttributionLevel, disclosesAtLeast } from '../round-tables/index.ts';

/** Whoever has a document open. */
export interface Present {
  person: { id: string; name: string };
  /** The delegation that they are here for; null for the round table's own people. */
  delegation: { id: string; names: LocalizedText } | null;
  /** The role in which they are here, where it is for no delegation. */
  office: Role | null;
}

/** How somebody present is shown beside their cursor. */
export interface ShownPresence {
  name: string;
  /** The delegation's name, where the person's is shown too. */
  delegation?: string;
  /** The role instead of a name; `name` is its English word, for clients that know no other. */
  office?: Role;
  color: string;
}

/** Told apart by people who see colours differently, and dark enough for white letters: 4.5 to 1 at least. */
export const PRESENCE_COLOURS = [
  '#1d4ed8',
  '#b45309',
  '#047857',
  '#9d174d',
  '#6d28d9',
  '#0e7490',
  '#a21caf',
  '#4d7c0f',
  '#b91c1c',
  '#334155',
  '#854d0e',
  '#115e59',
] as const;

/**
 * How somebody is shown to readers at a level of the attribution ladder; undefined where presence itself would tell too
 * much: below the delegation's rung, a moving cursor can be matched with who is at work. [DC8]
 */
export function presenceAt(
  level: AttributionLevel,
  { person, delegation, office }: Present,
  language: Language,
): ShownPresence | undefined {
  const delegationName = delegation ? inLanguage(delegation.names, language).text : undefined;
  if (disclosesAtLeast(level, 'person'))
    return {
      name: person.name,
      ...(delegationName !== undefined && { delegation: delegationName }),
      color: colourOf(person.id),
    };
  if (!disclosesAtLeast(level, 'delegation')) return undefined;
  if (delegation) return { name: delegationName!, color: colourOf(delegation.id) };
  return office ? { name: office[0]!.toUpperCase() + office.slice(1), office, color: colourOf(office) } : undefined;
}

/** The same id always has the same colour. */
function colourOf(id: string): string {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) >>> 0;
  return PRESENCE_COLOURS[sum % PRESENCE_COLOURS.length]!;
}
