import { type Language, type LocalizedText, inLanguage } from '@penholder/shared/kernel';
import type { getMe } from '@penholder/shared/people';
import type { ReplyOf } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** Who is signed in, and their round tables. */
export type Me = ReplyOf<typeof getMe>;
/** One round table of theirs: what they are there. */
export type Place = Me['roundTables'][number];

/** A text in the reader's language where it has it, else in another; with that language, for `lang`. */
export const textOf = (text: LocalizedText): { text: string; language: Language } =>
  inLanguage(text, getLocale() as Language, 'en');

/** `textOf` where the language cannot be marked (titles of windows, options). */
export const wordsOf = (text: LocalizedText): string => textOf(text).text;
