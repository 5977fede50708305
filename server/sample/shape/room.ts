import { Language } from '@penholder/shared/kernel';
import { Party, ROLES, STANDINGS } from '@penholder/shared/people';
import { Phase, RoundTableSettings } from '@penholder/shared/round-tables';
import { z } from 'zod';
import { Hour, InFour, Key, Line } from './common.ts';

/** The forum. */
export const SampleForum = z.strictObject({ key: Key, title: InFour, period: Line });

/** The round table; `practiceCallClosesAtHour` becomes the setting `practiceCallClosesAt` when it is loaded. */
export const SampleRoundTable = z.strictObject({
  key: Key,
  code: Line,
  title: InFour,
  description: InFour,
  timeZone: Line.refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'Not a time zone.' }),
  languages: z.array(Language).min(1),
  phase: Phase,
  settings: RoundTableSettings.omit({ practiceCallClosesAt: true }).strict(),
  practiceCallClosesAtHour: Hour.nullable(),
});

/** A party; `region` is its UN M49 code where it is a state. */
export const SampleParty = Party.omit({ id: true })
  .extend({
    key: Key,
    names: InFour,
    region: z
      .string()
      .regex(/^\d{3}$/)
      .nullable(),
  })
  .strict()
  .refine((party) => (party.kind === 'state') === (party.iso3166 !== null), {
    error: 'A state has an ISO 3166 code, and nobody else has.',
  });

/** A delegation bears the key of its party. */
export const SampleDelegation = z.strictObject({ party: Key, hasVote: z.boolean() });

/** A person's place in a delegation. */
export const SampleAccreditation = z.strictObject({
  delegation: Key,
  standing: z.enum(STANDINGS),
  isFocalPoint: z.boolean().default(false),
  maySubmit: z.boolean().default(false),
  mayVote: z.boolean().default(false),
});

/** An invented person. Addresses lie below the reserved top-level domain `example` (RFC 2606), which receives no mail. */
export const SamplePerson = z.strictObject({
  key: Key,
  name: Line,
  email: z.email().regex(/\.example$/, 'Addresses of invented persons end in .example.'),
  language: Language,
  roles: z.array(z.enum(ROLES)).default([]),
  isAdministrator: z.boolean().default(false),
  accreditations: z.array(SampleAccreditation).default([]),
});
export type SamplePerson = z.infer<typeof SamplePerson>;

/** A thematic area; the order of the file is the order of the areas. */
export const SampleArea = z.strictObject({ key: Key, names: InFour });
