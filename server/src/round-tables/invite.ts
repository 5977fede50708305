import { onCommit, type Trx } from '@penholder/db';
import { recordActs } from '@penholder/db/audit';
import { insertPersons, insertSignInLinks } from '@penholder/db/people';
import { insertAccreditations, insertRoles, type RoundTableRow } from '@penholder/db/round-tables';
import {
  type DelegationId,
  inLanguage,
  type Language,
  type LocalizedText,
  type PersonId,
} from '@penholder/shared/kernel';
import { INVITATION_DAYS, type PlannedInvitation } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { type Mail, queueMail } from '../mail/queue-mail.ts';
import { addedMail, invitationMail, type PlaceInWords } from '../mail/texts/index.ts';
import { linkAddress, newLinkToken } from '../people/index.ts';

/** Everything that inviting needs besides the plan. */
export interface Invitation {
  readonly table: Pick<RoundTableRow, 'id' | 'code' | 'title' | 'languages'>;
  readonly invitedBy: PersonId;
  readonly planned: readonly (PlannedInvitation & { readonly validTo?: Date | null })[];
  readonly delegationNames: ReadonlyMap<DelegationId, LocalizedText>;
  /** The language of people who are new and whose line names none. */
  readonly language: Language;
}

/** A person who was invited. */
export interface Invited {
  readonly personId: PersonId;
  readonly isNew: boolean;
}

/**
 * Does what a plan says: adds the people who are new, accredits, grants, and mails everyone once, in as many queries for
 * five hundred as for one. The caller holds the round table's lock, so that the plan still fits.
 */
export async function invite(
  trx: Trx,
  deps: Deps,
  { table, invitedBy, planned, delegationNames, language }: Invitation,
): Promise<Map<string, Invited>> {
  const byEmail = Map.groupBy(planned, (line) => line.email);
  const firstLines = [...byEmail.values()].map((lines) => lines[0]!);
  const added = await insertPersons(
    trx,
    firstLines
      .filter((line) => !line.personId)
      .map((line) => ({ email: line.email, name: line.name, language: line.language ?? language })),
  );
  const invited = new Map<string, Invited>();
  for (const person of added) invited.set(person.email, { personId: person.id, isNew: true });
  for (const line of firstLines) if (line.personId) invited.set(line.email, { personId: line.personId, isNew: false });
  const idOf = (line: PlannedInvitation) => invited.get(line.email)!.personId;

  const accreditations = await insertAccreditations(
    trx,
    planned.flatMap((line) =>
      line.accreditation ? [{ ...line.accreditation, personId: idOf(line), validTo: line.validTo ?? null }] : [],
    ),
  );
  const grants = planned.flatMap((line) => (line.role ? [{ personId: idOf(line), role: line.role }] : []));
  await insertRoles(trx, table.id, grants, invitedBy);

  await mailInvitations(trx, deps, {
    table,
    people: firstLines.map((line) => ({
      email: line.email,
      name: line.name,
      language: line.language ?? language,
      hasSignedIn: line.hasSignedIn,
      places: byEmail.get(line.email)!.map((one) => placeInWords(one, delegationNames)),
    })),
  });
  await recordActs(trx, table.id, [
    ...accreditations.map((row) => ({
      act: 'accreditation.given',
      personId: invitedBy,
      delegationId: row.delegation_id,
      subject: { kind: 'accreditation', id: row.id },
      details: { person: row.person_id },
    })),
    ...grants.map((grant) => ({
      act: 'role.granted',
      personId: invitedBy,
      subject: { kind: 'person', id: grant.personId },
      details: { role: grant.role },
    })),
  ]);
  onCommit(trx, () => {
    deps.live.tell({ roundTableId: table.id, topic: 'people', ids: accreditations.map((row) => row.delegation_id) });
    for (const { personId, isNew } of invited.values()) if (!isNew) deps.live.admitAgain(personId);
  });
  return invited;
}

/** A place as its mail names it: in the delegation's name by the reader's language. */
export interface PlaceOfMail extends Omit<PlaceInWords, 'delegation'> {
  readonly delegation: LocalizedText | undefined;
}

const placeInWords = (line: PlannedInvitation, names: ReadonlyMap<DelegationId, LocalizedText>): PlaceOfMail => ({
  role: line.role,
  delegation: line.accreditation && names.get(line.accreditation.delegationId),
  standing: line.accreditation?.standing,
  isFocalPoint: line.accreditation?.isFocalPoint ?? false,
});

/** Mails people their places: with a link that signs in to those who never did, with the table's address to the others. */
export async function mailInvitations(
  trx: Trx,
  deps: Deps,
  {
    table,
    people,
  }: {
    table: Pick<RoundTableRow, 'code' | 'title'>;
    people: readonly {
      email: string;
      name: string;
      language: Language;
      hasSignedIn: boolean;
      places: readonly PlaceOfMail[];
    }[];
  },
): Promise<void> {
  const tokens = new Map(
    people.filter((person) => !person.hasSignedIn).map((person) => [person.email, newLinkToken()]),
  );
  await insertSignInLinks(
    trx,
    [...tokens].map(([email, token]) => ({ email, token })),
    INVITATION_DAYS * 24 * 60,
  );
  await queueMail(
    trx,
    deps,
    people.map(({ email, name, language, places }): Mail => {
      const title = `${table.code} · ${inLanguage(table.title, language).text}`;
      const inWords = places.map((place) => ({
        ...place,
        delegation: place.delegation && inLanguage(place.delegation, language).text,
      }));
      const token = tokens.get(email);
      return token
        ? {
            to: email,
            kind: 'invitation',
            ...invitationMail(language, { name, table: title, places: inWords, days: INVITATION_DAYS }),
            secretLink: linkAddress(deps, token),
          }
        : {
            to: email,
            kind: 'new-place',
            ...addedMail(language, {
              name,
              table: title,
              places: inWords,
              address: `${deps.address()}/rt/${table.code}`,
            }),
          };
    }),
  );
}
