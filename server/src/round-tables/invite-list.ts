import { type Db, transaction, type Trx } from '@penholder/db';
import { listPersonsByEmail } from '@penholder/db/people';
import {
  listAccreditationsOf,
  listDelegationsToInvite,
  listRolesOf,
  lockRoundTable,
  type RoundTableRow,
} from '@penholder/db/round-tables';
import { inLanguage, invalid, type Language, refuse, type RoundTableId } from '@penholder/shared/kernel';
import {
  type Actor,
  type InvitationFacts,
  type InvitationLine,
  MOST_INVITATIONS,
  type PlanLine,
  planInvitations,
  readInvitationList,
} from '@penholder/shared/people';
import type { PlannedLine } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { invite } from './invite.ts';

/** What there is already, as far as these lines concern it: in four queries however many they are. */
export async function loadInvitationFacts(
  db: Db,
  roundTableId: RoundTableId,
  lines: readonly Pick<InvitationLine, 'email'>[],
): Promise<InvitationFacts> {
  const emails = [...new Set(lines.flatMap((line) => line.email ?? []))];
  const persons = await listPersonsByEmail(db, emails);
  const ids = persons.map((person) => person.id);
  const delegations = await listDelegationsToInvite(db, roundTableId);
  const accredited = await listAccreditationsOf(db, roundTableId, ids);
  const roles = await listRolesOf(db, roundTableId, ids);
  return {
    persons: persons.map((row) => ({
      id: row.id,
      email: row.email,
      name: row.name,
      language: row.language,
      isDisabled: row.disabled_at !== null,
      hasSignedIn: row.email_verified,
    })),
    delegations: delegations.map((row) => ({
      id: row.id,
      names: row.names,
      iso3166: row.iso3166,
      isActive: row.status === 'active',
      focalPoint: row.focal_point_id ? { personId: row.focal_point_id, name: row.focal_point_name! } : null,
    })),
    accredited: accredited.map((row) => ({ personId: row.person_id, delegationId: row.delegation_id })),
    roles: roles.map((row) => ({ personId: row.person_id, role: row.role })),
  };
}

function readList(text: string): InvitationLine[] {
  const lines = readInvitationList(text);
  if (lines.length === 0)
    refuse(invalid('invitation.empty-list', 'The list is empty.', { fields: { text: 'The list is empty.' } }));
  if (lines.length > MOST_INVITATIONS)
    refuse(
      invalid(
        'invitation.too-many-lines',
        `A list has at most ${MOST_INVITATIONS} lines; this one has ${lines.length}. Please send it in parts.`,
        {
          params: { most: MOST_INVITATIONS, lines: lines.length },
        },
      ),
    );
  return lines;
}

function presentPlan(plan: readonly PlanLine[], facts: InvitationFacts, language: Language) {
  const names = new Map(
    facts.delegations.map((delegation) => [delegation.id, inLanguage(delegation.names, language).text]),
  );
  const lines = plan.map((line): PlannedLine => {
    if (line.outcome === 'leave-out') return line;
    const { accreditation: place } = line;
    return {
      outcome: 'invite',
      line: line.line,
      text: line.text,
      name: line.name,
      email: line.email,
      isNew: line.personId === undefined,
      hasSignedIn: line.hasSignedIn,
      delegationId: place?.delegationId ?? null,
      delegation: place ? (names.get(place.delegationId) ?? null) : null,
      standing: place?.standing ?? null,
      isFocalPoint: place?.isFocalPoint ?? false,
      replacesFocalPoint: line.replacesFocalPoint ?? null,
      role: line.role ?? null,
    };
  });
  const invited = lines.filter((line) => line.outcome === 'invite').length;
  return { lines, invited, leftOut: lines.length - invited };
}

/** What inviting a list would do; nothing is written. */
export async function previewList({ db }: Deps, actor: Actor, text: string, language: Language) {
  const lines = readList(text);
  const facts = await loadInvitationFacts(db, actor.roundTableId, lines);
  return presentPlan(planInvitations(actor, lines, facts), facts, language);
}

/** Invites a list: planned again on the locked facts, so that what was done meanwhile is not done twice [PE12]. */
export const inviteList = (
  deps: Deps,
  actor: Actor,
  { text, leaveOutFaulty, language }: { text: string; leaveOutFaulty: boolean; language: Language | undefined },
  reader: Language,
) => {
  const lines = readList(text);
  return transaction(deps.db, async (trx: Trx) => {
    const table: RoundTableRow = await lockRoundTable(trx, actor.roundTableId);
    const facts = await loadInvitationFacts(trx, table.id, lines);
    const plan = planInvitations(actor, lines, facts);
    const faulty = plan.filter((line) => line.outcome === 'leave-out');
    if (faulty.length > 0 && !leaveOutFaulty)
      refuse(
        invalid('invitation.faulty-lines', 'Some lines of the list cannot be invited; nothing was sent.', {
          params: { lines: faulty.length },
          fields: Object.fromEntries(faulty.map((line) => [String(line.line), line.fault])),
        }),
      );
    const planned = plan.filter((line) => line.outcome === 'invite');
    if (planned.length > 0)
      await invite(trx, deps, {
        table,
        invitedBy: actor.personId,
        planned,
        delegationNames: new Map(facts.delegations.map((delegation) => [delegation.id, delegation.names])),
        language: language ?? table.languages[0] ?? 'en',
      });
    return presentPlan(plan, facts, reader);
  });
};
