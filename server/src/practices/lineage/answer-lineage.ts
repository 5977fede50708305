import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  closeProposal,
  findProposal,
  listOpenAbout,
  type PracticeRow,
  type ProposalRow,
  saveConsent,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type DelegationId, insist, type PersonId, refuse, type RoundTableId } from '@penholder/shared/kernel';
import { type Actor, isOf } from '@penholder/shared/people';
import {
  type ConsentAnswer,
  isBureau,
  lapsesWith,
  type LineageProposalId,
  mayAnswerProposal,
  mayTakeProposalBack,
  noSuchProposal,
  type ProposalFacts,
} from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { writeAbout } from '../mail-about.ts';
import type { PracticeMailTexts } from '../mail-texts.ts';
import { carryOutIfAgreed } from './carry-out.ts';
import { factsIn, lockConcerned } from './facts.ts';
import { listToTell } from './list-to-tell.ts';
import { asRead, proposalSentence } from './sentences.ts';
import { attributionOf, namesAsked, tellConcerned } from './tell-concerned.ts';

/** What the rules ask of a proposal. */
export const proposalFacts = (row: Pick<ProposalRow, 'status' | 'proposed_for' | 'consents'>): ProposalFacts => ({
  status: row.status,
  proposedFor: row.proposed_for,
  consents: new Map(row.consents.map((one) => [one.delegation_id, one.answer])),
});

/** Whether the reader may know of a proposal: asked, or one of those who review [PR39]. */
export const knowsOf = (actor: Actor, proposal: ProposalRow): boolean =>
  (isBureau(actor) && proposal.concerns.every(({ version }) => version > 0)) ||
  proposal.consents.some((one) => isOf(actor, one.delegation_id));

/** The proposal with its practices, as they are until the transaction ends; to those whom it does not concern it does not exist. */
async function getLocked(trx: Trx, actor: Actor, roundTableId: RoundTableId, id: LineageProposalId) {
  const seen = await findProposal(trx, roundTableId, id);
  if (!seen || !knowsOf(actor, seen)) refuse(noSuchProposal);
  const rows = await lockConcerned(
    trx,
    roundTableId,
    seen.concerns.map((one) => one.id),
  );
  // Whoever answers or ends a proposal holds its practices: now it stays as it is.
  return { proposal: (await findProposal(trx, roundTableId, id))!, rows };
}

export interface Answer {
  delegationId: DelegationId;
  answer: ConsentAnswer;
  reason?: string | undefined;
}

/** Consents for a delegation, or refuses: the last consent carries the proposal out, the first refusal ends it [PR38]. */
export const answerLineage = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: LineageProposalId,
  { delegationId, answer, reason }: Answer,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const { proposal, rows } = await getLocked(trx, actor, roundTable.id, id);
    insist(mayAnswerProposal(actor, delegationId, proposalFacts(proposal), answer, reason));
    await saveConsent(trx, { proposalId: id, delegationId }, { answer, reason, personId: actor.personId });
    for (const row of rows)
      await recordAct(trx, {
        roundTableId: roundTable.id,
        act: answer === 'consented' ? 'practice.lineage-consented' : 'practice.lineage-refused',
        personId: actor.personId,
        delegationId,
        subject: { kind: 'practice', id: row.id },
        details: { proposal: id, kind: proposal.kind, attribution: attributionOf(proposal) },
      });
    const answered = (await findProposal(trx, roundTable.id, id))!;
    const isRefused = answer === 'refused';
    if (isRefused)
      await end(trx, deps, { roundTable, proposal: answered, rows, personId: actor.personId }, 'refused', {
        say: (texts) => texts.lineageRefused,
        reason,
      });
    const isSettled =
      isRefused || (await carryOutIfAgreed(trx, deps, { roundTable, actor, delegationId, proposal: answered, rows }));
    // That somebody has answered is no news to whoever is told only what all of them say.
    if (isSettled || namesAsked(roundTable, proposal)) onCommit(trx, () => tellConcerned(deps, proposal));
    else onCommit(trx, () => tellConcerned(deps, proposal, [delegationId]));
  });

/** Takes a proposal back while it is open [PR38]. */
export const takeLineageBack = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: LineageProposalId,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const { proposal, rows } = await getLocked(trx, actor, roundTable.id, id);
    insist(mayTakeProposalBack(actor, proposalFacts(proposal)));
    await end(trx, deps, { roundTable, proposal, rows, personId: actor.personId }, 'taken-back', {
      say: (texts) => texts.lineageTakenBack,
    });
    for (const row of rows)
      await recordAct(trx, {
        roundTableId: roundTable.id,
        act: 'practice.lineage-taken-back',
        personId: actor.personId,
        delegationId: proposal.proposed_for,
        subject: { kind: 'practice', id: row.id },
        details: { proposal: id, kind: proposal.kind, attribution: attributionOf(proposal) },
      });
    onCommit(trx, () => tellConcerned(deps, proposal));
  });

/**
 * Ends the open proposal about a practice that has moved on: it was withdrawn or not included, or those asked read another
 * version now than the one that they were asked about [PR38]. The caller holds the practice.
 */
export async function lapseProposal(
  trx: Trx,
  deps: Deps,
  roundTable: RoundTableRow,
  row: PracticeRow,
  { personId, always }: { personId: PersonId; always: boolean },
): Promise<void> {
  for (const id of await listOpenAbout(trx, row.id)) {
    const proposal = (await findProposal(trx, roundTable.id, id))!;
    const bound = proposal.concerns.find((one) => one.id === row.id)!.version;
    const [latest] = await factsIn(trx, [row], ({ version }) => version);
    const asking = {
      asked: proposal.consents.map((one) => one.delegation_id),
      bindsToShown: proposal.binds_to_shown,
    };
    if (!always && !lapsesWith(bound, { ...latest!, shownVersion: row.shown_version }, asking)) continue;
    await end(trx, deps, { roundTable, proposal, rows: [row], personId }, 'lapsed', {
      say: (texts) => texts.lineageLapsed,
    });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'practice.lineage-lapsed',
      personId,
      subject: { kind: 'practice', id: row.id },
      details: { proposal: id, kind: proposal.kind },
    });
    onCommit(trx, () => tellConcerned(deps, proposal));
  }
}

interface Ending {
  roundTable: RoundTableRow;
  proposal: ProposalRow;
  rows: readonly PracticeRow[];
  personId: PersonId;
}

/** Closes a proposal that comes to nothing, and writes to those asked and to whoever proposed it. */
async function end(
  trx: Trx,
  deps: Deps,
  { roundTable, proposal, rows, personId }: Ending,
  status: 'refused' | 'taken-back' | 'lapsed',
  { say, reason }: { say: (texts: PracticeMailTexts) => string; reason?: string | undefined },
): Promise<void> {
  await closeProposal(trx, proposal.id, status);
  await writeAbout(trx, deps, roundTable, asRead(rows[0]!, proposal), {
    kind: `practice-lineage-${status}`,
    to: await listToTell(trx, proposal, personId),
    say: (texts) => `${proposalSentence(texts, proposal)} ${say(texts)}`,
    reason,
  });
}
