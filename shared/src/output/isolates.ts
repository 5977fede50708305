import type { Inline } from '../documents/index.ts';
import { directionOf, type Language } from '../kernel/index.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/**
 * Runs as plain text in which words of the other direction turn nothing around them: each stands between isolates, as
 * Unicode has it for text that has no markup (UAX #9). [AX67]
 */
export const isolatedText = (runs: readonly Inline[], language: Language): string =>
  runs
    .map((run) =>
      directionOf(run.language ?? language) === directionOf(language)
        ? run.text
        : `${FIRST_STRONG_ISOLATE}${run.text}${POP_DIRECTIONAL_ISOLATE}`,
    )
    .join('');

/**
 * Plain text as runs: what stands between isolates is in the language `foreign`, where that has the other direction; writers
 * then give it its direction in the way of their format, which needs no isolates. [AX67]
 */
export function runsOf(text: string, language: Language, foreign: Language): Inline[] {
  const marks = directionOf(foreign) === directionOf(language) ? {} : { language: foreign };
  return text
    .split(/\u2068([^\u2068\u2069]*)\u2069/u)
    .map((piece, at): Inline => (at % 2 === 0 ? { text: piece } : { text: piece, ...marks }))
    .filter((run) => run.text !== '');
}

/** A text as it is read, whether or not it has isolates: one that was kept before there were any has none. */
export const withoutIsolates = (text: string): string => text.replace(/[\u2068\u2069]/gu, '');
