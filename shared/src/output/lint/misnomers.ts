import { withWordEdges } from '../../kernel/index.ts';
import type { Remedy } from '../finding.ts';
import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial, LintText } from './material.ts';
import { MISNOMERS } from './misnomers.data.ts';

/** A name that is got wrong: where (UTF-16 offset), and what it is called. */
export interface Misnomer {
  readonly at: number;
  readonly wrong: string;
  readonly right: string;
}

const PATTERNS = MISNOMERS.map(([pattern, right]) => [withWordEdges(pattern), right] as const);

/** The misnomers of a text, in its order. */
export const misnomersIn = (text: string): Misnomer[] =>
  PATTERNS.flatMap(([pattern, right]) =>
    [...text.matchAll(pattern)]
      // A straight apostrophe is no other name.
      .filter(([wrong]) => wrong.replace(/'/g, '’') !== right)
      .map((match) => ({ at: match.index, wrong: match[0], right })),
  ).sort((a, b) => a.at - b.at);

/** What rewrites a text where it can be rewritten at once: a sentence that was written, an introduction, a citation. */
export function rewriteOf(
  { kind, text }: LintText,
  { at, instead, by }: { at: number; instead: string; by: string },
): Remedy[] {
  const whole = text.slice(0, at) + by + text.slice(at + instead.length);
  if (kind === 'sentence') return [{ act: 'rewrite-sentence', text: whole, instead, by }];
  if (kind === 'introduction') return [{ act: 'rewrite-introduction', text: whole, instead, by }];
  if (kind === 'citation') return [{ act: 'cite', text: whole, instead, by }];
  return [];
}

/** AX39. */
export const misnomers = ({ texts, facts }: LintMaterial): Found[] =>
  texts.flatMap((text) =>
    misnomersIn(text.text).map(({ at, wrong, right }) =>
      found({
        rule: 'misnomer',
        place: text.place,
        language: facts.language,
        excerpt: excerptOf(text.text, at, wrong.length),
        params: { wrong, right },
        remedies: text.language === facts.language ? rewriteOf(text, { at, instead: wrong, by: right }) : [],
        // The sentence of the same place may say it too.
        detail: `${facts.language} ${wrong} ${text.text.slice(0, at).split(wrong).length}${text.kind === 'source' ? ` ${text.text}` : ''}`,
        about: text.text,
      }),
    ),
  );
