import { z } from 'zod';
import { defineRoute, id, PartialDate } from '../kernel/index.ts';
import { PracticeReading } from './views.ts';
import { InPractice } from './in-practice.ts';
import { Source } from './practice.ts';
import { LIVING_STATUSES } from './registers.ts';

export const answerStatus = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/status-answer',
  summary:
    'Answer whether the living status still holds: as of today, which asks nobody to review it again, or corrected, which submits a new version',
  policy: { who: 'act', act: 'practice.submit' },
  params: InPractice,
  body: z.object({
    /** The version that was asked about. */
    version: z.number().int().min(1),
    delegationId: id('delegation'),
    /** What is so instead; left out where the status holds. */
    correction: z
      .object({
        livingStatus: z.enum(LIVING_STATUSES),
        /** Since or as of when; today in the round table's time zone when left out. */
        livingStatusOn: z.iso.date().optional(),
        endDate: PartialDate.nullable().optional(),
      })
      .optional(),
    /** What shows it. A source that is new makes a version that is reviewed. */
    source: Source.omit({ seenOn: true }).optional(),
  }),
  reply: PracticeReading,
  refusals: [
    'practice.not-found',
    'practice.not-yours',
    'practice.not-asked',
    'practice.changed-meanwhile',
    'practice.status-answered',
    'practice.succeeded',
    'practice.unsubmitted-changes',
    'practice.incomplete',
    'practice.nothing-changed',
  ],
});
