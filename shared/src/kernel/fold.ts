/**
 * A text as it is searched and sorted: without case, accents, vowel signs and the letter forms that people type either
 * way, so that `Côte d’Ivoire` is found by `cote d'ivoire` and `إدماج` by `ادماج`. Scripts without words between spaces
 * (Chinese) keep every character: they are found by any part of them.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/\s+/g, ' ')
    .trim();

/** The words of a search, folded; a text is found when it has every one of them. At most eight are looked at. */
export const searchTerms = (search: string): string[] =>
  [...new Set(fold(search).split(' '))].filter(Boolean).slice(0, 8);
