import { z } from 'zod';
import { LocalizedText, id } from '../kernel/index.ts';

/** What kinds of party there are. A submitter is a party; it is not the same as a country where a practice is implemented. */
export const PARTY_KINDS = [
  'state',
  'group-of-states',
  'international-organisation',
  'regional-process',
  'mechanism',
  'civil-society',
  'university',
  'city',
  'secretariat',
] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** Whoever can be represented. `iso3166` is the alpha-2 code of a state. */
export const Party = z.object({
  id: id('party'),
  kind: z.enum(PARTY_KINDS),
  names: LocalizedText,
  iso3166: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
});
export type Party = z.infer<typeof Party>;
