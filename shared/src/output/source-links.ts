import type { Inline } from '../documents/index.ts';
import type { Language } from '../kernel/index.ts';
import type { SourceFacts } from './annex-facts.ts';

type Source = Pick<SourceFacts, 'label' | 'address'>;

/**
 * Makes links of sources (AX9): the first place where the runs say a source's label as whole words becomes the link, with
 * what `styleOf` adds to it. Places are given out in the order of the sources, and none twice; `rest` is what the runs do
 * not say.
 */
export function linkSaid<S extends Source>(
  runs: readonly Inline[],
  sources: readonly S[],
  styleOf: (source: S) => Partial<Inline> = () => ({}),
): { linked: Inline[]; rest: S[] } {
  let linked: Inline[] = [...runs];
  const rest: S[] = [];
  for (const source of sources) {
    const place = linked.findIndex((run) => run.href === undefined && wholeWordsAt(run.text, source.label) >= 0);
    if (place < 0) rest.push(source);
    else linked = linked.toSpliced(place, 1, ...split(linked[place]!, source, styleOf(source)));
  }
  return { linked, rest };
}

/** Sources as links, and in brackets at the end those that the runs do not say: how annexes without notes have them. */
export function withSources(runs: readonly Inline[], sources: readonly Source[], language: Language): Inline[] {
  const { linked, rest } = linkSaid(runs, sources);
  if (rest.length === 0) return linked;
  const [open, between, close] = language === 'zh' ? ['（', '；', '）'] : [' (', '; ', ')'];
  const added = rest.flatMap(({ label, address }, index): Inline[] => [
    { text: index === 0 ? open! : between! },
    { text: label, href: address },
  ]);
  const [head, stop] = atStop(linked);
  return [...head, ...added, { text: close! }, ...stop];
}

function split(run: Inline, { label, address }: Source, style: Partial<Inline>): Inline[] {
  const at = wholeWordsAt(run.text, label);
  const parts: Inline[] = [
    { ...run, text: run.text.slice(0, at) },
    { ...run, text: run.text.slice(at, at + label.length), href: address, ...style },
    { ...run, text: run.text.slice(at + label.length) },
  ];
  return parts.filter((part) => part.text !== '');
}

const SPACED_LETTER = /[\p{L}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Where `label` stands in `text` and is not part of a longer word, or -1. Scripts without spaces have no such words. */
function wholeWordsAt(text: string, label: string): number {
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + 1)) {
    const [before, after] = [text.slice(0, at).at(-1) ?? '', text.slice(at + label.length).at(0) ?? ''];
    if (!joins(before, label.at(0)!) && !joins(label.at(-1)!, after)) return at;
  }
  return -1;
}

const joins = (a: string, b: string): boolean =>
  SPACED_LETTER.test(a) && SPACED_LETTER.test(b) && !UNSPACED.test(a) && !UNSPACED.test(b);

/** Runs cut before the full stop that ends them; one that a note's mark follows belongs to what the note is about. */
export function atStop(runs: readonly Inline[]): readonly [Inline[], Inline[]] {
  const last = runs.at(-1);
  const stop = last === undefined ? null : /[.。]$/u.exec(last.text);
  if (last === undefined || stop === null || last.footnote !== undefined) return [[...runs], []];
  const head = { ...last, text: last.text.slice(0, -1) };
  return [[...runs.slice(0, -1), ...(head.text === '' ? [] : [head])], [{ text: stop[0] }]];
}
