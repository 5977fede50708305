import { conflict, type DelegationId, forbidden, type Id, invalid, notFound, type Verdict } from '../kernel/index.ts';
import { type Actor, can, delegationsFor } from '../people/index.ts';
import { type AttributionLevel, disclosesAtLeast } from '../round-tables/index.ts';
import { type PracticeId, symbolOf } from './practice.ts';
import type { PracticeStatus } from './status.ts';

export type LineageProposalId = Id<'lineage-proposal'>;

/** How practices carry on others: several become one, one becomes several, a newer one takes an older one's place. */
export const LINEAGE_KINDS = ['merge', 'split', 'supersede'] as const;
export type LineageKind = (typeof LINEAGE_KINDS)[number];

/** `open → done` with the last consent, `→ refused` with the first refusal, `→ taken-back` by its proposer, `→ lapsed` when a practice moves on. */
export const PROPOSAL_STATUSES = ['open', 'done', 'refused', 'taken-back', 'lapsed'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

export const CONSENT_ANSWERS = ['consented', 'refused'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

/** The most practices that are merged at once, and the most that one is split into. */
export const MOST_MERGED = 8;
export const MOST_PARTS = 6;

/**
 * What is proposed. `into`: the practice that goes on, null where a new one is made; `base`: whose text the new ones begin with;
 * `bindsToShown`: whether it concerns only what the table was shown, as whoever proposed it is not told of everybody asked.
 */
export interface LineageAct {
  readonly kind: LineageKind;
  readonly into: PracticeId | null;
  readonly base: PracticeId;
  /** What new practices are called at first: one of a merge, each part of a split; of others none. */
  readonly titles: readonly string[];
  readonly bindsToShown: boolean;
}

/** What the rules ask of a practice that a proposal concerns. */
export interface LineagePractice {
  readonly id: PracticeId;
  readonly number: number;
  readonly status: PracticeStatus;
  readonly version: number;
  readonly shownVersion: number | null;
  /** A version of it is cleared, or published and not declined since. */
  readonly isInAnnex: boolean;
  /** A decision about it is open. */
  readonly isBeingDecided: boolean;
  /** The delegations that submit the version concerned and still take part; of a draft those of the working copy. */
  readonly submitters: readonly DelegationId[];
  /** How far the version concerned tells who submits it. */
  readonly attribution: AttributionLevel;
  /** The most that any of its versions tells of that, or asks to tell. */
  readonly asked: AttributionLevel;
}

const ALIVE: readonly PracticeStatus[] = [
  'submitted',
  'under-review',
  'information-requested',
  'discussed',
  'cleared',
  'published',
];
const MAY_STAND: Record<LineageKind, readonly PracticeStatus[]> = {
  merge: ['draft', ...ALIVE],
  split: ['draft', ...ALIVE],
  supersede: ALIVE,
};

/** The kinds of proposals that a practice may take part in where it stands [PR37]. */
export const kindsFrom = (status: PracticeStatus): LineageKind[] =>
  LINEAGE_KINDS.filter((kind) => MAY_STAND[kind].includes(status));

/** The practices that others carry on once it is done. */
export const whatEnds = <One extends { readonly id: PracticeId }>(
  { into }: Pick<LineageAct, 'into'>,
  practices: readonly One[],
): One[] => practices.filter(({ id }) => id !== into);

/** What is known of a practice before it is known in which version all who are asked can read it. */
interface Readable {
  readonly version: number;
  readonly shownVersion: number | null;
  /** Of the last version. */
  readonly submitters: readonly DelegationId[];
}

/** Who is asked, and whether only about what the table was shown. */
export interface Asking {
  readonly asked: readonly DelegationId[];
  readonly bindsToShown: boolean;
}

/** Whether all who are asked submit the practice; it is not told by what becomes of a proposal where it could betray who they are. */
const submitAll = ({ submitters }: Pick<Readable, 'submitters'>, { asked, bindsToShown }: Asking): boolean =>
  !bindsToShown && asked.every((delegation) => submitters.includes(delegation));

/**
 * The version that everybody asked can read and consents to: the last one where all of them submit it, else the one that the
 * table was shown last [PR38, PR39]. Whoever does not submit it is not told that there is a newer one.
 */
export const versionReadByAll = (practice: Readable, asking: Asking): number =>
  practice.shownVersion === null || submitAll(practice, asking) ? practice.version : practice.shownVersion;

/** Whether a proposal about `bound` lapses now that the practice has this version, shown to the table or not. */
export const lapsesWith = (bound: number, practice: Readable, asking: Asking): boolean =>
  versionReadByAll(practice, asking) !== bound;

/** The delegations whose consent it takes: those that submit one of the versions concerned [PR38]. */
export const whoIsAsked = (practices: readonly Pick<LineagePractice, 'submitters'>[]): DelegationId[] => [
  ...new Set(practices.flatMap(({ submitters }) => submitters)),
];

/** How far a practice has come: known to those who review, shown to the table, standing in the annex. */
const reached = ({ shownVersion, isInAnnex }: LineagePractice): number =>
  isInAnnex ? 2 : shownVersion === null ? 0 : 1;

/** Whether it can be done with these practices as they stand, whoever proposes it [PR37, PR39, PR40, PR45]. */
export function mayBeDone(act: LineageAct, practices: readonly LineagePractice[]): Verdict {
  const wrong = wrongShape(act, practices);
  if (wrong) return invalid('practice.lineage-shape', wrong);
  const asked = whoIsAsked(practices);
  if (asked.length === 0)
    return conflict('practice.lineage-nobody', 'None of the delegations that submit it takes part any more.');
  for (const practice of practices) {
    const about = { params: { number: practice.number } };
    const symbol = symbolOf(practice.number);
    if (!MAY_STAND[act.kind].includes(practice.status))
      return conflict(
        'practice.lineage-state',
        `${symbol} does not stand where this can be done: it is a draft, withdrawn, not included, or carried on by others.`,
        about,
      );
    if (practice.isBeingDecided)
      return conflict(
        'practice.lineage-decision-open',
        `A decision about ${symbol} is open. Propose it again when it has closed.`,
        about,
      );
    if (practice.shownVersion === null && !submitAll(practice, { asked, bindsToShown: act.bindsToShown }))
      return conflict(
        'practice.lineage-not-read',
        `Not all delegations asked can read ${symbol}: it has not been before the table yet.`,
        about,
      );
  }
  const next = practices.find(({ id }) => id === act.into);
  return next && whatIsLost(act, next, whatEnds(act, practices));
}

function wrongShape(
  { kind, into, base, titles }: LineageAct,
  practices: readonly LineagePractice[],
): string | undefined {
  const ids = new Set(practices.map(({ id }) => id));
  if (ids.size !== practices.length) return 'Name each practice once.';
  if (!ids.has(base) || (into !== null && !ids.has(into))) return 'The chosen practice is not one of those concerned.';
  switch (kind) {
    case 'merge':
      if (ids.size < 2 || ids.size > MOST_MERGED) return `Two to ${MOST_MERGED} practices are merged into one.`;
      return titles.length > (into === null ? 1 : 0) ? 'Only a new practice takes a title.' : undefined;
    case 'split':
      if (ids.size !== 1 || into !== null) return 'One practice is split into new ones.';
      return titles.length < 2 || titles.length > MOST_PARTS || titles.some((title) => title.trim() === '')
        ? `Name two to ${MOST_PARTS} parts.`
        : undefined;
    case 'supersede':
      return ids.size !== 2 || into === null || titles.length > 0 ? 'One practice supersedes one other.' : undefined;
  }
}

/** Nothing that the table had before it goes on in what it does not know, and no link betrays who is not named [PR40, PR45]. */
function whatIsLost({ kind }: LineageAct, next: LineagePractice, ending: readonly LineagePractice[]): Verdict {
  for (const practice of ending) {
    const about = { params: { number: practice.number, into: next.number } };
    const [symbol, into] = [symbolOf(practice.number), symbolOf(next.number)];
    if (reached(practice) > reached(next))
      return conflict(
        'practice.lineage-behind',
        `${symbol} has come further than ${into}: the table or the annex would lose it. Wait for ${into}, or choose the other way round.`,
        about,
      );
    if (kind === 'supersede' && !disclosesAtLeast(practice.attribution, next.asked))
      return conflict(
        'practice.lineage-discloses',
        `${into} tells more of who submits it than ${symbol}: the link between them would tell it of both. Have them tell the same first.`,
        about,
      );
  }
  return undefined;
}

const notYours = forbidden(
  'practice.lineage-not-yours',
  'Only a delegation that submits one of the practices, the penholder or a co-chair proposes this.',
);

/** The delegations concerned in whose name the actor may propose, and whether they may in their office [PR38]. */
export const proposesFor = (
  actor: Actor,
  practices: readonly Pick<LineagePractice, 'submitters'>[],
): { delegations: DelegationId[]; inOffice: boolean } => {
  const asked = whoIsAsked(practices);
  return {
    delegations: delegationsFor(actor, 'practice.propose-lineage').filter((one) => asked.includes(one)),
    inOffice: can(actor, 'practice.propose-lineage'),
  };
};

/** Whether the actor may propose it: in the name of `delegationId`, else in their office [PR38]. */
export function mayPropose(
  actor: Actor,
  practices: readonly LineagePractice[],
  delegationId: DelegationId | undefined,
  reason: string,
): Verdict {
  const { delegations, inOffice } = proposesFor(actor, practices);
  if (delegationId ? !delegations.includes(delegationId) : !inOffice) return notYours;
  return reason.trim()
    ? undefined
    : invalid('practice.reason-needed', 'Please give the reason: those asked decide by it.', {
        fields: { reason: 'A reason is needed.' },
      });
}

/** What the rules ask of a proposal. */
export interface ProposalFacts {
  readonly status: ProposalStatus;
  /** The delegation in whose name it was proposed; null for an office. */
  readonly proposedFor: DelegationId | null;
  /** What each delegation asked has answered; null while it has not. */
  readonly consents: ReadonlyMap<DelegationId, ConsentAnswer | null>;
}

const closed = conflict(
  'practice.lineage-closed',
  'This proposal is no longer open: it was settled, taken back, or a practice has moved on since.',
);

/** Whether the actor may answer for a delegation that is asked: once, a refusal with its reason [PR38]. */
export function mayAnswerProposal(
  actor: Actor,
  delegationId: DelegationId,
  proposal: ProposalFacts,
  answer: ConsentAnswer,
  reason: string | undefined,
): Verdict {
  if (!can({ ...actor, roles: [] }, 'practice.consent', { delegationId }))
    return forbidden('practice.lineage-not-asked', 'You are not accredited to answer for this delegation.');
  if (!proposal.consents.has(delegationId))
    return forbidden('practice.lineage-not-asked', 'This delegation is not asked about these practices.');
  if (proposal.status !== 'open' || proposal.consents.get(delegationId) !== null) return closed;
  if (answer === 'refused' && !reason?.trim())
    return invalid('practice.reason-needed', 'Please give the reason: the proposer reads it.', {
      fields: { reason: 'A reason is needed.' },
    });
  return undefined;
}

/** Whether the actor may take the proposal back: whoever may propose for the same delegation, or holds the same office [PR38]. */
export function mayTakeProposalBack(actor: Actor, { status, proposedFor }: ProposalFacts): Verdict {
  const isTheirs = proposedFor
    ? delegationsFor(actor, 'practice.propose-lineage').includes(proposedFor)
    : can(actor, 'practice.propose-lineage');
  if (!isTheirs) return forbidden('practice.lineage-not-yours', 'Only those who made this proposal take it back.');
  return status === 'open' ? undefined : closed;
}

/** Whether everybody who is asked has consented: then it is done. */
export const isAgreed = ({ consents }: Pick<ProposalFacts, 'consents'>): boolean =>
  [...consents.values()].every((answer) => answer === 'consented');

/** There is no such proposal, or the reader is not concerned by it. */
export const noSuchProposal = notFound(
  'practice.lineage-not-found',
  'There is no such proposal, or it does not concern your delegation.',
);
