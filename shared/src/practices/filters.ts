import { z } from 'zod';
import { anyOf, id } from '../kernel/index.ts';
import { Region } from './places.ts';
import { SdgTarget } from './practice.ts';
import {
  BENEFICIARY_GROUPS,
  GUIDING_PRINCIPLES,
  JOURNEY_PHASES,
  LIVING_STATUSES,
  SDG_GOALS,
  SDG_TARGETS,
} from './registers.ts';
import { PRACTICE_STATUSES } from './status.ts';

/** What a list of practices, and the counts beside it, are narrowed by. Values of one filter widen, filters narrow. */
export const PracticeFilters = z.object({
  /** Words that title, summary, partners, countries or named submitters must all contain. */
  search: z.string().trim().max(200).optional(),
  area: anyOf(z.union([id('area'), z.literal('none')])),
  country: anyOf(z.string().max(10)),
  status: anyOf(z.enum(PRACTICE_STATUSES)),
  submitter: anyOf(id('delegation')),
  living: anyOf(z.enum(LIVING_STATUSES)),
  /** The year in which the practice started. */
  year: anyOf(z.coerce.number().int().min(1000).max(9999)),
  /** Those that apply this instrument. */
  instrument: id('instrument').optional(),
  /** Global Compact objectives, by number; `none`: filed under no objective. */
  objective: anyOf(z.union([z.coerce.number().int().min(1).max(23), z.literal('none')])),
  /** Sustainable Development Goals, by number: those filed under any target of one; `none`: under no target. */
  goal: anyOf(z.union([z.coerce.number().int().min(1).max(SDG_GOALS.length), z.literal('none')])),
  /** Targets of the goals, by code. */
  target: anyOf(SdgTarget, SDG_TARGETS.length),
  phase: anyOf(z.enum([...JOURNEY_PHASES, 'none'])),
  /** Guiding principles of the Global Compact; `none`: filed under no principle. */
  principle: anyOf(z.enum([...GUIDING_PRINCIPLES, 'none'])),
  /** Groups that it reaches; `none`: no group is named. */
  group: anyOf(z.enum([...BENEFICIARY_GROUPS, 'none'])),
  /** UN M49 regions; `world`: carried out in the world as a whole; `none`: no place is named. */
  region: anyOf(z.union([Region, z.enum(['world', 'none'])])),
  /** Those that answer the call for practices of this number. [CV10] */
  call: z.coerce.number().int().min(1).max(1_000_000).optional(),
  /**
   * `mine`: submitted or drafted by the reader's delegations; `to-confirm`: waiting for their confirmation; `covering`: what
   * the coverage map counts [PR35]; `not-cleared`: naming delegations that have not cleared the wording, for those who review
   * [PR34].
   */
  only: z.enum(['mine', 'to-confirm', 'covering', 'not-cleared']).optional(),
});
export type PracticeFilters = z.output<typeof PracticeFilters>;

export const PRACTICE_SORTS = ['number', 'updated', 'title'] as const;
export type PracticeSort = (typeof PRACTICE_SORTS)[number];
