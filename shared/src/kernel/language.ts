import { z } from 'zod';

/** The languages that texts of a round table may be kept in: the six official languages of the United Nations and those a forum added. ISO 639-1. */
export const LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt', 'de', 'it'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** One text in several languages: `{ en: 'Access to healthcare', ar: '…' }`; at least one. */
export const LocalizedText = z
  .partialRecord(Language, z.string().trim().min(1).max(20_000))
  .refine((text) => Object.keys(text).length > 0, 'A text is needed in at least one language.');
export type LocalizedText = z.infer<typeof LocalizedText>;

/**
 * The text in the first of `wanted` that it has, else in any language: a reader sees a text in another language rather
 * than none, and the language it is in, to mark it with.
 */
export function inLanguage(text: LocalizedText, ...wanted: readonly Language[]): { text: string; language: Language } {
  for (const language of [...wanted, ...LANGUAGES]) {
    const found = text[language];
    if (found !== undefined) return { text: found, language };
  }
  return { text: '', language: wanted[0] ?? 'en' };
}

/** The writing direction of a language. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
