import type { Language } from './language.ts';

/** The locale whose lists and alphabet a language follows: English is British, with no comma before "and". */
export const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ar: 'ar',
  zh: 'zh-CN',
  ru: 'ru-RU',
  pt: 'pt-PT',
  de: 'de-DE',
  it: 'it-IT',
};

const formats = new Map<Language, Intl.ListFormat>();

/** Names as the language joins them: `Belgium, Morocco and Tunisia`. */
export function listOf(names: readonly string[], language: Language): string {
  let format = formats.get(language);
  if (!format)
    formats.set(language, (format = new Intl.ListFormat(LOCALES[language], { style: 'long', type: 'conjunction' })));
  return format.format(names);
}

/** The quotation marks of a language, with their spaces. */
export const QUOTES: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['“', '”'],
  fr: ['«\u00A0', '\u00A0»'],
  es: ['«', '»'],
  ar: ['«', '»'],
  zh: ['“', '”'],
  ru: ['«', '»'],
  pt: ['«', '»'],
  de: ['„', '“'],
  it: ['«', '»'],
};
