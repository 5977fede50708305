import { noteMarksOf, type Block, type Inline, type ListItem, type Publication } from '@penholder/shared/documents';
import type { Language } from '@penholder/shared/kernel';
import { nest, type Nested } from './nest.ts';
import type { Line, Phrase, Prepared, PreparedBlock, PreparedItem, Span } from './prepared.ts';
import { address, oneLine, printable } from './printable.ts';

/** Makes a publication ready for setting; see `Prepared`. */
export function prepare(publication: Publication): Prepared {
  const { language } = publication;
  const marks = noteMarksOf(publication);
  const numbers = new Map(marks.map(({ id }, index) => [id, index + 1]));
  const notes = new Map(publication.footnotes.map((footnote) => [footnote.id, footnote.content]));
  const line = (content: readonly Inline[]): Line => toLine(content, language, numbers);
  const blocks = withoutGaps(publication.blocks.map((block) => prepareBlock(block, line)));
  return {
    language,
    symbol: oneLine(publication.symbol),
    title: oneLine(publication.title),
    headline: shortened(oneLine(publication.title)),
    subtitle: publication.subtitle === undefined ? null : oneLine(publication.subtitle),
    forum: oneLine(publication.forum),
    roundTable: oneLine(publication.roundTable),
    distribution: publication.distribution === undefined ? null : oneLine(publication.distribution),
    keywords: (publication.keywords ?? []).map(oneLine),
    issuedOn: publication.issuedOn,
    disclaimers: publication.disclaimers.map(oneLine),
    blocks,
    outline: nest(
      blocks.filter((block) => block.kind === 'heading'),
      (heading) => heading.level,
    ),
    notes: marks.map(({ id, mark, part }, index) => ({
      number: index + 1,
      mark,
      part,
      line: line(notes.get(id) ?? []),
    })),
    isLettered: publication.noteMarks === 'letters',
  };
}

const shortened = (title: string): string =>
  title.length <= 80
    ? title
    : `${title
        .slice(0, 79)
        .replace(/\s+\S*$/u, '')
        .toWellFormed()}…`;

type ToLine = (content: readonly Inline[]) => Line;

function prepareBlock(block: Block, line: ToLine): PreparedBlock {
  const { kind, id } = block;
  switch (kind) {
    case 'heading':
      return { kind, id, level: block.level, startsPage: block.startsPage ?? false, line: line(block.content) };
    case 'paragraph':
      return {
        kind,
        id,
        role: block.role ?? null,
        number: block.number === undefined ? null : oneLine(block.number),
        line: line(block.content),
      };
    case 'quotation':
      return { kind, id, line: line(block.content) };
    case 'list':
      return { kind, id, ordered: block.ordered, items: nest(block.items, (item) => item.level).map(toItem(line)) };
    case 'table':
      return { kind, id, header: block.header.map(line), rows: block.rows.map((row) => row.map(line)) };
  }
}

/**
 * The level of a heading is how deep it lies under the headings before it, whatever levels the author skipped: tagged
 * PDF and listeners allow no gap.
 */
function withoutGaps(blocks: readonly PreparedBlock[]): PreparedBlock[] {
  const open: number[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    while (open.length > 0 && open.at(-1)! >= block.level) open.pop();
    open.push(block.level);
    return { ...block, level: open.length };
  });
}

const toItem =
  (line: ToLine) =>
  ({ of, under }: Nested<ListItem>): PreparedItem => ({
    id: of.id,
    line: line(of.content),
    items: under.map(toItem(line)),
  });

function toLine(content: readonly Inline[], language: Language, numbers: ReadonlyMap<string, number>): Line {
  const phrases = squeeze(toPhrases(content, language, numbers));
  const languages = new Set(
    phrases.flatMap((phrase) => phrase.spans.filter((span) => /\p{L}/u.test(span.text)).map((span) => span.language)),
  );
  const [only] = languages;
  return { language: languages.size === 1 && only !== undefined ? only : language, phrases };
}

/** Neighbouring runs under the same address are one link; a mark ends it. */
function toPhrases(content: readonly Inline[], language: Language, numbers: ReadonlyMap<string, number>): Phrase[] {
  const phrases: { href: string | null; spans: Span[]; note: number | null }[] = [];
  for (const run of content) {
    const href = run.href === undefined ? null : address(run.href);
    let phrase = phrases.at(-1);
    if (phrase === undefined || phrase.href !== href || phrase.note !== null)
      phrases.push((phrase = { href, spans: [], note: null }));
    const style = { bold: run.bold ?? false, italic: run.italic ?? false, language: run.language ?? language };
    const before = phrase.spans.at(-1);
    if (before && before.bold === style.bold && before.italic === style.italic && before.language === style.language)
      phrase.spans[phrase.spans.length - 1] = { ...before, text: before.text + run.text };
    else phrase.spans.push({ text: run.text, ...style });
    if (run.footnote !== undefined) phrase.note = numbers.get(run.footnote) ?? null;
  }
  return phrases.map((phrase) =>
    phrase.href !== null && isBlank(phrase.spans) ? { ...phrase, spans: [bare(phrase.href, language)] } : phrase,
  );
}

const isBlank = (spans: readonly Span[]): boolean => spans.every((span) => printable(span.text).trim() === '');

/** A link without words shows its address: a reader must see that it is there. */
const bare = (href: string, language: Language): Span => ({ text: href, bold: false, italic: false, language });

/** Non-characters, which no printable text has: between two spans, and where a footnote's mark stands. */
const SEAM = '\uFFFF';
const MARK = '\uFFFE';

/**
 * Makes texts printable and their spaces even, as HTML and Markdown would in any case: one space where there were
 * several, one line break likewise, none at the ends of the line. Empty spans and phrases go.
 */
function squeeze(phrases: readonly Phrase[]): Phrase[] {
  const joined = phrases
    .map(({ spans, note }) => spans.map((span) => printable(span.text)).join(SEAM) + (note === null ? '' : MARK))
    .join(SEAM);
  const texts = joined
    .replace(/[ \n\uFFFF]+/g, (gap, at: number) => {
      const seams = gap.replace(/[ \n]+/g, '');
      if (gap === seams || at === 0 || at + gap.length === joined.length) return seams;
      const before = gap.search(/[ \n]/);
      return seams.slice(0, before) + (gap.includes('\n') ? '\n' : ' ') + seams.slice(before);
    })
    .replaceAll(MARK, '')
    .split(SEAM);
  let next = 0;
  return phrases
    .map((phrase) => ({
      ...phrase,
      spans: phrase.spans.map((span) => ({ ...span, text: texts[next++] ?? '' })).filter((span) => span.text !== ''),
    }))
    .filter((phrase) => phrase.spans.length > 0 || phrase.note !== null);
}
