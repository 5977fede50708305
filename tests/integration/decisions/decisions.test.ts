import { randomUUID } from 'node:crypto';
import { json, sql } from '@penholder/db';
import { sha256 } from '@penholder/db/decisions';
import { decisionsDue } from '@penholder/server/decisions/decisions-due';
import {
  castBallot,
  draftDecision,
  editDecision,
  exportDecisionLog,
  extendDecision,
  fromHex,
  getBallot,
  getDecision,
  leafOf,
  listDecisions,
  recount,
  removeDecision,
  sealed,
  sentenceOf,
  stepDecision,
  toHex,
  unscheduleDecision,
} from '@penholder/shared/decisions';
import type { DelegationId } from '@penholder/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

type Terms = Record<string, unknown>;
const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const later = () => new Date(Date.now() + 7_200_000).toISOString();

/** A round table with a co-chair and delegations, each with a head. */
async function aTable(names: string[], settings = {}) {
  const table = await server.aRoundTable({ settings });
  const chair = await table.aRole('co-chair');
  const delegations: { id: DelegationId; head: TestPerson }[] = [];
  for (const name of names) {
    const id = await table.aDelegation(name);
    delegations.push({ id, head: await table.aDelegate(id) });
  }
  return { table, chair, delegations };
}

const at = (table: TestRoundTable, decision: number) => ({ roundTable: table.code, decision });

async function aDraft(table: TestRoundTable, by: TestPerson, terms: Terms = {}): Promise<number> {
  const body = { question: { en: 'Include the practice in Annex A?' }, method: 'gradient', closesAt: soon(), ...terms };
  return (await by.call(draftDecision, { params: { roundTable: table.code }, body: body as never })).number;
}

async function anOpenDecision(table: TestRoundTable, chair: TestPerson, terms: Terms = {}): Promise<number> {
  const number = await aDraft(table, chair, terms);
  await chair.call(stepDecision, { params: { ...at(table, number), step: 'open' } });
  return number;
}

const cast = (
  table: TestRoundTable,
  number: number,
  voter: { id: DelegationId; head: TestPerson },
  choice: string,
  over: Terms = {},
) => ({
  params: { ...at(table, number), delegation: voter.id },
  body: { choice, replaces: 0, operationId: randomUUID(), ...over } as never,
});

const tick = () => decisionsDue(server.app.deps).tick();
const pass = (table: TestRoundTable, number: number, column: 'closes_at' | 'opens_at') =>
  server.opened.db
    .updateTable('decision')
    .set({ [column]: sql`now() - interval '1 second'` })
    .where('round_table_id', '=', table.id)
    .where('number', '=', number)
    .execute();
const actsOf = async (table: TestRoundTable) =>
  (
    await server.opened.db
      .selectFrom('audit_event')
      .select('act')
      .where('round_table_id', '=', table.id)
      .orderBy('sequence')
      .execute()
  ).map((row) => row.act);

describe('the life of a decision', () => {
  it('[DE1] [DE9] goes from draft to a published sentence with its roll call', async () => {
    const { table, chair, delegations } = await aTable(['Egypt', 'Kenya', 'Nepal', 'Chile']);
    const [egypt, kenya, nepal] = delegations as [
      (typeof delegations)[0],
      (typeof delegations)[0],
      (typeof delegations)[0],
    ];
    const number = await anOpenDecision(table, chair);
    await egypt.head.call(castBallot, cast(table, number, egypt, 'support'));
    await kenya.head.call(castBallot, cast(table, number, kenya, 'reservation', { reason: ' Data to come. ' }));
    await nepal.head.call(castBallot, cast(table, number, nepal, 'need-instruction'));

    const open = await kenya.head.call(getDecision, { params: at(table, number) });
    expect(open).toMatchObject({ status: 'open', turnout: { voted: 3, electorate: 4 }, may: { close: false } });
    expect(sentenceOf(open.tally!, 'en')).toBe(
      'no objection; one reservation; one awaiting instruction; one has not answered',
    );
    const lines = Object.fromEntries(
      open.rollCall!.map((line) => [line.delegation.names.en, line.ballot?.choice ?? null]),
    );
    expect(lines).toEqual({ Egypt: 'support', Kenya: 'reservation', Nepal: 'need-instruction', Chile: null });

    const closed = await chair.call(stepDecision, { params: { ...at(table, number), step: 'close' } });
    expect(closed).toMatchObject({ status: 'closed', closedAt: expect.any(String), may: { publish: true } });
    expect(closed.tally).toEqual(open.tally);
    expect(closed.rollCall!.find((line) => line.delegation.id === kenya.id)!.ballot!.reason).toBe('Data to come.');
    const published = await chair.call(stepDecision, { params: { ...at(table, number), step: 'publish' } });
    expect(published.status).toBe('published');
    expect(await chair.refused(stepDecision, { params: { ...at(table, number), step: 'open' } })).toMatchObject({
      code: 'decision.wrong-status',
    });
    expect(await actsOf(table)).toEqual([
      'decision.drafted',
      'decision.opened',
      'decision.closed',
      'decision.published',
    ]);
  });

  it('[DE1] changes and removes drafts only, and with the revision last seen', async () => {
    const { table, chair } = await aTable(['Egypt']);
    const number = await aDraft(table, chair);
    const terms = {
      question: { en: 'Adopt?' },
      method: 'yes-no-abstain',
      threshold: 'two-thirds',
      closesAt: soon(),
    } as const;
    const edited = await chair.call(editDecision, { params: at(table, number), body: { ...terms, revision: 1 } });
    expect(edited).toMatchObject({
      method: 'yes-no-abstain',
      threshold: 'two-thirds',
      revision: 2,
      question: { en: 'Adopt?' },
    });
    expect(
      await chair.refused(editDecision, { params: at(table, number), body: { ...terms, revision: 1 } }),
    ).toMatchObject({
      status: 409,
      code: 'decision.changed-meanwhile',
      params: { revision: 2 },
    });
    await chair.call(stepDecision, { params: { ...at(table, number), step: 'open' } });
    expect(
      await chair.refused(editDecision, { params: at(table, number), body: { ...terms, revision: 2 } }),
    ).toMatchObject({ code: 'decision.not-a-draft' });
    expect(await chair.refused(removeDecision, { params: at(table, number) })).toMatchObject({
      code: 'decision.not-a-draft',
    });
    const other = await aDraft(table, chair);
    await chair.call(removeDecision, { params: at(table, other) });
    expect(await chair.refused(getDecision, { params: at(table, other) })).toMatchObject({
      status: 404,
      code: 'decision.not-found',
    });
  });

  it('[DE2] hides drafts from everyone else, and lets co-chairs alone open', async () => {
    const { table, chair, delegations } = await aTable(['Egypt']);
    const penholder = await table.aRole('penholder');
    const number = await aDraft(table, penholder);
    const head = delegations[0]!.head;
    expect(await head.refused(getDecision, { params: at(table, number) })).toMatchObject({
      code: 'decision.not-found',
    });
    expect((await head.call(listDecisions, { params: { roundTable: table.code } })).total).toBe(0);
    expect(
      (await chair.call(listDecisions, { params: { roundTable: table.code } })).items.map((one) => one.number),
    ).toEqual([number]);
    expect(await penholder.refused(stepDecision, { params: { ...at(table, number), step: 'open' } })).toMatchObject({
      status: 403,
    });
    expect(
      await head.refused(draftDecision, {
        params: { roundTable: table.code },
        body: { question: { en: 'x' }, method: 'gradient' },
      }),
    ).toMatchObject({ status: 403 });
  });

  it('[DE3] freezes the electorate at the opening', async () => {
    const { table, chair, delegations } = await aTable(['Egypt', 'Kenya']);
    await table.aDelegation('An observer state', { hasVote: false });
    const organisation = await table.aDelegation('An organisation', { kind: 'international-organisation' });
    const number = await anOpenDecision(table, chair);
    const late = await table.aDelegation('Latecomer');
    const lateHead = await table.aDelegate(late);
    const decision = await chair.call(getDecision, { params: at(table, number) });
    expect(decision.rollCall!.map((line) => line.delegation.id).toSorted()).toEqual(
      delegations.map(({ id }) => id).toSorted(),
    );
    for (const id of [late, organisation]) {
      const voter = { id, head: id === late ? lateHead : await table.aDelegate(id) };
      expect(await voter.head.refused(castBallot, cast(table, number, voter, 'support'))).toMatchObject({
        status: 403,
        code: 'decision.not-in-electorate',
      });
    }
  });

  it('[DE3] lets organisations vote where the table says so, and asks for a quorum within reach', async () => {
    const { table, chair } = await aTable(['Egypt'], { organisationsVote: true });
    await table.aDelegation('An organisation', { kind: 'international-organisation' });
    const number = await aDraft(table, chair, { quorum: { kind: 'count', count: 3 } });
    const params = { ...at(table, number), step: 'open' } as const;
    expect(await chair.refused(stepDecision, { params })).toMatchObject({
      code: 'decision.quorum-unreachable',
      params: { needed: 3, electorate: 2 },
    });
    await table.aDelegation('Kenya');
    expect(await chair.call(stepDecision, { params })).toMatchObject({
      status: 'open',
      turnout: { voted: 0, electorate: 3 },
    });
  });

  it('[DE4] opens at its time on the database’s clock, unless it is held back', async () => {
    const { table, chair } = await aTable(['Egypt']);
    const number = await aDraft(table, chair, { opensAt: soon(), closesAt: later() });
    const params = { ...at(table, number), step: 'open' } as const;
    expect(await chair.call(stepDecision, { params })).toMatchObject({ status: 'draft', isScheduled: true });
    await tick();
    expect((await chair.call(getDecision, { params: at(table, number) })).status).toBe('draft');
    expect(await chair.call(unscheduleDecision, { params: at(table, number) })).toMatchObject({ isScheduled: false });
    await chair.call(stepDecision, { params });
    await pass(table, number, 'opens_at');
    await tick();
    expect(await chair.call(getDecision, { params: at(table, number) })).toMatchObject({
      status: 'open',
      isScheduled: false,
      turnout: { voted: 0, electorate: 1 },
    });
  });

  it('[DE4] waits for its co-chairs when it cannot open at its time', async () => {
    const { table, chair, delegations } = await aTable(['Egypt']);
    const number = await aDraft(table, chair, { opensAt: soon(), closesAt: later() });
    await chair.call(stepDecision, { params: { ...at(table, number), step: 'open' } });
    await server.opened.db
      .updateTable('delegation')
      .set({ status: 'withdrawn' })
      .where('id', '=', delegations[0]!.id)
      .execute();
    await pass(table, number, 'opens_at');
    await tick();
    expect(await chair.call(getDecision, { params: at(table, number) })).toMatchObject({
      status: 'draft',
      isScheduled: false,
    });
    expect((await actsOf(table)).at(-1)).toBe('decision.not-opened');
  });

  it('[DE4] no longer opens by itself once its draft is changed', async () => {
    const { table, chair } = await aTable(['Egypt']);
    const number = await aDraft(table, chair, { opensAt: soon(), closesAt: later() });
    const { revision } = await chair.call(stepDecision, { params: { ...at(table, number), step: 'open' } });
    const body = {
      question: { en: 'Another question?' },
      method: 'gradient',
      opensAt: soon(),
      closesAt: later(),
      revision,
    } as const;
    expect(await chair.call(editDecision, { params: at(table, number), body })).toMatchObject({ isScheduled: false });
    await pass(table, number, 'opens_at');
    await tick();
    expect((await chair.call(getDecision, { params: at(table, number) })).status).toBe('draft');
  });
});

describe('ballots', () => {
  it('[DE6] are replaced by whoever names the version that they replace', async () => {
    const { table, chair, delegations } = await aTable(['Egypt']);
    const egypt = delegations[0]!;
    const adviser = { id: egypt.id, head: await table.aDelegate(egypt.id, { standing: 'adviser' }) };
    const number = await anOpenDecision(table, chair);
    const first = await egypt.head.call(castBallot, cast(table, number, egypt, 'need-instruction'));
    expect(first).toMatchObject({ version: 1, choice: 'need-instruction', delegationId: egypt.id });
    expect(await adviser.head.refused(castBallot, cast(table, number, adviser, 'support'))).toMatchObject({
      status: 409,
      code: 'ballot.changed-meanwhile',
      params: { version: 1 },
    });
    const second = await adviser.head.call(castBallot, cast(table, number, adviser, 'support', { replaces: 1 }));
    expect(second).toMatchObject({ version: 2, sequence: first.sequence + 1 });

    const own = await egypt.head.call(getBallot, { params: { ...at(table, number), delegation: egypt.id } });
    expect(own.ballot).toMatchObject({ choice: 'support', version: 2 });
    expect(own.receipts.map((receipt) => [receipt.version, receipt.choice])).toEqual([
      [2, 'support'],
      [1, 'need-instruction'],
    ]);
    const rows = await server.opened.db
      .selectFrom('ballot_log')
      .select(['person_id', 'kind'])
      .where('round_table_id', '=', table.id)
      .orderBy('sequence')
      .execute();
    expect(rows.map((row) => [row.kind, row.person_id])).toEqual([
      ['opened', chair.id],
      ['cast', egypt.head.id],
      ['cast', adviser.head.id],
    ]);
  });

  it('[DE6] come only from those accredited to vote for the delegation', async () => {
    const { table, chair, delegations } = await aTable(['Egypt', 'Kenya']);
    const [egypt, kenya] = delegations as [(typeof delegations)[0], (typeof delegations)[0]];
    const number = await anOpenDecision(table, chair);
    const expert = await table.aDelegate(egypt.id, { standing: 'expert', mayVote: false });
    expect(await expert.refused(castBallot, cast(table, number, egypt, 'support'))).toMatchObject({ status: 403 });
    expect(await kenya.head.refused(castBallot, cast(table, number, egypt, 'support'))).toMatchObject({ status: 403 });
    expect(await chair.refused(castBallot, cast(table, number, egypt, 'support'))).toMatchObject({ status: 403 });
    expect(await egypt.head.refused(castBallot, cast(table, number, egypt, 'yes'))).toMatchObject({
      status: 422,
      code: 'decision.unknown-choice',
    });
    expect(
      await egypt.head.refused(castBallot, cast(table, number, egypt, 'support', { reason: 'x'.repeat(1001) })),
    ).toMatchObject({ status: 422 });
    expect((await chair.call(getDecision, { params: at(table, number) })).turnout).toEqual({ voted: 0, electorate: 2 });
  });

  it('[DE7] are cast once however often they are sent', async () => {
    const { table, chair, delegations } = await aTable(['Egypt', 'Kenya']);
    const [egypt, kenya] = delegations as [(typeof delegations)[0], (typeof delegations)[0]];
    const number = await anOpenDecision(table, chair);
    const operationId = randomUUID();
    const first = await egypt.head.call(
      castBallot,
      cast(table, number, egypt, 'support', { operationId, reason: 'Agreed.' }),
    );
    expect(
      await egypt.head.call(castBallot, cast(table, number, egypt, 'support', { operationId, reason: 'Agreed.' })),
    ).toEqual(first);
    const used = { status: 409, code: 'ballot.operation-used' };
    expect(
      await egypt.head.refused(castBallot, cast(table, number, egypt, 'cannot-join', { operationId })),
    ).toMatchObject(used);
    expect(await egypt.head.refused(castBallot, cast(table, number, egypt, 'support', { operationId }))).toMatchObject(
      used,
    );
    expect(
      await kenya.head.refused(castBallot, cast(table, number, kenya, 'support', { operationId, reason: 'Agreed.' })),
    ).toMatchObject(used);
    await chair.call(stepDecision, { params: { ...at(table, number), step: 'close' } });
    // A retry of what was acknowledged gets its receipt even after the close.
    expect(
      await egypt.head.call(castBallot, cast(table, number, egypt, 'support', { operationId, reason: 'Agreed.' })),
    ).toEqual(first);
  });

  it('[DE8] come too late after the deadline, also before anyone has closed', async () => {
    const { table, chair, delegations } = await aTable(['Egypt', 'Kenya']);
    const [egypt, kenya] = delegations as [(typeof delegations)[0], (typeof delegations)[0]];
    const number = await anOpenDecision(table, chair);
    await egypt.head.call(castBallot, cast(table, number, egypt, 'support'));
    await tick();
    expect((await chair.call(getDecision, { params: at(table, number) })).status).toBe('open');
    await pass(table, number, 'closes_at');
    expect(await kenya.head.refused(castBallot, cast(table, number, kenya, 'support'))).toMatchObject({
      status: 409,
      code: 'decision.closed',
    });
    await tick();
    const closed = await chair.call(getDecision, { params: at(table, number) });
    expect(closed).toMatchObject({ status: 'closed', tally: { voted: 1, electorate: 2 } });
    expect(await kenya.head.refused(castBallot, cast(table, number, kenya, 'support'))).toMatchObject({
      code: 'decision.closed',
    });
    await tick();
    expect((await actsOf(table)).filter((act) => act === 'decision.closed')).toHaveLength(1);
  });

  it('[DE1] stay possible when the deadline is moved to later', async () => {
    const { table, chair, delegations } = await aTable(['Egypt']);
    const number = await anOpenDecision(table, chair);
    const refused = await chair.refused(extendDecision, {
      params: at(table, number),
      body: { closesAt: new Date().toISOString() },
    });
    expect(refused).toMatchObject({ code: 'decision.deadline-only-later' });
    await pass(table, number, 'closes_at');
    const closesAt = later();
    expect(await chair.call(extendDecision, { params: at(table, number), body: { closesAt } })).toMatchObject({
      closesAt,
    });
    await delegations[0]!.head.call(castBallot, cast(table, number, delegations[0]!, 'support'));
  });

  it('[DE10] [DE11] carry by the threshold with the quorum', async () => {
    const { table, chair, delegations } = await aTable(['A', 'B', 'C']);
    const terms = { method: 'yes-no-abstain', threshold: 'two-thirds', quorum: { kind: 'percent', percent: 67 } };
    const number = await anOpenDecision(table, chair, terms);
    for (const [place, choice] of (['yes', 'yes', 'no'] as const).entries())
      await delegations[place]!.head.call(castBallot, cast(table, number, delegations[place]!, choice));
    const { tally } = await chair.call(stepDecision, { params: { ...at(table, number), step: 'close' } });
    expect(tally).toMatchObject({ outcome: 'carried', quorum: { needed: 3, met: true } });
    expect(sentenceOf(tally!, 'fr')).toBe('proposition adoptée\u202f; deux voix pour\u202f; une voix contre');
  });
});

describe('what is told to whom', () => {
  it('[DE12] keeps a hidden ballot from everyone but its delegation until the close', async () => {
    const { table, chair, delegations } = await aTable(['Egypt', 'Kenya']);
    const [egypt, kenya] = delegations as [(typeof delegations)[0], (typeof delegations)[0]];
    const colleague = await table.aDelegate(egypt.id, { standing: 'adviser', mayVote: false });
    const number = await anOpenDecision(table, chair, { secrecy: 'hidden-until-close' });
    await egypt.head.call(castBallot, cast(table, number, egypt, 'cannot-join', { reason: 'A red line.' }));

    for (const person of [chair, kenya.head]) {
      const decision = await person.call(getDecision, { params: at(table, number) });
      expect(decision).toMatchObject({ tally: null, rollCall: null, turnout: { voted: 1, electorate: 2 } });
      const list = await person.call(listDecisions, { params: { roundTable: table.code } });
      expect(JSON.stringify([decision, list])).not.toMatch(/"cannot-join"|red line/);
      expect(await person.refused(getBallot, { params: { ...at(table, number), delegation: egypt.id } })).toMatchObject(
        { status: 404 },
      );
    }
    expect(await chair.refused(exportDecisionLog, { params: at(table, number) })).toMatchObject({
      status: 409,
      code: 'decision.not-over',
    });
    const audit = await server.opened.db
      .selectFrom('audit_event')
      .select('details')
      .where('round_table_id', '=', table.id)
      .execute();
    expect(JSON.stringify(audit)).not.toContain('cannot-join');

    const own = await colleague.call(getDecision, { params: at(table, number) });
    expect(own.own).toEqual([
      {
        delegation: { id: egypt.id, names: { en: 'Egypt' } },
        mayVote: false,
        ballot: expect.objectContaining({ choice: 'cannot-join' }),
      },
    ]);
    await chair.call(stepDecision, { params: { ...at(table, number), step: 'close' } });
    const closed = await kenya.head.call(getDecision, { params: at(table, number) });
    expect(closed.rollCall!.find((line) => line.delegation.id === egypt.id)!.ballot).toMatchObject({
      choice: 'cannot-join',
      reason: 'A red line.',
    });
  });

  it('[DE13] shows counts and one’s own ballot where the table does not disclose delegations', async () => {
    const { table, chair, delegations } = await aTable(['Egypt', 'Kenya'], { attribution: 'category' });
    const [egypt, kenya] = delegations as [(typeof delegations)[0], (typeof delegations)[0]];
    const number = await anOpenDecision(table, chair);
    await egypt.head.call(castBallot, cast(table, number, egypt, 'reservation', { reason: 'Ours alone.' }));
    await kenya.head.call(castBallot, cast(table, number, kenya, 'support'));
    const { db } = server.opened;
    const everyone = [chair, await table.aRole('secretariat'), await table.aRole('observer'), kenya.head];
    const look = async () => {
      for (const person of everyone) {
        const decision = await person.call(getDecision, { params: at(table, number) });
        expect(decision).toMatchObject({
          rollCall: null,
          attribution: 'category',
          tally: { counts: { reservation: 1, support: 1 } },
        });
        expect(JSON.stringify(decision)).not.toMatch(/Ours alone/);
      }
    };
    await look();
    const own = await egypt.head.call(getDecision, { params: at(table, number) });
    expect(own.own[0]!.ballot).toMatchObject({ choice: 'reservation', reason: 'Ours alone.' });
    // A table that discloses more later does not disclose what was said under less.
    await db
      .updateTable('round_table')
      .set({ settings: json({ attribution: 'person' }) })
      .where('id', '=', table.id)
      .execute();
    await chair.call(stepDecision, { params: { ...at(table, number), step: 'close' } });
    await look();
    const log = await chair.call(exportDecisionLog, { params: at(table, number) });
    expect(log.voters).toBeNull();
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`${egypt.id}|${kenya.id}|Ours alone`));
    expect(recount(log, sha256)).toMatchObject({ ok: true, result: { counts: { reservation: 1, support: 1 } } });
  });

  it('[DE13] names delegations to observers where the table does', async () => {
    const { table, chair, delegations } = await aTable(['Egypt']);
    const number = await anOpenDecision(table, chair);
    await delegations[0]!.head.call(castBallot, cast(table, number, delegations[0]!, 'co-sponsor'));
    const observer = await table.aRole('observer');
    const decision = await observer.call(getDecision, { params: at(table, number) });
    expect(decision.rollCall).toMatchObject([
      { delegation: { names: { en: 'Egypt' } }, ballot: { choice: 'co-sponsor' } },
    ]);
  });

  it('lists open and closed decisions with the reader’s own ballot, page by page', async () => {
    const { table, chair, delegations } = await aTable(['Egypt']);
    const numbers: number[] = [];
    for (let count = 0; count < 3; count += 1) numbers.push(await anOpenDecision(table, chair));
    await delegations[0]!.head.call(castBallot, cast(table, numbers[0]!, delegations[0]!, 'support'));
    await chair.call(stepDecision, { params: { ...at(table, numbers[0]!), step: 'close' } });
    const { head } = delegations[0]!;
    const params = { roundTable: table.code };
    const first = await head.call(listDecisions, { params, query: { limit: 2 } });
    expect([first.total, first.items.map((one) => one.number)]).toEqual([3, [3, 2]]);
    const second = await head.call(listDecisions, { params, query: { limit: 2, after: first.next! } });
    expect([second.next, second.items.map((one) => one.number)]).toEqual([null, [1]]);
    expect(second.items[0]!.own[0]!.ballot).toMatchObject({ choice: 'support' });
    const over = await head.call(listDecisions, { params, query: { status: ['closed', 'published'] } });
    expect(over.items.map((one) => one.number)).toEqual([1]);
  });
});

describe('the ballot log', () => {
  it('[DE14] counts again to the written result, among other decisions’ entries', async () => {
    const { table, chair, delegations } = await aTable(['Egypt', 'Kenya', 'Nepal']);
    const one = await anOpenDecision(table, chair);
    const other = await anOpenDecision(table, chair, { secrecy: 'hidden-until-close' });
    for (const [place, voter] of delegations.entries()) {
      await voter.head.call(
        castBallot,
        cast(table, one, voter, 'support', { reason: place === 1 ? 'With thanks.' : null }),
      );
      await voter.head.call(castBallot, cast(table, other, voter, 'cannot-join'));
      await voter.head.call(castBallot, cast(table, one, voter, 'reservation', { replaces: 1 }));
    }
    await chair.call(stepDecision, { params: { ...at(table, one), step: 'close' } });
    const log = await chair.call(exportDecisionLog, { params: at(table, one) });
    const { tally } = await chair.call(getDecision, { params: at(table, one) });
    expect(recount(log, sha256)).toEqual({ ok: true, result: tally });
    expect(log.links.filter((link) => link.entry === null)).toHaveLength(4);
    // Of the other decision, which is still open and hidden, nothing can be read.
    expect(log.links.filter((link) => (JSON.stringify(link.entry) ?? '').includes('"choice":"cannot-join"'))).toEqual(
      [],
    );
    expect(await delegations[0]!.head.refused(exportDecisionLog, { params: at(table, one) })).toMatchObject({
      status: 403,
    });
    await (await table.aRole('secretariat')).call(exportDecisionLog, { params: at(table, one) });
  });

  it('[DE14] gives receipts that fit the log', async () => {
    const { table, chair, delegations } = await aTable(['Egypt']);
    const egypt = delegations[0]!;
    const number = await anOpenDecision(table, chair);
    const receipt = await egypt.head.call(castBallot, cast(table, number, egypt, 'support', { reason: 'Agreed.' }));
    expect(toHex(leafOf(receipt.entry, sha256))).toBe(receipt.leaf);
    const salt = fromHex(receipt.salt);
    expect(receipt.entry.event).toMatchObject({
      voter: sealed(salt, egypt.id, sha256),
      reason: sealed(salt, 'Agreed.', sha256),
    });
    await chair.call(stepDecision, { params: { ...at(table, number), step: 'close' } });
    const log = await chair.call(exportDecisionLog, { params: at(table, number) });
    const link = log.links.find((one) => one.sequence === receipt.sequence);
    expect(link).toMatchObject({ leaf: receipt.leaf, chain: receipt.hash, entry: receipt.entry });
  });

  it.each(['update ballot_log set reason = null', 'delete from ballot_log', 'truncate ballot_log'])(
    '[DE14] refuses “%s” even to the owner',
    async (statement) => {
      const { table, chair } = await aTable(['Egypt']);
      await anOpenDecision(table, chair);
      await expect(sql.raw(statement).execute(server.opened.db)).rejects.toThrow(/append-only/);
    },
  );
});
