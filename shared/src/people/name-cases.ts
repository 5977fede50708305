import type { Language } from '../kernel/index.ts';

/** An ending of the nominative, and those of genitive, dative, accusative, instrumental and prepositional; `-` for none. The first that fits counts. */
const RUSSIAN: readonly (readonly [RegExp, string])[] = [
  [/ая$/u, 'ой ой ую ой ой'],
  [/(?<=ск)ий$/u, 'ого ому ий им ом'],
  [/ый$|(?<=т)ой$/u, 'ого ому ый ым ом'],
  [/ое$/u, 'ого ому ое ым ом'],
  [/ие$/u, 'их им ие ими их'],
  [/ые$|(?<=ов)ы$/u, 'ых ым ые ыми ых'],
  [/ий$/u, 'ия ию ий ием ии'],
  [/ия$/u, 'ии ии ию ией ии'],
  [/я$/u, 'и е ю ей е'],
  [/(?<=остров)а$/iu, 'ов ам а ами ах'],
  [/(?<=[жшчщ])а$/u, 'и е у ей е'],
  [/(?<=[гкх])а$/u, 'и е у ой е'],
  [/а$/u, 'ы е у ой е'],
  [/(?<=ств)о$/u, 'а у о ом е'],
  [/(?<=ип)ет$/u, 'та ту ет том те'],
  [/(?<=рус)ь$/u, 'и и ь ью и'],
  [/ь$/u, 'я ю ь ем е'],
  [/й$/u, 'я ю й ем е'],
  [/(?<=ин|ив|ам|ор)ы$/u, '- ам ы ами ах'],
  [/ы$/u, 'ов ам ы ами ах'],
  [/(?<=[бвгдзклмнпрстфхш])$/u, 'а у - ом е'],
];

function casesOfWord(word: string): string[] {
  const [ending, others] = RUSSIAN.find(([one]) => one.test(word)) ?? [];
  if (!ending) return Array.from({ length: 5 }, () => word);
  const stem = word.replace(ending, '');
  return others!.split(' ').map((other) => (other === '-' ? stem : stem + other));
}

/**
 * A name in the other cases, as texts may have it: of several words the first ones decline together, whatever their number
 * ("Соединенных Штатов Америки"), or the last alone ("Шри-Ланки"). Some of these are no words: nothing is found by them.
 */
function russianCases(name: string): string[] {
  const parts = name.split(/(?<=[\s-])|(?=[\s-])/u).filter((part) => part !== '');
  const words = parts.flatMap((part, at) => (/\p{L}{3}/u.test(part) ? [at] : []));
  const declined = parts.map(casesOfWord);
  const spans = [...words.map((_, nth) => words.slice(0, nth + 1)), words.slice(-1)];
  return spans.flatMap((span) =>
    Array.from({ length: 5 }, (_, nth) =>
      parts.map((part, at) => (span.includes(at) ? declined[at]![nth]! : part)).join(''),
    ),
  );
}

/** Adjectives before a noun, and the genitive: "in den Vereinigten Staaten", "Ägyptens". */
const germanCases = (name: string): string[] => [
  name.replace(/(?<=\p{Ll}e)(?= )/gu, 'n'),
  name.replace(/(?<=\p{Ll})es(?= )/gu, 'en'),
  ...(/[sxz]$/u.test(name) ? [] : [`${name}s`]),
];

/** Other forms in which a language has a name, beside the one that it is called by. */
export const formsOfName = (name: string, language: Language): string[] =>
  language === 'ru' ? russianCases(name) : language === 'de' ? germanCases(name) : [];
