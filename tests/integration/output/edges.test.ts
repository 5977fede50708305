import { describe, expect, it } from 'vitest';
import { FORMATS, Publication, publicationFaults } from '@penholder/shared/documents';
import { write } from '@penholder/server/output/writers/write';
import { anEnglishPublication } from '../../_support/output/publications.ts';

const bare = (rest: Partial<Publication>): Publication => ({
  symbol: 'X',
  language: 'en',
  title: 'T',
  forum: 'F',
  roundTable: 'R',
  issuedOn: '2023-09-14',
  disclaimers: [],
  blocks: [],
  footnotes: [],
  ...rest,
});

describe('a publication with next to nothing in it', () => {
  const empties: [string, Publication][] = [
    ['no blocks', bare({})],
    [
      'empty texts',
      bare({
        title: 'T',
        subtitle: '',
        forum: '',
        roundTable: '',
        symbol: '',
        distribution: '',
        keywords: [],
        disclaimers: [''],
      }),
    ],
    [
      'empty lines',
      bare({
        blocks: [
          { kind: 'heading', id: 'h', level: 3, content: [{ text: '?' }] },
          { kind: 'paragraph', id: 'p', content: [] },
          { kind: 'paragraph', id: 'p2', content: [{ text: '', footnote: 'n' }], role: 'disclaimer' },
          { kind: 'quotation', id: 'q', content: [{ text: ' \n ' }] },
          { kind: 'list', id: 'l', ordered: true, items: [] },
          { kind: 'list', id: 'l2', ordered: false, items: [{ id: 'i', level: 5, content: [] }] },
          { kind: 'table', id: 't', header: [], rows: [] },
          { kind: 'table', id: 't2', header: [[]], rows: [[[]]] },
        ],
        footnotes: [{ id: 'n', content: [] }],
      }),
    ],
    [
      'a link without words',
      bare({ blocks: [{ kind: 'paragraph', id: 'p', content: [{ text: '', href: 'https://example.org/x' }] }] }),
    ],
  ];

  it.each(empties.flatMap(([name, publication]) => FORMATS.map((format) => [name, format, publication] as const)))(
    'is written all the same: %s, %s',
    async (_, format, publication) => {
      const { bytes, warnings } = await write(Publication.parse(publication), format);
      expect(bytes.length).toBeGreaterThan(40);
      expect(warnings.filter(({ code }) => code === 'untagged')).toEqual([]);
    },
  );

  it('shows the address of a link without words', async () => {
    const html = new TextDecoder().decode((await write(empties[3]![1], 'html')).bytes);
    expect(html).toContain('<a href="https://example.org/x">https://example.org/x</a>');
  });
});

describe('what cannot be written faithfully', () => {
  it('is refused in words', () => {
    const note = (id: string) => ({ id, content: [{ text: 'note' }] });
    const paragraph = (id: string, footnote: string) => ({
      kind: 'paragraph' as const,
      id,
      content: [{ text: 'x', footnote }],
    });
    expect(publicationFaults({ blocks: [], footnotes: [note('a'), note('a')] })).toEqual([
      'The footnote a is there twice.',
      'The footnote a is marked nowhere.',
      'The footnote a is marked nowhere.',
    ]);
    expect(publicationFaults({ blocks: [paragraph('p', 'a'), paragraph('p', 'a')], footnotes: [note('a')] })).toEqual([
      'The id p is borne twice.',
      'The footnote a is marked twice.',
    ]);
    expect(publicationFaults({ blocks: [paragraph('p', 'b')], footnotes: [] })).toEqual([
      'The footnote b is marked and missing.',
    ]);
    expect(
      publicationFaults({
        blocks: [paragraph('p', 'a'), paragraph('q', 'b')],
        footnotes: [{ id: 'a', content: [{ text: '', footnote: 'b' }] }, note('b')],
      }),
    ).toEqual(['The footnote a has a footnote itself.']);
    expect(
      publicationFaults({ blocks: [{ kind: 'table', id: 't', header: [[]], rows: [[[], []]] }], footnotes: [] }),
    ).toEqual(['The table t has rows that are not as wide as its header.']);
    expect(
      publicationFaults({
        blocks: [{ kind: 'heading', id: 'h', level: 1, content: [{ text: ' \u200B' }] }],
        footnotes: [],
      }),
    ).toEqual(['The heading h says nothing.']);
    expect(publicationFaults(anEnglishPublication())).toEqual([]);
  });

  it('is refused by the schema: scripts as links, ids that are no anchors, half a character', () => {
    const refused = (rest: Partial<Publication>): boolean => !Publication.safeParse(bare(rest)).success;
    const run = (href: string) => ({
      blocks: [{ kind: 'paragraph' as const, id: 'p', content: [{ text: 'x', href }] }],
    });
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//example.org',
      '#x',
      'vbscript:x',
    ])
      expect(refused(run(href)), href).toBe(true);
    for (const href of ['https://example.org', 'http://example.org', 'mailto:a@example.org'])
      expect(refused(run(href)), href).toBe(false);
    for (const id of ['_note-1', 'a b', 'a"b', '', 'é'])
      expect(refused({ blocks: [{ kind: 'paragraph', id, content: [] }] }), id).toBe(true);
    expect(refused({ title: '\uD800' })).toBe(true);
    expect(refused({ title: ' ' })).toBe(true);
    expect(refused({ issuedOn: '2023-02-30' })).toBe(true);
  });
});
