import type { Block, Footnote, Publication } from '../documents/index.ts';
import { inLanguage, type Language } from '../kernel/index.ts';
import { ANNEXES, type Annex, type AnnexFacts, type AnnexWarning } from './annex-facts.ts';
import { lawAnnex } from './annex-of-law.ts';
import { practicesAnnex } from './annex-of-practices.ts';
import { annexHeading, annexWords } from './annex-words.ts';
import { type Assembly, beginAssembly, runIn } from './assembly.ts';
import { disclaimer, type Disclaimer } from './disclaimers.ts';
import { listOf } from './house-style.ts';

/**
 * Assembles the annexes of an edition from its facts, by the rules of RULES.md (AX1–AX22, AX63–AX65), and says what whoever
 * compiles it should look at. Pure: the same facts give the same publication and the same warnings in the same order.
 */
export function assembleAnnexes(facts: AnnexFacts): { publication: Publication; warnings: AnnexWarning[] } {
  const warnings: AnnexWarning[] = [];
  const footnotes: Footnote[] = [];
  const assembly = beginAssembly(facts, { warnings, footnotes });
  const { language, roundTable } = facts;
  const subject = { kind: 'round-table', id: roundTable.code } as const;
  const annexes = ANNEXES.filter((annex) => facts.annexes.includes(annex));
  const title = assembly.say(roundTable.title, subject, 'title').text;
  const publication: Publication = {
    symbol: `${roundTable.code}/ANNEXES/ED.${facts.edition}`,
    language,
    title: editionTitle(annexes, language),
    forum: assembly.say(roundTable.forum, subject, 'forum').text,
    roundTable: `${roundTable.code}: ${title}`,
    ...(facts.distribution === null
      ? {}
      : { distribution: assembly.say(facts.distribution, subject, 'distribution').text }),
    keywords: [
      roundTable.code,
      ...facts.areas
        .toSorted((a, b) => a.position - b.position)
        .map((area) => inLanguage(area.names, language, ...roundTable.languages).text),
    ],
    issuedOn: facts.issuedOn,
    disclaimers: disclaimersOf(annexes).map((which) => disclaimer(which, language)),
    blocks: annexes.flatMap((annex): Block[] => [
      {
        kind: 'heading',
        id: `annex-${annex.toLowerCase()}`,
        level: 1,
        startsPage: true,
        content: [{ text: annexHeading(annex, language) }],
      },
      ...introduction(annex, assembly),
      ...numbered(annex === 'A' ? practicesAnnex(assembly) : lawAnnex(annex, assembly), facts),
    ]),
    footnotes,
    ...(facts.form === undefined ? {} : { noteMarks: 'letters' as const }),
  };
  return { publication, warnings };
}

/**
 * AX64: paragraphs bear numbers, which begin anew in each annex. Another language version takes over those of the first,
 * and what the first does not have has none.
 */
function numbered(blocks: readonly Block[], { form, paragraphs }: AnnexFacts): Block[] {
  if (form === undefined) return [...blocks];
  let count = 0;
  return blocks.map((block): Block => {
    if (block.kind !== 'paragraph') return block;
    count += 1;
    const number = paragraphs === undefined ? String(count) : paragraphs[block.id];
    return number === undefined ? block : { ...block, number };
  });
}

/** AX10. */
function introduction(annex: Annex, { facts, say }: Assembly): Block[] {
  const text = facts.introductions[annex];
  if (text === undefined) return [];
  const said = say(text, { kind: 'round-table', id: facts.roundTable.code }, `introduction-${annex}`);
  return said.text.split(/\n\s*\n/).map((paragraph, index): Block => ({
    kind: 'paragraph',
    id: `annex-${annex.toLowerCase()}-introduction${index === 0 ? '' : `-${index + 1}`}`,
    role: 'introduction',
    content: [runIn({ text: paragraph.replace(/\s+/g, ' ').trim(), language: said.language }, facts.language)],
  }));
}

function editionTitle(annexes: readonly Annex[], language: Language): string {
  const { letters, one, several } = annexWords(language);
  const name = annexes.length === 1 ? one : several;
  return `${name}${language === 'zh' ? '' : ' '}${listOf(
    annexes.map((annex) => letters[annex]),
    language,
  )}`;
}

/** AX14: by rule and not by choice. */
const disclaimersOf = (annexes: readonly Annex[]): readonly Disclaimer[] =>
  annexes.includes('A') ? ['not-exhaustive', 'not-verified', 'not-views'] : ['not-exhaustive', 'not-views'];
