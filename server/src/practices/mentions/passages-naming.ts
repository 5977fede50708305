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
  'language' | 'title' | 'summary' | 'body' | 'partners' | 'beneficiaries' | 'countries' | 'submitters'
>;

/** A passage longer than this is cut around the name; in characters. */
const LONGEST = 400;
/** A party that is named on every line need not be shown each of them. */
const MOST_PASSAGES = 8;

/** Where a practice names delegations that do not submit it: by each the passages, in the order of the form [PR30]. */
export function passagesNaming(content: Words, delegations: readonly Nameable[]): Map<DelegationId, PassageNaming[]> {
  const others = delegations.filter(({ id }) => !content.submitters.includes(id));
  const find = finder(others);
  const found = new Map<DelegationId, PassageNaming[]>();
  const note = (id: DelegationId, passage: PassageNaming) => {
    const passages = found.get(id) ?? [];
    const isNew = passages.every(({ part, text }) => part !== passage.part || text !== passage.text);
    if (isNew && passages.length < MOST_PASSAGES) found.set(id, [...passages, passage]);
  };
  const texts = { ...content, body: textOf(content.body) };
  for (const part of ['title', 'summary', 'body', 'partners', 'beneficiaries'] as const)
    for (const sentence of sentencesOf(texts[part], content.language))
      for (const { id, at } of find(sentence, content.language)) note(id, { part, text: around(sentence, at) });
  for (const delegation of others) {
    const code = keysOf(delegation).find((key) => content.countries.includes(key));
    if (code !== undefined) note(delegation.id, { part: 'countries', text: code });
  }
  return found;
}

/** What the register of parties knows a delegation as: a state's key is its ISO code. */
const keysOf = ({ names, iso3166 }: Nameable): string[] =>
  iso3166 ? [iso3166] : Object.values(names).flatMap((name) => findParty(name)?.key ?? []);

/** Finds delegations by what the register of parties knows of them; those that it does not know, by the names that the table gave them. */
function finder(delegations: readonly Nameable[]) {
  const byKey = new Map<string, DelegationId>();
  const byName = new Map<string, DelegationId>();
  for (const delegation of delegations) {
    const keys = keysOf(delegation);
    for (const key of keys) byKey.set(key, delegation.id);
    if (keys.length > 0) continue;
    for (const name of Object.values(delegation.names)) byName.set(plainName(name), delegation.id);
  }
  return (text: string, language: Language): { id: DelegationId; at: number }[] => {
    const known = partiesIn(text, language, { withDemonyms: true }).flatMap(({ party, at }) => {
      const id = byKey.get(party.key);
      return id ? [{ id, at }] : [];
    });
    const plain = ` ${plainName(text)} `;
    const unknown = [...byName].flatMap(([name, id]) => (plain.includes(` ${name} `) ? [{ id, at: 0 }] : []));
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
