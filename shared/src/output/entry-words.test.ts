import { expect, it } from 'vitest';
import type { Block } from '../documents/index.ts';
import { aPracticeIn, annexFacts } from './annex-facts.factory.ts';
import { assembleAnnexes } from './assemble-annexes.ts';
import { entryText, entryWords } from './entry-words.ts';

const practice = aPracticeIn({
  number: 12,
  sentence: { en: 'In 2013, a law opened clinics; the law stands.', ar: 'في عام 2013، قانون.' },
  sources: ['law', 'Report', 'a law'].map((label) => ({ label, address: 'https://example.org/x', seenOn: null })),
});
const entryIn = (facts: Parameters<typeof annexFacts>[0]) => {
  const list = assembleAnnexes(annexFacts({ practices: [practice], ...facts })).publication.blocks.find(
    (block): block is Extract<Block, { kind: 'list' }> => block.kind === 'list',
  );
  return list!.items[0]!.content;
};

it('[AX64] ends an entry with what the practice is called in every language', () => {
  expect(entryIn({}).slice(-3)).toEqual([{ text: ' [' }, { text: 'P-12' }, { text: ']' }]);
  expect(entryIn({ language: 'ar' }).slice(-3)).toEqual([
    { text: ' [' },
    { text: 'P-12', language: 'en' },
    { text: ']' },
  ]);
});

it('[CP1] gives the text of an entry with its links, without marks and reference', () => {
  expect(entryText(entryIn({}), practice)).toEqual([
    { text: 'Sweden:', bold: true },
    { text: ' ' },
    { text: 'In 2013, a ' },
    { text: 'law', href: 'https://example.org/x' },
    { text: ' opened clinics; the law stands.' },
  ]);
  const old = entryIn({ form: undefined, practices: [{ ...practice, number: undefined }] });
  expect(entryText(old, { number: undefined })).toEqual(old);
});

it('[AX58] has the same words whichever form the edition has', () => {
  const old = { ...practice, number: undefined };
  for (const language of ['en', 'ar'] as const)
    expect(entryWords(entryIn({ language }), practice, language)).toBe(
      entryWords(entryIn({ language, form: undefined, practices: [old] }), old, language),
    );
});
