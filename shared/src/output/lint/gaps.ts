import { gapSentences, gapSentencesIn } from '../../coverage/index.ts';
import { excerptOf, type Found, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX50: sentences about gaps that stand in an introduction, and that the map no longer says. */
export function outdatedGaps({ facts, coverage, texts }: LintMaterial): Found[] {
  if (!coverage) return [];
  const { language } = facts;
  const now = gapSentences(coverage, language).map(({ text }) => text);
  const introduction = texts.find(({ kind, place }) => kind === 'introduction' && place.id === 'A');
  if (!introduction || introduction.language !== language) return [];
  return gapSentencesIn(introduction.text, language)
    .filter(({ text }) => !now.includes(text))
    .map(({ text, at, row }) => {
      const by = now.find((sentence) => gapSentencesIn(sentence, language)[0]?.row === row);
      const whole = introduction.text;
      return found({
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
        detail: row,
        about: `${text} ${by ?? ''}`,
      });
    });
}
