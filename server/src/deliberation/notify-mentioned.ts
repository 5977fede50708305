import type { Trx } from '@penholder/db';
import { type KnownPerson, listKnownPersons } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { SubjectFacts } from '@penholder/shared/deliberation';
import type { DelegationId, PersonId } from '@penholder/shared/kernel';
import { positionOf } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { mentionLetter } from './mention-letter.ts';

/** Far more than the heads and focal points of twenty delegations. */
const MOST_LETTERS = 500;

/** Queues the letters to those who are mentioned: persons themselves, delegations by their heads and focal points; not the author. [DL12] */
export async function notifyMentioned(
  trx: Trx,
  deps: Deps,
  given: {
    roundTable: RoundTableRow;
    subject: SubjectFacts;
    authorId: PersonId;
    delegations: readonly DelegationId[];
    persons: readonly KnownPerson[];
  },
): Promise<void> {
  const { roundTable, subject, authorId, delegations, persons } = given;
  const members =
    delegations.length > 0
      ? await listKnownPersons(trx, roundTable.id, { ofDelegations: delegations }, MOST_LETTERS)
      : [];
  const leads = members.filter((person) =>
    person.places.some((place) => delegations.includes(place.delegationId) && positionOf(place) === 'head'),
  );
  const inPerson = new Set(persons.map((person) => person.id));
  const recipients = new Map([...leads, ...persons].map((person) => [person.id, person]));
  recipients.delete(authorId);
  await queueMail(
    trx,
    deps,
    [...recipients.values()].map((person) =>
      mentionLetter({
        person,
        isInPerson: inPerson.has(person.id),
        roundTable,
        subject,
        address: `${deps.address()}${subject.path}`,
      }),
    ),
  );
}
