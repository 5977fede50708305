import { z } from 'zod';
import { anyOf, defineRoute, id, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { INSTRUMENT_KINDS } from './citation.ts';
import { GROUP_ORDERINGS, Instrument, INSTRUMENT_ANNEXES, InstrumentFields } from './instrument.ts';

/** The most groups of a round table, and the most entries of a group. */
export const MOST_GROUPS = 60;
export const MOST_ENTRIES = 500;

const InInstrument = InRoundTable.extend({ instrument: id('instrument') });
const InGroup = InRoundTable.extend({ group: id('instrument-group') });
const unknown = 'instrument.not-found';
const unknownGroup = 'instrument-group.not-found';
const notAsGiven = ['instrument.already-there', 'instrument.years-differ', 'instrument.like-but-for-year'] as const;

export const INSTRUMENT_SORTS = ['citation', 'year'] as const;
export type InstrumentSort = (typeof INSTRUMENT_SORTS)[number];

export const InstrumentFilters = z.object({
  /** Words that citations, number, symbol, issuer and other names must all contain. */
  search: z.string().trim().max(200).optional(),
  kind: anyOf(z.enum(INSTRUMENT_KINDS), 20),
  /** Those in a group of this annex; `none`: those in no group. */
  annex: z.enum([...INSTRUMENT_ANNEXES, 'none']).optional(),
  group: id('instrument-group').optional(),
});
export type InstrumentFilters = z.output<typeof InstrumentFilters>;

export const listInstruments = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/instruments',
  summary: 'The register of instruments: searched, narrowed, sorted',
  policy: { who: 'act', act: 'instrument.read' },
  params: InRoundTable,
  query: PageQuery.extend({ ...InstrumentFilters.shape, sort: z.enum(INSTRUMENT_SORTS).default('citation') }),
  reply: pageOf(Instrument),
  refusals: ['request.cursor'],
});

export const getInstrument = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/instruments/:instrument',
  summary:
    'An entry of the register, with those that may be the same; an id that was merged answers what it was merged into',
  policy: { who: 'act', act: 'instrument.read' },
  params: InInstrument,
  reply: Instrument.extend({
    mayBeSame: z.array(z.object({ id: id('instrument'), citations: LocalizedText })).max(20),
  }),
  refusals: [unknown],
});

/** Said after `instrument.like-but-for-year`: it is another instrument [IN35]. */
const isAnother = z.boolean().default(false);

export const createInstrument = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/instruments',
  summary: 'Enter an instrument in the register',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InRoundTable,
  body: InstrumentFields.extend({
    /** The group to put it into, as its last. */
    group: id('instrument-group').optional(),
    isAnother,
  }),
  status: 201,
  reply: Instrument,
  refusals: [...notAsGiven, unknownGroup, 'instrument-group.full'],
});

export const editInstrument = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/instruments/:instrument',
  summary: 'Correct or complete an entry; its version moves on',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InInstrument,
  body: z.object({
    /** The version that the edit was made on. */
    version: z.number().int().min(1),
    fields: InstrumentFields.partial(),
    isAnother,
  }),
  reply: Instrument,
  refusals: [unknown, 'instrument.changed-meanwhile', ...notAsGiven],
});

export const mergeInstrument = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/instruments/:instrument/merger',
  summary: 'Merge an entry into another, which is kept',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InInstrument,
  body: z.object({ into: id('instrument') }),
  reply: Instrument,
  refusals: [unknown, 'instrument.into-itself'],
});

export const removeInstrument = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/instruments/:instrument',
  summary: 'Remove an entry that no practice applies',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InInstrument,
  refusals: [unknown, 'instrument.in-use'],
});

export const InstrumentGroup = z.object({
  id: id('instrument-group'),
  annex: z.enum(INSTRUMENT_ANNEXES),
  position: z.number().int(),
  titles: LocalizedText,
  ordering: z.enum(GROUP_ORDERINGS),
  revision: z.number().int(),
  entries: z.number().int(),
});
export type InstrumentGroup = z.infer<typeof InstrumentGroup>;
const Groups = z.object({ groups: z.array(InstrumentGroup).max(MOST_GROUPS) });

/** A group with its entries, in the order that its rule makes. */
const WholeGroup = InstrumentGroup.omit({ entries: true }).extend({ entries: z.array(Instrument).max(MOST_ENTRIES) });
export type WholeGroup = z.infer<typeof WholeGroup>;

export const listInstrumentGroups = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/instrument-groups',
  summary: 'The groups of Annexes B and C, in order',
  policy: { who: 'act', act: 'instrument.read' },
  params: InRoundTable,
  reply: Groups,
});

export const getInstrumentGroup = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/instrument-groups/:group',
  summary: 'A group with its entries in their order',
  policy: { who: 'act', act: 'instrument.read' },
  params: InGroup,
  reply: WholeGroup,
  refusals: [unknownGroup],
});

export const createInstrumentGroup = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/instrument-groups',
  summary: 'Add a group to an annex, as its last',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InRoundTable,
  body: z.object({
    annex: z.enum(INSTRUMENT_ANNEXES),
    titles: LocalizedText,
    ordering: z.enum(GROUP_ORDERINGS).default('chronological'),
  }),
  status: 201,
  reply: InstrumentGroup,
  refusals: ['instrument-group.too-many'],
});

export const editInstrumentGroup = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/instrument-groups/:group',
  summary: 'Retitle a group, or change its annex or its order',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InGroup,
  body: z.object({
    revision: z.number().int().min(1),
    annex: z.enum(INSTRUMENT_ANNEXES).optional(),
    titles: LocalizedText.optional(),
    ordering: z.enum(GROUP_ORDERINGS).optional(),
  }),
  reply: InstrumentGroup,
  refusals: [unknownGroup, 'instrument-group.changed-meanwhile'],
});

export const removeInstrumentGroup = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/instrument-groups/:group',
  summary: 'Remove a group; its instruments stay in the register',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InGroup,
  refusals: [unknownGroup],
});

export const orderInstrumentGroups = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/instrument-group-order',
  summary: 'Put the groups of an annex in order: all ids, once each',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InRoundTable,
  body: z.object({ annex: z.enum(INSTRUMENT_ANNEXES), ids: z.array(id('instrument-group')).max(MOST_GROUPS) }),
  reply: Groups,
  refusals: ['instrument-group.order-incomplete'],
});

const InEntry = InGroup.extend({ instrument: id('instrument') });

export const addToGroup = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/instrument-groups/:group/entries/:instrument',
  summary: 'Put an instrument into a group, as its last; it may stand in others too',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InEntry,
  reply: WholeGroup,
  refusals: [unknown, unknownGroup, 'instrument-group.full'],
});

export const takeFromGroup = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/instrument-groups/:group/entries/:instrument',
  summary: 'Take an instrument out of a group; it stays in the register',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InEntry,
  reply: WholeGroup,
  refusals: [unknownGroup],
});

export const orderGroup = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/instrument-groups/:group/entry-order',
  summary: 'Put the entries of a group in the order as given: all ids, once each',
  policy: { who: 'act', act: 'instrument.manage' },
  params: InGroup,
  body: z.object({ ids: z.array(id('instrument')).max(MOST_ENTRIES) }),
  reply: WholeGroup,
  refusals: [unknownGroup, 'instrument-group.order-incomplete', 'instrument-group.ordered-by-rule'],
});
