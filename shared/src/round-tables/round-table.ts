import { z } from 'zod';
import { Language, LocalizedText } from '../kernel/index.ts';
import { AttributionLevel } from './attribution.ts';

/** The phases of a round table, in order. */
export const PHASES = ['preparation', 'consultation', 'drafting', 'adoption', 'follow-up'] as const;
export const Phase = z.enum(PHASES);
export type Phase = z.infer<typeof Phase>;

/** What a round table decides for itself; each has a default, so that a new one can start at once. */
export const RoundTableSettings = z.object({
  /** The most that any reader is told about who made a contribution; phases may lower it further. */
  attribution: AttributionLevel.default('person'),
  /** Lower levels for single phases: `{ adoption: 'unattributed' }`. */
  attributionByPhase: z.partialRecord(Phase, AttributionLevel).default({}),
  /** Who may read responses once accepted: the whole table, or its co-chairs, penholder and secretariat only. */
  acceptedResponses: z.enum(['table', 'bureau']).default('table'),
  /** Whether delegations that are not states vote. */
  organisationsVote: z.boolean().default(false),
  /** The phases in which delegations co-edit joint responses. */
  jointEditing: z.array(Phase).default(['consultation', 'drafting']),
  /** Whether observers may post in threads. */
  observersPost: z.boolean().default(false),
  /** When the call for practices closes; null while it has no end. */
  practiceCallClosesAt: z.iso.datetime({ offset: true }).nullable().default(null),
  /** An area with fewer practices than this is named as a gap in the annex. */
  gapThreshold: z.number().int().min(0).max(100).default(4),
  /** A cell of the coverage map with fewer practices than this is a gap. */
  coverageThreshold: z.number().int().min(1).max(20).default(1),
  /** Whether Annex A ends with a paragraph on the remaining gaps of the coverage map. */
  gapParagraph: z.boolean().default(false),
  /** Whether the server looks, once a week, if the sources of practices in the annex still answer. */
  checkSources: z.boolean().default(false),
  /** How many days after adoption the logs of texts that are not attributed are kept; see DC22. */
  keepLogDays: z.number().int().min(0).max(3650).default(90),
});
export type RoundTableSettings = z.infer<typeof RoundTableSettings>;

export const RoundTable = z.object({
  id: z.string(),
  code: z.string(),
  title: LocalizedText,
  description: LocalizedText.nullable(),
  timeZone: z.string(),
  languages: z.array(Language),
  phase: Phase,
  settings: RoundTableSettings,
  /** Goes up with every change of the settings. */
  revision: z.number().int(),
  forum: z.object({ title: LocalizedText, period: z.string() }),
});
export type RoundTable = z.infer<typeof RoundTable>;
