import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { findDecision, insertDecision, removeDecision as removeRow, saveTerms } from '@penholder/db/decisions';
import { type DecisionFacts, type DecisionTerms, mayWithDecision } from '@penholder/shared/decisions';
import { conflict, insist, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { insistOnPractice } from './decided-practice.ts';
import { getLockedDecision } from './find-decision.ts';
import { tellDecision } from './tell-decision.ts';

/** Adds a draft. [DE2] */
export const draftDecision = (deps: Deps, actor: Actor, terms: DecisionTerms): Promise<number> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'decision.draft'));
    if (terms.practiceId) await insistOnPractice(trx, actor, terms.practiceId);
    const { id, number } = await insertDecision(trx, {
      roundTableId: actor.roundTableId,
      personId: actor.personId,
      terms,
    });
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'decision.drafted',
      personId: actor.personId,
      subject: { kind: 'decision', id },
      details: { number },
    });
    const row = await findDecision(trx, actor.roundTableId, number);
    onCommit(trx, () => tellDecision(deps, row!));
    return number;
  });

function insistOnDraft(actor: Actor, facts: DecisionFacts): void {
  insist(must(actor, 'decision.draft'));
  if (!mayWithDecision(actor, facts).edit)
    refuse(conflict('decision.not-a-draft', 'This decision has been opened; its terms no longer change.'));
}

/** Replaces the terms of a draft. [DE1] [DE4] */
export const editDecision = (
  deps: Deps,
  actor: Actor,
  number: number,
  edit: DecisionTerms & { revision: number },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const decision = await getLockedDecision(trx, actor, number);
    insistOnDraft(actor, { ...decision, isScheduled: false });
    if (edit.revision !== decision.revision)
      refuse(
        conflict(
          'decision.changed-meanwhile',
          'Someone else changed this draft meanwhile; look at it again before you save.',
          {
            params: { revision: decision.revision },
          },
        ),
      );
    if (edit.practiceId && edit.practiceId !== decision.subject_id) await insistOnPractice(trx, actor, edit.practiceId);
    await saveTerms(trx, decision.id, edit);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'decision.redrafted',
      personId: actor.personId,
      subject: { kind: 'decision', id: decision.id },
      details: { number, unscheduled: decision.scheduled_by !== null },
    });
    onCommit(trx, () => tellDecision(deps, decision));
  });

/** Removes a draft. [DE1] */
export const removeDecision = (deps: Deps, actor: Actor, number: number): Promise<undefined> =>
  transaction(deps.db, async (trx) => {
    const decision = await getLockedDecision(trx, actor, number);
    insistOnDraft(actor, { ...decision, isScheduled: false });
    await removeRow(trx, decision.id);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'decision.removed',
      personId: actor.personId,
      subject: { kind: 'decision', id: decision.id },
      details: { number },
    });
    onCommit(trx, () => tellDecision(deps, decision));
    return undefined;
  });
