import type { Piece } from './leaves.ts';

/** A word, a space, or one other sign, with who wrote (or deleted) its letters. */
export interface Token {
  text: string;
  isWord: boolean;
  /** Places in the list of authors, in order; empty where nobody is told. */
  by: number[];
}

/**
 * Words of any script that parts them by spaces; signs of scripts that do not, spaces and whatever else
 * one by one.
 */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}'’\p{Join_Control}\u0640])+|[^]/gu;
const WORD = /[\p{L}\p{N}]/u;

/** The pieces' text cut into tokens; a word that several people wrote is by all of them. */
export function tokensOf(pieces: readonly Piece[]): Token[] {
  const text = pieces.map((piece) => piece.text).join('');
  const ends: number[] = [];
  let length = 0;
  for (const piece of pieces) ends.push((length += piece.text.length));
  const tokens: Token[] = [];
  let at = 0;
  let piece = 0;
  for (const [word] of text.matchAll(TOKEN)) {
    const end = at + word.length;
    const by = new Set<number>();
    while (piece < pieces.length && ends[piece]! <= at) piece++;
    for (let nth = piece; nth < pieces.length && (nth === 0 ? 0 : ends[nth - 1]!) < end; nth++) {
      const author = pieces[nth]!.by;
      if (author !== undefined) by.add(author);
    }
    tokens.push({ text: word, isWord: WORD.test(word), by: [...by].sort((a, b) => a - b) });
    at = end;
  }
  return tokens;
}
