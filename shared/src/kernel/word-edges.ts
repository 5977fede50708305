/**
 * What words are made of, in Latin, Greek, Cyrillic and Arabic letters with their marks and figures: few ranges, since a pattern
 * has many edges. Han signs stand without spaces, so that beside them a word ends as at a space.
 */
const SIGN = String.raw`[\w\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u1e00-\u1eff]`;
/** An edge stands before a word where letters, figures or a group of them follow it in the pattern, else behind one. */
const BEFORE = /\\b(?=[\p{L}\p{N}]|\(\?:|\\p\{L\}|\[\p{L})/gu;
const BEHIND = /\\b/gu;

/**
 * One pattern of these, whose `\b` is the edge of a word in any script: by itself `\b` knows the letters of English alone, so
 * that `/\bfinalizó\b/u` matches nothing. Takes the flags of the first, `u` among them.
 */
export const withWordEdges = (...patterns: readonly [RegExp, ...RegExp[]]): RegExp =>
  new RegExp(
    patterns.map(({ source }) => source.replace(BEFORE, `(?<!${SIGN})`).replace(BEHIND, `(?!${SIGN})`)).join('|'),
    patterns[0].flags,
  );
