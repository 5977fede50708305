import type { Block, Inline, ListItem, Publication } from '../documents/index.ts';
import { marksOf } from '../documents/index.ts';
import type { PaperReading, Section } from './paper.ts';

type Masthead = Pick<Publication, 'symbol' | 'forum' | 'roundTable' | 'issuedOn'> & { readonly title: string };

/** The paper as a text of its own: front, sections, annexes with their practices and instruments, footnotes; in the paper's order and with its links. */
export function paperAsPublication(reading: PaperReading, masthead: Masthead): Publication {
  const blocks = [
    ...reading.front,
    ...reading.sections.flatMap((section) => blocksOfSection(section)),
    ...looseAreas(reading),
    ...reading.annexes.flatMap((annex): Block[] => [
      { ...headingOf(annex.id, 1, annex.heading, annex.title), startsPage: true },
      ...annex.blocks,
      ...areasOf(reading, annex.letter),
      ...groupsOf(reading, annex.letter),
    ]),
  ];
  return { ...masthead, language: reading.language, disclaimers: [], ...madeFaithful(blocks, reading) };
}

type HeadingBlock = Extract<Block, { kind: 'heading' }>;
const headingOf = (id: string, level: number, heading: readonly Inline[], title: string): HeadingBlock => ({
  kind: 'heading',
  id,
  level: Math.min(6, level),
  content: heading.length > 0 ? [...heading] : [{ text: title }],
});

const blocksOfSection = (section: Section): Block[] => [
  headingOf(
    section.id,
    section.level,
    section.heading,
    section.number ? `${section.number} ${section.title}` : section.title,
  ),
  ...section.blocks,
  ...section.sections.flatMap(blocksOfSection),
];

const areasOf = (reading: PaperReading, annex: string | null): Block[] =>
  reading.areas
    .filter((area) => area.annex === annex)
    .flatMap((area): Block[] => [
      ...(area.name || area.heading.length > 0 ? [headingOf(area.id, 2, area.heading, area.name)] : []),
      ...area.blocks,
      ...listOf(
        `${area.id}-practices`,
        area.practices.map((practice) => ({
          id: practice.id,
          level: 0,
          content: [
            ...(practice.submitterText ? [{ text: `${practice.submitterText}:`, bold: true }, { text: ' ' }] : []),
            ...practice.content,
          ],
        })),
      ),
    ]);

/** Areas and groups that stand in no annex of the reading: their annex is null, or was corrected away. */
function looseAreas(reading: PaperReading): Block[] {
  const letters = new Set<string | null>(reading.annexes.map((annex) => annex.letter));
  const loose = new Set(
    [...reading.areas, ...reading.instrumentGroups].map(({ annex }) => annex).filter((annex) => !letters.has(annex)),
  );
  return [...loose].flatMap((annex) => [...areasOf(reading, annex), ...groupsOf(reading, annex)]);
}

const groupsOf = (reading: PaperReading, annex: string | null): Block[] =>
  reading.instrumentGroups
    .filter((group) => group.annex === annex)
    .flatMap((group): Block[] => [
      ...(group.title || group.heading.length > 0 ? [headingOf(group.id, 2, group.heading, group.title)] : []),
      ...group.blocks,
      ...listOf(
        `${group.id}-instruments`,
        group.instruments.map(({ id, text, href }) => ({ id, level: 0, content: [{ text, ...(href && { href }) }] })),
      ),
    ]);

const listOf = (id: string, items: ListItem[]): Block[] =>
  items.length > 0 ? [{ kind: 'list', id, ordered: false, items }] : [];

/** A correction may leave an id borne twice, a mark without its footnote or a footnote without its mark: no words are lost by it. */
function madeFaithful(
  blocks: readonly Block[],
  { footnotes }: PaperReading,
): Pick<Publication, 'blocks' | 'footnotes'> {
  const ids = new Set<string>();
  const own = (id: string): string => {
    let free = id;
    for (let nth = 2; ids.has(free); nth++) free = `${id}.${nth}`;
    ids.add(free);
    return free;
  };
  const notes = new Map(footnotes.map((footnote) => [footnote.id, footnote]));
  const marked = new Set<string>();
  const runs = (content: readonly Inline[]): Inline[] =>
    content.flatMap(({ footnote, ...run }): Inline[] => {
      const isFirst = footnote !== undefined && notes.has(footnote) && !marked.has(footnote);
      if (isFirst) marked.add(footnote);
      return isFirst ? [{ ...run, footnote }] : run.text ? [run] : [];
    });
  const faithful = blocks.map((block): Block => {
    const id = own(block.id);
    if (block.kind === 'list')
      return {
        ...block,
        id,
        items: block.items.map((item) => ({ ...item, id: own(item.id), content: runs(item.content) })),
      };
    if (block.kind !== 'table') return { ...block, id, content: runs(block.content) };
    const width = Math.max(block.header.length, ...block.rows.map((row) => row.length));
    const wide = (cells: readonly Inline[][]) => Array.from({ length: width }, (_, at) => runs(cells[at] ?? []));
    return { ...block, id, header: wide(block.header), rows: block.rows.map(wide) };
  });
  const unmarked = [...notes.keys()].filter((id) => !marked.has(id));
  if (unmarked.length > 0)
    faithful.push({
      kind: 'paragraph',
      id: own('unmarked-footnotes'),
      role: 'note',
      content: unmarked.map((footnote) => ({ text: '', footnote })),
    });
  const order = marksOf(faithful);
  return {
    blocks: faithful,
    footnotes: order.map((id) => ({ id, content: notes.get(id)!.content.map(({ footnote: _, ...run }) => run) })),
  };
}
