import type { Db } from '@penholder/db';
import { factsOf, listMentionChecks, type PracticeRow } from '@penholder/db/practices';
import { type Actor, isOf } from '@penholder/shared/people';
import { isBureau, isOwn, type MentionCheck, mayAnswerMention, maySetMentionAside } from '@penholder/shared/practices';

/** The mention checks that count for the table and for the next edition, as far as they concern the reader [PR34]. */
export async function presentMentions(db: Db, actor: Actor, row: PracticeRow): Promise<MentionCheck[]> {
  const knowsAll = isBureau(actor) || isOwn(actor, factsOf(row));
  // One that rests may still hold up an edition that is compiled: the bureau sees it, and may set it aside.
  const checks = await listMentionChecks(db, row.id, { resting: isBureau(actor) });
  const known = checks.filter((check) => knowsAll || isOf(actor, check.delegation_id));
  return known.map((check) => {
    const facts = { delegationId: check.delegation_id, status: check.status };
    return {
      delegation: { id: check.delegation_id, names: check.names },
      version: check.version,
      status: check.status,
      reason: check.reason,
      passages: check.passages,
      words: check.words,
      askedAt: check.asked_at.toISOString(),
      answeredAt: check.answered_at?.toISOString() ?? null,
      may: {
        answer: mayAnswerMention(actor, facts, 'cleared', undefined) === undefined,
        setAside: maySetMentionAside(actor, facts, 'given later') === undefined,
      },
    };
  });
}
