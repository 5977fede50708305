import { createHash } from 'node:crypto';
import type { DelegationId, Language } from '@penholder/shared/kernel';
import { type DelegationFinder, delegationFinder, keysOf, type Nameable } from '@penholder/shared/people/register';
import {
  type PassageNaming,
  PHRASES,
  phrasesIn,
  type PracticeContent,
  sideBySide,
  textOf,
} from '@penholder/shared/practices';

export type NamedDelegation = Nameable & { readonly id: DelegationId };

type Words = Pick<
  PracticeContent,
  | 'language'
  | 'title'
  | 'summary'
  | 'action'
  | 'measure'
  | 'result'
  | 'body'
  | 'partners'
  | 'beneficiaries'
  | 'countries'
  | 'sources'
>;

/** How a delegation is named. */
export interface Naming {
  /** Some passages, for reading. */
  readonly passages: PassageNaming[];
  /** SHA-256 over all passages whole, in hex: another one means other words. */
  readonly words: string;
  /** Whether the sentences of the annex alone name it. */
  readonly ofSentence: boolean;
}

/** A passage longer than this is cut around the name for reading; in characters. */
const LONGEST = 400;
/** A party that is named on every line need not be shown each of them. */
const MOST_PASSAGES = 8;

/** Delegations, and what finds them in texts. */
interface Nameables {
  readonly delegations: readonly NamedDelegation[];
  readonly find: DelegationFinder<NamedDelegation>;
}

export const toBeNamed = (delegations: readonly NamedDelegation[]): Nameables => ({
  delegations,
  find: delegationFinder(delegations),
});

/** What is read beside the practice, and how. */
interface Beside {
  /** Names in these languages count, beside those of the text's own: the table's. */
  readonly alsoIn?: readonly Language[];
  /** What the annex prints of it. */
  readonly sentences?: Partial<Record<Language, { readonly text: string }>> | null;
}

/**
 * Where a practice names delegations, by each, in the order of the form [PR30]; and where the sentences that the annex prints
 * of it name those that its own words do not [PR62].
 */
export function passagesNaming(
  content: Words,
  { delegations, find }: Nameables,
  { alsoIn = [], sentences }: Beside = {},
): Map<DelegationId, Naming> {
  const [own, printed] = [new Passages(), new Passages()];
  const texts = { ...content, ...phrasesIn(content), body: textOf(content.body) };
  const named = (text: string, language: Language) =>
    sentencesOf(text, language).flatMap((sentence) =>
      find(sentence, language, { alsoIn, withDemonyms: true }).map(({ thing, at }) => ({ id: thing.id, sentence, at })),
    );
  const look = (into: Passages, text: string, of: Omit<PassageNaming, 'text'>, language: Language) => {
    for (const { id, sentence, at } of named(text, language)) into.note(id, { ...of, text: sentence }, at);
  };
  for (const part of ['title', 'summary', ...PHRASES, 'body', 'partners', 'beneficiaries'] as const)
    look(own, texts[part], { part }, content.language);
  // In the sentence of the annex the first two stand side by side: a name may begin in one and end in the other.
  const apart = new Set(
    [texts.action, texts.measure].flatMap((text) => named(text, content.language).map(({ id }) => id)),
  );
  for (const { id, sentence, at } of named(sideBySide(texts, content.language), content.language))
    if (!apart.has(id)) own.note(id, { part: 'action', text: sentence }, at);
  for (const delegation of delegations) {
    const code = keysOf(delegation).find((key) => content.countries.includes(key));
    if (code !== undefined) own.note(delegation.id, { part: 'countries', text: code });
  }
  // The notes of an annex print them.
  for (const { label } of content.sources) look(own, label, { part: 'source' }, content.language);
  for (const [language, { text }] of Object.entries(sentences ?? {}) as [Language, { text: string }][])
    look(printed, text, { part: 'sentence', language }, language);
  const naming = new Map(own.told({ ofSentence: false }));
  for (const [id, one] of printed.told({ ofSentence: true })) if (!naming.has(id)) naming.set(id, one);
  return naming;
}

/** Passages by the delegation that they name: some for reading, all of them for telling other words. */
class Passages {
  readonly #whole = new Map<DelegationId, Set<string>>();
  readonly #shown = new Map<DelegationId, PassageNaming[]>();

  note(id: DelegationId, passage: PassageNaming, at = 0): void {
    const known = this.#whole.get(id) ?? new Set();
    const [size, passages] = [known.size, this.#shown.get(id) ?? []];
    this.#whole.set(id, known.add(`${passage.part} ${passage.text}`));
    if (known.size > size && passages.length < MOST_PASSAGES)
      this.#shown.set(id, [...passages, { ...passage, text: around(passage.text, at) }]);
  }

  told(of: Pick<Naming, 'ofSentence'>): [DelegationId, Naming][] {
    return [...this.#whole].map(([id, words]) => [
      id,
      {
        ...of,
        passages: this.#shown.get(id)!,
        words: createHash('sha256')
          .update([...words].sort().join('\n'))
          .digest('hex'),
      },
    ]);
  }
}

const sentencesOf = (text: string, language: Language): string[] =>
  text
    .split('\n')
    .flatMap((line) => [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line)])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '');

function around(sentence: string, at: number): string {
  if (sentence.length <= LONGEST) return sentence;
  const from = Math.max(0, Math.min(at - LONGEST / 2, sentence.length - LONGEST));
  return `${from > 0 ? '…' : ''}${sentence.slice(from, from + LONGEST)}${from + LONGEST < sentence.length ? '…' : ''}`;
}
