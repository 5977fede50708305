import * as output from '@penholder/shared/output';
import * as responses from '@penholder/shared/responses';
import {
  type AttributionLevel,
  changePhase,
  changeSettings,
  getRoundTable,
  type RoundTableSettings,
} from '@penholder/shared/round-tables';
import { settled, stockClient, until } from '../document-clients.ts';
import { writeInto } from '../documents.ts';
import type { TestPerson, TestRoundTable, TestServer } from '../harness.ts';
import { listen, statesSeen, watch } from './observe.ts';
import { type Author, type Needle, plantAuthor, plantOfficer } from './planted.ts';
import { createSearch } from './search.ts';
import { type Cast, holdSession } from './session.ts';
import { type Left, type Observer, thingsOf, walk } from './walk.ts';

export interface Direction {
  /** The table's level when the session begins. */
  table: AttributionLevel;
  /** What the authors choose. */
  chosen: AttributionLevel;
  /** Made lower once everything has been said. */
  lowered?: 'by-table' | 'by-phase';
  /** Whether an edition is compiled, which takes a while. */
  compiles?: boolean;
}

/** A planted string in something that left. */
export interface Finding {
  observer: string;
  route: string;
  url: string;
  needle: Needle;
}

export interface Played {
  table: TestRoundTable;
  findings: Finding[];
  left: Left[];
  /** States of awareness that were sent once the table stood at its lowest. */
  presence: string[];
  /** Whether those who had the joint text open when the table was lowered were made to ask again. */
  askedAgain: boolean;
  /** How publishing the edition was answered. */
  published: string | undefined;
  /** The most that the table tells in the end. */
  tableShows: AttributionLevel;
  people: Record<string, TestPerson>;
  cast: Cast;
  needles: Needle[];
}

/** Plays a whole session and keeps all that left the server. */
export async function playScene(server: TestServer, direction: Direction): Promise<Played> {
  const settings: Partial<RoundTableSettings> = {
    attribution: direction.table,
    ...(direction.lowered === 'by-phase' && { attributionByPhase: { drafting: 'unattributed' } }),
  };
  const table = await server.aRoundTable({ settings });
  const planted = [
    await plantAuthor(server, table, 'alpha'),
    await plantAuthor(server, table, 'beta'),
    await plantAuthor(server, table, 'gamma'),
  ] as const;
  const chair = await plantOfficer(server, table, 'co-chair');
  const penholder = await plantOfficer(server, table, 'penholder');
  const secondChair = await table.aRole('co-chair');
  const secretariat = await table.aRole('secretariat');
  const delegation = await table.aDelegation('A reading country');
  const reader = { delegation, head: await table.aDelegate(delegation) };
  await table.aDelegate(await table.aDelegation('One more country'));
  const other = await server.aRoundTable();
  const people: Record<string, TestPerson> = {
    reader: reader.head,
    colleague: await table.aDelegate(planted[0].author.delegation, { standing: 'adviser' }),
    'co-chair': chair.officer,
    penholder: penholder.officer,
    secretariat,
    observer: await table.aRole('observer'),
    interpreter: await table.aRole('interpreter'),
  };
  const observers: Observer[] = [
    { called: 'visitor' },
    ...Object.entries(people).map(([called, person]) => ({ called, person })),
    { called: 'outsider', person: await other.aDelegate(await other.aDelegation()) },
    { called: 'administrator', person: await server.aPerson({ isAdministrator: true }) },
  ];
  const cast: Cast = {
    table,
    authors: planted.map(({ author }) => author) as unknown as readonly [Author, Author, Author],
    chair: chair.officer,
    penholder: penholder.officer,
    secretariat,
    reader,
  };
  const needles = [...planted.flatMap((one) => one.needles), ...chair.needles, ...penholder.needles];

  const listeners = await Promise.all(
    Object.entries(people).map(async ([called, person]) => ({ called, ...(await listen(server, table, person)) })),
  );
  const { joint, edition } = await holdSession(server, cast, {
    chosen: direction.chosen,
    compiles: direction.compiles ?? false,
  });

  // Two delegations write the joint response, and say who they are as loud as a modified client can.
  const writers = cast.authors.slice(0, 2).map(({ head }, place) => {
    const client = stockClient(server, joint.documentId, head);
    client.provider.awareness.setLocalState({
      user: { name: needles.find((one) => one.of === 'person' && one.what === 'name')!.text, color: '#f00' },
      cursor: { anchor: place, head: place },
    });
    return client;
  });
  for (const writer of writers) await writer.synced();
  const watched = ['reader', 'co-chair', 'penholder'] as const;
  let watchers = await Promise.all(
    watched.map(async (called) => ({ called, ...(await watch(server, joint.documentId, people[called]!)) })),
  );
  await settled();
  let askedAgain = false;
  let heardBefore = listeners.map(() => 0);
  if (direction.lowered) {
    heardBefore = listeners.map(({ heard }) => heard.length);
    if (direction.lowered === 'by-table') await lowerTable(table, cast.chair);
    else
      for (const key of [cast.chair, secondChair])
        await key.call(changePhase, {
          params: { roundTable: table.code },
          body: { from: 'consultation', to: 'drafting' },
        });
    askedAgain = await until(() => watchers.every((one) => one.isClosed()), 'those who must ask again', 3_000).then(
      () => true,
      () => false,
    );
    for (const watcher of watchers) watcher.socket.close();
    watchers = await Promise.all(
      watched.map(async (called) => ({ called, ...(await watch(server, joint.documentId, people[called]!)) })),
    );
    await until(() => writers.every(({ provider }) => provider.wsconnected), 'the writers to be back');
    for (const [place, { provider }] of writers.entries())
      provider.awareness.setLocalStateField('cursor', { anchor: place + 1, head: place + 1 });
    await settled(400);
  }
  await writeInto(server, joint.documentId, 'Written together.');
  for (const writer of writers) writer.leave();
  await cast.chair.call(responses.submitResponse, { params: { roundTable: table.code, response: joint.id } });
  const published = edition && (await publish(cast, edition));
  await settled();

  const left = await walk(server, observers, await thingsOf(server, table));
  for (const [place, { called, heard }] of listeners.entries())
    left.push(asLeft(called, 'socket.io', JSON.stringify(heard.slice(heardBefore[place]))));
  for (const { called, received } of watchers) left.push(asLeft(called, '/collab', Buffer.concat(received)));
  const times = direction.table === 'person' && !direction.lowered && direction.chosen === 'person';
  if (!times) needles.push(...(await timesOf(server, cast)));
  const presence = watchers.flatMap((one) => statesSeen(one)).filter((state) => state !== 'null');
  for (const { leave } of listeners) leave();
  for (const { socket } of watchers) socket.close();
  left.push(...(await mails(server, cast)));

  const search = createSearch(needles);
  const findings: Finding[] = [];
  for (const { observer, route, url, bytes } of left)
    for (const needle of await search(bytes)) {
      // Whoever names something in an address may find it in the answer to it.
      if (url.includes(needle.text)) continue;
      findings.push({ observer, route, url, needle });
    }
  const tableShows = direction.lowered ? 'unattributed' : direction.table;
  return { table, tableShows, findings, left, presence, askedAgain, published, people, cast, needles };
}

const asLeft = (observer: string, route: string, bytes: Buffer | string): Left => ({
  observer,
  route,
  url: route,
  status: 200,
  bytes: Buffer.from(bytes),
});

async function lowerTable(table: TestRoundTable, chair: TestPerson): Promise<void> {
  const params = { roundTable: table.code };
  const { revision } = await chair.call(getRoundTable, { params });
  await chair.call(changeSettings, {
    params,
    body: { revision, settings: { attribution: 'unattributed' } },
  });
}

async function publish({ table, penholder }: Cast, edition: output.EditionId): Promise<string> {
  const asked = { params: { roundTable: table.code, edition } };
  try {
    return (await penholder.call(output.publishEdition, asked)).status;
  } catch {
    return (await penholder.refused(output.publishEdition, asked)).code;
  }
}

/** The exact moments at which delegations acted: as telling as a name, where it is known who was there. */
async function timesOf(server: TestServer, { authors }: Cast): Promise<Needle[]> {
  const { db } = server.opened;
  const needles: Needle[] = [];
  for (const { called, delegation, head } of authors) {
    const moments: (Date | null)[] = [
      ...(await db.selectFrom('post').select('created_at as at').where('person_id', '=', head.id).execute()),
      ...(await db.selectFrom('ballot').select('cast_at as at').where('delegation_id', '=', delegation).execute()),
      ...(await db.selectFrom('endorsement').select('at').where('delegation_id', '=', delegation).execute()),
      ...(await db.selectFrom('practice_confirmation').select('at').where('delegation_id', '=', delegation).execute()),
      ...(await db.selectFrom('practice_step').select('at').where('person_id', '=', head.id).execute()),
      ...(await db.selectFrom('response_step').select('at').where('person_id', '=', head.id).execute()),
      ...(await db.selectFrom('audit_event').select('at').where('person_id', '=', head.id).execute()),
    ].map(({ at }) => at);
    for (const at of new Set(moments.map((moment) => moment!.toISOString())))
      needles.push({ label: `${called}: ${at}`, of: 'delegation', what: 'time', owner: called, text: at.slice(0, 23) });
  }
  return needles;
}

/** Each letter of the outbox, as what leaves towards whoever it is for. */
async function mails(server: TestServer, { table }: Cast): Promise<Left[]> {
  const rows = await server.opened.db
    .selectFrom('mail as m')
    .leftJoin('person as p', 'p.email', 'm.recipient')
    .select(['m.recipient', 'm.kind', 'm.subject', 'm.body', 'p.id'])
    .where('m.subject', 'like', `${table.code}:%`)
    .execute();
  return rows.map((row) => ({
    ...asLeft(`mail to ${row.id ?? row.recipient}`, 'mail', `${row.subject}\n${row.body}`),
    url: row.kind,
  }));
}
