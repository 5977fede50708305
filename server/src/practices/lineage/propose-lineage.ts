import { randomUUID } from 'node:crypto';
import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  factsOf,
  findProposal,
  insertProposal,
  listDelegatesToTell,
  listInOpenProposals,
  type PracticeRow,
  saveConsent,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, type DelegationId, insist, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  faceFor,
  isKeptFromProposer,
  type LineageKind,
  type LineagePractice,
  type LineageProposalId,
  mayBeDone,
  mayPropose,
  type PracticeId,
  proposesFor,
  symbolOf,
  whoIsAsked,
} from '@penholder/shared/practices';
import { levelOfTable } from '@penholder/shared/round-tables';
import type { Deps } from '../../deps.ts';
import { getPracticeFor } from '../find-practice.ts';
import { writeAbout } from '../mail-about.ts';
import { carryOutIfAgreed } from './carry-out.ts';
import { factsReadByAll, lockConcerned } from './facts.ts';
import { asRead, proposalSentence } from './sentences.ts';
import { attributionOf, tellConcerned } from './tell-concerned.ts';
import { uniteConcerned } from './unite-concerned.ts';

export interface Proposed {
  kind: LineageKind;
  practices: readonly { id: PracticeId; version: number }[];
  into: PracticeId | null;
  base?: PracticeId | undefined;
  titles: readonly string[];
  reason: string;
  delegationId?: DelegationId | undefined;
}

/**
 * Proposes that practices be merged, split or superseded, and asks the delegations that submit them; the proposer's own
 * consents by proposing, so that what concerns nobody else is done at once [PR37–PR40].
 */
export const proposeLineage = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  proposed: Proposed,
): Promise<LineageProposalId> =>
  transaction(deps.db, async (trx) => {
    // Nobody is told, by a lock or a rule, of what they may not know of.
    for (const { id } of proposed.practices) await getPracticeFor(trx, actor, id);
    const ids = [...new Set(proposed.practices.map(({ id }) => id))];
    const rows = await lockConcerned(trx, roundTable.id, ids);
    insistOnWhatWasRead(actor, rows, proposed);
    const tableLevel = levelOfTable(roundTable.settings, roundTable.phase);
    const { facts, bindsToShown } = await factsReadByAll(trx, rows, (latest) =>
      isKeptFromProposer(latest, proposed.delegationId ?? proposesFor(actor, latest).delegations[0], tableLevel),
    );
    const delegationId = proposed.delegationId ?? proposesFor(actor, facts).delegations[0];
    insist(mayPropose(actor, facts, delegationId, proposed.reason));
    const act = {
      kind: proposed.kind,
      into: proposed.into,
      base: proposed.into ?? proposed.base ?? ids[0]!,
      titles: proposed.titles,
      bindsToShown,
    };
    insist(mayBeDone(act, facts));
    const [already] = await listInOpenProposals(trx, ids);
    if (already !== undefined)
      refuse(
        conflict(
          'practice.lineage-open',
          `${symbolOf(already)} stands in another proposal that is open. Wait until it is settled.`,
          { params: { number: already } },
        ),
      );
    const id = randomUUID() as LineageProposalId;
    await insertProposal(trx, {
      ...act,
      id,
      roundTableId: roundTable.id,
      reason: proposed.reason,
      personId: actor.personId,
      proposedFor: delegationId ?? null,
      concerns: facts,
      asked: whoIsAsked(facts),
    });
    if (delegationId)
      await saveConsent(
        trx,
        { proposalId: id, delegationId },
        { answer: 'consented', reason: undefined, personId: actor.personId },
      );
    const proposal = (await findProposal(trx, roundTable.id, id))!;
    for (const practice of facts)
      await recordAct(trx, {
        roundTableId: roundTable.id,
        act: 'practice.lineage-proposed',
        personId: actor.personId,
        delegationId: delegationId ?? null,
        subject: { kind: 'practice', id: practice.id },
        details: {
          proposal: id,
          kind: act.kind,
          version: practice.version,
          attribution: attributionOf(proposal),
        },
      });
    if (act.kind === 'merge') await uniteConcerned(trx, proposal, rows);
    const isDone = await carryOutIfAgreed(trx, deps, {
      roundTable,
      actor,
      delegationId: delegationId ?? null,
      proposal,
      rows,
    });
    if (!isDone) await askForConsent(trx, deps, { roundTable, actor, facts, rows, proposal, delegationId });
    onCommit(trx, () => tellConcerned(deps, proposal));
    return id;
  });

/** Whoever acts on an older version than they are shown now reads the newer one first. */
function insistOnWhatWasRead(actor: Actor, rows: readonly PracticeRow[], { practices }: Proposed): void {
  for (const row of rows) {
    const shown = faceFor(actor, factsOf(row)) === 'shown' ? row.shown_version! : row.version;
    if (practices.some(({ id, version }) => id === row.id && version !== shown))
      refuse(
        conflict(
          'practice.changed-meanwhile',
          'Another version of this practice is before you now. Please read it first.',
          { params: { version: shown } },
        ),
      );
  }
}

interface Asking {
  roundTable: RoundTableRow;
  actor: Actor;
  facts: readonly LineagePractice[];
  rows: readonly PracticeRow[];
  proposal: NonNullable<Awaited<ReturnType<typeof findProposal>>>;
  delegationId: DelegationId | undefined;
}

/** Writes to each delegation asked, once, about the first of the practices that it submits. */
async function askForConsent(
  trx: Trx,
  deps: Deps,
  { roundTable, actor, facts, rows, proposal, delegationId }: Asking,
): Promise<void> {
  const written = new Set<DelegationId | undefined>([delegationId]);
  for (const practice of facts) {
    const row = rows.find(({ id }) => id === practice.id)!;
    const asked = practice.submitters.filter((delegation) => !written.has(delegation));
    for (const delegation of asked) written.add(delegation);
    await writeAbout(trx, deps, roundTable, asRead(row, proposal), {
      kind: 'practice-lineage-asked',
      to: await listDelegatesToTell(trx, asked, actor.personId),
      say: (texts) => `${proposalSentence(texts, proposal)} ${texts.toConsent}`,
      reason: proposal.reason,
    });
  }
}
