import type { SentencePartKind } from '../sentence.ts';

/** How one language words a result: what stands between parts, and each part by its count. */
export interface Wording {
  readonly between: string;
  readonly parts: Readonly<Record<SentencePartKind, (count: number) => string>>;
}

/** Spells the numbers that `words` has (from zero on), and writes the others in figures. */
export const spelling =
  (words: readonly string[]) =>
  (count: number): string =>
    words[count] ?? String(count);
