import { z } from 'zod';
import {
  ATTRIBUTION_LEVELS,
  type AttributionLevel,
  disclosesAtLeast,
  levelOfTable,
  lowest,
  type Phase,
  PHASES,
  type RoundTableSettings,
} from '../round-tables/index.ts';

/** An author's session ends when they write nothing for so long. [DC18] */
export const SESSION_GAP_MINUTES = 30;

/** How a reader is told of the sessions in a document: by person, by delegation or office, or by day and nobody. */
export const SESSIONS_BY = ['person', 'delegation', 'day'] as const;
export type SessionsBy = (typeof SESSIONS_BY)[number];

/**
 * How the sessions of a document are told apart for somebody who is told as much as `level`: below the delegation's rung
 * not at all, since whoever could count the sessions could count the authors. [DC19]
 */
export const sessionsBy = (level: AttributionLevel): SessionsBy =>
  disclosesAtLeast(level, 'person') ? 'person' : disclosesAtLeast(level, 'delegation') ? 'delegation' : 'day';

/** The steps of a document's subject that name a version: what was frozen, and what was then decided about it. */
export const MOMENTS = [
  'submitted',
  'returned',
  'accepted',
  'information-requested',
  'discussed',
  'cleared',
  'not-included',
  'published',
] as const;
export type MomentName = (typeof MOMENTS)[number];

/** The phases in which a round table's outcome has been adopted. */
export const ADOPTED: readonly Phase[] = ['follow-up'];

/**
 * Whether a document's log gives way to its text once the outcome has been adopted: its authors were not to be named, by
 * the level of its own or by the table's in any phase. [DC22]
 */
export const losesLog = (
  settings: Pick<RoundTableSettings, 'attribution' | 'attributionByPhase'>,
  own: AttributionLevel = ATTRIBUTION_LEVELS.at(-1)!,
): boolean => !disclosesAtLeast(lowest(own, ...PHASES.map((phase) => levelOfTable(settings, phase))), 'delegation');

/** What became of words between two versions. */
export const CHANGES = ['same', 'inserted', 'deleted'] as const;
export type Change = (typeof CHANGES)[number];

/** Consecutive words with one fate and, as far as the reader may know, the same authors: places in the comparison's `voices`. */
export const ComparedRun = z.object({
  change: z.enum(CHANGES),
  text: z.string(),
  by: z.array(z.number().int()),
});
export type ComparedRun = z.infer<typeof ComparedRun>;

export const BLOCK_KINDS = ['paragraph', 'heading', 'item', 'quotation', 'cell', 'footnote'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A block of the newer version, or one that only the older had. */
export const ComparedBlock = z.object({
  kind: z.enum(BLOCK_KINDS),
  /** Of a heading (2 to 4), or how deep a list item is (from 1); 0 otherwise. */
  level: z.number().int(),
  /** Of a list item in a numbered list. */
  number: z.number().int().nullable(),
  /** Which row of which table a cell stands in: cells of one row have the same. */
  row: z.string().nullable(),
  change: z.enum([...CHANGES, 'changed']),
  /** What kind of block it was before, where that is different. */
  was: z.enum(BLOCK_KINDS).nullable(),
  runs: z.array(ComparedRun),
});
export type ComparedBlock = z.infer<typeof ComparedBlock>;
