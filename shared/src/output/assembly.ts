import type { Block, Footnote, Inline } from '../documents/index.ts';
import { inLanguage, type Language, type LocalizedText } from '../kernel/index.ts';
import type { AnnexFacts, AnnexWarning } from './annex-facts.ts';

/** What the parts of an edition are written with: its facts, its language, and where to put warnings and notes. */
export interface Assembly {
  readonly facts: AnnexFacts;
  readonly warn: (
    code: AnnexWarning['code'],
    subject: AnnexWarning['subject'],
    params?: AnnexWarning['params'],
  ) => void;
  readonly note: (notes: readonly Footnote[]) => void;
  /** A text in the edition's language, else in another of the round table's, with a warning (AX15). */
  readonly say: (
    text: LocalizedText,
    subject: AnnexWarning['subject'],
    field: string,
  ) => { text: string; language: Language };
}

/** A run that is marked with its language where it is not the edition's. */
export const runIn = (
  said: { text: string; language: Language },
  edition: Language,
  style: Partial<Inline> = {},
): Inline => ({
  text: said.text,
  ...style,
  ...(said.language === edition ? {} : { language: said.language }),
});

/** The paragraph that opens a list and by whose number it is cited (AX64); nothing in what was frozen before there was one. */
export const opening = (id: string, text: string, { facts }: Pick<Assembly, 'facts'>): Block[] =>
  facts.form === undefined ? [] : [{ kind: 'paragraph', id, content: [{ text }] }];

/** Begins an assembly whose warnings and notes are added to those given; a text that is printed twice is warned about once. */
export function beginAssembly(
  facts: AnnexFacts,
  { warnings, footnotes }: { readonly warnings: AnnexWarning[]; readonly footnotes: Footnote[] },
): Assembly {
  const { language, roundTable } = facts;
  const seen = new Set<string>();
  const warn: Assembly['warn'] = (code, subject, params = {}) => {
    const warning = { code, subject, params };
    const key = JSON.stringify(warning);
    if (!seen.has(key)) warnings.push(warning);
    seen.add(key);
  };
  return {
    facts,
    warn,
    note: (notes) => void footnotes.push(...notes),
    say(text, subject, field) {
      const said = inLanguage(text, language, ...roundTable.languages);
      if (said.language !== language) warn('translation-missing', subject, { field, language, used: said.language });
      return said;
    },
  };
}
