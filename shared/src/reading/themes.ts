import { plainText } from '../documents/index.ts';
import type { Context } from './context.ts';
import type { PaperArea } from './paper.ts';
import type { Piece } from './prepare.ts';

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const joined = (text: string) => ` ${words(text).join(' ')} `;

/**
 * Areas that the annex's introduction names in other words than their headings do. Only an introduction that names at least
 * two of them in their own words is taken to list them; the wording beside which an odd one stands is the part of that
 * sentence, between the names that agree, with which it shares most words.
 */
export function remarkThemes(areas: readonly PaperArea[], introduction: readonly Piece[], context: Context) {
  const named = areas.filter((area) => area.name !== '');
  for (const piece of introduction) {
    if (piece.kind === 'table') continue;
    const text = plainText(piece.content);
    const plain = joined(text);
    const agreeing = named.filter((area) => plain.includes(joined(area.name)));
    if (agreeing.length < 2 || agreeing.length === named.length) continue;
    const rests = restsBeside(
      text,
      agreeing.map((area) => area.name),
    );
    for (const area of named) {
      if (agreeing.includes(area)) continue;
      const own = new Set(words(area.name).filter((word) => word.length > 3));
      const shared = (rest: string) => words(rest).filter((word) => own.has(word)).length;
      const nearest = rests.map((rest) => ({ rest, shared: shared(rest) })).sort((a, b) => b.shared - a.shared)[0];
      context.remark(
        'theme-named-differently',
        area.place,
        [area.id],
        [area.name, nearest && nearest.shared > 0 ? nearest.rest : ''],
      );
    }
    return;
  }
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
