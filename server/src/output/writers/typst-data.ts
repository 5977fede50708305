import { LANGUAGES, directionOf } from '@penholder/shared/kernel';
import { writtenDate } from '@penholder/shared/output';
import { columnWidths } from './column-widths.ts';
import { drawable } from './drawable.ts';
import { LABELS, TAGS } from './labels.ts';
import { textOf, type Line, type Prepared, type PreparedBlock, type PreparedItem } from './prepared.ts';

const HAN = /\p{Script=Han}/u;
const EUROPEAN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * What edition.typ reads: the prepared publication with the words of its language, and every text drawable (see
 * `drawable`). `unprintable` collects what had to be replaced.
 */
export function typstData(
  prepared: Prepared,
  has: (codePoint: number) => boolean,
): { data: unknown; unprintable: string[] } {
  const missing = new Set<string>();
  const draw = (text: string, longest?: number): string => drawable(text, has, missing, longest);
  const line = (given: Line, longest?: number) => ({
    lang: given.language,
    phrases: given.phrases.map(({ href, spans, note }) => ({
      href,
      note,
      spans: spans.map(({ text, bold, italic, language }) => ({
        text: draw(text, longest),
        bold,
        italic,
        lang: language,
        han: HAN.test(text),
        mixed: language === 'ar' && EUROPEAN.test(text),
      })),
    })),
  });
  const item = (given: PreparedItem): unknown => ({ line: line(given.line), items: given.items.map(item) });
  const block = (given: PreparedBlock): unknown => {
    switch (given.kind) {
      case 'heading':
      case 'paragraph':
      case 'quotation':
        return { ...given, line: line(given.line) };
      case 'list':
        return { ...given, items: given.items.map(item) };
      case 'table': {
        const widths = columnWidths(given);
        const rooms = lettersIn(widths);
        const cells = (row: readonly Line[]) =>
          row.map((cell, column) => line(cell, Math.max(4, Math.floor(0.65 * rooms[column]!))));
        return {
          ...given,
          widths,
          isLinked: given.header.some(({ phrases }) =>
            phrases.some(({ href, note }) => href !== null || note !== null),
          ),
          header: cells(given.header),
          rows: given.rows.map((row) => ({ isLong: isLong(row, rooms), cells: cells(row) })),
        };
      }
    }
  };
  const { language } = prepared;
  const { contents, colon, distribution, name, of } = LABELS[language];
  const date = writtenDate(prepared.issuedOn, language);
  const data = {
    lang: language,
    regions: Object.fromEntries(LANGUAGES.map((spoken) => [spoken, TAGS[spoken].slice(3)])),
    dir: directionOf(language),
    symbol: draw(prepared.symbol),
    title: draw(prepared.title, 20),
    subtitle: prepared.subtitle === null ? null : draw(prepared.subtitle),
    forum: draw(prepared.forum),
    roundTable: draw(prepared.roundTable, 20),
    headline: draw(prepared.headline),
    facts: [
      ...(prepared.distribution === null ? [] : [draw(`${distribution}${colon} ${prepared.distribution}`)]),
      date,
      name,
    ],
    meta: {
      title: prepared.title,
      author: prepared.roundTable,
      description: prepared.symbol,
      keywords: prepared.keywords,
    },
    date,
    issued: prepared.issuedOn.split('-').map(Number),
    contents,
    of,
    /** In em: room for the longest paragraph number, so that texts begin on one line. */
    numberWidth: prepared.blocks.reduce(
      (widest, given) =>
        given.kind === 'paragraph' && given.number !== null
          ? Math.max(widest, 0.9 + 0.58 * given.number.length)
          : widest,
      2.6,
    ),
    disclaimers: prepared.disclaimers.map((text) => draw(text)),
    /** What is added to headings where they stand: marks of notes, and the outline that Chinese bold is drawn with. */
    heads: Object.fromEntries(
      prepared.blocks.flatMap((given) =>
        given.kind === 'heading'
          ? [
              [
                given.id,
                {
                  han: HAN.test(textOf(given.line)),
                  notes: given.line.phrases.flatMap(({ note }) => (note === null ? [] : [note])),
                },
              ],
            ]
          : [],
      ),
    ),
    blocks: prepared.blocks.filter((given) => given.kind !== 'table' || given.header.length > 0).map(block),
    notes: prepared.notes.map((note) => ({ mark: note.mark, ...line(note.line) })),
    lettered: prepared.isLettered,
  };
  return { data, unprintable: [...missing] };
}

/** How many letters about stand beside one another in each column; in the whole width it is 90. */
function lettersIn(widths: readonly number[]): number[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (90 * width) / whole);
}

/** Whether a row could fill more than half a page, which has some 50 lines. */
const isLong = (row: readonly Line[], rooms: readonly number[]): boolean =>
  row.some((cell, column) => textOf(cell).length / rooms[column]! > 25);
