import { z } from 'zod';
import { defineRoute, Language, LocalizedText } from '../kernel/index.ts';
import { EXPORT_FIELDS } from './export.ts';

export const REGISTER_IDS = [
  'living-statuses',
  'evidence-levels',
  'journey-phases',
  'gcm-objectives',
  'guiding-principles',
  'beneficiary-groups',
  'sdg-goals',
  'sdg-targets',
] as const;
export type RegisterId = (typeof REGISTER_IDS)[number];

export const listRegisters = defineRoute({
  method: 'GET',
  path: '/registers',
  summary: 'The closed lists that practices are described by: what their codes mean, in six languages',
  policy: { who: 'anyone' },
  reply: z.object({
    registers: z.array(
      z.object({
        id: z.enum(REGISTER_IDS),
        /** The column of an export that its codes stand in. */
        column: z.enum(EXPORT_FIELDS),
        /** The symbol of the resolution that the list is of; null where the list is Penholder’s own. */
        source: z.string().nullable(),
        /** The languages in which the names are the words of the United Nations. */
        officialIn: z.array(Language),
        codes: z.array(
          z.object({
            code: z.string(),
            names: LocalizedText,
            /** Of a target: the code of its goal. */
            within: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});
