import { listActiveDelegations, listKnownPersons } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { knowsPersons, type Mentionable, type ThreadKind } from '@penholder/shared/deliberation';
import { fold } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { levelOfTable } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { isPersonIn } from './check-mentions.ts';

/** As many as a list under a text can show. */
const MOST = 20;
/** Persons looked at before those are left out who could not read it. */
const LOOKED_AT = 200;

/** Who can be mentioned in a thread by the beginning of a word of their names: delegations first. [DL7] */
export async function listMentionable(
  { db, subjects }: Pick<Deps, 'db' | 'subjects'>,
  actor: Actor,
  roundTable: RoundTableRow,
  { kind, subject: subjectId }: { kind: ThreadKind; subject: string },
  part: string,
): Promise<Mentionable[]> {
  const subject = await subjects.get(db, roundTable, actor, kind, subjectId);
  const wanted = fold(part);
  const begins = (name: string) => ` ${fold(name)}`.includes(` ${wanted}`);
  const delegations = (await listActiveDelegations(db, roundTable.id))
    .filter(({ id }) => subject.isShared || subject.circle.delegations.includes(id))
    .filter(({ names }) => Object.values(names).some(begins));
  const mayKnow = knowsPersons(actor, levelOfTable(roundTable.settings, roundTable.phase));
  const persons =
    mayKnow && delegations.length < MOST
      ? await listKnownPersons(db, roundTable.id, { name: part.trim() }, LOOKED_AT)
      : [];
  return [
    ...delegations.map(({ id, names }): Mentionable => ({ kind: 'delegation', id, names })),
    ...persons
      .filter(
        (person) =>
          person.id !== actor.personId &&
          begins(person.name) &&
          (subject.isShared || isPersonIn(subject.circle, person)),
      )
      .map(({ id, name, places, roles }): Mentionable => ({
        kind: 'person',
        id,
        name,
        of: places.map((place) => place.names),
        roles,
      })),
  ].slice(0, MOST);
}
