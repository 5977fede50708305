import { runsOf } from './publication-faults.ts';
import type { Block, Publication } from './publication.ts';

/** A footnote by what it is called where its mark stands, and in which part of the text that is. */
export interface NoteMark {
  readonly id: string;
  /** `12`, or `c` where notes are lettered. */
  readonly mark: string;
  /** Lettered notes begin anew with each heading that begins a page: before the first it is 0. Numbered ones are all of part 0. */
  readonly part: number;
}

/**
 * Blocks cut before each heading that begins a page, where lettered notes begin anew: the first part has what stands before
 * any such heading, often nothing.
 */
export function partsOf<Piece extends { readonly kind: string; readonly startsPage?: boolean | undefined }>(
  blocks: readonly Piece[],
): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const block of blocks) {
    if (block.startsPage) parts.push([]);
    parts.at(-1)!.push(block);
  }
  return parts;
}

/** The footnotes of a publication in the order of their marks, with what they are called in every format. */
export function noteMarksOf({ blocks, noteMarks }: Pick<Publication, 'blocks' | 'noteMarks'>): NoteMark[] {
  const parts = noteMarks === 'letters' ? partsOf<Block>(blocks) : [blocks];
  const nameOf = noteMarks === 'letters' ? letters : String;
  return parts.flatMap((own, part) =>
    own
      .flatMap(runsOf)
      .flatMap(({ footnote }) => footnote ?? [])
      .map((id, nth) => ({ id, mark: nameOf(nth + 1), part })),
  );
}

/** 1 is `a`, 26 `z`, 27 `aa`, 28 `ab`, 703 `aaa`. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + ((count - 1) % 26));
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last;
}
