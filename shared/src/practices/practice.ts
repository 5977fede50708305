import { z } from 'zod';
import { type DelegationId, type Id, id, Language, LocalizedText, PartialDate } from '../kernel/index.ts';
import { AttributionLevel, Capacity } from '../round-tables/index.ts';
import { line, PhraseFields } from './phrases.ts';
import { isPlace } from './places.ts';
import { Attachment } from './attachment.ts';
import type { PracticeStatus } from './status.ts';
import {
  BENEFICIARY_GROUPS,
  EVIDENCE_LEVELS,
  GCM_OBJECTIVES,
  GUIDING_PRINCIPLES,
  JOURNEY_PHASES,
  LIVING_STATUSES,
  SDG_TARGETS,
} from './registers.ts';

export type PracticeId = Id<'practice'>;
export type AreaId = Id<'area'>;
export type InstrumentId = Id<'instrument'>;

const distinct = <Item extends z.ZodType>(item: Item, most: number) =>
  z
    .array(item)
    .max(most)
    .transform((list) => [...new Set(list)]);
const words = (most: number) => z.string().trim().max(most);

/** The code of a target of the Sustainable Development Goals. */
export const SdgTarget = z.string().refine((code) => SDG_TARGETS.includes(code), 'There is no such target.');

/** A document that stands behind a practice: what it is, where it is, and the day on which somebody saw it there. */
export const Source = z.object({
  label: line(300),
  address: line(2000),
  seenOn: z.iso.date().nullable(),
});
export type Source = z.infer<typeof Source>;

/**
 * What the submitters fill in, apart from the body, which is a document of its own. A draft may be incomplete: every
 * field may be empty, none may be malformed.
 */
export const PracticeFields = z.object({
  language: Language,
  title: line(300),
  summary: words(2000),
  ...PhraseFields.shape,
  areaId: id('area').nullable(),
  /** The delegations that submit it; the first leads. */
  submitters: distinct(id('delegation'), 30),
  countries: distinct(z.string().refine(isPlace, 'There is no such country or region in the register.'), 250),
  partners: words(2000),
  beneficiaries: words(2000),
  startDate: PartialDate.nullable(),
  endDate: PartialDate.nullable(),
  livingStatus: z.enum(LIVING_STATUSES).nullable(),
  livingStatusOn: z.iso.date().nullable(),
  evidenceLevel: z.enum(EVIDENCE_LEVELS).nullable(),
  sources: z.array(Source).max(50),
  instruments: distinct(id('instrument'), 100),
  gcmObjectives: distinct(
    z
      .number()
      .int()
      .refine((number) => GCM_OBJECTIVES.includes(number), 'The objectives are numbered 1 to 23.'),
    23,
  ),
  sdgTargets: distinct(SdgTarget, SDG_TARGETS.length),
  journeyPhases: distinct(z.enum(JOURNEY_PHASES), JOURNEY_PHASES.length),
  guidingPrinciples: distinct(z.enum(GUIDING_PRINCIPLES), GUIDING_PRINCIPLES.length),
  /** The groups among those whom it reaches, beside the words of `beneficiaries`. */
  beneficiaryGroups: distinct(z.enum(BENEFICIARY_GROUPS), BENEFICIARY_GROUPS.length),
  capacity: Capacity,
  attribution: AttributionLevel,
});
export type PracticeFields = z.infer<typeof PracticeFields>;
export type PracticeField = keyof PracticeFields;

/** The editor's document as JSON. */
export const Body = z.record(z.string(), z.unknown());
export type Body = z.infer<typeof Body>;

/** A working copy with its body: what is checked, and what submitting freezes. */
export type Practice = PracticeFields & { readonly body: Body };

/**
 * What submitting freezes: the fields, the body, and the words that the fields only point to as they were then (the
 * area's names, the instruments' citations). Its hash is SHA-256 over its canonical JSON (RFC 8785).
 */
export const PracticeContent = z.object({
  form: z.literal(1),
  number: z.number().int(),
  language: Language,
  title: z.string(),
  summary: z.string(),
  /** Absent where they are empty, as in every version that is older than they. [PR67] */
  action: z.string().optional(),
  measure: z.string().optional(),
  result: z.string().optional(),
  area: z.object({ id: id('area'), names: LocalizedText }).nullable(),
  submitters: z.array(id('delegation')),
  countries: z.array(z.string()),
  partners: z.string(),
  beneficiaries: z.string(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  livingStatus: z.enum(LIVING_STATUSES).nullable(),
  livingStatusOn: z.string().nullable(),
  evidenceLevel: z.enum(EVIDENCE_LEVELS).nullable(),
  sources: z.array(z.object({ label: z.string(), address: z.string(), seenOn: z.string().nullable() })),
  instruments: z.array(z.object({ id: id('instrument'), citations: LocalizedText })),
  gcmObjectives: z.array(z.number().int()),
  sdgTargets: z.array(z.string()),
  journeyPhases: z.array(z.enum(JOURNEY_PHASES)),
  /** Absent where there are none, as in every version that is older than these registers. [PR60] */
  guidingPrinciples: z.array(z.enum(GUIDING_PRINCIPLES)).optional(),
  beneficiaryGroups: z.array(z.enum(BENEFICIARY_GROUPS)).optional(),
  capacity: Capacity,
  body: Body,
  /** The files that go with it; absent where there are none. [PR50] */
  attachments: z.array(Attachment).optional(),
});
export type PracticeContent = z.infer<typeof PracticeContent>;

/** How a practice is called: `symbolOf(12)` is `P-12`. */
export const symbolOf = (number: number): string => `P-${number}`;

/** The text of a body without its marks, block by block. */
export function textOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const node = body as { text?: unknown; content?: unknown };
  if (typeof node.text === 'string') return node.text;
  if (!Array.isArray(node.content)) return '';
  const inner = node.content.map(textOf);
  const isInline = node.content.some((child) => typeof (child as { text?: unknown } | null)?.text === 'string');
  return inner.filter((text) => isInline || text !== '').join(isInline ? '' : '\n');
}

/** The facts about a practice that the rules ask for, whoever reads. */
export interface PracticeFacts {
  readonly status: PracticeStatus;
  /** The last submitted version; 0 before there is one. */
  readonly version: number;
  /** The version that the whole table was shown last. */
  readonly shownVersion: number | null;
  /** The delegations that submit it, of the working copy; the first leads. */
  readonly submitters: readonly DelegationId[];
  /** The secretariat drafts it on behalf of its submitters. */
  readonly isOnBehalf: boolean;
  /** Of a practice that others carry on: whether any of them still stands. */
  readonly isCarriedOn?: boolean;
}
