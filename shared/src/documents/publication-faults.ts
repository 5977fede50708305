import type { Block, Footnote, Inline } from './publication-parts.ts';

interface Parts {
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
}

/** All runs of a block, in reading order. */
export function runsOf(block: Block): readonly Inline[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.content);
  if (block.kind === 'table') return [...block.header, ...block.rows.flat()].flat();
  return block.content;
}

/** The ids of footnotes in the order of their marks; a footnote marked twice is there twice. */
export const marksOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(runsOf).flatMap((run) => (run.footnote === undefined ? [] : [run.footnote]));

function twice(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

/**
 * What keeps a publication from being written faithfully, in sentences; none when all is well. An id names one block
 * or item; a footnote is marked exactly once, and not inside another footnote; a heading says something; a row is as wide as the
 * header.
 */
export function publicationFaults({ blocks, footnotes }: Parts): string[] {
  const ids = blocks.flatMap((block) =>
    block.kind === 'list' ? [block.id, ...block.items.map((item) => item.id)] : [block.id],
  );
  const notes = footnotes.map((footnote) => footnote.id);
  const marks = marksOf(blocks);
  const known = new Set(notes);
  const marked = new Set(marks);
  return [
    ...twice(ids).map((id) => `The id ${id} is borne twice.`),
    ...twice(notes).map((id) => `The footnote ${id} is there twice.`),
    ...twice(marks).map((id) => `The footnote ${id} is marked twice.`),
    ...[...marked].filter((id) => !known.has(id)).map((id) => `The footnote ${id} is marked and missing.`),
    ...notes.filter((id) => !marked.has(id)).map((id) => `The footnote ${id} is marked nowhere.`),
    ...footnotes
      .filter((footnote) => footnote.content.some((run) => run.footnote !== undefined))
      .map((footnote) => `The footnote ${footnote.id} has a footnote itself.`),
    ...blocks
      .filter(
        (block) => block.kind === 'heading' && !block.content.some((run) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(run.text)),
      )
      .map((block) => `The heading ${block.id} says nothing.`),
    ...blocks
      .filter((block) => block.kind === 'table' && block.rows.some((row) => row.length !== block.header.length))
      .map((block) => `The table ${block.id} has rows that are not as wide as its header.`),
  ];
}
