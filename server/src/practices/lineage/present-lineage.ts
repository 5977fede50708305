import type { Db } from '@penholder/db';
import {
  factsOf,
  findProposal,
  findProposalAbout,
  listEndorsementQuestions,
  listLinks,
  type PracticeRow,
  type ProposalRow,
} from '@penholder/db/practices';
import { type DelegationId, refuse } from '@penholder/shared/kernel';
import { delegationsFor, isOf } from '@penholder/shared/people';
import {
  answersTold,
  kindsFrom,
  type Lineage,
  type LineageProposal,
  type LineageProposalId,
  mayAnswerProposal,
  mayTakeProposalBack,
  noSuchProposal,
  type PracticeFacts,
  proposesFor,
} from '@penholder/shared/practices';
import { type Reading, submitterVoice, voicesOfPractices } from '../present-summary.ts';
import { knowsOf, proposalFacts } from './answer-lineage.ts';
import { attributionOf } from './tell-concerned.ts';

const UNNAMED = { level: 'unattributed' } as const;

/** Where a practice comes from and goes to, as far as the reader may know, and what is proposed about it [PR39]. */
export async function presentLineage(db: Db, reading: Reading, row: PracticeRow): Promise<Lineage> {
  const { actor } = reading;
  const { predecessors, successors, unseen } = await listLinks(db, actor, row.id);
  const proposal = await findProposalAbout(db, row.id);
  const isTold = proposal && proposal.status !== 'done' && proposal.status !== 'taken-back' && knowsOf(actor, proposal);
  const asked = await listEndorsementQuestions(db, row.id, delegationsFor(actor, 'practice.endorse'));
  return {
    predecessors,
    successors,
    unseenSuccessors: unseen,
    proposal: isTold ? await presentProposal(db, reading, proposal) : null,
    mayPropose: proposal?.status === 'open' ? [] : kindsFor(reading, factsOf(row)),
    endorseToo: asked.map((one) => ({ delegation: one.delegation_id, endorsed: one.endorsed })),
  };
}

function kindsFor({ actor }: Reading, practice: PracticeFacts) {
  const { delegations, inOffice } = proposesFor(actor, [practice]);
  return delegations.length > 0 || inOffice ? kindsFrom(practice.status) : [];
}

/** A proposal, for whom it concerns. */
export async function presentProposalById(db: Db, reading: Reading, id: LineageProposalId): Promise<LineageProposal> {
  const proposal = await findProposal(db, reading.actor.roundTableId, id);
  if (!proposal || !knowsOf(reading.actor, proposal)) refuse(noSuchProposal);
  return presentProposal(db, reading, proposal);
}

/** Delegations are told as the practices that they submit tell them: as little as the one that tells least [PR26, PR39]. */
async function presentProposal(db: Db, reading: Reading, proposal: ProposalRow): Promise<LineageProposal> {
  const { actor } = reading;
  // Whoever wrote one of the practices is not told more of who submits the others.
  const authored = {
    created_by: null,
    capacity: proposal.concerns[0]!.capacity,
    told: attributionOf(proposal),
  };
  const delegations = proposal.consents.map((one) => one.delegation_id);
  const voices = await voicesOfPractices(db, reading, [{ ...authored, submitters: delegations }]);
  const voiceOf = (delegation: DelegationId) => submitterVoice(voices, authored, delegation);
  const facts = proposalFacts(proposal);
  const proposer = proposal.proposed_for && voiceOf(proposal.proposed_for);
  const { told, others } = answersTold(
    proposal.consents,
    (one) => isOf(actor, one.delegation_id) || voiceOf(one.delegation_id).delegation !== null,
  );
  // An answer of somebody who is not named must not be known by its moment.
  const timeOf = (at: Date) => voices.timeOf(at, others ? UNNAMED : voiceOf(delegations[0]!));
  const { id, kind, status, reason, titles } = proposal;
  return {
    id,
    kind,
    status,
    reason,
    titles,
    proposedFor: proposer,
    at: timeOf(proposal.created_at),
    closedAt: proposal.closed_at && timeOf(proposal.closed_at),
    practices: proposal.concerns.map((one) => ({
      id: one.id,
      number: one.number,
      title: one.said.title,
      language: one.said.language,
      version: one.version,
      ends: one.id !== proposal.into_id,
    })),
    into: proposal.into_id,
    base: proposal.base_id,
    consents: told.map((one) => {
      const voice = voiceOf(one.delegation_id);
      return {
        voice,
        answer: one.answer,
        reason: one.reason,
        at: one.answered_at ? voices.timeOf(one.answered_at, voice) : null,
      };
    }),
    others: others ? { answer: others.answer, reason: others.refusal?.reason ?? null } : null,
    may: {
      answer: delegationsFor(actor, 'practice.consent').filter(
        (delegation) => mayAnswerProposal(actor, delegation, facts, 'consented', undefined) === undefined,
      ),
      takeBack: mayTakeProposalBack(actor, facts) === undefined,
    },
  };
}
