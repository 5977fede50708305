import { z } from 'zod';
import { defineRoute, id, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { GuidingQuestion, QUESTION_STEPS, QuestionVersion } from './question.ts';

const InQuestion = InRoundTable.extend({ question: id('question') });
const unknown = ['question.not-found'] as const;

export const listQuestions = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/questions',
  summary: 'The guiding questions that the reader may see, in order',
  policy: { who: 'act', act: 'question.read' },
  params: InRoundTable,
  query: PageQuery,
  reply: pageOf(GuidingQuestion),
});

export const draftQuestion = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/questions',
  summary: 'Draft (or, as a head of delegation, propose) a guiding question',
  policy: { who: 'act', act: 'question.draft' },
  params: InRoundTable,
  body: z.object({ text: LocalizedText }),
  status: 201,
  reply: GuidingQuestion,
});

export const getQuestion = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/questions/:question',
  summary: 'A guiding question with all its versions',
  policy: { who: 'act', act: 'question.read' },
  params: InQuestion,
  reply: GuidingQuestion.extend({ versions: z.array(QuestionVersion) }),
  refusals: unknown,
});

export const editQuestion = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/questions/:question',
  summary: 'Reword, translate or date a guiding question; an open one gets a new version',
  policy: { who: 'act', act: 'question.draft' },
  params: InQuestion,
  body: z.object({
    /** The version that the edit started from. */
    version: z.number().int().min(1),
    text: LocalizedText.optional(),
    note: z.string().trim().max(500).optional(),
    closesAt: z.iso.datetime({ offset: true }).nullable().optional(),
  }),
  reply: GuidingQuestion,
  refusals: [...unknown, 'question.changed-meanwhile', 'question.closed'],
});

export const stepQuestion = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/questions/:question/:step',
  summary: 'Open, close or reopen a guiding question',
  policy: { who: 'act', act: 'question.open' },
  params: InQuestion.extend({ step: z.enum(QUESTION_STEPS) }),
  reply: GuidingQuestion,
  refusals: [...unknown, 'question.wrong-status'],
});

export const removeQuestion = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/questions/:question',
  summary: 'Remove a draft',
  policy: { who: 'act', act: 'question.draft' },
  params: InQuestion,
  refusals: [...unknown, 'question.not-a-draft'],
});

export const orderQuestions = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/question-order',
  summary: 'Put the guiding questions in order: all ids, once each',
  policy: { who: 'act', act: 'question.open' },
  params: InRoundTable,
  body: z.object({ ids: z.array(id('question')).max(200) }),
  refusals: ['question.order-incomplete'],
});
