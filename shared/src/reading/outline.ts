import type { Inline } from '../documents/index.ts';
import type { Section } from './paper.ts';
import { type Heading, isContentsLine } from './headings.ts';
import type { Line, Piece } from './prepare.ts';
import { titleText, toBlocks, withoutBold } from './to-blocks.ts';
import {
  CONTENTS,
  LIST_OF_ANNEXES,
  OPENS_A_PAPER,
  OF_INSTRUMENTS,
  OF_PRACTICES,
  isAnnexLine,
  labelOf,
} from './words.ts';
import type { PlaceOf } from './places.ts';

/** A heading with what stands under it, up to the next heading; the first of a paper may have none. */
export interface Segment {
  readonly heading: Heading | undefined;
  readonly pieces: readonly Piece[];
}

/** An annex: its heading and all segments up to its end, its own first. */
export interface AnnexRegion {
  readonly heading: Heading;
  readonly title: string;
  readonly letter: string;
  readonly segments: readonly Segment[];
}

export interface Outline {
  readonly title: string;
  readonly heading: readonly Inline[];
  readonly front: readonly Piece[];
  readonly body: readonly Segment[];
  readonly annexes: readonly AnnexRegion[];
  /** Lines that repeat what stands elsewhere: tables of contents, lists of annexes. */
  readonly contents: readonly Line[];
  readonly annexLines: readonly Line[];
}

/** Takes a paper apart by its headings: title, what stands before the first section, sections, annexes. */
export function outline(pieces: readonly Piece[], headings: readonly Heading[], fallbackTitle = ''): Outline {
  const contents: Line[] = [];
  const annexLines: Line[] = [];
  let segments = setContentsAside(split(pieces, headings), contents);
  segments = setListsOfAnnexesAside(segments, annexLines);
  const { title, heading, front, rest } = takeTitle(segments, pieces, fallbackTitle);
  const { body, annexes } = partAnnexes(rest.map(withTitleOnNextLine(rest)).filter((segment) => segment !== undefined));
  return { title, heading, front, body, annexes, contents, annexLines };
}

function split(pieces: readonly Piece[], headings: readonly Heading[]): Segment[] {
  const starts = [{ at: -1, heading: undefined }, ...headings.map((heading) => ({ at: heading.at, heading }))];
  return starts.map(({ at, heading }, nth) => ({
    heading,
    pieces: pieces.slice(at + 1, starts[nth + 1]?.at ?? pieces.length),
  }));
}

const lines = (pieces: readonly Piece[]): Line[] => pieces.filter((piece): piece is Line => piece.kind === 'paragraph');

function setContentsAside(segments: readonly Segment[], aside: Line[]): Segment[] {
  return segments.flatMap((segment) => {
    const rest = segment.pieces.filter((piece) => piece.kind === 'table' || !isContentsLine(piece));
    aside.push(...lines(segment.pieces).filter(isContentsLine));
    const isEmptied = segment.heading && CONTENTS.test(segment.heading.title) && rest.length === 0;
    if (isEmptied) aside.unshift(segment.heading!.line);
    return isEmptied ? [] : [{ ...segment, pieces: rest }];
  });
}

function setListsOfAnnexesAside(segments: readonly Segment[], aside: Line[]): Segment[] {
  const kept: Segment[] = [];
  segments.forEach((segment, at) => {
    const { heading, pieces } = segment;
    const isList = heading && LIST_OF_ANNEXES.test(heading.title);
    // "Annex A – Practices" with nothing under it, when Annex A comes again.
    const isListed =
      heading?.kind === 'annex' &&
      pieces.length === 0 &&
      segments
        .slice(at + 1)
        .some((later) => later.heading?.kind === 'annex' && later.heading.number === heading.number);
    if (isListed) aside.push(heading.line);
    else if (
      isList &&
      lines(pieces).every((line) => isAnnexLine(line.text) || line.text.length < 200) &&
      lines(pieces).length === pieces.length
    )
      aside.push(heading.line, ...lines(pieces));
    else kept.push(segment);
  });
  return kept;
}

const FRONT_LINES = 12;
const FRONT_LETTERS = 250;

/** The title: a line in the style of one, else the first heading when only short lines follow it, else the first short line. */
function takeTitle(
  segments: readonly Segment[],
  pieces: readonly Piece[],
  fallback: string,
): Pick<Outline, 'title' | 'heading'> & { front: Piece[]; rest: Segment[] } {
  const styled = lines(pieces).find((line) => line.style === 'title');
  const [before, ...rest] = segments as [Segment, ...Segment[]];
  const withoutTitle = (among: readonly Piece[]) => among.filter((piece) => piece !== styled);
  if (styled)
    return {
      title: titleText(styled),
      heading: withoutBold(styled.content),
      front: withoutTitle(before.pieces),
      rest: rest.map((segment) => ({ ...segment, pieces: withoutTitle(segment.pieces) })),
    };

  const first = rest[0];
  const isFrontMatter = (among: readonly Piece[]) =>
    among.length <= FRONT_LINES &&
    among.every((piece) => piece.kind === 'paragraph' && !piece.list && piece.text.length < FRONT_LETTERS);
  if (
    first?.heading?.kind === 'plain' &&
    !OPENS_A_PAPER.test(first.heading.title) &&
    rest.length > 1 &&
    isFrontMatter(before.pieces) &&
    isFrontMatter(first.pieces) &&
    first.heading.level <= rest[1]!.heading!.level
  )
    return {
      title: titleText(first.heading.title),
      heading: withoutBold(first.heading.line.content),
      front: [...before.pieces, ...first.pieces],
      rest: rest.slice(1),
    };

  const line = before.pieces[0];
  if (line?.kind === 'paragraph' && !line.list && line.text.length < FRONT_LETTERS && !/[.。؟?]$/.test(line.text))
    return { title: titleText(line), heading: withoutBold(line.content), front: before.pieces.slice(1), rest };
  return { title: fallback, heading: [], front: [...before.pieces], rest };
}

/** "ANNEX A" on one line and its title on the next become one heading; the line that gave its title is dropped. */
const withTitleOnNextLine =
  (all: readonly Segment[]) =>
  (segment: Segment, at: number): Segment | undefined => {
    const isBare = (other: Segment | undefined) =>
      other?.heading?.kind === 'annex' && other.heading.title === '' && other.pieces.length === 0;
    const isTitle = (other: Segment | undefined, annex: Segment) =>
      other?.heading?.kind === 'plain' &&
      (other.heading.level <= annex.heading!.level ||
        OF_PRACTICES.test(other.heading.title) ||
        OF_INSTRUMENTS.test(other.heading.title) ||
        other.pieces.length === 0);
    const [before, next] = [all[at - 1], all[at + 1]];
    if (isBare(before) && isTitle(segment, before!)) return undefined;
    if (isBare(segment) && isTitle(next, segment))
      return { heading: { ...segment.heading!, title: next!.heading!.title }, pieces: next!.pieces };
    const [line, ...rest] = segment.pieces;
    if (
      segment.heading?.kind === 'annex' &&
      segment.heading.title === '' &&
      line?.kind === 'paragraph' &&
      !line.list &&
      line.text.length <= 200 &&
      !/[.:。]$/.test(line.text)
    )
      return { heading: { ...segment.heading, title: titleText(line) }, pieces: rest };
    return segment;
  };

function partAnnexes(segments: readonly Segment[]): { body: Segment[]; annexes: AnnexRegion[] } {
  const body: Segment[] = [];
  const annexes: { heading: Heading; segments: Segment[]; hasDeeper: boolean }[] = [];
  let open: (typeof annexes)[number] | undefined;
  for (const segment of segments) {
    const { heading } = segment;
    if (heading?.kind === 'annex') annexes.push((open = { heading, segments: [segment], hasDeeper: false }));
    else if (open && heading) {
      const isDeeper = heading.level > open.heading.level;
      // A heading of the annex's own rank ends it, unless the annex has none below: then its groups are of that rank.
      if (heading.kind === 'section' || (!isDeeper && open.hasDeeper)) open = undefined;
      else open.hasDeeper ||= isDeeper;
      (open ? open.segments : body).push(segment);
    } else body.push(segment);
  }
  return {
    body,
    annexes: annexes.map(({ heading, segments: own }) => ({
      heading,
      title: titleText(heading.title),
      letter: heading.number ?? '',
      segments: own,
    })),
  };
}

/** Sections within sections, by the levels of their headings, whichever level the highest has. */
export function toSections(body: readonly Segment[], placeOf: PlaceOf): Section[] {
  const top: Section[] = [];
  const trail: { level: number; section: Section }[] = [];
  for (const { heading, pieces } of body) {
    if (!heading) continue;
    while (trail.length && trail.at(-1)!.level >= heading.level) trail.pop();
    const section: Section = {
      id: heading.line.id,
      number: heading.number,
      title: titleText(heading.title || heading.line.text),
      heading: withoutBold(heading.line.content),
      level: Math.min(trail.length + 1, 6),
      place: placeOf(heading.line.n),
      blocks: toBlocks(pieces),
      sections: [],
    };
    (trail.at(-1)?.section.sections ?? top).push(section);
    trail.push({ level: heading.level, section });
  }
  return top;
}

/** What a line of a list of annexes says: `{ letter: 'A', title: 'Compendium of practice' }`; undefined for a line that names none. */
export function annexNamedIn(line: Line): { letter: string; title: string } | undefined {
  const label = labelOf(line.text);
  return label.kind === 'annex' ? { letter: label.number ?? '', title: titleText(label.title) } : undefined;
}
