import { z } from 'zod';
import { defineRoute, id, Language } from '../kernel/index.ts';
import { InRoundTable, Voice } from '../round-tables/index.ts';
import { InPractice } from './in-practice.ts';
import { CONSENT_ANSWERS, LINEAGE_KINDS, MOST_MERGED, MOST_PARTS, PROPOSAL_STATUSES } from './lineage.ts';
import { PracticeFields } from './practice.ts';
import { PRACTICE_STATUSES } from './status.ts';

const At = z.string();
const Reason = z.string().trim().max(4000);

/** A practice at the other end of a link. */
export const LineageLink = z.object({
  kind: z.enum(LINEAGE_KINDS),
  id: id('practice'),
  number: z.number().int(),
  title: z.string(),
  language: Language,
  status: z.enum(PRACTICE_STATUSES),
});
export type LineageLink = z.infer<typeof LineageLink>;

/** A proposal to merge, split or supersede practices, for those whom it concerns [PR39]. */
export const LineageProposal = z.object({
  id: id('lineage-proposal'),
  kind: z.enum(LINEAGE_KINDS),
  status: z.enum(PROPOSAL_STATUSES),
  reason: z.string(),
  /** For which delegation it was made, as far as the reader may know; null for the penholder or a co-chair. */
  proposedFor: Voice.nullable(),
  at: At,
  closedAt: At.nullable(),
  practices: z.array(
    z.object({
      id: id('practice'),
      number: z.number().int(),
      title: z.string(),
      language: Language,
      /** The version that those asked consent to; 0 for a draft. */
      version: z.number().int(),
      /** Whether others carry it on afterwards. */
      ends: z.boolean(),
    }),
  ),
  /** The practice that goes on; null where new ones are made. */
  into: id('practice').nullable(),
  /** Whose text the new ones begin with. */
  base: id('practice'),
  titles: z.array(z.string()),
  /** Of the delegations that the reader is told of. */
  consents: z.array(
    z.object({
      voice: Voice,
      answer: z.enum(CONSENT_ANSWERS).nullable(),
      reason: z.string().nullable(),
      at: At.nullable(),
    }),
  ),
  /** What those have answered together of whom the reader is not told who they are, or how many; null where there are none. */
  others: z.object({ answer: z.enum(CONSENT_ANSWERS).nullable(), reason: z.string().nullable() }).nullable(),
  may: z.object({ answer: z.array(id('delegation')), takeBack: z.boolean() }),
});
export type LineageProposal = z.infer<typeof LineageProposal>;

/** Where a practice comes from and what carries it on, as far as the reader may know of the others. */
export const Lineage = z.object({
  predecessors: z.array(LineageLink),
  successors: z.array(LineageLink),
  /** What carries it on and has not been shown to the reader. */
  unseenSuccessors: z.number().int(),
  /** The open proposal, or the last one that came to nothing; null to those whom it does not concern. */
  proposal: LineageProposal.nullable(),
  mayPropose: z.array(z.enum(LINEAGE_KINDS)),
  /** Delegations of the reader that endorsed what this carries on, and have not said whether they endorse this too [PR43]. */
  endorseToo: z.array(z.object({ delegation: id('delegation'), endorsed: z.array(z.number().int()) })),
});
export type Lineage = z.infer<typeof Lineage>;

const Among = z.object({ id: id('practice'), version: z.number().int().min(0) });

export const proposeLineage = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/lineage-proposals',
  summary: 'Propose that practices be merged, one be split, or one supersede another; done when all asked consent',
  policy: { who: 'act', act: 'practice.propose-lineage' },
  params: InRoundTable,
  body: z.object({
    kind: z.enum(LINEAGE_KINDS),
    /** The practices concerned, each in the version that was read. */
    practices: z.array(Among).min(1).max(MOST_MERGED),
    /** Of a merge the practice that goes on, or none for a new one; of two the one that supersedes. */
    into: id('practice').nullable().default(null),
    /** Whose text new ones begin with; the first when left out. */
    base: id('practice').optional(),
    titles: z.array(PracticeFields.shape.title).max(MOST_PARTS).default([]),
    reason: Reason,
    /** In whose name; the first for which the person may, when left out, else their office. */
    delegationId: id('delegation').optional(),
  }),
  status: 201,
  reply: LineageProposal,
  refusals: [
    'practice.not-found',
    'practice.changed-meanwhile',
    'practice.reason-needed',
    'practice.lineage-shape',
    'practice.lineage-nobody',
    'practice.lineage-state',
    'practice.lineage-decision-open',
    'practice.lineage-not-read',
    'practice.lineage-behind',
    'practice.lineage-discloses',
    'practice.lineage-too-much',
    'practice.lineage-not-yours',
    'practice.lineage-open',
  ],
});

const InProposal = InRoundTable.extend({ proposal: id('lineage-proposal') });
const unknown = 'practice.lineage-not-found';

export const getLineageProposal = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/lineage-proposals/:proposal',
  summary: 'A proposal about practices, for those asked and those who review',
  policy: { who: 'act', act: 'practice.read' },
  params: InProposal,
  reply: LineageProposal,
  refusals: [unknown],
});

export const answerLineage = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/lineage-proposals/:proposal/consents/:delegation',
  summary: 'Consent to a proposal for a delegation, or refuse it with the reason; the last consent carries it out',
  policy: { who: 'act', act: 'practice.consent' },
  params: InProposal.extend({ delegation: id('delegation') }),
  body: z.object({ answer: z.enum(CONSENT_ANSWERS), reason: Reason.optional() }),
  reply: LineageProposal,
  refusals: [
    unknown,
    'practice.lineage-not-asked',
    'practice.lineage-closed',
    'practice.reason-needed',
    'practice.lineage-state',
    'practice.lineage-decision-open',
    'practice.lineage-behind',
    'practice.lineage-discloses',
    'practice.lineage-too-much',
    'practice.lineage-nobody',
    'practice.lineage-not-read',
  ],
});

export const takeLineageBack = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/lineage-proposals/:proposal',
  summary: 'Take a proposal back while it is open',
  policy: { who: 'act', act: 'practice.propose-lineage' },
  params: InProposal,
  reply: LineageProposal,
  refusals: [unknown, 'practice.lineage-not-yours', 'practice.lineage-closed'],
});

export const declineEndorsingToo = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/practices/:practice/endorsement-questions/:delegation',
  summary: 'Say that a delegation that endorsed an earlier practice does not endorse what carries it on',
  policy: { who: 'act', act: 'practice.endorse' },
  params: InPractice.extend({ delegation: id('delegation') }),
  refusals: ['practice.not-found', 'practice.cannot-endorse', 'practice.not-asked'],
});
