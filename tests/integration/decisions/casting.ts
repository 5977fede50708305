import { randomUUID } from 'node:crypto';
import { sha256 } from '@penholder/db/decisions';
import { decisionsDue } from '@penholder/server/decisions/decisions-due';
import {
  castBallot,
  draftDecision,
  exportDecisionLog,
  getDecision,
  recount,
  type Receipt,
  stepDecision,
} from '@penholder/shared/decisions';
import type { DelegationId } from '@penholder/shared/kernel';
import { type TestPerson, TestRefusal, type TestServer } from '../../_support/harness.ts';

interface Voter {
  id: DelegationId;
  people: TestPerson[];
}

/** A round table with an open decision and this many delegations, each with so many people who may vote. */
async function anElection(server: TestServer, delegations: number, peopleOf: (place: number) => number) {
  const table = await server.aRoundTable();
  const chair = await table.aRole('co-chair');
  const voters: Voter[] = [];
  for (let count = 0; count < delegations; count += 1) {
    const id = await table.aDelegation();
    const people: TestPerson[] = [];
    for (let one = 0; one < peopleOf(count); one += 1) people.push(await table.aDelegate(id));
    voters.push({ id, people });
  }
  const body = { question: { en: 'Adopt the outcome?' }, method: 'gradient' } as const;
  const { number } = await chair.call(draftDecision, { params: { roundTable: table.code }, body });
  const params = { roundTable: table.code, decision: number };
  const { id } = await chair.call(stepDecision, { params: { ...params, step: 'open' } });
  return { server, table, chair, voters, params, id };
}
type Election = Awaited<ReturnType<typeof anElection>>;

interface Attempt {
  voter: DelegationId;
  operationId: string;
  answer: Receipt | { refused: string };
}

async function cast(
  election: Election,
  voter: Voter,
  person: TestPerson,
  ballot: { choice: string; replaces: number; operationId: string },
): Promise<Attempt> {
  const given = { params: { ...election.params, delegation: voter.id }, body: { ...ballot, reason: null } as never };
  try {
    return { voter: voter.id, operationId: ballot.operationId, answer: await person.call(castBallot, given) };
  } catch (error) {
    if (!(error instanceof TestRefusal)) throw error;
    return { voter: voter.id, operationId: ballot.operationId, answer: { refused: error.refusal.code } };
  }
}

const isReceipt = (answer: Attempt['answer']): answer is Receipt => 'sequence' in answer;

/** What in the database and in the answers does not agree with what was promised; empty when all does. */
async function faultsOf(
  election: Election,
  attempts: readonly Attempt[],
  expected: ReadonlySet<string>,
): Promise<string[]> {
  const { db } = election.server.opened;
  const faults: string[] = [];
  const ballots = await db.selectFrom('ballot').selectAll().where('decision_id', '=', election.id).execute();
  const log = await db
    .selectFrom('ballot_log')
    .selectAll()
    .where('decision_id', '=', election.id)
    .orderBy('sequence')
    .execute();
  const casts = log.filter((row) => row.kind === 'cast');

  for (const { answer } of attempts)
    if (!isReceipt(answer) && !expected.has(answer.refused)) faults.push(`unexpected: ${answer.refused}`);
  if (new Set(ballots.map((row) => row.delegation_id)).size !== ballots.length)
    faults.push('two live ballots of one delegation');

  const receipts = attempts.flatMap(({ answer, operationId }) =>
    isReceipt(answer) ? [{ ...answer, operationId }] : [],
  );
  const logged = new Map(casts.map((row) => [row.operation_id, row]));
  if (logged.size !== casts.length) faults.push('an operation was logged twice');
  for (const receipt of receipts) {
    const row = logged.get(receipt.operationId);
    if (!row) faults.push('an acknowledged ballot is not in the log');
    else if (row.sequence !== receipt.sequence) faults.push('a retry was given another receipt');
  }
  const acknowledged = new Set(receipts.map((receipt) => receipt.operationId));
  if (casts.some((row) => !acknowledged.has(row.operation_id)))
    faults.push('a ballot was logged that nobody was told of');

  for (const { id } of election.voters) {
    const versions = casts
      .filter((row) => row.delegation_id === id)
      .map((row) => (row.entry.event.kind === 'cast' ? row.entry.event.version : 0));
    if (versions.some((version, place) => version !== place + 1)) faults.push('two ballots replaced the same one');
    const live = ballots.filter((row) => row.delegation_id === id);
    if (versions.length > 0 && live[0]?.version !== versions.length) faults.push('the live ballot is not the last one');
  }

  const counted = recount(await election.chair.call(exportDecisionLog, { params: election.params }), sha256);
  const { tally } = await election.chair.call(getDecision, { params: election.params });
  if (!counted.ok) faults.push(`recount: ${counted.what}`);
  else if (JSON.stringify(counted.result) !== JSON.stringify(tally)) faults.push('the recount differs from the result');
  return [...new Set(faults)].toSorted();
}

/**
 * Every delegation casts one ballot, sent `retries` times at once under one operation id; in every second one a colleague
 * casts another at the same moment. Then the decision closes.
 */
export async function raceOfCasting(
  server: TestServer,
  size: { delegations: number; retries: number },
): Promise<{ faults: string[]; attempts: number; live: number; casts: number }> {
  const election = await anElection(server, size.delegations, (place) => (place % 2 === 0 ? 2 : 1));
  const attempts = await Promise.all(
    election.voters.flatMap((voter) => {
      const [head, colleague] = voter.people;
      const ballot = { choice: 'support', replaces: 0, operationId: randomUUID() };
      const another = { choice: 'reservation', replaces: 0, operationId: randomUUID() };
      const sent = colleague ? [cast(election, voter, colleague, another)] : [];
      for (let count = 0; count < size.retries; count += 1) sent.push(cast(election, voter, head!, ballot));
      return sent;
    }),
  );
  await election.chair.call(stepDecision, { params: { ...election.params, step: 'close' } });
  const faults = await faultsOf(election, attempts, new Set(['ballot.changed-meanwhile']));
  const { db } = server.opened;
  const count = async (table: 'ballot' | 'ballot_log') =>
    (
      await db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('decision_id', '=', election.id)
        .executeTakeFirstOrThrow()
    ).n;
  return { faults, attempts: attempts.length, live: await count('ballot'), casts: (await count('ballot_log')) - 2 };
}

/**
 * Delegations go on replacing their ballots while a co-chair closes and two nodes' clockworks find the deadline passed, all
 * at once. Whatever was acknowledged must be counted, whatever was refused must not be, and there is one close.
 */
export async function raceOfClosing(
  server: TestServer,
  delegations: number,
): Promise<{ faults: string[]; acknowledged: number; refused: number }> {
  const election = await anElection(server, delegations, () => 1);
  const attempts: Attempt[] = [];
  const voting = election.voters.map(async (voter) => {
    for (let replaces = 0; replaces < 20; replaces += 1) {
      const choice = replaces % 2 === 0 ? 'support' : 'cannot-join';
      const attempt = await cast(election, voter, voter.people[0]!, { choice, replaces, operationId: randomUUID() });
      attempts.push(attempt);
      if (!isReceipt(attempt.answer)) return;
    }
  });
  const closing = async () => {
    while (attempts.length < delegations) await new Promise((resolve) => setImmediate(resolve));
    await server.opened.db
      .updateTable('decision')
      .set({ closes_at: new Date() })
      .where('id', '=', election.id)
      .execute();
    const byHand = election.chair
      .call(stepDecision, { params: { ...election.params, step: 'close' } })
      .catch((error: unknown) => {
        if (!(error instanceof TestRefusal) || error.refusal.code !== 'decision.wrong-status') throw error;
      });
    await Promise.all([byHand, decisionsDue(server.app.deps).tick(), decisionsDue(server.app.deps).tick()]);
  };
  await Promise.all([...voting, closing()]);
  const faults = await faultsOf(election, attempts, new Set(['decision.closed']));
  const closes = await server.opened.db
    .selectFrom('ballot_log')
    .select('sequence')
    .where('decision_id', '=', election.id)
    .where('kind', '=', 'closed')
    .execute();
  if (closes.length !== 1) faults.push(`closed ${closes.length} times`);
  const acknowledged = attempts.filter(({ answer }) => isReceipt(answer)).length;
  return { faults, acknowledged, refused: attempts.length - acknowledged };
}
