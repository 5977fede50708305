const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** More letters than this without a place to break could run out of the margin. */
export const LONGEST = 30;

/** Nothing is hyphenated; and one at which an Arabic line breaks makes the typesetter lose the line's links. */
const SOFT_HYPHEN = '\u00AD';

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * A text that the faces can draw within the margins. A character that no face has becomes U+FFFD and is added to
 * `missing`: a visible gap, because PDF/UA allows no glyph that stands for nothing, and because a diplomat must see that
 * something is not shown. Words of more than `longest` letters may break after each so many (a zero-width space).
 */
export function drawable(
  text: string,
  has: (codePoint: number) => boolean,
  missing: Set<string>,
  longest: number = LONGEST,
): string {
  const whole = text.replaceAll(SOFT_HYPHEN, '');
  const drawn = everyHas(whole, has)
    ? whole
    : Array.from(graphemes.segment(whole), ({ segment }) => {
        if (segment === '\n' || everyHas(segment, has)) return segment;
        const seen = Array.from(segment)
          .filter((character) => !INVISIBLE.test(character) || has(character.codePointAt(0)!))
          .join('');
        if (everyHas(seen, has)) return seen;
        missing.add(segment);
        return '\uFFFD';
      }).join('');
  if (!hasLongWord(drawn, longest)) return drawn;
  return drawn.replace(/[^\s\u200B\p{Script=Han}]+/gu, (word) => {
    if (word.length <= longest) return word;
    const letters = Array.from(graphemes.segment(word), ({ segment }) => segment);
    return letters.map((letter, index) => (index > 0 && index % longest === 0 ? `\u200B${letter}` : letter)).join('');
  });
}

function everyHas(text: string, has: (codePoint: number) => boolean): boolean {
  for (const character of text) if (character !== '\n' && !has(character.codePointAt(0)!)) return false;
  return true;
}

const hasLongWord = (text: string, longest: number): boolean =>
  text.split(/[\s\u200B]/u).some((word) => word.length > longest);
