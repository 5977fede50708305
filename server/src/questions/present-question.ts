import type { Db } from '@penholder/db';
import { type listQuestions, listQuestionVersions, type QuestionRow } from '@penholder/db/questions';
import { countAnswers, listOwnResponses } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { Actor } from '@penholder/shared/people';
import { hasRole } from '@penholder/shared/people';
import { type GuidingQuestion, mayEditQuestion, type QuestionId } from '@penholder/shared/questions';
import { presentVoices } from '../round-tables/index.ts';

/** Questions as one reader sees them, in a constant number of queries. */
export async function presentQuestions(
  db: Db,
  rows: readonly QuestionRow[],
  actor: Actor,
  roundTable: RoundTableRow,
): Promise<GuidingQuestion[]> {
  const ids = rows.map((row) => row.id);
  const own = await listOwnResponses(
    db,
    ids,
    actor.accreditations.map((place) => place.delegationId),
  );
  const counts = await countAnswers(db, roundTable.id, ids);
  return rows.map((row) => ({
    id: row.id,
    number: row.position,
    status: row.status,
    version: row.version,
    text: row.text,
    closesAt: row.closes_at?.toISOString() ?? null,
    openedAt: row.opened_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    isMine: row.created_by === actor.personId,
    mayEdit: mayEditQuestion(actor, { status: row.status, createdBy: row.created_by }, roundTable.phase),
    counts: { delegations: counts.delegations, ...counts.of(row.id) },
    responses: own
      .filter((response) => response.question_id === row.id)
      .map((response) => ({
        id: response.id,
        delegationId: response.delegation_id,
        status: response.status,
        answersVersion: response.answers_version,
      })),
  }));
}

/** The wordings of a question; their times as exact as their authors' voices allow, since heads of delegation propose too. [RT5] */
export async function presentVersions(db: Db, roundTable: RoundTableRow, actor: Actor, id: QuestionId) {
  const versions = await listQuestionVersions(db, id);
  const contributionOf = ({ person_id }: (typeof versions)[number]) => ({
    person_id,
    delegation_id: null,
    capacity: 'national-position' as const,
    attribution: 'delegation' as const,
  });
  const voices = await presentVoices(db, roundTable, actor, versions.map(contributionOf));
  return versions.map((row) => ({
    version: row.version,
    text: row.text,
    note: row.note,
    createdAt: voices.timeOf(row.created_at, voices.voiceOf(contributionOf(row))),
  }));
}

/** Which drafts a reader sees in lists. [QU3] */
export const draftsFor = (actor: Actor): Parameters<typeof listQuestions>[2] =>
  hasRole(actor, 'co-chair', 'penholder', 'secretariat') ? 'all' : { of: actor.personId };

/** Who is told of a change to a question: everyone, or those who see drafts. [QU3] */
export const audienceOf = (question: Pick<QuestionRow, 'status' | 'created_by'>) =>
  question.status === 'draft'
    ? { roles: ['co-chair', 'penholder', 'secretariat'] as const, persons: [question.created_by] }
    : undefined;
