import { z } from 'zod';

/** The attribution ladder, from least to most disclosed. */
export const ATTRIBUTION_LEVELS = ['sealed', 'unattributed', 'category', 'delegation', 'person'] as const;
export const AttributionLevel = z.enum(ATTRIBUTION_LEVELS);
export type AttributionLevel = z.infer<typeof AttributionLevel>;

/** The capacities in which a contribution is made. */
export const CAPACITIES = ['national-position', 'on-behalf-of-group', 'expert-view', 'secretariat'] as const;
export const Capacity = z.enum(CAPACITIES);
export type Capacity = z.infer<typeof Capacity>;

const rung = (level: AttributionLevel) => ATTRIBUTION_LEVELS.indexOf(level);

/** The lowest of the levels: what a reader sees is the minimum of the item's, the round table's, the phase's and the reader's own. */
export const lowest = (first: AttributionLevel, ...rest: readonly AttributionLevel[]): AttributionLevel =>
  rest.reduce((low, level) => (rung(level) < rung(low) ? level : low), first);

/** Whether `level` discloses at least as much as `floor`. */
export const disclosesAtLeast = (level: AttributionLevel, floor: AttributionLevel): boolean =>
  rung(level) >= rung(floor);
