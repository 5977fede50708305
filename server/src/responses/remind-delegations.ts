import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { listAnswerRoll, listPersonsToRemind, noteReminders } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, type DelegationId, inLanguage, insist, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { QuestionId } from '@penholder/shared/questions';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { getLockedQuestion } from '../questions/index.ts';
import { reminderLetter } from './reminder-letter.ts';

export interface Reminded {
  persons: number;
  delegations: number;
  /** Already answered, reminded within the last day, or not of this table. */
  skipped: number;
}

/** Writes to the focal points of delegations that have not answered an open question; each is reminded once a day at most. */
export const remindDelegations = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  questionId: QuestionId,
  { delegationIds, message }: { delegationIds: readonly DelegationId[]; message: string },
): Promise<Reminded> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'question.remind'));
    const question = await getLockedQuestion(trx, actor, questionId);
    if (question.status !== 'open')
      refuse(conflict('response.question-not-open', 'This guiding question is not open for responses.'));

    const roll = await listAnswerRoll(trx, roundTable.id, questionId);
    const unanswered = new Set(roll.filter((row) => !row.version).map((row) => row.id));
    const asked = [...new Set(delegationIds)].filter((id) => unanswered.has(id));
    const due = asked.length > 0 ? await noteReminders(trx, questionId, asked) : [];
    const persons = await listPersonsToRemind(trx, due);
    await queueMail(
      trx,
      deps,
      persons.map((person) =>
        reminderLetter({
          person,
          roundTable: {
            code: roundTable.code,
            title: inLanguage(roundTable.title, person.language).text,
            timeZone: roundTable.time_zone,
          },
          question: {
            number: question.position,
            text: inLanguage(question.text, person.language).text,
            closesAt: question.closes_at,
          },
          message,
          address: `${deps.address()}/rt/${roundTable.code}/questions/${question.id}`,
        }),
      ),
    );
    if (due.length > 0)
      await recordAct(trx, {
        roundTableId: roundTable.id,
        act: 'question.reminded',
        personId: actor.personId,
        subject: { kind: 'question', id: questionId },
        details: { delegations: due.length },
      });
    onCommit(trx, () =>
      deps.live.tell({
        roundTableId: roundTable.id,
        topic: 'questions',
        ids: [questionId],
        audience: { roles: ['co-chair', 'penholder', 'secretariat'] },
      }),
    );
    return { persons: persons.length, delegations: due.length, skipped: delegationIds.length - due.length };
  });
