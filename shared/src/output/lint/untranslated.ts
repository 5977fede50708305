import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** Shorter words may be a name that is the same in every language. */
const SHORTEST = 12;

/** Words as they stand in a sentence made of them: without their stop. */
const pieces = (text: string): string[] =>
  text
    .split(/(?<=[.!?…。！？؟])\s*/u)
    .map((piece) => piece.trim().replace(/[.。]$/u, ''))
    .filter((piece) => piece.length >= SHORTEST);

/** AX73: sentences that were written in another language than their practice's and still hold its words as they are. */
export const untranslated = ({ practices, facts }: LintMaterial): Found[] =>
  practices.flatMap(({ practice: { id, original }, text, isWritten }): Found[] => {
    if (!isWritten || original.language === text.language) return [];
    const words = [...pieces(original.summary), ...pieces(original.title)].find((piece) => text.text.includes(piece));
    if (words === undefined) return [];
    return [
      found({
        rule: 'words-untranslated',
        place: { kind: 'practice', id },
        language: facts.language,
        excerpt: excerptOf(text.text, text.text.indexOf(words), words.length),
        params: { used: original.language },
        about: text.text,
      }),
    ];
  });
