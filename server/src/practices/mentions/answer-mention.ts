import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  factsOf,
  findVersion,
  listDelegatesToTell,
  listMentionChecks,
  listOfficers,
  type MentionCheckRow,
  type PracticeRef,
  type PracticeRow,
  saveMentionAnswer,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, type DelegationId, insist, notFound, refuse } from '@penholder/shared/kernel';
import { type Actor, isOf } from '@penholder/shared/people';
import {
  isBureau,
  isOwn,
  type MentionAnswer,
  type MentionCheckStatus,
  mayAnswerMention,
  maySetMentionAside,
} from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { getLockedPractice } from '../find-practice.ts';
import { writeAbout } from '../mail-about.ts';
import { tellPractice } from '../tell-practice.ts';

interface Answered {
  delegationId: DelegationId;
  /** The version that was read. */
  version: number;
  /** The words that were read: they may have been rewritten since. */
  words: string;
  reason?: string | undefined;
}

interface Asked {
  deps: Deps;
  actor: Actor;
  roundTable: RoundTableRow;
  ref: PracticeRef;
}

/** Clears the wording for the delegation that it names, or asks for a change [PR31]. */
export const answerMention = (asked: Asked, { answer, ...answered }: Answered & { answer: MentionAnswer }) =>
  transaction(asked.deps.db, async (trx) => {
    const { row, check } = await getCheck(trx, asked, answered);
    insist(
      mayAnswerMention(
        asked.actor,
        { delegationId: check.delegation_id, status: check.status },
        answer,
        answered.reason,
      ),
    );
    await settle(trx, asked, row, check, answer, answer === 'cleared' ? undefined : answered.reason);
    if (answer === 'change-requested' && check.status !== 'change-requested')
      await writeAbout(trx, asked.deps, asked.roundTable, await asAsked(trx, row, check), {
        kind: 'practice-change-asked',
        // What the sentence says is not the submitters' to change.
        to: check.of_sentence
          ? await listOfficers(trx, row.round_table_id, ['penholder', 'co-chair'], asked.actor.personId)
          : await listDelegatesToTell(trx, row.submitters, asked.actor.personId),
        say: (texts, practice) => texts.changeAsked(practice),
        reason: answered.reason,
      });
  });

/** Sets a check aside, so that the practice can be published without the answer [PR33]. */
export const setMentionAside = (asked: Asked, answered: Answered & { reason: string }) =>
  transaction(asked.deps.db, async (trx) => {
    const { row, check } = await getCheck(trx, asked, answered);
    insist(
      maySetMentionAside(asked.actor, { delegationId: check.delegation_id, status: check.status }, answered.reason),
    );
    await settle(trx, asked, row, check, 'set-aside', answered.reason);
    await writeAbout(trx, asked.deps, asked.roundTable, await asAsked(trx, row, check), {
      kind: 'practice-mention-set-aside',
      to: await listDelegatesToTell(trx, [check.delegation_id], asked.actor.personId),
      say: (texts, practice) => texts.setAside(practice),
      reason: answered.reason,
    });
  });

/** The check that was read; to those whom it does not concern it does not exist [PR34]. */
async function getCheck(trx: Trx, { actor, ref }: Asked, { delegationId, version, words }: Answered) {
  const row = await getLockedPractice(trx, actor, ref);
  const knows = isBureau(actor) || isOwn(actor, factsOf(row)) || isOf(actor, delegationId);
  const checks = knows ? await listMentionChecks(trx, row.id, { resting: isBureau(actor) }) : [];
  const own = checks.filter((one) => one.delegation_id === delegationId);
  if (own.length === 0) refuse(notFound('practice.not-asked', 'This delegation is not asked about the practice.'));
  const check =
    own.find((one) => one.version === version) ??
    refuse(
      conflict(
        'practice.changed-meanwhile',
        'Another version of this practice is before the table now. Please read it first.',
        { params: { version: own.at(-1)!.version } },
      ),
    );
  if (words !== check.words)
    refuse(
      conflict('practice.sentence-rewritten', 'What names the delegation reads otherwise now. Please read it first.'),
    );
  return { row, check };
}

/** The practice under the title of the version that is asked about: the one that is being written is its submitters' alone. */
const asAsked = async (trx: Trx, row: PracticeRow, { version }: MentionCheckRow): Promise<PracticeRow> => ({
  ...row,
  title: (await findVersion(trx, row.id, version))?.content.title ?? '',
});

async function settle(
  trx: Trx,
  { deps, actor }: Asked,
  row: PracticeRow,
  check: MentionCheckRow,
  status: MentionCheckStatus,
  reason: string | undefined,
): Promise<void> {
  const { practice_id: practiceId, wording, delegation_id: delegationId } = check;
  await saveMentionAnswer(trx, { practiceId, wording, delegationId }, { status, reason, personId: actor.personId });
  await recordAct(trx, {
    roundTableId: row.round_table_id,
    act: status === 'set-aside' ? 'practice.mention-set-aside' : 'practice.mention-answered',
    personId: actor.personId,
    delegationId: status === 'set-aside' ? null : delegationId,
    subject: { kind: 'practice', id: row.id },
    details: { version: check.version, status },
  });
  // The delegation that is named hears of it as one of the table.
  onCommit(trx, () => tellPractice(deps, row, 'bureau', [delegationId]));
}
