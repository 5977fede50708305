const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** More letters than this without a place to break would run out of the margin. */
const LONGEST = 30;
const LONG = new RegExp(`[^\\s\\u200B\\p{Script=Han}]{${LONGEST + 1},}`, 'gu');
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * A text that the faces can draw within the margins. A character that no face has becomes U+FFFD and is added to
 * `missing`: a visible gap, because PDF/UA allows no glyph that stands for nothing, and because a diplomat must see that
 * something is not shown. Words longer than 30 letters may break after every thirtieth (a zero-width space).
 */
export function drawable(text: string, has: (codePoint: number) => boolean, missing: Set<string>): string {
  const drawn = everyHas(text, has)
    ? text
    : Array.from(graphemes.segment(text), ({ segment }) => {
        if (segment === '\n' || everyHas(segment, has)) return segment;
        const seen = Array.from(segment)
          .filter((character) => !INVISIBLE.test(character) || has(character.codePointAt(0)!))
          .join('');
        if (everyHas(seen, has)) return seen;
        missing.add(segment);
        return '\uFFFD';
      }).join('');
  return drawn.replace(LONG, (word) => {
    const letters = Array.from(graphemes.segment(word), ({ segment }) => segment);
    return letters.map((letter, index) => (index > 0 && index % LONGEST === 0 ? `\u200B${letter}` : letter)).join('');
  });
}

function everyHas(text: string, has: (codePoint: number) => boolean): boolean {
  for (const character of text) if (character !== '\n' && !has(character.codePointAt(0)!)) return false;
  return true;
}
