import type { Heading } from './headings.ts';
import type { Place } from './paper.ts';
import { titleText } from './to-blocks.ts';

/** The place of a paragraph by its number. */
export type PlaceOf = (paragraph: number) => Place;

/** Tells places: a paragraph's number and the nearest heading at or above it. */
export function placesBy(headings: readonly Heading[]): PlaceOf {
  return (paragraph) => {
    let [low, high] = [0, headings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (headings[middle]!.line.n <= paragraph) low = middle + 1;
      else high = middle;
    }
    const heading = headings[low - 1];
    return { paragraph, heading: heading ? titleText(heading.line) : '' };
  };
}
