import type { Db } from '@penholder/db';
import { factsOf, findStatusAsk, findVersion, type PracticeRow } from '@penholder/db/practices';
import { dayIn } from '@penholder/shared/kernel';
import { delegationsFor } from '@penholder/shared/people';
import { isBureau, isOwn, mayAnswerStatus, OUT_OF_THE_WAY, type StatusAsk } from '@penholder/shared/practices';
import type { Reading } from '../present-summary.ts';

/** The question about the living status, to those whom it is put to and those who put it. */
export async function presentAsk(
  db: Db,
  { actor, roundTable }: Pick<Reading, 'actor' | 'roundTable'>,
  row: PracticeRow,
): Promise<StatusAsk | null> {
  if (OUT_OF_THE_WAY.includes(row.status) || (!isBureau(actor) && !isOwn(actor, factsOf(row)))) return null;
  const ask = await findStatusAsk(db, row.id);
  if (!ask) return null;
  const version = await findVersion(db, row.id, ask.version);
  const facts = {
    version: ask.version,
    latest: row.version,
    status: row.status,
    submitters: version?.content.submitters ?? [],
    answer: ask.answer,
  };
  return {
    version: ask.version,
    askedAt: ask.asked_at.toISOString(),
    closesAt: ask.closes_at.toISOString(),
    answer: ask.answer,
    // To the day: the moment would tell more of who answered than the answer may.
    answeredAt: ask.answered_at && dayIn(roundTable.time_zone, ask.answered_at),
    mayAnswer: delegationsFor(actor, 'practice.submit').filter(
      (delegation) => mayAnswerStatus(actor, delegation, facts) === undefined,
    ),
  };
}
