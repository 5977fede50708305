import type { Language } from '../kernel/index.ts';
import type { InstrumentFacts, InstrumentGroupFacts, PracticeFacts } from './annex-facts.ts';
import { LOCALES } from './house-style.ts';

const collators = new Map<Language, Intl.Collator>();

/** The alphabet of a language; numbers inside texts count as numbers. */
export function collatorOf(language: Language): Intl.Collator {
  let collator = collators.get(language);
  if (!collator)
    collators.set(language, (collator = new Intl.Collator(LOCALES[language], { usage: 'sort', numeric: true })));
  return collator;
}

/** A practice with the names under which it is printed, in alphabetical order. */
export interface NamedPractice {
  readonly practice: PracticeFacts;
  readonly names: readonly string[];
}

/** The order within an area (AX3). */
export function inOrder(practices: readonly NamedPractice[], language: Language): NamedPractice[] {
  const { compare } = collatorOf(language);
  const byNames = (a: NamedPractice, b: NamedPractice): number => {
    for (let index = 0; index < Math.min(a.names.length, b.names.length); index += 1) {
      const order = compare(a.names[index]!, b.names[index]!);
      if (order !== 0) return order;
    }
    return (
      a.names.length - b.names.length ||
      plain(a.practice.startDate ?? '9', b.practice.startDate ?? '9') ||
      compare(a.practice.original.title, b.practice.original.title) ||
      plain(a.practice.id, b.practice.id)
    );
  };
  const placed = practices.filter(({ practice }) => practice.position !== null);
  const ordered = practices.filter(({ practice }) => practice.position === null).sort(byNames);
  for (const one of placed.sort((a, b) => a.practice.position! - b.practice.position! || byNames(a, b)))
    ordered.splice(Math.min(one.practice.position! - 1, ordered.length), 0, one);
  return ordered;
}

/** An instrument with its citation in the edition's language. */
export interface CitedInstrument {
  readonly instrument: InstrumentFacts;
  readonly citation: string;
}

/** The order within a group (AX13). */
export function instrumentsInOrder(
  instruments: readonly CitedInstrument[],
  order: InstrumentGroupFacts['order'],
  language: Language,
): CitedInstrument[] {
  if (order === 'given') return [...instruments];
  const { compare } = collatorOf(language);
  const key = ({ instrument }: CitedInstrument): number =>
    (order === 'by-number' ? instrument.number : instrument.year) ?? Infinity;
  return instruments.toSorted((a, b) => {
    const [first, second] = [key(a), key(b)];
    if (first !== second) return first < second ? -1 : 1;
    return (
      (order === 'by-number' ? (a.instrument.year ?? Infinity) - (b.instrument.year ?? Infinity) || 0 : 0) ||
      compare(a.citation, b.citation) ||
      plain(a.instrument.id, b.instrument.id)
    );
  });
}

const plain = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
