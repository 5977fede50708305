import { z } from 'zod';
import { type Id, id, LocalizedText } from '../kernel/index.ts';
import { InstrumentKind } from './citation.ts';

export type InstrumentId = Id<'instrument'>;
export type GroupId = Id<'instrument-group'>;

/** The annexes that are made of instruments: B of law and frameworks, C of agreements, guidelines and reports. */
export const INSTRUMENT_ANNEXES = ['B', 'C'] as const;
export type InstrumentAnnex = (typeof INSTRUMENT_ANNEXES)[number];

/** How the entries of a group are ordered; see `orderEntries`. */
export const GROUP_ORDERINGS = ['chronological', 'by-number', 'given'] as const;
export type GroupOrdering = (typeof GROUP_ORDERINGS)[number];

const line = (most: number) => z.string().trim().min(1).max(most);
const Address = z.url({ protocol: /^https?$/, error: 'An address starts with https:// or http://.' }).max(2000);

/** What an entry of the register says. */
export const InstrumentFields = z.object({
  kind: InstrumentKind,
  citations: LocalizedText,
  /** The number of an ILO instrument, with its letter: `C190`. */
  number: line(20).nullable(),
  year: z.number().int().min(1800).max(2200).nullable(),
  issuer: line(300).nullable(),
  /** The symbol of a document: `A/RES/73/195`. */
  symbol: line(200).nullable(),
  address: Address.nullable(),
  /** Other names it is found by: `ICRMW`, `Migrant Workers Convention`. */
  aliases: z
    .array(line(200))
    .max(30)
    .transform((names) => [...new Set(names)]),
});
export type InstrumentFields = z.infer<typeof InstrumentFields>;

/** A group of an annex, as an entry names the groups it stands in. */
export const NamedGroup = z.object({
  id: id('instrument-group'),
  annex: z.enum(INSTRUMENT_ANNEXES),
  titles: LocalizedText,
});

/** An entry of the register. */
export const Instrument = InstrumentFields.extend({
  id: id('instrument'),
  version: z.number().int(),
  groups: z.array(NamedGroup),
  /** The practices applying it that the reader may see. */
  practices: z.number().int(),
});
export type Instrument = z.infer<typeof Instrument>;
