import { z } from 'zod';
import { dayIn, type DelegationId, id, LocalizedText, type PersonId } from '../kernel/index.ts';
import { type Actor, isOf, PARTY_KINDS, type PartyKind, type Role, ROLES } from '../people/index.ts';
import { AttributionLevel, Capacity, disclosesAtLeast, lowest } from './attribution.ts';
import type { Phase, RoundTableSettings } from './round-table.ts';

/** A category of parties with fewer members in the room than this would name them. */
export const SMALLEST_CATEGORY = 5;

/** How a contribution's author is shown to one reader: only what the ladder lets through is there. */
export const Voice = z.object({
  /** The rung on which the reader sees it. */
  level: AttributionLevel,
  person: z.object({ id: id('person'), name: z.string() }).nullable(),
  delegation: z.object({ id: id('delegation'), names: LocalizedText }).nullable(),
  /** The role in whose name it was made, where it was made for no delegation. */
  office: z.enum(ROLES).nullable(),
  category: z.enum(PARTY_KINDS).nullable(),
  capacity: Capacity.nullable(),
  /** Whether the reader, or their delegation, made it. */
  mine: z.boolean(),
});
export type Voice = z.infer<typeof Voice>;

/** What is stored of a contribution's author. */
export interface VoiceFacts {
  /** Null where it is a delegation's, and no one of its people's. */
  readonly person: { readonly id: PersonId; readonly name: string } | null;
  readonly delegation: { readonly id: DelegationId; readonly names: LocalizedText; readonly kind: PartyKind } | null;
  readonly office: Role | null;
  readonly capacity: Capacity;
  readonly attribution: AttributionLevel;
}

/** The most that a round table tells in its present phase. */
export const levelOfTable = (
  settings: Pick<RoundTableSettings, 'attribution' | 'attributionByPhase'>,
  phase: Phase,
): AttributionLevel => lowest(settings.attribution, settings.attributionByPhase[phase] ?? 'person');

/** The most that a reader may be told: the table's own people all of it, its observers and interpreters the delegation, everyone else outside the room the category. */
export function clearanceOf(reader: Actor | undefined): AttributionLevel {
  if (!reader) return 'category';
  if (reader.accreditations.length > 0 || reader.roles.some((role) => role !== 'observer' && role !== 'interpreter'))
    return 'person';
  return 'delegation';
}

/**
 * Applies the attribution ladder, once, where data leaves the server: the lowest of the item's level, the table's in its
 * phase, and the reader's clearance. Authors and their delegations know what they made. A category is not shown when it
 * has fewer than five members in the room (`membersOf`), since it would name them.
 *
 * @example projectVoice(facts, { reader, tableLevel: levelOfTable(settings, phase), membersOf: (kind) => counts[kind] ?? 0 })
 */
export function projectVoice(
  facts: VoiceFacts,
  {
    reader,
    tableLevel,
    membersOf,
  }: { reader: Actor | undefined; tableLevel: AttributionLevel; membersOf(kind: PartyKind): number },
): Voice {
  const isAuthor = facts.person !== null && reader?.personId === facts.person.id;
  const isOwn = isAuthor || (reader !== undefined && facts.delegation !== null && isOf(reader, facts.delegation.id));
  const lowered = lowest(facts.attribution, tableLevel, clearanceOf(reader));
  let level = isOwn
    ? isAuthor
      ? 'person'
      : lowest('person', disclosesAtLeast(lowered, 'delegation') ? lowered : 'delegation')
    : lowered;
  if (level === 'category' && (!facts.delegation || membersOf(facts.delegation.kind) < SMALLEST_CATEGORY))
    level = 'unattributed';
  const shows = (rung: AttributionLevel) => disclosesAtLeast(level, rung);
  return {
    level,
    person: shows('person') && facts.person ? { id: facts.person.id, name: facts.person.name } : null,
    delegation:
      shows('delegation') && facts.delegation ? { id: facts.delegation.id, names: facts.delegation.names } : null,
    office: shows('delegation') && !facts.delegation ? facts.office : null,
    category: shows('category') && facts.delegation ? facts.delegation.kind : null,
    capacity: shows('category') ? facts.capacity : null,
    mine: isOwn,
  };
}

/**
 * The time of an item as its reader may know it: exact from the delegation's rung up, else the day in the table's time
 * zone (YYYY-MM-DD), so that it cannot be matched with who was online.
 */
export function projectTime(at: Date, voice: Pick<Voice, 'level'>, timeZone: string): string {
  if (disclosesAtLeast(voice.level, 'delegation')) return at.toISOString();
  return dayIn(timeZone, at);
}
