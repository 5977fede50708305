import { z } from 'zod';
import { id, Language, LocalizedText } from '../kernel/index.ts';
import { AttributionLevel, Voice } from '../round-tables/index.ts';
import { Attachment } from './attachment.ts';
import { STEPS } from './life.ts';
import { Lineage } from './lineage-contract.ts';
import { MentionCheck } from './mention-check.ts';
import { Body, PracticeFields } from './practice.ts';
import {
  BENEFICIARY_GROUPS,
  EVIDENCE_LEVELS,
  GUIDING_PRINCIPLES,
  JOURNEY_PHASES,
  LIVING_STATUSES,
} from './registers.ts';
import { PRACTICE_STATUSES } from './status.ts';
import { StatusAsk } from './status-inquiry.ts';

const At = z.string();

/** A country or region of implementation, by its ISO 3166 or UN M49 code, with its name in the reader's language. */
export const Place = z.object({ code: z.string(), name: z.string() });
export const NamedArea = z.object({ id: id('area'), names: LocalizedText });

/** A practice as a list shows it, from the face that its reader is shown. */
export const PracticeSummary = z.object({
  id: id('practice'),
  number: z.number().int(),
  status: z.enum(PRACTICE_STATUSES),
  /** The version that is shown; 0 for a draft. */
  version: z.number().int(),
  language: Language,
  title: z.string(),
  summary: z.string(),
  area: NamedArea.nullable(),
  /** Who submits it, as far as the reader may know; to the table only those that confirmed. */
  submitters: z.array(Voice),
  countries: z.array(Place),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  livingStatus: z.enum(LIVING_STATUSES).nullable(),
  livingStatusOn: z.string().nullable(),
  evidenceLevel: z.enum(EVIDENCE_LEVELS).nullable(),
  endorsements: z.number().int(),
  updatedAt: At,
  isOwn: z.boolean(),
  /** The reader's delegation is named as a submitter and has not confirmed the wording. */
  awaitsMyConfirmation: z.boolean(),
});
export type PracticeSummary = z.infer<typeof PracticeSummary>;

/** A delegation named as submitter, with its confirmation of the wording shown. */
export const Submitter = z.object({
  voice: Voice,
  confirmedAt: At.nullable(),
  /** The version in whose wording it confirmed. */
  confirmedVersion: z.number().int().nullable(),
});

export const Endorsement = z.object({
  voice: Voice,
  version: z.number().int(),
  note: z.string().nullable(),
  at: At,
  /** Whether it holds for the wording shown; an earlier one waits to be given again. */
  holds: z.boolean(),
});

/** What a version says, whoever wrote it. */
export const Said = z.object({
  /** What the sentence of the annex is made of; empty where it is not given. [PR67] */
  action: z.string(),
  measure: z.string(),
  result: z.string(),
  partners: z.string(),
  beneficiaries: z.string(),
  sources: z.array(z.object({ label: z.string(), address: z.string(), seenOn: z.string().nullable() })),
  /** `id` is null where the instrument has since left the register. */
  instruments: z.array(z.object({ id: id('instrument').nullable(), citations: LocalizedText })),
  gcmObjectives: z.array(z.number().int()),
  sdgTargets: z.array(z.string()),
  journeyPhases: z.array(z.enum(JOURNEY_PHASES)),
  guidingPrinciples: z.array(z.enum(GUIDING_PRINCIPLES)),
  beneficiaryGroups: z.array(z.enum(BENEFICIARY_GROUPS)),
  body: Body,
  /** None to a reader who may not know who submits: how many they are is told beside. [PR52] */
  attachments: z.array(Attachment),
  attachmentsWithheld: z.number().int(),
});

/** A practice as its page shows it. */
export const PracticeReading = PracticeSummary.omit({ submitters: true, endorsements: true }).extend({
  ...Said.shape,
  submitters: z.array(
    Submitter.extend({
      /** The last earlier version that it confirmed, where it has not confirmed this wording; null to the table. */
      confirmedEarlier: z.number().int().nullable(),
      /** When it was last asked to confirm; null to the table. */
      remindedAt: At.nullable(),
    }),
  ),
  endorsements: z.array(Endorsement),
  /** Where it comes from, what carries it on, and what is proposed about it. */
  lineage: Lineage,
  /** Delegations that the version names and that were asked, as far as it concerns the reader [PR34]. */
  mentions: z.array(MentionCheck),
  /** The question whether its living status still holds, to its submitters and those who ask [AX51]. */
  statusAsk: StatusAsk.nullable(),
  /** SHA-256 of the version's content, in hex; null for a draft. */
  hash: z.string().nullable(),
  submittedAt: At.nullable(),
  /** The version that is cleared for the annex, and whether an edition has published one. */
  clearedVersion: z.number().int().nullable(),
  isPublished: z.boolean(),
  isOnBehalf: z.boolean(),
  /** How far it is to tell who submits it once every submitter has confirmed its wording; null where it tells that already, and to the table. */
  attributionAsked: AttributionLevel.nullable(),
  /** What was last asked of the submitters, while it is unanswered; null to the table. */
  informationRequested: z.object({ reason: z.string(), at: At }).nullable(),
  /** The working copy differs from the last submitted version; null to those who may not know. */
  hasUnsubmittedChanges: z.boolean().nullable(),
  /** What the reader may do now: the same rules that the operations ask. */
  may: z.object({
    edit: z.boolean(),
    submit: z.boolean(),
    steps: z.array(z.enum(STEPS)),
    confirm: z.array(id('delegation')),
    unconfirm: z.array(id('delegation')),
    endorse: z.array(id('delegation')),
    unendorse: z.array(id('delegation')),
    /** The delegations that may be reminded now to confirm the wording. */
    remind: z.array(id('delegation')),
  }),
});
export type PracticeReading = z.infer<typeof PracticeReading>;

/** A working copy, for its submitters. */
export const Draft = z.object({
  id: id('practice'),
  number: z.number().int(),
  status: z.enum(PRACTICE_STATUSES),
  version: z.number().int(),
  revision: z.number().int(),
  fields: PracticeFields,
  documentId: id('document'),
  isOnBehalf: z.boolean(),
  updatedAt: At,
});
export type Draft = z.infer<typeof Draft>;

export const PracticeStep = z.object({
  step: z.enum(STEPS),
  from: z.enum(PRACTICE_STATUSES),
  to: z.enum(PRACTICE_STATUSES),
  version: z.number().int().nullable(),
  reason: z.string().nullable(),
  voice: Voice,
  at: At,
});

export const PracticeVersionLine = z.object({
  version: z.number().int(),
  /** The version in which its wording first appeared: equal for versions that differ in nothing material. */
  wording: z.number().int(),
  changed: z.array(z.string()),
  note: z.string().nullable(),
  hash: z.string(),
  at: At,
  isShown: z.boolean(),
  isCleared: z.boolean(),
});
