import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { AttributionLevel, Capacity, InRoundTable } from '../round-tables/index.ts';
import { RESPONSE_STATUSES, ResponseDetail, ResponseSummary } from './response.ts';

const InQuestion = InRoundTable.extend({ question: id('question') });
const InResponse = InRoundTable.extend({ response: id('response') });
const unknown = ['response.not-found'] as const;

/** The editor's document as JSON (a ProseMirror `doc` node of the rich-text schema). */
export const RichTextJson = z.object({ type: z.literal('doc'), content: z.array(z.unknown()).optional() }).loose();

export const startResponse = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/questions/:question/responses',
  summary: "Start, or find, a delegation's response or the joint one (delegationId null)",
  policy: { who: 'act', act: 'response.read' },
  params: InQuestion,
  body: z.object({ delegationId: id('delegation').nullable(), language: Language.optional() }),
  reply: ResponseDetail,
  refusals: ['question.not-found', 'response.question-not-open'],
});

export const listAnswers = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/questions/:question/answers',
  summary: 'What was submitted to a question, side by side, as far as the reader may read it',
  policy: { who: 'act', act: 'response.read' },
  params: InQuestion,
  query: PageQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
  reply: pageOf(ResponseSummary.extend({ content: RichTextJson })),
  refusals: ['question.not-found'],
});

export const getAnswerRoll = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/questions/:question/roll',
  summary: 'Which delegations have answered a question, and which have not',
  policy: { who: 'act', act: 'response.read' },
  params: InQuestion,
  reply: z.object({
    answered: z.number().int(),
    delegations: z.number().int(),
    /** Null where the reader may not know who. */
    roll: z
      .array(
        z.object({
          delegationId: id('delegation'),
          names: LocalizedText,
          status: z.enum(['none', ...RESPONSE_STATUSES]),
          remindedAt: z.iso.datetime().nullable(),
        }),
      )
      .nullable(),
  }),
  refusals: ['question.not-found'],
});

export const remindDelegations = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/questions/:question/remind',
  summary: 'Send a reminder to delegations that have not answered',
  policy: { who: 'act', act: 'question.remind' },
  params: InQuestion,
  body: z.object({
    delegationIds: z.array(id('delegation')).min(1).max(300),
    message: z.string().trim().max(2000).default(''),
  }),
  reply: z.object({ persons: z.number().int(), delegations: z.number().int(), skipped: z.number().int() }),
  refusals: ['question.not-found', 'response.question-not-open'],
});

export const getResponse = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/responses/:response',
  summary: 'A response: its state, versions and steps, and what the reader may do',
  policy: { who: 'act', act: 'response.read' },
  params: InResponse,
  reply: ResponseDetail,
  refusals: unknown,
});

export const getResponseVersion = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/responses/:response/versions/:version',
  summary: 'A submitted version, as it was frozen',
  policy: { who: 'act', act: 'response.read' },
  params: InResponse.extend({ version: z.coerce.number().int().min(1) }),
  reply: z.object({
    version: z.number().int(),
    questionVersion: z.number().int(),
    content: RichTextJson,
    hash: z.string(),
    submittedAt: z.string(),
  }),
  refusals: unknown,
});

export const editResponse = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/responses/:response',
  summary: 'Set language, capacity and how far the voice is disclosed',
  policy: { who: 'act', act: 'response.read' },
  params: InResponse,
  body: z.object({
    language: Language.optional(),
    capacity: Capacity.optional(),
    attribution: AttributionLevel.optional(),
  }),
  reply: ResponseDetail,
  refusals: unknown,
});

export const submitResponse = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/responses/:response/submit',
  summary: 'Submit a response: freezes an immutable version',
  policy: { who: 'act', act: 'response.read' },
  params: InResponse,
  reply: ResponseDetail,
  refusals: [...unknown, 'response.empty', 'response.question-not-open', 'response.wrong-status', 'document.damaged'],
});

export const returnResponse = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/responses/:response/return',
  summary: 'Return a submitted response with a reason',
  policy: { who: 'act', act: 'response.return' },
  params: InResponse,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  reply: ResponseDetail,
  refusals: [...unknown, 'response.wrong-status'],
});

export const acceptResponse = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/responses/:response/accept',
  summary: 'Accept a submitted response',
  policy: { who: 'act', act: 'response.accept' },
  params: InResponse,
  reply: ResponseDetail,
  refusals: [...unknown, 'response.wrong-status'],
});
