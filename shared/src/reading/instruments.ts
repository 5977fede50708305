import type { Inline } from '../documents/index.ts';
import { plainText } from '../documents/index.ts';
import { type Citation, formsOf, kindByWords, parseCitations, sameInstrument } from '../instruments/index.ts';
import type { Context } from './context.ts';
import type { Segment } from './outline.ts';
import type { PaperInstrument, PaperInstrumentGroup } from './paper.ts';
import type { Line, Piece } from './prepare.ts';
import { isGroupLine } from './practices.ts';
import { linksIn } from './runs.ts';
import { readTable } from './tables.ts';
import { titleText, toBlocks, withoutBold } from './to-blocks.ts';

export interface Instruments {
  readonly groups: PaperInstrumentGroup[];
  readonly introduction: Piece[];
}

/** Whether a text cites something that can be recognised: a number, a symbol, a year at its end. */
const citesSomething = (citations: readonly Citation[]) =>
  citations.some(({ number, symbol, year }) => number !== null || symbol !== null || year !== null);
/** The same of a text. */
export const cites = (text: string) => citesSomething(parseCitations(text));
const isAllLink = (content: readonly Inline[]) => {
  const links = linksIn(content);
  return (
    links.length > 0 && links.reduce((sum, link) => sum + link.text.length, 0) >= plainText(content).trim().length * 0.8
  );
};

/** Reads the instruments of an annex: items of lists, rows of tables, lines that cite or are one link; grouped by headings. */
export function readInstruments(segments: readonly Segment[], annex: string | null, context: Context): Instruments {
  const groups: PaperInstrumentGroup[] = [];
  const introduction: Piece[] = [];
  const openings = new Map<PaperInstrumentGroup, Piece[]>();
  let group: PaperInstrumentGroup | undefined;

  const open = (line: Pick<Line, 'id' | 'n' | 'content'>, title: string) => {
    group = {
      id: line.id,
      annex,
      title,
      heading: withoutBold(line.content),
      place: context.placeOf(line.n),
      blocks: [],
      instruments: [],
    };
    groups.push(group);
  };
  const add = (id: string, n: number, content: readonly Inline[], text = titleText(plainText(content))) => {
    if (!group) open({ id: `group-p${n}`, n, content: [] }, '');
    const citations = parseCitations(text, kindByWords(group!.title));
    const place = context.placeOf(n);
    group!.instruments.push({ id, place, text, href: linksIn(content)[0]?.href ?? null, citations });
    if (citations.length > 1) context.remark('entry-names-several', place, [id], [text]);
    if (citations.some((citation) => citation.doubts.includes('numbers-differ')))
      context.remark('citation-numbers-differ', place, [id], [text]);
  };

  segments.forEach(({ heading, pieces }, nth) => {
    if (nth > 0 && heading) open(heading.line, titleText(heading.title || heading.line.text));
    pieces.forEach((piece, at) => {
      if (piece.kind === 'table') {
        for (const row of readTable(piece, ['instrument', 'year', 'source'], context.language)) {
          const title = titleText(plainText(row.cells.instrument ?? row.all));
          const year = plainText(row.cells.year ?? []).trim();
          if (row.isHeading) open({ id: `p${row.n}`, n: row.n, content: row.all }, titleText(plainText(row.all)));
          else if (title)
            add(`p${row.n}`, row.n, row.all, year && !title.includes(year) ? `${title} (${year})` : title);
          else context.leave('row-without-text', context.placeOf(row.n), plainText(row.all));
        }
      } else if (piece.list || isAllLink(piece.content) || (piece.text.length < 300 && cites(piece.text))) {
        const lines = piece.text.split('\n');
        // Several entries on lines of one paragraph.
        if (lines.length > 1 && lines.every((line) => cites(line)))
          splitLines(piece).forEach((line) => add(line.id, line.n, line.content));
        else add(piece.id, piece.n, piece.content);
      } else if (isGroupLine(piece, pieces[at + 1])) open(piece, titleText(piece).replace(/\s*[:：]$/, ''));
      else if (group) openings.set(group, [...(openings.get(group) ?? []), piece]);
      else introduction.push(piece);
    });
  });
  for (const each of groups) each.blocks = toBlocks(openings.get(each) ?? []);
  return { groups, introduction };
}

function splitLines(piece: Line): Pick<Line, 'id' | 'n' | 'content'>[] {
  const lines: Inline[][] = [[]];
  for (const run of piece.content)
    run.text.split('\n').forEach((text, nth) => {
      if (nth > 0) lines.push([]);
      if (text) lines.at(-1)!.push({ ...run, text });
    });
  return lines.map((content, nth) => ({ id: nth === 0 ? piece.id : `${piece.id}.${nth + 1}`, n: piece.n, content }));
}

/** Instruments that stand in the paper's annexes more than once. */
export function remarkRepeats(groups: readonly PaperInstrumentGroup[], context: Context) {
  // What is the same has the same key but for the year: only those are compared.
  const seen = new Map<string, { citation: Citation; instrument: PaperInstrument }[]>();
  for (const instrument of groups.flatMap((group) => group.instruments))
    for (const citation of instrument.citations) {
      const key = citation.key.replace(/^(title:.*):\d*$/s, '$1');
      const alike = seen.get(key) ?? [];
      const before = alike.find((other) => other.instrument !== instrument && sameInstrument(other.citation, citation));
      if (before)
        context.remark(
          'instrument-twice',
          instrument.place,
          [before.instrument.id, instrument.id],
          [before.instrument.text, instrument.text],
        );
      else seen.set(key, [...alike, { citation, instrument }]);
    }
}

/** ILO conventions, recommendations and documents of the United Nations that are written in more than one way: the commonest form, then one example of each other. */
export function remarkForms(groups: readonly PaperInstrumentGroup[], context: Context) {
  for (const { forms } of formsOf(groups.flatMap((group) => group.instruments))) {
    const [usual, ...others] = forms;
    if (others.length === 0) continue;
    const odd = others.flat();
    context.remark(
      'citation-forms',
      odd[0]!.place,
      odd.map((instrument) => instrument.id),
      [usual![0]!.text, ...others.map((form) => form[0]!.text)],
    );
  }
}
