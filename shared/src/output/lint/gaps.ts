import {
  type Dimension,
  type GapSentence,
  gapSentences,
  gapSentencesIn,
  gridOfTwo,
  namesOfKeys,
} from '../../coverage/index.ts';
import { excerptOf, type Found, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX50: sentences about gaps that stand in an introduction, and that the map of the same two dimensions no longer says. */
export function outdatedGaps({ facts, covered, texts }: LintMaterial): Found[] {
  const introduction = texts.find(({ kind, place }) => kind === 'introduction' && place.id === 'A');
  const { language } = facts;
  if (!covered || introduction?.language !== language) return [];
  const names = namesOfKeys(covered.keys, language);
  const said = (text: string): GapSentence[] => gapSentencesIn(text, language, names);
  const sentencesBy = (rows: Dimension, columns: Dimension): string[] => {
    const frozen = facts.coverage?.rows === rows && facts.coverage.columns === columns ? facts.coverage : undefined;
    return gapSentences(frozen ?? gridOfTwo(covered, rows, columns), language).map(({ text }) => text);
  };
  const known = new Map<string, string[]>();
  return said(introduction.text).flatMap(({ text, at, row, rows, columns = usualBeside(rows) }): Found[] => {
    const pair = `${rows} ${columns}`;
    const now = known.get(pair) ?? sentencesBy(rows, columns);
    known.set(pair, now);
    if (now.includes(text)) return [];
    const by = now.find((sentence) => said(sentence)[0]?.row === row);
    const whole = introduction.text;
    return [
      found({
        rule: 'gap-outdated',
        place: introduction.place,
        language,
        excerpt: excerptOf(whole, at, text.length),
        params: { row },
        remedies: by
          ? [
              {
                act: 'rewrite-introduction',
                text: whole.slice(0, at) + by + whole.slice(at + text.length),
                instead: text,
                by,
              },
            ]
          : [],
        detail: columns === 'region' && rows === 'area' ? row : `${row} ${columns}`,
        about: `${text} ${by ?? ''}`,
      }),
    ];
  });
}

/** What a row stands beside where its sentence names no column: a row without anything has nothing beside whatever it stands. */
const usualBeside = (rows: Dimension): Dimension => (rows === 'region' ? 'area' : 'region');
