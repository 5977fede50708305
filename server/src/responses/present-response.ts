import type { Db } from '@penholder/db';
import { listResponseHistory, type ResponseRow } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type Actor, can } from '@penholder/shared/people';
import {
  answersOlderVersion,
  mayEditResponse,
  maySubmitResponse,
  readsDraft,
  type ResponseDetail,
  type ResponseSummary,
} from '@penholder/shared/responses';
import { presentVoices, type Voices } from '../round-tables/index.ts';

/** Whoever began a response speaks in it, for their delegation; who submitted which version stays in the audit log. */
const contributionOf = (row: Omit<ResponseRow, 'answers_version'>) => ({
  person_id: row.created_by,
  delegation_id: row.delegation_id,
  capacity: row.capacity,
  // The words are the delegation's, whichever of its people typed them.
  attribution: row.attribution === 'person' ? ('delegation' as const) : row.attribution,
});

export function presentSummary(row: ResponseRow, questionVersion: number, voices: Voices): ResponseSummary {
  const voice = voices.voiceOf(contributionOf(row));
  return {
    id: row.id,
    questionId: row.question_id,
    isJoint: row.delegation_id === null,
    status: row.status,
    version: row.version,
    answersVersion: row.answers_version,
    answersOlder: answersOlderVersion(row.answers_version, questionVersion),
    language: row.language,
    submittedAt: row.submitted_at && voices.timeOf(row.submitted_at, voice),
    voice,
  };
}

export const voicesOf = (
  db: Db,
  roundTable: RoundTableRow,
  actor: Actor,
  rows: readonly ResponseRow[],
): Promise<Voices> => presentVoices(db, roundTable, actor, rows.map(contributionOf));

/** A response with its history and what the reader may do with it. */
export async function presentResponse(
  db: Db,
  row: ResponseRow,
  question: { version: number; status: string },
  actor: Actor,
  roundTable: RoundTableRow,
): Promise<ResponseDetail> {
  const voices = await voicesOf(db, roundTable, actor, [row]);
  const summary = presentSummary(row, question.version, voices);
  const { versions, steps } = await listResponseHistory(db, row.id);
  const facts = { status: row.status, delegationId: row.delegation_id };
  const time = (at: Date) => voices.timeOf(at, summary.voice);
  return {
    ...summary,
    capacity: summary.voice.capacity ?? 'national-position',
    attribution: summary.voice.mine ? row.attribution : summary.voice.level,
    documentId: readsDraft(actor, facts) ? row.document_id : null,
    may: {
      edit: mayEditResponse(actor, facts, roundTable),
      submit: maySubmitResponse(actor, facts) && question.status === 'open' && row.status !== 'accepted',
      return: can(actor, 'response.return') && row.status === 'submitted',
      accept: can(actor, 'response.accept') && row.status === 'submitted',
    },
    returnedReason: row.returned_reason,
    versions: versions.map((version) => ({
      version: version.version,
      questionVersion: version.question_version,
      submittedAt: time(version.created_at),
      hash: Buffer.from(version.hash).toString('hex'),
    })),
    steps: steps.map((step) => ({
      step: step.step as ResponseDetail['steps'][number]['step'],
      version: step.version,
      reason: step.reason,
      at: time(step.at),
    })),
  };
}
