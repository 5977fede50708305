import { randomInt } from 'node:crypto';
import { json } from '@penholder/db';
import type { DelegationId } from '@penholder/shared/kernel';
import type { TestPerson, TestRoundTable, TestServer } from '../harness.ts';

/** A string that stands nowhere but where it was planted, and whose it is. */
export interface Needle {
  /** How a finding names it: `Alpha: person name`. */
  readonly label: string;
  readonly of: 'person' | 'delegation' | 'officer';
  readonly what: 'name' | 'email' | 'id' | 'time';
  readonly owner: string;
  readonly text: string;
}

/** A delegation whose every trace can be searched for, with its head. */
export interface Author {
  readonly called: string;
  readonly delegation: DelegationId;
  readonly head: TestPerson;
}

const LETTERS = 'bcdfghjklmnpqrstvwxz';
const ARABIC = 'ضصثقفغعهخحجدطكمنتلبيسش';
const letters = (from: string, count: number) =>
  Array.from({ length: count }, () => from[randomInt(from.length)]).join('');
/** A name that nobody has: consonants alone spell no word of any text or contract. */
const aName = () => `Z${letters(LETTERS, 11)}`;

async function rename(
  server: TestServer,
  person: TestPerson,
  called: string,
  of: 'person' | 'officer',
): Promise<Needle[]> {
  const [name, email] = [`${aName()} ${aName()}`, `${aName().toLowerCase()}@${aName().toLowerCase()}.example`];
  await server.opened.db.updateTable('person').set({ name, email }).where('id', '=', person.id).execute();
  const needle = (what: Needle['what'], text: string): Needle => ({
    label: `${called}: ${of} ${what}`,
    of,
    what,
    owner: called,
    text,
  });
  return [
    ...name.split(' ').map((part) => needle('name', part)),
    ...email.split('@').map((part) => needle('email', part.replace('.example', ''))),
    needle('id', person.id),
  ];
}

/** A delegation with planted names in two scripts, and a head with a planted name and address. */
export async function plantAuthor(
  server: TestServer,
  table: TestRoundTable,
  called: string,
): Promise<{ author: Author; needles: Needle[] }> {
  const { db } = server.opened;
  const delegation = await table.aDelegation();
  const names = { en: aName(), ar: letters(ARABIC, 12) };
  const { party_id } = await db
    .selectFrom('delegation')
    .select('party_id')
    .where('id', '=', delegation)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('party')
    .set({ names: json(names) })
    .where('id', '=', party_id)
    .execute();
  const head = await table.aDelegate(delegation, { isFocalPoint: true });
  const accreditation = await db
    .selectFrom('accreditation')
    .select('id')
    .where('person_id', '=', head.id)
    .executeTakeFirstOrThrow();
  const needle = (of: Needle['of'], what: Needle['what'], text: string): Needle => ({
    label: `${called}: ${of} ${what}`,
    of,
    what,
    owner: called,
    text,
  });
  return {
    author: { called, delegation, head },
    needles: [
      needle('delegation', 'name', names.en),
      needle('delegation', 'name', names.ar),
      needle('delegation', 'id', delegation),
      needle('delegation', 'id', party_id),
      needle('person', 'id', accreditation.id),
      ...(await rename(server, head, called, 'person')),
    ],
  };
}

/** A person with an office and planted names. */
export async function plantOfficer(server: TestServer, table: TestRoundTable, role: 'co-chair' | 'penholder') {
  const officer = await table.aRole(role);
  return { officer, needles: await rename(server, officer, role, 'officer') };
}
