import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText } from '../kernel/index.ts';
import { AttributionLevel } from './attribution.ts';
import { InRoundTable } from './paths.ts';
import { Phase, RoundTable, RoundTableSettings } from './round-table.ts';

/** Settings as they are changed: what is left out stays. */
const SettingsChange = z.object({
  attribution: AttributionLevel.optional(),
  attributionByPhase: z.partialRecord(Phase, AttributionLevel).optional(),
  acceptedResponses: z.enum(['table', 'bureau']).optional(),
  organisationsVote: z.boolean().optional(),
  jointEditing: z.array(Phase).max(5).optional(),
  observersPost: z.boolean().optional(),
  practiceCallClosesAt: z.iso.datetime({ offset: true }).nullable().optional(),
  gapThreshold: z.number().int().min(0).max(100).optional(),
  coverageThreshold: z.number().int().min(1).max(20).optional(),
  gapParagraph: z.boolean().optional(),
  checkSources: z.boolean().optional(),
  keepLogDays: z.number().int().min(0).max(3650).optional(),
});

export const changeSettings = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/settings',
  summary: 'Change a round table’s titles, languages, time zone and settings',
  policy: { who: 'act', act: 'round-table.settings' },
  params: InRoundTable,
  body: z.object({
    revision: z.number().int(),
    title: LocalizedText.optional(),
    description: LocalizedText.nullable().optional(),
    timeZone: z.string().max(60).optional(),
    languages: z.array(Language).min(1).max(9).optional(),
    settings: SettingsChange.optional(),
  }),
  reply: RoundTable,
  refusals: [
    'round-table.changed-meanwhile',
    'round-table.unknown-time-zone',
    'round-table.title-missing',
    'round-table.raises-attribution',
  ],
});

/** A key that waits for the second, with who turned it. */
const WaitingKey = z.object({
  person: z.object({ id: id('person'), name: z.string() }),
  turnedAt: z.iso.datetime(),
  /** Keys of co-chairs count; the secretariat's only prepares. */
  counts: z.boolean(),
  isMine: z.boolean(),
});

/** What waits for both co-chairs. */
const Waiting = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('round-table.change-phase'),
    subject: z.object({ from: Phase, to: Phase }),
    keys: z.array(WaitingKey),
  }),
  z.object({
    act: z.literal('round-table.raise-attribution'),
    subject: z.object({
      attribution: AttributionLevel,
      attributionByPhase: RoundTableSettings.shape.attributionByPhase,
      revision: z.number().int(),
    }),
    keys: z.array(WaitingKey),
  }),
]);
export type Waiting = z.infer<typeof Waiting>;

export const listWaitingKeys = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/keys',
  summary: 'What of the round table itself waits for both co-chairs',
  policy: { who: 'act', act: 'round-table.read' },
  params: InRoundTable,
  reply: z.object({ coChairs: z.array(z.object({ id: id('person'), name: z.string() })), items: z.array(Waiting) }),
});

/** What turning a key did: the act was done, or it waits for the second. */
const Turned = z.object({ done: z.boolean() });

export const changePhase = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/phase',
  summary: 'Turn one’s key for a change of phase; the second co-chair’s does it. The secretariat’s prepares it.',
  policy: { who: 'act', act: 'round-table.read' },
  params: InRoundTable,
  body: z.object({ from: Phase, to: Phase }),
  reply: Turned,
  refusals: [
    'round-table.same-phase',
    'round-table.changed-meanwhile',
    'round-table.one-co-chair',
    'people.not-permitted',
  ],
});

export const raiseAttribution = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/attribution',
  summary: 'Turn one’s key for telling more about who said what; the second co-chair’s does it',
  policy: { who: 'act', act: 'round-table.raise-attribution' },
  params: InRoundTable,
  body: z.object({
    revision: z.number().int(),
    attribution: AttributionLevel,
    attributionByPhase: z.partialRecord(Phase, AttributionLevel),
  }),
  reply: Turned,
  refusals: ['round-table.changed-meanwhile', 'round-table.one-co-chair', 'round-table.raises-nothing'],
});

export const takeBackKey = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/keys/take-back',
  summary: 'Take back one’s key before the second is turned',
  policy: { who: 'act', act: 'round-table.read' },
  params: InRoundTable,
  body: z.object({ act: z.enum(['round-table.change-phase', 'round-table.raise-attribution']) }),
});
