import { z } from 'zod';
import { InFour, Key, Line } from './common.ts';

export const INSTRUMENT_KINDS = [
  'treaty',
  'ilo-convention',
  'ilo-protocol',
  'ilo-recommendation',
  'declaration',
  'resolution',
  'agreement',
  'guidance',
  'report',
  'compendium',
] as const;

/**
 * An entry of the register of instruments. `citation` is its canonical form; `number` is the ILO's (`C190`), `symbol`
 * the document symbol of the United Nations or the place in the Treaty Series; `aliases` are what else it is called.
 */
export const SampleInstrument = z.strictObject({
  key: Key,
  kind: z.enum(INSTRUMENT_KINDS),
  citation: Line,
  number: z
    .string()
    .regex(/^[CPR]\d{3}$/)
    .nullable(),
  year: z.number().int().min(1900).max(2100),
  issuer: Line,
  symbol: Line.nullable(),
  address: z.url({ protocol: /^https$/ }),
  aliases: z.array(Line),
});

/** A group of an annex, with its entries in order. The same instrument may stand in several groups. */
export const SampleInstrumentGroup = z.strictObject({
  key: Key,
  annex: z.enum(['B', 'C']),
  names: InFour,
  entries: z.array(Key).min(1),
});
