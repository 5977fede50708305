import type { BlockContent, List, ListItem, PhrasingContent, Root, RootContent, TableCell } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Publication } from '@penholder/shared/documents';
import { writtenDate } from '@penholder/shared/output';
import { LABELS } from './labels.ts';
import { prepare } from './prepare.ts';
import type { Line, Prepared, PreparedBlock, PreparedItem, PreparedNote, Span } from './prepared.ts';

const stringifier = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', emphasis: '*', listItemIndent: 'one', resourceLink: true, rule: '-' });

/**
 * A publication as GitHub-flavoured Markdown. What is written is a syntax tree, never pasted text, so nothing in a text
 * becomes markup; and no node is ever raw HTML. Markdown has no word for a run's language, and one line each for a
 * heading and a table's cell, so line breaks there are spaces. The same publication gives the same bytes.
 *
 * Lettered notes are labelled by the ordinal of their part and their letter (`[^1c]`), since a label names one note of the file.
 *
 * An address in plain text is escaped as far as the format goes; readers that follow the extension's own rule may still
 * make it a link, to the address that it shows.
 */
export function writeMarkdown(publication: Publication): Uint8Array {
  const prepared = prepare(publication);
  const labels = prepared.notes.map(({ part, mark }) => (prepared.isLettered ? `${part}${mark}` : mark));
  const root: Root = {
    type: 'root',
    children: [
      ...masthead(prepared),
      ...prepared.blocks.flatMap((given) => block(given, labels)),
      ...prepared.notes.map((note) => definition(note, labels)),
    ],
  };
  return new TextEncoder().encode(stringifier.stringify(root));
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const paragraph = (children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children });

function masthead(prepared: Prepared): RootContent[] {
  const { language } = prepared;
  const { distribution, colon, name } = LABELS[language];
  const facts = [
    prepared.forum,
    ...(prepared.distribution === null ? [] : [`${distribution}${colon} ${prepared.distribution}`]),
    writtenDate(prepared.issuedOn, language),
    name,
  ];
  return [
    paragraph([
      { type: 'strong', children: [text(prepared.symbol)] },
      { type: 'break' },
      text(prepared.roundTable),
      { type: 'break' },
      text(facts.join(' · ')),
    ]),
    { type: 'heading', depth: 1, children: [text(prepared.title)] },
    ...(prepared.subtitle === null ? [] : [paragraph([text(prepared.subtitle)])]),
    ...(prepared.disclaimers.length === 0
      ? []
      : [{ type: 'blockquote' as const, children: prepared.disclaimers.map((words) => paragraph([text(words)])) }]),
  ];
}

/** What notes are called in the file, by their numbers. */
type Labels = readonly string[];

function block(given: PreparedBlock, labels: Labels): RootContent[] {
  switch (given.kind) {
    case 'heading':
      return [{ type: 'heading', depth: Math.min(6, given.level + 1) as 2, children: onOneLine(given.line, labels) }];
    case 'paragraph':
      return [
        paragraph([...(given.number === null ? [] : [text(`${given.number} `)]), ...phrasing(given.line, labels)]),
      ];
    case 'quotation':
      return [{ type: 'blockquote', children: [paragraph(phrasing(given.line, labels))] }];
    case 'list':
      return given.items.length === 0 ? [] : [list(given.ordered, given.items, labels)];
    case 'table': {
      const row = (lines: readonly Line[]) => ({
        type: 'tableRow' as const,
        children: lines.map((line): TableCell => ({ type: 'tableCell', children: onOneLine(line, labels) })),
      });
      return given.header.length === 0
        ? []
        : [{ type: 'table', children: [row(given.header), ...given.rows.map(row)] }];
    }
  }
}

function list(ordered: boolean, items: readonly PreparedItem[], labels: Labels): List {
  const children = items.map(({ line, items: under }): ListItem => ({
    type: 'listItem',
    spread: false,
    children: [paragraph(phrasing(line, labels)), ...(under.length > 0 ? [list(ordered, under, labels)] : [])],
  }));
  return { type: 'list', ordered, spread: false, ...(ordered ? { start: 1 } : {}), children };
}

const definition = ({ number, line }: PreparedNote, labels: Labels): RootContent => ({
  type: 'footnoteDefinition',
  identifier: labels[number - 1]!,
  label: labels[number - 1]!,
  children: [paragraph(phrasing(line, labels))],
});

const onOneLine = (line: Line, labels: Labels): PhrasingContent[] =>
  phrasing(
    {
      ...line,
      phrases: line.phrases.map((phrase) => ({
        ...phrase,
        spans: phrase.spans.map((span) => ({ ...span, text: span.text.replaceAll('\n', ' ') })),
      })),
    },
    labels,
  );

function phrasing(line: Line, labels: Labels): PhrasingContent[] {
  return line.phrases.flatMap(({ href, spans, note }): PhrasingContent[] => {
    const words = styled(spans.flatMap(outsideSpaces));
    return [
      ...(href === null ? words : [{ type: 'link' as const, url: href, children: words as never }]),
      ...(note === null
        ? []
        : [{ type: 'footnoteReference' as const, identifier: labels[note - 1]!, label: labels[note - 1]! }]),
    ];
  });
}

type Style = Pick<Span, 'text' | 'bold' | 'italic'>;

/** Emphasis may not begin or end with white space in Markdown: the space goes outside. */
function outsideSpaces({ text, bold, italic }: Span): Style[] {
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  const plain = (space: string): Style[] => (space === '' ? [] : [{ text: space, bold: false, italic: false }]);
  return [...plain(before), ...(core === '' ? [] : [{ text: core, bold, italic }]), ...plain(after)];
}

/** Runs of bold, and inside them runs of italic, so that no two markers of a kind touch. */
function styled(spans: readonly Style[]): PhrasingContent[] {
  return runsBy(spans, (span) => span.bold).flatMap((run) => {
    const inner = runsBy(run, (span) => span.italic).flatMap((part): PhrasingContent[] => {
      const words = breaking(part.map((span) => span.text).join(''));
      return part[0]!.italic ? [{ type: 'emphasis', children: words }] : words;
    });
    return run[0]!.bold ? [{ type: 'strong' as const, children: inner }] : inner;
  });
}

const breaking = (words: string): PhrasingContent[] =>
  words
    .split('\n')
    .flatMap((piece, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      ...(piece === '' ? [] : [text(piece)]),
    ]);

function runsBy<Thing>(things: readonly Thing[], mark: (thing: Thing) => boolean): Thing[][] {
  const runs: Thing[][] = [];
  for (const thing of things) {
    const run = runs.at(-1);
    if (run !== undefined && mark(run[0]!) === mark(thing)) run.push(thing);
    else runs.push([thing]);
  }
  return runs;
}
