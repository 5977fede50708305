import type { Language } from '../kernel/index.ts';
import { partiesIn } from '../people/register/index.ts';
import { statusSaidIn } from '../practices/index.ts';
import type { StatusHint } from './paper.ts';

/** States that a text names, by ISO 3166 alpha-2, in its order, each once. */
export const statesIn = (text: string, language: Language): string[] => [
  ...new Set(partiesIn(text, language).flatMap(({ party }) => (party.iso3166 ? [party.iso3166] : []))),
];

/** What a text lets guess of a practice's living status, with the words that say so; the gravest first. */
export const statusHintsIn = (text: string): StatusHint[] =>
  statusSaidIn(text).map(({ status, phrase }) => ({ status, phrase }));
