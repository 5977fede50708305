import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial } from './material.ts';

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const joined = (text: string) => ` ${words(text).join(' ')} `;

/** A theme that an introduction names in other words than its heading; `instead` is empty where no words of it come near. */
export interface OtherwiseNamed {
  readonly name: string;
  readonly instead: string;
}

/**
 * The themes that a text names in other words than their own. Only a text that names at least two of them in their own
 * words is taken to list them; the wording beside which an odd one stands is the part of that sentence, between the
 * names that agree, with which it shares most words.
 */
export function themesNamedOtherwise(names: readonly string[], text: string): OtherwiseNamed[] {
  const plain = joined(text);
  const agreeing = names.filter((name) => plain.includes(joined(name)));
  if (agreeing.length < 2 || agreeing.length === names.length) return [];
  const rests = restsBeside(text, agreeing);
  return names
    .filter((name) => !agreeing.includes(name))
    .map((name) => {
      const own = new Set(words(name).filter((word) => word.length > 3));
      const shared = (rest: string) => words(rest).filter((word) => own.has(word)).length;
      const nearest = rests.map((rest) => ({ rest, shared: shared(rest) })).sort((a, b) => b.shared - a.shared)[0];
      return { name, instead: nearest && nearest.shared > 0 ? nearest.rest : '' };
    });
}

/** What of a list in prose is left between the names that are known. */
function restsBeside(text: string, names: readonly string[]): string[] {
  const known = names.map((name) =>
    words(name)
      .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[^\\p{L}\\p{N}]+'),
  );
  const sentence =
    text
      .split(/(?<=[.。!?])\s+/u)
      .find((part) => known.some((name) => new RegExp(name, 'iu').test(part.normalize('NFC')))) ?? text;
  return sentence
    .split(new RegExp(known.join('|'), 'iu'))
    .map((rest) =>
      rest.replace(/^[\s,;:()،؛]+|[\s,;:.()،؛]+$/gu, '').replace(/^(?:and|et|y|و)\s*|\s*(?:and|et|y)$/giu, ''),
    )
    .flatMap((rest) => (rest.length > 3 ? [rest] : []));
}

/** A heading as it stands in a sentence: without its capital, unless its first word is an acronym. */
const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;

/** AX37: in the introduction of Annex A. One that names no words near the heading at all is pointed out too. */
export function themesOtherwise({ texts, facts }: LintMaterial): Found[] {
  const introduction = texts.find(({ kind, place }) => kind === 'introduction' && place.id === 'A');
  const areas = texts.filter(({ kind }) => kind === 'name');
  if (!introduction) return [];
  const paragraphs = introduction.text.split(/\n\s*\n/);
  for (const paragraph of paragraphs) {
    const otherwise = themesNamedOtherwise(areas.map(({ text }) => text).filter(Boolean), paragraph);
    if (otherwise.length === 0) continue;
    return otherwise.map(({ name, instead }) => {
      const at = instead ? introduction.text.indexOf(instead) : -1;
      // Two themes side by side that both differ are one stretch of words: what belongs to which is the penholder's to say.
      const isOne = at >= 0 && otherwise.filter((other) => other.instead === instead).length === 1;
      const by = inSentence(name);
      return found({
        rule: 'theme-named-differently',
        place: { kind: 'area', id: areas.find(({ text }) => text === name)!.place.id },
        language: facts.language,
        excerpt: at < 0 ? null : excerptOf(introduction.text, at, instead.length),
        params: { name, instead },
        remedies: isOne
          ? [
              {
                act: 'rewrite-introduction',
                text: introduction.text.slice(0, at) + by + introduction.text.slice(at + instead.length),
                instead,
                by,
              },
            ]
          : [],
        detail: facts.language,
        about: `${name} ${introduction.text}`,
      });
    });
  }
  return [];
}
