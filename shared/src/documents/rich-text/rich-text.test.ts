import { expect, it } from 'vitest';
import { plainText, Publication } from '../publication.ts';
import { cleanRichText } from './clean-rich-text.ts';
import { isBlank, isSafeLink, RichText, richTextOf } from './rich-text.ts';
import { richTextToBlocks } from './rich-text-to-blocks.ts';
import { richTextToText } from './rich-text-to-text.ts';

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) });
const p = (...content: unknown[]) => ({ type: 'paragraph', ...(content.length > 0 && { content }) });
const li = (...content: unknown[]) => ({ type: 'listItem', content });
const td = (...content: unknown[]) => ({ type: 'tableCell', content });
const th = (...content: unknown[]) => ({ type: 'tableHeader', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });

it('[DC11] keeps a text that is well formed as it is', () => {
  const given = doc(
    { type: 'heading', attrs: { level: 3 }, content: [text('Access')] },
    p(
      text('free', { type: 'bold' }, { type: 'link', attrs: { href: 'https://example.org/a?b=c#d' } }),
      { type: 'hardBreak' },
      { type: 'footnote', attrs: { text: 'Since 2019.' } },
    ),
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [li(p(text('one')), { type: 'bulletList', content: [li(p(text('inner')))] })],
    },
    { type: 'blockquote', content: [p(text('said'))] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ ...th(p(text('Year'))), attrs: { colspan: 2 } }] },
        { type: 'tableRow', content: [td(p()), td(p())] },
      ],
    },
  );
  expect(cleanRichText(given)).toEqual(given);
  expect(RichText.parse(given)).toEqual(given);
});

it('[DC11] keeps the words of what it does not know, and nothing else of it', () => {
  const hostile = doc(
    { type: 'script', content: [text('alert(1)')] },
    {
      type: 'div',
      attrs: { onclick: 'x' },
      content: [p(text('in a div')), { type: 'section', content: [p(text('deeper'))] }],
    },
    p(
      { type: 'image', attrs: { src: 'https://example.org/x.png' } },
      { type: 'span', content: [text('in a span', { type: 'blink' }, { type: 'italic', attrs: { style: 'x' } })] },
    ),
    text('loose'),
  );
  expect(cleanRichText(hostile)).toEqual(
    doc(
      p(text('alert(1)')),
      p(text('in a div')),
      p(text('deeper')),
      p(text('in a span', { type: 'italic' })),
      p(text('loose')),
    ),
  );
});

it('[DC11] answers a text for any value', () => {
  const empty = doc(p());
  for (const value of [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { content: 'x' },
    { content: [null, 3, { type: 'text' }] },
    doc({ type: 'table', content: [] }, { type: 'bulletList', content: [li()] }),
  ])
    expect(RichText.safeParse(cleanRichText(value)).success).toBe(true);
  expect(cleanRichText(null)).toEqual(empty);
  let deep: unknown = text('bottom');
  for (let depth = 0; depth < 50_000; depth++) deep = { type: 'blockquote', content: [deep] };
  expect(richTextToText(cleanRichText(doc(deep)))).toBe('bottom');
});

it('[DC11] lets links lead to http, https and mailto addresses only', () => {
  for (const href of ['https://example.org', 'http://example.org/a b'.replace(' ', '%20'), 'mailto:a@example.org'])
    expect(isSafeLink(href)).toBe(true);
  for (const href of [
    'javascript:alert(1)',
    ' https://x',
    'https:example',
    'data:text/html,x',
    '//example.org',
    'https://',
    'java\nscript:x',
    'https://a\u0000b',
    7,
    `https://example.org/${'x'.repeat(2_000)}`,
  ])
    expect(isSafeLink(href)).toBe(false);
  expect(cleanRichText(doc(p(text('x', { type: 'link', attrs: { href: 'javascript:alert(1)' } }))))).toEqual(
    doc(p(text('x'))),
  );
});

it('[DC13] turns a text into blocks with its footnotes, lists and tables', () => {
  const { blocks, footnotes } = richTextToBlocks(
    cleanRichText(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('Access')] },
        p(
          text('Care is '),
          text('free', { type: 'bold' }),
          { type: 'footnote', attrs: { text: 'See https://example.org/law.' } },
          text('.'),
          { type: 'hardBreak' },
          text('For all.'),
        ),
        {
          type: 'orderedList',
          content: [
            li(p(text('one')), p(text('more')), { type: 'bulletList', content: [li(p(text('inner')))] }),
            li(p(text('two'))),
          ],
        },
        { type: 'blockquote', content: [p(text('said'))] },
        p(),
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [{ ...th(p(text('Years'))), attrs: { colspan: 2 } }, th(p(text('Note')))] },
            {
              type: 'tableRow',
              content: [{ ...td(p(text('2019'))), attrs: { rowspan: 2 } }, td(p(text('a')), p(text('b'))), td(p())],
            },
            { type: 'tableRow', content: [td({ type: 'bulletList', content: [li(p(text('c')))] })] },
          ],
        },
      ),
    ),
    { prefix: 'practice.12', headingShift: 2 },
  );
  expect(blocks).toEqual([
    { kind: 'heading', id: 'practice.12.1', level: 4, content: [{ text: 'Access' }] },
    {
      kind: 'paragraph',
      id: 'practice.12.2',
      content: [
        { text: 'Care is ' },
        { text: 'free', bold: true },
        { text: '', footnote: 'practice.12.note.1' },
        { text: '.' },
        { text: '\n' },
        { text: 'For all.' },
      ],
    },
    {
      kind: 'list',
      id: 'practice.12.3',
      ordered: true,
      items: [
        { id: 'practice.12.3.1', content: [{ text: 'one' }, { text: '\n' }, { text: 'more' }], level: 0 },
        { id: 'practice.12.3.2', content: [{ text: 'inner' }], level: 1 },
        { id: 'practice.12.3.3', content: [{ text: 'two' }], level: 0 },
      ],
    },
    { kind: 'quotation', id: 'practice.12.4', content: [{ text: 'said' }] },
    {
      kind: 'table',
      id: 'practice.12.5',
      header: [[{ text: 'Years' }], [], [{ text: 'Note' }]],
      rows: [
        [[{ text: '2019' }], [{ text: 'a' }, { text: '\n' }, { text: 'b' }], []],
        [[], [{ text: '• ' }, { text: 'c' }], []],
      ],
    },
  ]);
  expect(footnotes).toEqual([
    {
      id: 'practice.12.note.1',
      content: [{ text: 'See ' }, { text: 'https://example.org/law', href: 'https://example.org/law' }, { text: '.' }],
    },
  ]);
  expect(plainText(blocks[0]!.kind === 'heading' ? blocks[0]!.content : [])).toBe('Access');
  expect(Publication.shape.blocks.safeParse(blocks).success).toBe(true);
  expect(Publication.shape.footnotes.safeParse(footnotes).success).toBe(true);
});

it('[DC13] writes the words of a text plainly', () => {
  const given = cleanRichText(
    doc(p(text('a'), { type: 'footnote', attrs: { text: 'note' } }), {
      type: 'orderedList',
      attrs: { start: 2 },
      content: [li(p(text('b')), { type: 'bulletList', content: [li(p(text('c')))] })],
    }),
  );
  expect(richTextToText(given)).toBe('a[1]\n\n2. b\n  • c\n\n[1] note');
  expect(isBlank(given)).toBe(false);
  expect(isBlank(cleanRichText(doc(p(text('  ')), { type: 'bulletList', content: [li(p())] })))).toBe(true);
  expect(richTextToText(richTextOf('one\n\n two '))).toBe('one\n\ntwo');
});
