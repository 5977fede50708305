import { z } from 'zod';
import { ComparedBlock } from '../documents/index.ts';
import { defineRoute, id, Language, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { Annex } from './annex-facts.ts';
import { EDITION_CHANGES } from './compare-editions.ts';
import { WHY_NOT } from './fate.ts';

/** A practice or an instrument that two editions print otherwise, under one of the headings that it stands under. */
export const ComparedEntry = z.object({
  kind: z.enum(['practice', 'instrument']),
  id: z.string(),
  /** Of a practice. */
  number: z.number().int().nullable(),
  annex: Annex,
  /** The heading: an area, a group of instruments, or a delegation. */
  group: LocalizedText,
  change: z.enum(EDITION_CHANGES),
  isMoved: z.boolean(),
  /** From where and to where, where it stands elsewhere: headings and places from 1. */
  movedFrom: z.object({ group: LocalizedText, position: z.number().int() }).nullable(),
  movedTo: z.object({ group: LocalizedText, position: z.number().int() }).nullable(),
  /** The words, compared where both editions are of one language; else those of the newer that prints it. */
  blocks: z.array(ComparedBlock),
  language: Language,
  versions: z.object({ from: z.number().int().nullable(), to: z.number().int().nullable() }),
  /** Why it is no longer printed, as far as the reader may know. */
  why: z.enum(WHY_NOT).nullable(),
  /** Why it was left out; to the bureau alone [AX31]. */
  reason: z.string().nullable(),
});
export type ComparedEntry = z.infer<typeof ComparedEntry>;

export const ComparedHead = z.object({
  id: id('edition'),
  symbol: z.string(),
  number: z.number().int(),
  language: Language,
  issuedOn: z.string(),
});

export const EditionComparison = pageOf(ComparedEntry).extend({
  from: ComparedHead,
  to: ComparedHead,
  /** How many things of each kind were changed how; a joint practice counts once. */
  counts: z.array(
    z.object({ kind: z.enum(['practice', 'instrument']), change: z.enum(EDITION_CHANGES), count: z.number().int() }),
  ),
});
export type EditionComparison = z.infer<typeof EditionComparison>;

const Query = PageQuery.extend({
  from: id('edition'),
  to: id('edition'),
  by: z.enum(['area', 'delegation']).default('area'),
  change: z.enum(EDITION_CHANGES).optional(),
});

export const compareTwoEditions = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/edition-comparison',
  summary: 'What differs between two editions of the round table: added, dropped, changed word by word, moved',
  policy: { who: 'act', act: 'edition.read' },
  params: InRoundTable,
  query: Query,
  reply: EditionComparison,
  refusals: ['edition.not-found', 'edition.not-compiled', 'edition.attribution-lowered'],
});

export const listEditionsBeside = defineRoute({
  method: 'GET',
  path: '/public/editions/:edition/beside',
  summary:
    'The published editions of the round table of one, itself among them, newest first: what it can be compared with',
  policy: { who: 'anyone' },
  params: z.object({ edition: id('edition') }),
  reply: z.object({ items: z.array(ComparedHead) }),
  refusals: ['edition.not-found'],
});

export const comparePublicEditions = defineRoute({
  method: 'GET',
  path: '/public/edition-comparison',
  summary: 'What differs between two published editions of one round table',
  policy: { who: 'anyone' },
  query: Query,
  reply: EditionComparison,
  refusals: ['edition.not-found'],
});
