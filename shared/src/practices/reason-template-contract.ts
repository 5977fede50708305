import { z } from 'zod';
import { defineRoute, id, LocalizedText } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';

/** The most templates that a round table has. */
export const MOST_TEMPLATES = 60;

/** The steps of the review that are given a reason, which a template may begin. */
export const TEMPLATE_STEPS = ['request-information', 'not-include', 'reopen'] as const;

const Texts = {
  step: z.enum(TEMPLATE_STEPS),
  /** What those who review know it by. */
  name: z.string().trim().min(1).max(120),
  /** The reason, in the languages in which it is kept. */
  texts: LocalizedText,
};
/** A reason that is given often. Whoever gives it can change its words first: what is kept with the step is what was sent. [PR53] */
export const ReasonTemplate = z.object({ id: id('reason-template'), ...Texts, revision: z.number().int() });
export type ReasonTemplate = z.infer<typeof ReasonTemplate>;

const Templates = z.object({ templates: z.array(ReasonTemplate).max(MOST_TEMPLATES) });
const InTemplate = InRoundTable.extend({ template: id('reason-template') });
const byReview = { who: 'act', act: 'practice.review' } as const;

export const listReasonTemplates = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/reason-templates',
  summary: 'The reasons that those who review practices give often, by step and name',
  policy: byReview,
  params: InRoundTable,
  reply: Templates,
});

export const createReasonTemplate = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/reason-templates',
  summary: 'Keep a reason for giving it again',
  policy: byReview,
  params: InRoundTable,
  body: z.object(Texts),
  status: 201,
  reply: ReasonTemplate,
  refusals: ['reason-template.too-many'],
});

export const editReasonTemplate = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/reason-templates/:template',
  summary: 'Change a kept reason; what was given with it stays as it was given',
  policy: byReview,
  params: InTemplate,
  body: z.object({ ...Texts, revision: z.number().int() }),
  reply: ReasonTemplate,
  refusals: ['reason-template.not-found', 'reason-template.changed-meanwhile'],
});

export const removeReasonTemplate = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/reason-templates/:template',
  summary: 'Keep a reason no longer',
  policy: byReview,
  params: InTemplate,
  refusals: ['reason-template.not-found'],
});
