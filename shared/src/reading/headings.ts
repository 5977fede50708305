import { findParty } from '../people/register/index.ts';
import { type Label, CONTENTS, GUIDING_QUESTIONS, LIST_OF_ANNEXES, isAnnexLine, labelOf } from './words.ts';
import { type Line, type Piece, ordinalOf } from './prepare.ts';
import { isAllBold } from './runs.ts';

/** A line that was taken for a heading: its level (1 is the highest), what it says before its title, and how it was known. */
export interface Heading extends Label {
  readonly at: number;
  readonly line: Line;
  readonly level: number;
  readonly by: 'style' | 'look';
}

const MOST_LETTERS = 200;
/** Whether a line could be a heading: short, not a sentence, not a leader to a page. */
const isHeadingLike = (text: string) =>
  text.length <= MOST_LETTERS &&
  /\p{L}/u.test(text) &&
  !/[.;,،؛。]$/u.test(text.trim()) &&
  text.split(/\s+/).length <= 25 &&
  !text.includes('\n\n');
/** A line with the number of a page at its end, as tables of contents have. */
export const isContentsLine = (line: Line): boolean =>
  line.style === 'contents' || /(?:\.{3,}|…{1,}|_{3,})\s*\d{1,3}$/.test(line.text);

const labelOfLine = (line: Line): Label => {
  const label = labelOf(line.text);
  if (label.kind !== 'plain' || !line.list?.ordered) return label;
  // Numbered by the file: the number is not in the text.
  return labelOf(
    `${line.list.label.replace(/[^\p{L}\d.]+$/u, '')}${/^\D/.test(line.list.label) ? '.' : ''} ${line.text}`,
  );
};

/**
 * The headings of a paper: by style where the file uses styles for them, else by look — lines that are bold all through,
 * labelled ("Annex A: …", "Section 2") or numbered in order. Within annexes, bold lines count under styled headings too.
 */
export function findHeadings(pieces: readonly Piece[]): Heading[] {
  const styled = pieces.filter((piece) => piece.kind === 'paragraph' && isStyled(piece));
  return styled.length >= 2 ? byStyle(pieces) : byLook(pieces);
}

const isStyled = (line: Line) =>
  line.level !== undefined && line.text.length <= MOST_LETTERS * 2 && !isContentsLine(line) && line.style !== 'title';

function byStyle(pieces: readonly Piece[]): Heading[] {
  const headings: Heading[] = [];
  let isInAnnex = false;
  let lastStyled = 1;
  pieces.forEach((piece, at) => {
    if (piece.kind === 'table') return;
    if (isStyled(piece)) {
      const label = labelOfLine(piece);
      lastStyled = Math.min(piece.level!, 6);
      if (label.kind === 'annex') isInAnnex = true;
      else if (label.kind === 'section') isInAnnex = false;
      headings.push({ ...label, at, line: piece, level: lastStyled, by: 'style' });
    } else if (isContentsLine(piece) || !isHeadingLike(piece.text)) return;
    else if (isBold(piece) && isAnnexLine(piece.text)) {
      isInAnnex = true;
      lastStyled = headings.find((heading) => heading.kind === 'annex')?.level ?? 1;
      headings.push({ ...labelOf(piece.text), at, line: piece, level: lastStyled, by: 'look' });
    } else if (isBold(piece) && !piece.list && isInAnnex)
      headings.push({ ...labelOfLine(piece), at, line: piece, level: Math.min(lastStyled + 1, 6), by: 'look' });
    else if (isQuestionsLine(piece))
      headings.push({ ...labelOfLine(piece), at, line: piece, level: Math.min(lastStyled + 1, 6), by: 'look' });
  });
  return headings;
}

const isBold = (line: Line) => isAllBold(line.content);
/** "Guiding questions:" alone on a line. */
const isQuestionsLine = (line: Line) =>
  !line.list && line.text.length <= 80 && GUIDING_QUESTIONS.test(line.text) && !/[.?؟]$/.test(line.text);

function byLook(pieces: readonly Piece[]): Heading[] {
  const isNumberedHeading = numberedHeadings(pieces);
  const candidates: (Heading & { size: number })[] = [];
  pieces.forEach((piece, at) => {
    if (piece.kind === 'table' || isContentsLine(piece) || piece.style === 'title' || !isHeadingLike(piece.text))
      return;
    const label = labelOfLine(piece);
    const base = {
      ...label,
      at,
      line: piece,
      by: 'look' as const,
      size: (piece.size ?? 0) * 2 + (isCapitals(piece.text) ? 1 : 0),
    };
    if (isAnnexLine(piece.text) || (label.kind === 'section' && /^\S+\s+\S+?\s*(?:[:：.–—-]|$)/.test(piece.text)))
      candidates.push({ ...base, level: 1 });
    else if (isNumberedHeading.has(at)) candidates.push({ ...base, level: label.depth });
    else if (isQuestionsLine(piece) || LIST_OF_ANNEXES.test(piece.text) || CONTENTS.test(piece.text))
      candidates.push({ ...base, level: 0 });
    else if (isBold(piece) && (!piece.list || piece.list.ordered)) candidates.push({ ...base, level: 0 });
  });

  // Bold lines without a label: the larger, the higher; below a label, one step lower.
  const hasLabels = candidates.some((heading) => heading.level > 0 && heading.kind !== 'annex');
  const sizes = [
    ...new Set(
      candidates.filter((heading) => heading.level === 0 && !findParty(heading.title)).map((heading) => heading.size),
    ),
  ].sort((a, b) => b - a);
  let lastLabelled = 0;
  let isInAnnex = false;
  return candidates.map(({ size, ...heading }) => {
    if (heading.level > 0) {
      lastLabelled = heading.level;
      isInAnnex = heading.kind === 'annex' || (isInAnnex && heading.kind !== 'section');
      return heading;
    }
    const rank = Math.max(sizes.indexOf(size), 0);
    const below = isInAnnex ? 1 : hasLabels ? lastLabelled : 0;
    return { ...heading, level: Math.min(1 + (below || rank), 6) };
  });
}

const isCapitals = (text: string) => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);

/**
 * Numbered lines that are headings rather than items of a list: bold, or followed by text of another kind, and counted up
 * in order from 1 ("1.", "1.1", "2.") with at least two of the first rank.
 */
function numberedHeadings(pieces: readonly Piece[]): Set<number> {
  const found = new Set<number>();
  const isNumbered = (piece: Piece | undefined) =>
    piece?.kind === 'paragraph' && (ordinalOf(piece) !== undefined || labelOfLine(piece).kind === 'numbered');
  const trail: number[] = [];
  let ofFirstRank = 0;
  pieces.forEach((piece, at) => {
    if (piece.kind === 'table' || !isHeadingLike(piece.text) || isContentsLine(piece)) return;
    const label = labelOfLine(piece);
    if (label.kind !== 'numbered' || /[?؟？:：]$/.test(piece.text) || piece.text.length > 120) return;
    const numbers = label.number!.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : fromRoman(part)));
    const next = pieces[at + 1];
    // Items of a list follow one another; a heading is followed by its text, or by a heading one rank below.
    const isFollowed =
      next === undefined
        ? false
        : !isNumbered(next) || (next.kind === 'paragraph' && labelOfLine(next).depth > label.depth);
    if (!isBold(piece) && !isFollowed) return;
    const follows =
      numbers.slice(0, -1).every((number, depth) => trail[depth] === number) &&
      numbers.at(-1) === (trail[numbers.length - 1] ?? 0) + 1;
    if (!follows) return;
    trail.length = numbers.length;
    trail[numbers.length - 1] = numbers.at(-1)!;
    if (numbers.length === 1) ofFirstRank++;
    found.add(at);
  });
  return ofFirstRank >= 2 ? found : new Set();
}

const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const fromRoman = (text: string): number =>
  [...text].reduce(
    (sum, letter, at) =>
      sum + ((VALUES[text[at + 1] ?? ''] ?? 0) > (VALUES[letter] ?? 0) ? -1 : 1) * (VALUES[letter] ?? 0),
    0,
  );
