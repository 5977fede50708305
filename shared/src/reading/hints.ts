import type { Language } from '../kernel/index.ts';
import { partiesIn } from '../people/register/index.ts';
import type { StatusHint } from './paper.ts';
import { STATUS_PHRASES } from './words.ts';

/** Years that a text names, ascending, each once; those of a decade's name ("2030 Agenda") are its own business. */
export function yearsIn(text: string): number[] {
  const western = text.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
  const years = [...western.matchAll(/(?<![\p{L}\p{N}.,/-])((?:19|20)\d\d)(?![\p{N}]|[.,]\d|\s*Agenda)/giu)].map(
    (match) => Number(match[1]),
  );
  return [...new Set(years)].sort((a, b) => a - b);
}

/** States that a text names, by ISO 3166 alpha-2, in its order, each once. */
export const statesIn = (text: string, language: Language): string[] => [
  ...new Set(partiesIn(text, language).flatMap(({ party }) => (party.iso3166 ? [party.iso3166] : []))),
];

/** What a text lets guess of a practice's living status, with the words that say so; the gravest first. */
export const statusHintsIn = (text: string): StatusHint[] =>
  STATUS_PHRASES.flatMap(([status, words]) => {
    const found = words.exec(text);
    return found ? [{ status, phrase: found[0] }] : [];
  });
