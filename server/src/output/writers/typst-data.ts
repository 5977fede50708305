import { directionOf } from '@penholder/shared/kernel';
import { writtenDate } from '@penholder/shared/output';
import { columnWidths } from './column-widths.ts';
import { drawable } from './drawable.ts';
import { LABELS, TAGS } from './labels.ts';
import { textOf, type Line, type Prepared, type PreparedBlock, type PreparedItem } from './prepared.ts';

const HAN = /\p{Script=Han}/u;

/**
 * What edition.typ reads: the prepared publication with the words of its language, and every text drawable (see
 * `drawable`). `unprintable` collects what had to be replaced.
 */
export function typstData(
  prepared: Prepared,
  has: (codePoint: number) => boolean,
): { data: unknown; unprintable: string[] } {
  const missing = new Set<string>();
  const draw = (text: string): string => drawable(text, has, missing);
  const line = (given: Line) => ({
    lang: given.language,
    phrases: given.phrases.map(({ href, spans, note }) => ({
      href,
      note,
      spans: spans.map(({ text, bold, italic, language }) => ({
        text: draw(text),
        bold,
        italic,
        lang: language,
        han: HAN.test(text),
      })),
    })),
  });
  const item = (given: PreparedItem): unknown => ({ line: line(given.line), items: given.items.map(item) });
  const block = (given: PreparedBlock): unknown => {
    switch (given.kind) {
      case 'heading':
        return { ...given, line: line(given.line), han: HAN.test(textOf(given.line)) };
      case 'paragraph':
      case 'quotation':
        return { ...given, line: line(given.line) };
      case 'list':
        return { ...given, items: given.items.map(item) };
      case 'table':
        return {
          ...given,
          widths: columnWidths(given),
          header: given.header.map(line),
          rows: given.rows.map((row) => row.map(line)),
        };
    }
  };
  const { language } = prepared;
  const { contents, colon, distribution, name, of } = LABELS[language];
  const date = writtenDate(prepared.issuedOn, language);
  const data = {
    lang: language,
    region: TAGS[language].split('-')[1],
    dir: directionOf(language),
    symbol: draw(prepared.symbol),
    title: draw(prepared.title),
    subtitle: prepared.subtitle === null ? null : draw(prepared.subtitle),
    forum: draw(prepared.forum),
    roundTable: draw(prepared.roundTable),
    headline: draw(prepared.headline),
    facts: [
      ...(prepared.distribution === null ? [] : [draw(`${distribution}${colon} ${prepared.distribution}`)]),
      date,
      name,
    ],
    keywords: prepared.keywords.map(draw),
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
    disclaimers: prepared.disclaimers.map(draw),
    /** The notes that headings bear; marks stay out of the contents. */
    heads: Object.fromEntries(
      prepared.blocks.flatMap((given) =>
        given.kind === 'heading'
          ? [[given.id, given.line.phrases.flatMap(({ note }) => (note === null ? [] : [note]))]]
          : [],
      ),
    ),
    blocks: prepared.blocks.filter((given) => given.kind !== 'table' || given.header.length > 0).map(block),
    notes: prepared.notes.map(line),
  };
  return { data, unprintable: [...missing] };
}
