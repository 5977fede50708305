import { onCommit, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { inheritAnswer } from '@penholder/db/coverage';
import {
  closeProposal,
  insertEndorsementQuestions,
  insertLineage,
  insertStep,
  lockPractice,
  type PracticeRow,
  type ProposalRow,
  readFields,
  saveFields,
  saveStep,
  setFaceStatus,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { canonicalJson, type DelegationId, insist, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  type Body,
  isAgreed,
  mayBeDone,
  type PracticeField,
  type PracticeFields,
  takeStep,
  whatEnds,
} from '@penholder/shared/practices';
import { disclosesAtLeast } from '@penholder/shared/round-tables';
import type { Deps } from '../../deps.ts';
import { tellLess } from '../attribution.ts';
import { insertDraft } from '../draft-practice.ts';
import { writeAbout } from '../mail-about.ts';
import { type Hearers, tellDraft, tellPractice } from '../tell-practice.ts';
import { refreshWorkingFace } from '../working-face.ts';
import { askEndorsersToo } from './ask-endorsers.ts';
import { factsIn } from './facts.ts';
import { listToTell } from './list-to-tell.ts';
import { asRead, doneSentence } from './sentences.ts';
import { attributionOf } from './tell-concerned.ts';
import { uniteConcerned } from './unite-concerned.ts';

export interface Agreed {
  roundTable: RoundTableRow;
  /** Who gave the last consent, and for which delegation: the log tells both together, and of nobody else. */
  actor: Actor;
  delegationId: DelegationId | null;
  proposal: ProposalRow;
  rows: readonly PracticeRow[];
}

/**
 * Merges, splits or supersedes once everybody asked has consented: makes or changes what goes on, ends the others, and has
 * whoever endorsed them asked about it. Answers whether it was done. The caller holds the practices and the numbers.
 */
export async function carryOutIfAgreed(trx: Trx, deps: Deps, agreed: Agreed): Promise<boolean> {
  const { roundTable, actor, proposal, rows } = agreed;
  const consents = new Map(proposal.consents.map((one) => [one.delegation_id, one.answer]));
  if (!isAgreed({ consents })) return false;
  const boundOf = ({ id }: PracticeRow) => proposal.concerns.find((one) => one.id === id)!.version;
  const act = {
    kind: proposal.kind,
    into: proposal.into_id,
    base: proposal.base_id,
    titles: proposal.titles,
    bindsToShown: proposal.binds_to_shown,
  };
  insist(mayBeDone(act, await factsIn(trx, rows, boundOf)));
  const ending = whatEnds(act, rows);
  const next = await whatGoesOn(trx, deps, agreed);
  await insertLineage(
    trx,
    ending.flatMap((row) => next.map((one) => ({ predecessor: row.id, successor: one.id }))),
    { kind: proposal.kind, proposalId: proposal.id },
  );
  for (const row of ending) await succeed(trx, deps, agreed, row);
  for (const one of next) {
    // A practice that goes on is endorsed in the version that says what was united, not in the one before.
    const since = proposal.kind === 'supersede' ? (one.shown_version ?? one.version) : one.version + 1;
    await insertEndorsementQuestions(
      trx,
      ending.map(({ id }) => id),
      { id: one.id, since: Math.max(since, 1) },
    );
    await askEndorsersToo(trx, deps, roundTable, one, actor);
    onCommit(trx, () => tellPractice(deps, one, hearersOf(one)));
  }
  await closeProposal(trx, proposal.id, 'done');
  await writeAbout(trx, deps, roundTable, asRead(ending[0]!, proposal), {
    kind: 'practice-lineage-done',
    to: await listToTell(trx, proposal, actor.personId),
    say: (texts) =>
      doneSentence(
        texts,
        ending.map(({ number }) => number),
        next.map(({ number }) => number),
      ),
    reason: proposal.reason,
  });
  return true;
}

/** The practices that carry on the others: one that there is, or new drafts. */
async function whatGoesOn(trx: Trx, deps: Deps, agreed: Agreed): Promise<PracticeRow[]> {
  const { proposal, rows } = agreed;
  const target = rows.find(({ id }) => id === proposal.into_id);
  if (target && proposal.kind === 'supersede') return [target];
  const { fields, body } = await uniteConcerned(trx, proposal, rows);
  if (target) {
    await saveUnited(trx, target, fields);
    await tellLess(trx, deps, target, fields.attribution, {
      personId: agreed.actor.personId,
      delegationId: agreed.delegationId,
    });
    onCommit(trx, () => tellDraft(deps, target));
    return [target];
  }
  const base = rows.find(({ id }) => id === proposal.base_id)!;
  const titles = proposal.kind === 'split' ? proposal.titles : [proposal.titles[0]?.trim() || fields.title];
  const made: PracticeRow[] = [];
  for (const title of titles) made.push(await draft(trx, deps, agreed, base, { ...fields, title, body }));
  return made;
}

async function saveUnited(trx: Trx, row: PracticeRow, united: PracticeFields): Promise<void> {
  const before = await readFields(trx, row);
  const changed = (Object.keys(united) as PracticeField[]).filter(
    (field) => canonicalJson(before[field]) !== canonicalJson(united[field]),
  );
  if (changed.length === 0) return;
  const revision = row.revision + 1;
  await saveFields(trx, row.id, Object.fromEntries(changed.map((field) => [field, united[field]])), {
    revision,
    revisions: { ...row.field_revisions, ...Object.fromEntries(changed.map((field) => [field, revision])) },
  });
  await refreshWorkingFace(trx, row, united);
}

/** A new draft of the delegations that submit what it carries on; the one that led the practice whose text it takes leads it. */
async function draft(
  trx: Trx,
  deps: Deps,
  { actor, roundTable }: Agreed,
  base: PracticeRow,
  { body, ...fields }: PracticeFields & { body: Body },
): Promise<PracticeRow> {
  const { submitters, title, areaId, language } = fields;
  const leading = base.created_for && submitters.includes(base.created_for) ? base.created_for : submitters[0]!;
  const id = await insertDraft(trx, deps, {
    roundTableId: roundTable.id,
    personId: actor.personId,
    createdFor: base.created_for === null ? null : leading,
    submitters,
    title,
    areaId,
    language,
    body,
  });
  const row = (await lockPractice(trx, roundTable.id, id))!;
  await saveUnited(trx, row, fields);
  await inheritAnswer(trx, base.id, id);
  return (await lockPractice(trx, roundTable.id, id))!;
}

const hearersOf = (row: PracticeRow): Hearers =>
  row.shown_version !== null ? 'table' : row.version > 0 ? 'bureau' : 'owners';

const ACTS = { merge: 'practice.merged', split: 'practice.split', supersede: 'practice.superseded' } as const;

/** Ends a practice that others carry on: it stays readable as it is, and is printed and counted no more [PR42]. */
async function succeed(
  trx: Trx,
  deps: Deps,
  { actor, delegationId, proposal }: Agreed,
  row: PracticeRow,
): Promise<void> {
  const step = takeStep({ status: row.status, version: row.version }, 'succeed', proposal.reason);
  if ('refusal' in step) refuse(step.refusal);
  await saveStep(trx, row.id, { status: step.to, cleared_version: null });
  await setFaceStatus(trx, [row.id], ['working', 'submitted', 'shown'], step.to);
  await insertStep(trx, {
    practiceId: row.id,
    step: 'succeed',
    from: row.status,
    to: step.to,
    version: row.version || null,
    reason: proposal.reason,
    personId: proposal.proposed_by,
    // It may submit another of the practices, which tells less.
    delegationId: disclosesAtLeast(attributionOf(proposal), 'delegation')
      ? (proposal.proposed_for ?? undefined)
      : undefined,
  });
  await recordAct(trx, {
    roundTableId: row.round_table_id,
    act: ACTS[proposal.kind],
    personId: actor.personId,
    delegationId,
    subject: { kind: 'practice', id: row.id },
    details: { proposal: proposal.id, from: row.status, version: row.version, attribution: attributionOf(proposal) },
  });
  onCommit(trx, () => {
    tellPractice(deps, row, hearersOf(row));
    deps.documents.admitAgain(row.document_id);
  });
}
