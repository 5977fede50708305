import { type Db, now } from '@penholder/db';
import { countBallots, listDecisions } from '@penholder/db/decisions';
import { listEditions } from '@penholder/db/output';
import { countPractices } from '@penholder/db/practices';
import { countQuestions, listOpenQuestions } from '@penholder/db/questions';
import { countAnswers } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { seesUnpublished } from '@penholder/shared/output';
import { type Actor, hasRole } from '@penholder/shared/people';
import { PRACTICE_STATUSES } from '@penholder/shared/practices';
import { levelOfTable } from '@penholder/shared/round-tables';
import { type Glance, nextOf } from '@penholder/shared/waiting';

/** So many open questions and decisions are told; round tables have a handful. */
const MOST = 20;

const NO_FILTER = {
  area: [],
  country: [],
  status: [],
  submitter: [],
  living: [],
  year: [],
  objective: [],
  goal: [],
  target: [],
  phase: [],
  principle: [],
  group: [],
  region: [],
};

/** Where the round table stands for one reader, in a constant number of queries. [PR24] [PR26] [QU3] [DE2] */
export async function takeGlance(db: Db, actor: Actor, roundTable: RoundTableRow): Promise<Glance> {
  const at = await now(db);
  const open = await listOpenQuestions(db, roundTable.id, MOST);
  const answers = await countAnswers(
    db,
    roundTable.id,
    open.map(({ id }) => id),
  );
  const drafts = hasRole(actor, 'co-chair', 'penholder', 'secretariat') ? 'all' : { of: actor.personId };
  const total = await countQuestions(db, roundTable.id, drafts);
  const reader = { actor, tableLevel: levelOfTable(roundTable.settings, roundTable.phase) };
  const counted = await countPractices(db, reader, NO_FILTER);
  const practices = new Map(
    counted.flatMap(({ filter, value, count }) => (filter === 'status' ? [[value, count]] : [])),
  );
  const deciding = await listDecisions(
    db,
    roundTable.id,
    { drafts: false, statuses: ['open'] },
    { before: undefined, limit: MOST },
  );
  const ballots = await countBallots(
    db,
    deciding.map(({ id }) => id),
  );
  const {
    rows: [edition],
  } = await listEditions(db, roundTable.id, { publishedOnly: !seesUnpublished(actor), limit: 1, offset: 0 });

  const questions = open.map((row) => ({
    id: row.id,
    number: row.position,
    text: row.text,
    closesAt: row.closes_at?.toISOString() ?? null,
    answered: answers.of(row.id).answered,
  }));
  const decisions = deciding.map((row) => ({
    number: row.number,
    question: row.question,
    closesAt: row.closes_at?.toISOString() ?? null,
    voted: [...(ballots.get(row.id)?.choices.values() ?? [])].reduce((sum, times) => sum + times, 0),
    electorate: ballots.get(row.id)?.electorate ?? 0,
  }));
  const call = roundTable.settings.practiceCallClosesAt;
  const deadlines = [
    ...questions.flatMap(({ id, number, closesAt }) =>
      closesAt ? [{ of: 'question' as const, id: id as string, number, at: closesAt }] : [],
    ),
    ...decisions.flatMap(({ number, closesAt }) =>
      closesAt ? [{ of: 'decision' as const, id: null, number, at: closesAt }] : [],
    ),
    ...(call ? [{ of: 'practice-call' as const, id: null, number: null, at: new Date(call).toISOString() }] : []),
  ];
  return {
    delegations: answers.delegations,
    questions: { open: questions, total },
    practices: PRACTICE_STATUSES.flatMap((status) => {
      const count = practices.get(status);
      return count ? [{ status, count }] : [];
    }),
    decisions,
    nextDeadline: nextOf(deadlines, at) ?? null,
    edition: edition
      ? {
          id: edition.id,
          symbol: edition.symbol,
          language: edition.language,
          status: edition.status,
          issuedOn: edition.issued_on,
        }
      : null,
  };
}
