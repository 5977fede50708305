import { createHash } from 'node:crypto';
import type { DelegationId, Language, LocalizedText } from '@penholder/shared/kernel';
import { findParty, partiesIn, plainName } from '@penholder/shared/people/register';
import { type PassageNaming, type PracticeContent, textOf } from '@penholder/shared/practices';

/** A delegation as texts may name it. */
export interface Nameable {
  readonly id: DelegationId;
  readonly names: LocalizedText;
  readonly iso3166: string | null;
}

type Words = Pick<
  PracticeContent,
  'language' | 'title' | 'summary' | 'body' | 'partners' | 'beneficiaries' | 'countries'
>;

/** How a delegation is named. */
export interface Naming {
  /** Some passages, for reading. */
  readonly passages: PassageNaming[];
  /** SHA-256 over all passages whole, in hex: another one means other words. */
  readonly words: string;
}

/** A passage longer than this is cut around the name for reading; in characters. */
const LONGEST = 400;
/** A party that is named on every line need not be shown each of them. */
const MOST_PASSAGES = 8;

/** Where a practice names delegations, by each, in the order of the form [PR30]. */
export function passagesNaming(content: Words, delegations: readonly Nameable[]): Map<DelegationId, Naming> {
  const find = finder(delegations);
  const whole = new Map<DelegationId, Set<string>>();
  const shown = new Map<DelegationId, PassageNaming[]>();
  const note = (id: DelegationId, { part, text }: PassageNaming, at = 0) => {
    const known = whole.get(id) ?? new Set();
    const [size, passages] = [known.size, shown.get(id) ?? []];
    whole.set(id, known.add(`${part} ${text}`));
    if (known.size > size && passages.length < MOST_PASSAGES)
      shown.set(id, [...passages, { part, text: around(text, at) }]);
  };
  const texts = { ...content, body: textOf(content.body) };
  for (const part of ['title', 'summary', 'body', 'partners', 'beneficiaries'] as const)
    for (const sentence of sentencesOf(texts[part], content.language))
      for (const { id, at } of find(sentence, content.language)) note(id, { part, text: sentence }, at);
  for (const delegation of delegations) {
    const code = keysOf(delegation).find((key) => content.countries.includes(key));
    if (code !== undefined) note(delegation.id, { part: 'countries', text: code });
  }
  return new Map(
    [...whole].map(([id, words]) => [
      id,
      {
        passages: shown.get(id)!,
        words: createHash('sha256')
          .update([...words].sort().join('\n'))
          .digest('hex'),
      },
    ]),
  );
}

/** What the register of parties knows a delegation as: a state's key is its ISO code. */
const keysOf = ({ names, iso3166 }: Nameable): string[] =>
  iso3166 ? [iso3166] : Object.values(names).flatMap((name) => findParty(name)?.key ?? []);

/** Finds delegations by what the register of parties knows of them; those that it does not know, by the names that the table gave them. */
function finder(delegations: readonly Nameable[]) {
  // Several delegations may be of one party.
  const byKey = new Map<string, DelegationId[]>();
  const byName = new Map<string, DelegationId[]>();
  const add = (index: Map<string, DelegationId[]>, key: string, id: DelegationId) =>
    index.set(key, [...new Set([...(index.get(key) ?? []), id])]);
  for (const delegation of delegations) {
    const keys = keysOf(delegation);
    for (const key of keys) add(byKey, key, delegation.id);
    if (keys.length > 0) continue;
    for (const name of Object.values(delegation.names)) add(byName, plainName(name), delegation.id);
  }
  return (text: string, language: Language): { id: DelegationId; at: number }[] => {
    const known = partiesIn(text, language, { withDemonyms: true }).flatMap(({ party, at }) =>
      (byKey.get(party.key) ?? []).map((id) => ({ id, at })),
    );
    const plain = ` ${plainName(text)} `;
    const unknown = [...byName].flatMap(([name, ids]) => {
      const place = plain.indexOf(` ${name} `);
      // Its place among plain words is near enough to its place in the text.
      return place < 0 ? [] : ids.map((id) => ({ id, at: place }));
    });
    return [...known, ...unknown];
  };
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
