import { plainText } from '../documents/index.ts';
import type { Language } from '../kernel/index.ts';
import { kindOfAnnex, looksOf } from './annex-kind.ts';
import type { Context } from './context.ts';
import { detectLanguage } from './detect-language.ts';
import { type Heading, findHeadings } from './headings.ts';
import { readInstruments, remarkForms, remarkRepeats } from './instruments.ts';
import { type Outline, type Segment, annexNamedIn, outline, toSections } from './outline.ts';
import type { NotUnderstood, PaperAnnex, PaperArea, PaperInstrumentGroup, PaperReading, Remark } from './paper.ts';
import { placesBy } from './places.ts';
import { readPractices } from './practices.ts';
import { type Piece, prepare } from './prepare.ts';
import { readQuestions } from './questions.ts';
import { linksIn } from './runs.ts';
import { NOTICES, type Oddity, type PaperSource } from './source.ts';
import { remarkThemes } from './themes.ts';
import { titleText, toBlocks, withoutBold } from './to-blocks.ts';
import { OF_PRACTICES } from './words.ts';

/**
 * Recognises a paper: what its sections, questions, practices and instruments are. Pure and total: the same source gives
 * the same reading, and whatever the source holds is somewhere in it — as what it is, as "not understood" or in a remark.
 * `language` is the penholder's word; without it the language is detected.
 */
export function recognisePaper(source: PaperSource, options: { readonly language?: Language } = {}): PaperReading {
  const remarks: Remark[] = [];
  const notUnderstood: NotUnderstood[] = [];
  const pieces = prepare(source.blocks);
  const headings = findHeadings(pieces);
  const detected = detectLanguage(pieces.map(textOf).join('\n'), source.language);
  const context: Context = {
    language: options.language ?? detected.language,
    placeOf: placesBy(headings),
    remark: (code, place, about = [], texts = []) =>
      void remarks.push({ code, place, about: [...about], texts: [...texts] }),
    leave: (why, place, text) => void notUnderstood.push({ place, text, why }),
  };
  if (!options.language && !detected.isCertain) context.remark('language-uncertain', null, [], [detected.language]);
  if (headings.length > 0 && headings.every((heading) => heading.by === 'look'))
    context.remark(
      'headings-by-look',
      null,
      headings.map((heading) => heading.line.id),
    );

  const parts = outline(pieces, headings, source.title);
  if (!parts.title) context.remark('no-title', null);
  remarkSetAside(parts, context);
  const sections = toSections(parts.body, context.placeOf);
  const questions = readQuestions([...parts.body, ...parts.annexes.flatMap((annex) => annex.segments)], context);
  const { annexes, areas, groups } = readAnnexes(parts, headings, context);
  remarkRepeats(groups, context);
  remarkForms(groups, context);
  for (const oddity of source.oddities) tellOddity(oddity, context);

  const footnotes = source.footnotes.map(({ id, content }) => ({ id, content: [...content] }));
  remarkFootnotes(source, context);
  return {
    title: parts.title,
    heading: [...parts.heading],
    language: context.language,
    front: toBlocks(parts.front),
    sections,
    annexes,
    footnotes,
    questions,
    areas,
    instrumentGroups: groups,
    notUnderstood,
    remarks,
    counts: {
      paragraphs: pieces.reduce((sum, piece) => sum + (piece.kind === 'table' ? cellsOf(piece).length : 1), 0),
      sections: sections.length,
      footnotes: footnotes.length,
      links: [...pieces.flatMap(contentsOf), ...footnotes.map((footnote) => footnote.content)].reduce(
        (sum, content) => sum + linksIn(content).length,
        0,
      ),
      questions: questions.length,
      practices: areas.reduce((sum, area) => sum + area.practices.length, 0),
      areas: areas.length,
      instruments: groups.reduce((sum, group) => sum + group.instruments.length, 0),
    },
  };
}

const cellsOf = (piece: Extract<Piece, { kind: 'table' }>) =>
  piece.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs));
const contentsOf = (piece: Piece) =>
  piece.kind === 'table' ? cellsOf(piece).map((paragraph) => paragraph.content) : [piece.content];
const textOf = (piece: Piece) => contentsOf(piece).map(plainText).join('\n');

function remarkSetAside({ contents, annexLines, annexes }: Outline, context: Context) {
  const [first, listed] = [contents[0], annexLines[0]];
  if (first)
    context.remark(
      'contents-list',
      context.placeOf(first.n),
      contents.map((line) => line.id),
      contents.map((line) => titleText(line)),
    );
  if (!listed) return;
  context.remark(
    'list-of-annexes',
    context.placeOf(listed.n),
    annexLines.map((line) => line.id),
    annexLines.map((line) => titleText(line)),
  );
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  for (const line of annexLines) {
    const named = annexNamedIn(line);
    const annex = annexes.find((candidate) => candidate.letter === named?.letter);
    if (annex && named?.title && plain(annex.title) !== plain(named.title))
      context.remark(
        'annex-named-differently',
        context.placeOf(line.n),
        [annex.heading.line.id],
        [annex.title, named.title],
      );
  }
}

interface Annexes {
  readonly annexes: PaperAnnex[];
  readonly areas: PaperArea[];
  readonly groups: PaperInstrumentGroup[];
}

function readAnnexes({ annexes: regions, body }: Outline, headings: readonly Heading[], context: Context): Annexes {
  const read: Annexes = { annexes: [], areas: [], groups: [] };
  const byPiece = new Map<Piece, Heading>(headings.map((heading) => [heading.line, heading]));
  if (regions.length === 0) context.remark('no-annexes', null);
  for (const region of regions) {
    const kind = kindOfAnnex(region, context.language);
    let rest: readonly Piece[];
    if (kind === 'practices') {
      const { areas, introduction } = readPractices(region.segments, region.letter, context);
      remarkThemes(areas, introduction, context);
      read.areas.push(...areas);
      rest = introduction;
    } else if (kind === 'instruments') {
      const { groups, introduction } = readInstruments(region.segments, region.letter, context);
      read.groups.push(...groups);
      rest = introduction;
    } else
      rest = region.segments.flatMap(({ heading, pieces }, nth) =>
        nth && heading ? [heading.line, ...pieces] : pieces,
      );
    const { line } = region.heading;
    read.annexes.push({
      id: line.id,
      letter: region.letter,
      title: region.title,
      heading: withoutBold(line.content),
      kind,
      place: context.placeOf(line.n),
      blocks: toBlocks(rest, byPiece),
    });
  }
  if (read.areas.every((area) => area.practices.length === 0)) {
    const inSection = practicesOfSection(body, context);
    if (inSection) read.areas.push(...inSection);
    else if (read.areas.length === 0) context.remark('no-practices', null);
  }
  return read;
}

/** Practices of a paper that keeps them in a section: one whose heading says so and that holds at least two with known parties. */
function practicesOfSection(body: readonly Segment[], context: Context): PaperArea[] | undefined {
  for (const [at, segment] of body.entries()) {
    if (!segment.heading || !OF_PRACTICES.test(segment.heading.title)) continue;
    const end = body.findIndex((later, nth) => nth > at && (later.heading?.level ?? 0) <= segment.heading!.level);
    const own = body.slice(at, end === -1 ? body.length : end);
    if (looksOf(own, context.language).parties < 2) continue;
    const { areas } = readPractices(own, null, context);
    context.remark('practices-in-section', context.placeOf(segment.heading.line.n), [segment.heading.line.id]);
    return areas;
  }
  return undefined;
}

function tellOddity({ code, n, text, footnote }: Oddity, context: Context) {
  const place = { ...(n > 0 ? context.placeOf(n) : { paragraph: 0, heading: '' }), ...(footnote && { footnote }) };
  const notice = NOTICES.find((candidate) => candidate === code);
  if (notice) context.remark(notice, place, [], text ? [text] : []);
  else context.leave(code as NotUnderstood['why'], place, text);
}

function remarkFootnotes(source: PaperSource, context: Context) {
  const marked = new Set<string>();
  const look = (content: readonly { readonly footnote?: string | undefined }[]) =>
    content.forEach((run) => run.footnote && marked.add(run.footnote));
  for (const block of source.blocks)
    (block.kind === 'table'
      ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs))
      : [block]
    ).forEach((paragraph) => look(paragraph.content));
  for (const footnote of source.footnotes) look(footnote.content);
  for (const { id, content } of source.footnotes)
    if (!marked.has(id)) context.remark('footnote-without-mark', null, [id], [plainText(content).slice(0, 200)]);
}
