import type { DelegationId, Language, LocalizedText, PersonId } from '../kernel/index.ts';
import { type Actor, can, positionOf, type Role, type Standing } from './actor.ts';
import { fold } from './invitation-words.ts';
import type { InvitationLine, LineFault } from './invitation-list.ts';

/** What there is already, as far as a list concerns it. */
export interface InvitationFacts {
  readonly persons: readonly {
    readonly id: PersonId;
    readonly email: string;
    readonly name: string;
    readonly language: Language;
    readonly isDisabled: boolean;
    readonly hasSignedIn: boolean;
  }[];
  readonly delegations: readonly {
    readonly id: DelegationId;
    readonly names: LocalizedText;
    readonly iso3166: string | null;
    readonly isActive: boolean;
    /** Who is its focal point now. */
    readonly focalPoint: { readonly personId: PersonId; readonly name: string } | null;
  }[];
  /** Accreditations that are valid now. */
  readonly accredited: readonly { readonly personId: PersonId; readonly delegationId: DelegationId }[];
  readonly roles: readonly { readonly personId: PersonId; readonly role: Role }[];
}

/** Why a line is left out. */
export type PlanFault =
  | LineFault
  | 'no-name'
  | 'unknown-delegation'
  | 'withdrawn-delegation'
  | 'not-your-delegation'
  | 'not-your-role'
  | 'twice'
  | 'second-focal-point'
  | 'already-there'
  | 'disabled';

/** What inviting does for one line. */
export interface PlannedInvitation {
  readonly line: number;
  readonly text: string;
  readonly name: string;
  readonly email: string;
  /** Known already; undefined for a person who will be new. */
  readonly personId: PersonId | undefined;
  readonly hasSignedIn: boolean;
  /** The person’s own, else the one that their line names. */
  readonly language: Language | null;
  readonly accreditation:
    | {
        readonly delegationId: DelegationId;
        readonly standing: Standing;
        readonly isFocalPoint: boolean;
        readonly maySubmit: boolean;
        readonly mayVote: boolean;
      }
    | undefined;
  /** The focal point whose place this person takes. */
  readonly replacesFocalPoint: string | undefined;
  readonly role: Role | undefined;
}

export type PlanLine =
  | ({ readonly outcome: 'invite' } & PlannedInvitation)
  | {
      readonly outcome: 'leave-out';
      readonly line: number;
      readonly text: string;
      readonly fault: PlanFault;
      /** What may have been meant: the nearest delegation, the line it repeats, the name of the focal point. */
      readonly hint: string | null;
    };

/** What a role of the round table may be granted by. Co-chairs are named by an administrator alone [PE8]. */
export function mayGrant(actor: Actor, role: Role): boolean {
  if (role === 'co-chair') return false;
  return can(actor, role === 'interpreter' || role === 'observer' ? 'people.grant-support-role' : 'people.grant-role');
}

/** What an accreditation of this standing may do unless told otherwise: who leads the delegation may submit and vote. */
export const usualRights = (place: { standing: Standing; isFocalPoint: boolean }) => {
  const leads = positionOf(place) === 'head';
  return { maySubmit: leads, mayVote: leads };
};

/**
 * Decides what happens with every line of a list: whom it invites as what, or why it is left out. Lines are judged on
 * their own, so that one wrong line stops none of the others; the same list again leaves out everyone it invited [PE12].
 */
export function planInvitations(actor: Actor, lines: readonly InvitationLine[], facts: InvitationFacts): PlanLine[] {
  const byName = new Map<string, InvitationFacts['delegations'][number]>();
  for (const delegation of facts.delegations)
    for (const name of [...Object.values(delegation.names), delegation.iso3166 ?? '', delegation.id])
      if (name) byName.set(fold(name), delegation);
  const persons = new Map(facts.persons.map((person) => [person.email, person]));
  const seen = new Map<string, number>();
  const focal = new Map<DelegationId, number>();

  return lines.map((line): PlanLine => {
    const out = (fault: PlanFault, hint: string | null = null): PlanLine => ({
      outcome: 'leave-out',
      line: line.line,
      text: line.text,
      fault,
      hint,
    });
    if (line.faults[0]) return out(line.faults[0]);
    const email = line.email!;
    const person = persons.get(email);
    if (person?.isDisabled) return out('disabled');
    const name = person?.name ?? line.name;
    if (!name) return out('no-name');

    const delegation = line.delegation ? byName.get(fold(line.delegation)) : undefined;
    if (line.delegation && !delegation) return out('unknown-delegation', nearest(line.delegation, facts));
    if (delegation && !delegation.isActive) return out('withdrawn-delegation');
    if (delegation && !can(actor, 'people.invite', { delegationId: delegation.id })) return out('not-your-delegation');
    if (line.role && !mayGrant(actor, line.role)) return out('not-your-role');

    const placeKey = delegation && `${email} ${delegation.id}`;
    const roleKey = line.role && `${email} ${line.role}`;
    const before = (placeKey && seen.get(placeKey)) ?? (roleKey && seen.get(roleKey));
    const isFresh = (key: string | undefined | null) => Boolean(key) && !seen.has(key!);
    if (!isFresh(placeKey) && !isFresh(roleKey)) return out('twice', String(before));

    const isNewPlace =
      delegation &&
      isFresh(placeKey) &&
      !facts.accredited.some((row) => row.personId === person?.id && row.delegationId === delegation.id);
    const isNewRole =
      line.role &&
      isFresh(roleKey) &&
      !facts.roles.some((row) => row.personId === person?.id && row.role === line.role);
    for (const key of [placeKey, roleKey]) if (key) seen.set(key, line.line);
    if (!isNewPlace && !isNewRole) return out('already-there');

    const place = isNewPlace && { standing: line.standing ?? 'adviser', isFocalPoint: line.isFocalPoint };
    if (place && place.isFocalPoint) {
      const other = focal.get(delegation.id);
      if (other !== undefined) return out('second-focal-point', String(other));
      focal.set(delegation.id, line.line);
    }
    return {
      outcome: 'invite',
      line: line.line,
      text: line.text,
      name,
      email,
      personId: person?.id,
      hasSignedIn: person?.hasSignedIn ?? false,
      language: person?.language ?? line.language,
      accreditation: place ? { delegationId: delegation.id, ...place, ...usualRights(place) } : undefined,
      replacesFocalPoint:
        place && place.isFocalPoint && delegation.focalPoint?.personId !== person?.id
          ? delegation.focalPoint?.name
          : undefined,
      role: isNewRole ? line.role! : undefined,
    };
  });
}

/** The delegation whose name is closest to what was written, if it is close. */
function nearest(written: string, facts: InvitationFacts): string | null {
  const wanted = fold(written);
  const most = Math.min(4, Math.max(1, Math.ceil(wanted.length / 3)));
  let best: { name: string; distance: number } | undefined;
  for (const delegation of facts.delegations)
    for (const name of Object.values(delegation.names)) {
      const folded = fold(name);
      const begins = wanted.length >= 3 && folded.startsWith(wanted);
      if (!begins && Math.abs(folded.length - wanted.length) > most) continue;
      const distance = begins ? 1 : editDistance(wanted, folded);
      if (distance <= most && (!best || distance < best.distance)) best = { name, distance };
    }
  return best?.name ?? null;
}

/** Levenshtein's distance, by two rows. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
