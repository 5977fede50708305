import { runsOf } from './publication-faults.ts';
import type { Publication } from './publication.ts';

/** A footnote by what it is called where its mark stands, and in which part of the text that is. */
export interface NoteMark {
  readonly id: string;
  /** `12`, or `c` where notes are lettered. */
  readonly mark: string;
  /** Lettered notes begin anew with each heading that begins a page: before the first it is 0. Numbered ones are all of part 0. */
  readonly part: number;
}

/** The footnotes of a publication in the order of their marks, with what they are called in every format. */
export function noteMarksOf({ blocks, noteMarks }: Pick<Publication, 'blocks' | 'noteMarks'>): NoteMark[] {
  const isLettered = noteMarks === 'letters';
  const marks: NoteMark[] = [];
  let part = 0;
  let inPart = 0;
  for (const block of blocks) {
    if (isLettered && block.kind === 'heading' && block.startsPage) {
      part += 1;
      inPart = 0;
    }
    for (const { footnote } of runsOf(block)) {
      if (footnote === undefined) continue;
      inPart += 1;
      marks.push({ id: footnote, mark: isLettered ? letters(inPart) : String(inPart), part });
    }
  }
  return marks;
}

/** 1 is `a`, 26 `z`, 27 `aa`, 28 `ab`, 703 `aaa`. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + ((count - 1) % 26));
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last;
}
