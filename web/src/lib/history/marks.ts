/** The mark of an author in a comparison: A to Z, then AA and on, beside the words that are theirs. */
export function markOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : markOf(Math.floor(place / 26) - 1) + letter;
}
