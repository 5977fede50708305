import { Language, LocalizedText } from '@penholder/shared/kernel';
import { z } from 'zod';

/** A readable name for one thing of the sample, unique among its kind: `egypt`, `finland-healthcare-2022`. */
export const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key is lower-case words joined by hyphens.');

/** A moment, in hours from the moment the sample is loaded: -24 is a day before, 72 is three days after. */
export const Hour = z.number().min(-2000).max(2000);
const PastHour = Hour.max(0, 'What has happened lies before the loading: at hour 0 or earlier.');

/** One line or paragraph of text. */
export const Line = z.string().trim().min(1).max(4000);

/** A text in all four working languages of the round table. */
export const InFour = z.strictObject({ en: Line, fr: Line, es: Line, ar: Line });

/** A text in English and Arabic at least: the pair that shows every page in both directions of writing. */
export const InEnglishAndArabic = LocalizedText.refine((text) => text.en !== undefined && text.ar !== undefined, {
  error: 'A text is needed in English and in Arabic.',
});

/** Paragraphs per language: `{ "en": ["First.", "Second."] }`. */
export const Paragraphs = z
  .partialRecord(Language, z.array(Line).min(1))
  .refine((body) => body.en !== undefined, { error: 'English paragraphs are needed.' });

/** Who did something, and when. */
export const Deed = z.strictObject({ by: Key, atHour: PastHour });
export type Deed = z.infer<typeof Deed>;

/** A deed that moved something to the state `reached`; `text` is the request, the answer or the reason that went with it. */
export const stepTo = <States extends readonly [string, ...string[]]>(states: States) =>
  Deed.extend({ reached: z.enum(states), text: Line.optional() });
