import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { Attachment } from './attachment.ts';
import { EXPORT_FORMATS } from './export.ts';
import { PracticeFilters, PRACTICE_SORTS } from './filters.ts';
import { Holding } from './holding.ts';
import { InPractice } from './in-practice.ts';
import { STEPS, takerOf } from './life.ts';
import { Body, PracticeFields } from './practice.ts';
import { BENEFICIARY_GROUPS, EVIDENCE_LEVELS, GUIDING_PRINCIPLES, LIVING_STATUSES } from './registers.ts';
import { PRACTICE_STATUSES } from './status.ts';
import {
  Place,
  NamedArea,
  PracticeSummary,
  Submitter,
  Said,
  PracticeReading,
  Draft,
  PracticeStep,
  PracticeVersionLine,
} from './views.ts';

const unknown = 'practice.not-found';
const Version = z.number().int().min(1);
const At = z.string();
const Reason = z.string().trim().max(4000);

export const listPractices = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices',
  summary: 'The practices that the reader may see: searched, narrowed, sorted',
  policy: { who: 'act', act: 'practice.read' },
  params: InRoundTable,
  query: PageQuery.extend({
    ...PracticeFilters.shape,
    sort: z.enum(PRACTICE_SORTS).default('number'),
    language: Language.optional(),
  }),
  reply: pageOf(PracticeSummary),
  refusals: ['request.cursor'],
});

export const exportPractices = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-export/:format',
  summary: 'The practices of the list, under its filters, as a file: by number, with names in the reader’s language',
  policy: { who: 'act', act: 'practice.read' },
  params: InRoundTable.extend({ format: z.enum(EXPORT_FORMATS) }),
  query: PracticeFilters.extend({ language: Language.optional() }),
  raw: 'download',
});

const Counted = z.number().int();
export const countPractices = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-counts',
  summary: 'How many practices there are for each value of each filter, under the other filters',
  policy: { who: 'act', act: 'practice.read' },
  params: InRoundTable,
  query: PracticeFilters.extend({ language: Language.optional() }),
  reply: z.object({
    total: Counted,
    areas: z.array(z.object({ area: NamedArea.nullable(), count: Counted })),
    countries: z.array(Place.extend({ count: Counted })),
    statuses: z.array(z.object({ status: z.enum(PRACTICE_STATUSES), count: Counted })),
    submitters: z.array(z.object({ id: id('delegation'), names: LocalizedText, count: Counted })),
    livingStatuses: z.array(z.object({ livingStatus: z.enum(LIVING_STATUSES), count: Counted })),
    years: z.array(z.object({ year: z.number().int(), count: Counted })),
    goals: z.array(z.object({ goal: z.number().int(), count: Counted })),
    targets: z.array(z.object({ target: z.string(), count: Counted })),
    principles: z.array(z.object({ principle: z.enum(GUIDING_PRINCIPLES), count: Counted })),
    groups: z.array(z.object({ group: z.enum(BENEFICIARY_GROUPS), count: Counted })),
  }),
});

export const draftPractice = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices',
  summary: 'Begin a practice: for one’s delegation or, as the secretariat, on behalf of others',
  policy: { who: 'act', act: 'practice.draft' },
  params: InRoundTable,
  body: z.object({
    /** Who submits it; the first leads. A delegate names their own delegation first. */
    submitters: z.array(id('delegation')).min(1).max(30),
    title: PracticeFields.shape.title.default(''),
    /** Its first words, as the editor's JSON; what is not rich text in it is dropped. */
    body: Body.optional(),
    areaId: id('area').nullable().default(null),
    language: Language.optional(),
  }),
  status: 201,
  reply: Draft,
  refusals: ['practice.not-yours', 'delegation.not-found', 'area.not-found'],
});

export const getPractice = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice',
  summary: 'A practice, in the version that the reader is shown',
  policy: { who: 'act', act: 'practice.read' },
  params: InPractice,
  query: z.object({ language: Language.optional() }),
  reply: PracticeReading,
  refusals: [unknown],
});

export const getDraft = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice/draft',
  summary: 'The working copy, for the delegations that submit it',
  policy: { who: 'act', act: 'practice.draft' },
  params: InPractice,
  reply: Draft.extend({
    body: Body,
    /** The names behind the ids of the fields, for the page. */
    submitters: z.array(z.object({ id: id('delegation'), names: LocalizedText })),
    instruments: z.array(z.object({ id: id('instrument'), citations: LocalizedText })),
    /** With the names that their own properties tell. [PR51] */
    attachments: z.array(Attachment.extend({ names: z.array(z.string()) })),
    call: z.object({
      closesAt: At.nullable(),
      isOpen: z.boolean(),
      /** The call for what is missing that it answers. */
      answers: z.object({ number: z.number().int(), title: LocalizedText }).nullable(),
    }),
    informationRequested: z.object({ reason: z.string(), at: At }).nullable(),
    hasUnsubmittedChanges: z.boolean(),
    /** Who holds it and writes it in each of the reader's delegations [PR46]. */
    holdings: z.array(Holding),
    may: z.object({ edit: z.boolean(), submit: z.boolean(), lead: z.boolean() }),
  }),
  refusals: [unknown],
});

export const saveDraft = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/practices/:practice',
  summary:
    'Change some fields of the working copy; those that somebody else changed meanwhile are refused, with the current draft',
  policy: { who: 'act', act: 'practice.draft' },
  params: InPractice,
  body: z.object({
    /** The revision that the change was made on. */
    revision: z.number().int().min(1),
    fields: PracticeFields.partial(),
  }),
  reply: Draft,
  refusals: [
    unknown,
    'practice.not-yours',
    'practice.closed',
    'practice.changed-meanwhile',
    'practice.no-submitter',
    'practice.not-leading',
    'area.not-found',
    'instrument.not-found',
    'delegation.not-found',
  ],
});

export const submitPractice = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/submission',
  summary: 'Submit the working copy: freezes a version, and confirms it for the delegation in whose name',
  policy: { who: 'act', act: 'practice.submit' },
  params: InPractice,
  body: z.object({
    /** The revision that is meant to be submitted. */
    revision: z.number().int().min(1),
    /** In whose name; the first for which the person may, when left out. */
    delegationId: id('delegation').optional(),
    /** What changed, or the answer to what was asked. */
    note: Reason.optional(),
  }),
  reply: PracticeReading,
  refusals: [
    unknown,
    'practice.not-yours',
    'practice.incomplete',
    'practice.call-closed',
    'practice.changed-meanwhile',
    'practice.nothing-changed',
    'practice.step-not-possible',
    'practice.lineage-tells-less',
    'document.damaged',
  ],
});

export const reviewPractice = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/review',
  summary: 'Take a step of the review: start it, ask for information, discuss, clear, not include, reopen',
  policy: { who: 'act', act: 'practice.review' },
  params: InPractice,
  body: z.object({
    step: z.enum(STEPS.filter((step) => takerOf(step) === 'reviewers')),
    /** The version that was read. */
    version: Version,
    reason: Reason.optional(),
  }),
  reply: PracticeReading,
  refusals: [
    unknown,
    'practice.not-reviewer',
    'practice.step-not-possible',
    'practice.reason-needed',
    'practice.changed-meanwhile',
    'practice.nobody-confirmed',
  ],
});

export const withdrawPractice = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/withdrawal',
  summary: 'Withdraw a practice, or discard a draft',
  policy: { who: 'act', act: 'practice.withdraw' },
  params: InPractice,
  body: z.object({ reason: Reason.optional() }),
  reply: PracticeReading,
  refusals: [unknown, 'practice.not-leading', 'practice.step-not-possible', 'practice.reason-needed'],
});

export const resumePractice = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/resumption',
  summary: 'Take a withdrawn practice up again as a draft, or one that nothing carries on any more',
  policy: { who: 'act', act: 'practice.withdraw' },
  params: InPractice,
  reply: PracticeReading,
  refusals: [unknown, 'practice.not-leading', 'practice.step-not-possible', 'practice.carried-on'],
});

const InDelegationsOf = InPractice.extend({ delegation: id('delegation') });
const supportRefusals = [unknown, 'practice.changed-meanwhile', 'practice.withdrawn', 'practice.succeeded'] as const;

export const confirmPractice = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/practices/:practice/confirmations/:delegation',
  summary: 'Confirm the wording of a version for a delegation named as submitter',
  policy: { who: 'act', act: 'practice.confirm' },
  params: InDelegationsOf,
  body: z.object({ version: Version }),
  reply: PracticeReading,
  refusals: [...supportRefusals, 'practice.cannot-confirm', 'practice.not-submitter'],
});

export const unconfirmPractice = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/practices/:practice/confirmations/:delegation',
  summary: 'Take a confirmation back: the delegation is no longer named',
  policy: { who: 'act', act: 'practice.confirm' },
  params: InDelegationsOf,
  reply: PracticeReading,
  refusals: [unknown, 'practice.cannot-confirm', 'practice.not-confirmed'],
});

export const endorsePractice = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/practices/:practice/endorsements/:delegation',
  summary: 'Endorse the version before the table, for a delegation',
  policy: { who: 'act', act: 'practice.endorse' },
  params: InDelegationsOf,
  body: z.object({ version: Version, note: z.string().trim().max(500).optional() }),
  reply: PracticeReading,
  refusals: [...supportRefusals, 'practice.cannot-endorse', 'practice.not-shown', 'practice.own-endorsement'],
});

export const unendorsePractice = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/practices/:practice/endorsements/:delegation',
  summary: 'Take an endorsement back',
  policy: { who: 'act', act: 'practice.endorse' },
  params: InDelegationsOf,
  reply: PracticeReading,
  refusals: [unknown, 'practice.cannot-endorse', 'practice.not-endorsed'],
});

export const listPracticeSteps = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice/steps',
  summary: 'The history of a practice, newest first, as far as the reader may know it',
  policy: { who: 'act', act: 'practice.read' },
  params: InPractice,
  query: PageQuery,
  reply: pageOf(PracticeStep),
  refusals: [unknown],
});

export const listPracticeVersions = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice/versions',
  summary: 'The versions of a practice that the reader may read, newest first',
  policy: { who: 'act', act: 'practice.read' },
  params: InPractice,
  query: PageQuery,
  reply: pageOf(PracticeVersionLine),
  refusals: [unknown],
});

export const getPracticeVersion = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice/versions/:version',
  summary: 'One version of a practice as it was submitted',
  policy: { who: 'act', act: 'practice.read' },
  params: InPractice.extend({ version: z.string().regex(/^\d{1,6}$/) }),
  query: z.object({ language: Language.optional() }),
  reply: PracticeVersionLine.extend({
    ...Said.shape,
    id: id('practice'),
    number: z.number().int(),
    language: Language,
    title: z.string(),
    summary: z.string(),
    area: NamedArea.nullable(),
    submitters: z.array(Submitter),
    countries: z.array(Place),
    startDate: z.string().nullable(),
    endDate: z.string().nullable(),
    livingStatus: z.enum(LIVING_STATUSES).nullable(),
    livingStatusOn: z.string().nullable(),
    evidenceLevel: z.enum(EVIDENCE_LEVELS).nullable(),
  }),
  refusals: [unknown],
});

export const listReviewQueue = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-review',
  summary: 'What waits for the co-chairs and the penholder, longest waiting first',
  policy: { who: 'act', act: 'practice.review' },
  params: InRoundTable,
  query: PageQuery.extend({ ...PracticeFilters.shape, language: Language.optional() }),
  reply: pageOf(
    PracticeSummary.extend({
      /** Since when it has stood where it stands. */
      since: At,
      submittedBy: z.number().int(),
      confirmedBy: z.number().int(),
      /** A version of it is already cleared for the annex. */
      isUpdate: z.boolean(),
      steps: z.array(z.enum(STEPS)),
    }),
  ),
  refusals: ['request.cursor'],
});

export const listPlaces = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/places',
  summary: 'The countries and regions that a practice may be carried out in, by name in the reader’s language',
  policy: { who: 'act', act: 'practice.read' },
  params: InRoundTable,
  query: z.object({ language: Language.optional() }),
  reply: z.object({ states: z.array(Place), regions: z.array(Place) }),
});
