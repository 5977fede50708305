import { z } from 'zod';
import { defineRoute, id } from '../kernel/index.ts';
import { PracticeReading, PracticeSummary } from './views.ts';
import { DuplicateReason } from './duplicates.ts';
import { Holding } from './holding.ts';
import { InPractice } from './in-practice.ts';

export const handOver = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/practices/:practice/holders/:delegation',
  summary: 'Pass a working copy on to a colleague of the same delegation, who is told',
  policy: { who: 'act', act: 'practice.draft' },
  params: InPractice.extend({ delegation: id('delegation') }),
  body: z.object({ person: id('person') }),
  reply: z.object({ holdings: z.array(Holding) }),
  refusals: [
    'practice.not-found',
    'practice.not-yours',
    'practice.not-holder',
    'practice.not-colleague',
    'practice.holds-already',
    'practice.closed',
  ],
});

export const remindToConfirm = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/confirmations/:delegation/reminder',
  summary: 'Remind a delegation named as submitter that it has not confirmed the wording: once a day',
  policy: { who: 'act', act: 'practice.remind' },
  params: InPractice.extend({ delegation: id('delegation') }),
  reply: PracticeReading,
  refusals: [
    'practice.not-found',
    'practice.not-yours',
    'practice.not-submitter',
    'practice.confirmed-already',
    'practice.reminded-already',
  ],
});

export const listLikelyDuplicates = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice/likely-duplicates',
  summary:
    'Practices that the reader may see and that are likely about the same as this working copy, the likeliest first',
  policy: { who: 'act', act: 'practice.draft' },
  params: InPractice,
  reply: z.object({
    items: z.array(
      PracticeSummary.pick({
        id: true,
        number: true,
        status: true,
        title: true,
        summary: true,
        language: true,
        isOwn: true,
      }).extend({
        version: z.number().int(),
        reasons: z.array(DuplicateReason),
      }),
    ),
  }),
  refusals: ['practice.not-found'],
});
