// A server whose clock is set hours back and forth, between any two looks at it. The database's clock is right.
import { openDb, now, sql, type Db } from '@penholder/db';
import { expect, it } from 'vitest';
import { until } from '../_support/document-clients.ts';
import { PeopleAtWork } from '../_support/people-at-work.ts';
import { freePort } from '../_support/redis.ts';
import { serve } from '../_support/served.ts';
import type { WorkingRoom } from '../_support/working-room.ts';
import { aWorkplace } from '../_support/workplace.ts';

/** Hours by which the server's clock is wrong, in turn. */
const WRONG = [0, -7, 30, -48, 5, 12];
/** How long the decision stays open once a server may be there, in seconds of the database’s clock. */
const OPEN = 5;

const place = aWorkplace({
  // One token that ends within the hours by which the clock is wrong, and one that has ended.
  prepare: ({ opened }, [room]) => endTokens(opened.db, room!.delegations),
});

async function endTokens(db: Db, [lasting, , ended]: WorkingRoom['delegations']): Promise<void> {
  for (const [person, hours] of [
    [lasting!.head, 1],
    [ended!.head, -1],
  ] as const)
    await sql`update access_token set expires_at = now() + make_interval(hours => ${hours}::int) where person_id = ${person.id}`.execute(
      db,
    );
}

/** Has the room work on a server with a wrong clock, with a decision that closes meanwhile; answers what is known afterwards. */
async function workByWrongClock() {
  const { database } = place;
  const room = place.rooms[0]!;
  // On a busy machine a server takes long to start, and the decision must still be open then.
  const port = await freePort();
  const starting = performance.now();
  await (await serve({ database, port })).kill();
  const open = OPEN + Math.ceil((3 * (performance.now() - starting)) / 1_000);
  let opened = await openDb(database);
  const closing = sql<Date>`now() + make_interval(secs => ${open}::int)`;
  const began = await now(opened.db);
  const { closes_at: closesAt } = await opened.db
    .updateTable('decision')
    .set({ closes_at: closing })
    .where('id', '=', room.decision.id)
    .returning('closes_at')
    .executeTakeFirstOrThrow();
  await opened.close();

  const server = await serve({ database, port, clock: WRONG });
  const get = (address: string, token: string) =>
    fetch(`${server.origin}/api/v1${address}`, { headers: { authorization: `Bearer ${token}` } });
  const people = new PeopleAtWork(server.origin, room, { voters: [1] });
  const [lasting, voter, ended] = room.delegations;
  const inTable = `/round-tables/${room.table.code}`;
  try {
    people.begin();
    const statuses = {
      lasting: (await get(inTable, lasting!.head.token)).status,
      ended: (await get(inTable, ended!.head.token)).status,
    };
    await people.visit({ posts: false });
    await people.progress(30, 3);
    // Until the clockwork has closed it; casting goes on and is refused.
    await until(
      async () => {
        const reply = await get(`${inTable}/decisions/${room.decision.number}`, room.chair.token);
        return ((await reply.json()) as { status: string }).status === 'closed';
      },
      'the decision to close',
      60_000 + 1_000 * open,
    );
    await people.finish();
    const versions = (await (
      await get(`${inTable}/documents/${room.documentIds[1]}/versions`, room.writers[0]!.token)
    ).json()) as { items: { sequence: number; before: number; endedAt: string }[]; head: number };
    await server.stop();
    opened = await openDb(database);
    const { db } = opened;
    const updates = await db
      .selectFrom('document_update')
      .select(['sequence', 'committed_at'])
      .where('document_id', '=', room.documentIds[1]!)
      .orderBy('sequence')
      .execute();
    const decision = await db
      .selectFrom('decision')
      .selectAll()
      .where('id', '=', room.decision.id)
      .executeTakeFirstOrThrow();
    const ballots = await db
      .selectFrom('ballot')
      .select('cast_at')
      .where('decision_id', '=', room.decision.id)
      .where('delegation_id', '=', voter!.id)
      .execute();
    return {
      verdict: await people.verdict(db),
      statuses,
      versions,
      updates,
      began,
      ended: await now(db),
      closesAt: closesAt!,
      closedAt: decision.closed_at!,
      lastBallot: ballots[0]?.cast_at,
    };
  } finally {
    people.abandon();
    await server.kill();
    await opened.close();
  }
}

it('[DC4] [DE8] saves, orders, closes and lets in by the database’s clock while the server’s is hours wrong', async () => {
  const seen = await workByWrongClock();
  const { verdict, updates, versions } = seen;
  // Only what came after the close was refused, and all of that.
  expect(
    new Set(verdict.wrong.map((answer) => (JSON.parse(answer) as { content: { code: string } }).content.code)),
  ).toEqual(new Set(['decision.closed']));
  expect(verdict).toMatchObject({ lost: [], doubled: [], areEqual: true });

  expect(updates.map(({ sequence }) => sequence)).toEqual(updates.map((_, place) => place + 1));
  const times = updates.map(({ committed_at: at }) => at.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(times[0]).toBeGreaterThanOrEqual(seen.began.getTime());
  expect(times.at(-1)).toBeLessThanOrEqual(seen.ended.getTime());

  expect(seen.closedAt.getTime()).toBeGreaterThanOrEqual(seen.closesAt.getTime());
  expect(seen.closedAt.getTime()).toBeLessThanOrEqual(seen.ended.getTime());
  expect(seen.lastBallot!.getTime()).toBeLessThan(seen.closesAt.getTime());

  expect(seen.statuses).toEqual({ lasting: 200, ended: 401 });

  // Both wrote in one go: a session each, from the first change to the last. Which of them began is not said.
  expect(versions.head).toBe(updates.length);
  expect(versions.items).toHaveLength(2);
  expect(Math.max(...versions.items.map(({ sequence }) => sequence))).toBe(versions.head);
  expect(Math.min(...versions.items.map(({ before }) => before))).toBe(0);
  for (const { endedAt } of versions.items) {
    expect(Date.parse(endedAt)).toBeGreaterThanOrEqual(seen.began.getTime() - 1_000);
    expect(Date.parse(endedAt)).toBeLessThanOrEqual(seen.ended.getTime());
  }
}, 600_000);

it('notices a server that trusts its own clock', async () => {
  const port = await freePort();
  const room = place.rooms[0]!;
  const server = await serve({ database: place.database, port, clock: WRONG, mutant: 'trusts-its-clock' });
  const [lasting, , ended] = room.delegations;
  const statusFor = async ({ head }: typeof lasting & {}) =>
    (
      await fetch(`${server.origin}/api/v1/round-tables/${room.table.code}`, {
        headers: { authorization: `Bearer ${head.token}` },
      })
    ).status;
  try {
    const seen = new Set<string>();
    // Its clock is right at one look in six.
    for (let time = 0; time < 2 * WRONG.length; time++)
      seen.add(`${await statusFor(lasting!)} ${await statusFor(ended!)}`);
    expect([...seen]).not.toEqual(['200 401']);
  } finally {
    await server.kill();
  }
}, 120_000);
