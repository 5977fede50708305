const MOST_TITLE = 120;
export const MOST_SUMMARY = 2000;

const LOOSE = /[\s,;:–—-]/u;

/** A text without the blanks, dashes and signs at its end that announce something more. */
export function withoutLooseEnd(text: string): string {
  // A pattern bound to the end would begin anew at each of many such signs.
  let end = text.length;
  while (end > 0 && LOOSE.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** The beginning of a text up to a whole word, with an ellipsis where something follows. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${withoutLooseEnd(space > most / 2 ? cut.slice(0, space) : cut)}…`;
}

/** A title for a practice that has none: the first sentence of its text, or how that begins. */
export function titleOf(text: string): string {
  // Of a longer sentence its beginning is taken: where it ends does not matter.
  const first = text.slice(0, 2 * MOST_TITLE);
  const sentence = /^.{20,}?[.!?。؟](?=\s|$)/su.exec(first)?.[0].replace(/[.。]$/u, '') ?? first;
  return beginningOf(sentence, MOST_TITLE);
}
