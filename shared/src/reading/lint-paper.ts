import { type Block, plainText, runsOf } from '../documents/index.ts';
import { kindByWords } from '../instruments/index.ts';
import type { Annex, AnnexFacts } from '../output/index.ts';
import { spanIn } from '../output/index.ts';
import { type Found, lintAnnexes, type LintGiven } from '../output/lint/index.ts';
import type { PaperInstrument, PaperInstrumentGroup, PaperPractice, PaperReading, Section } from './paper.ts';
import { sinceWhen } from './since-when.ts';

const textOf = (block: Block): string =>
  block.kind === 'list'
    ? block.items.map((item) => plainText(item.content)).join('\n')
    : plainText(runsOf(block)).replace(/\s+/g, ' ');

/**
 * What the linter finds in a paper that was read in, as the paper has it: its annexes in the shape of an edition's, its
 * other texts beside them, places by the preview's ids. What confirming mends by itself (citations in canonical form, an
 * instrument that stands twice) is found here and no longer in the annexes.
 */
export const lintPaper = (reading: PaperReading, about: Pick<AnnexFacts, 'roundTable' | 'issuedOn'>): Found[] =>
  lintAnnexes(paperAsGiven(reading, about));

function paperAsGiven(
  reading: PaperReading,
  { roundTable, issuedOn }: Pick<AnnexFacts, 'roundTable' | 'issuedOn'>,
): LintGiven {
  const { language } = reading;
  const practicesIn = reading.annexes.find(({ kind }) => kind === 'practices');
  const submitters = reading.areas.flatMap(({ practices }) => practices).flatMap((practice) => practice.submitters);
  const introduction = practicesIn?.blocks.map(textOf).filter(Boolean).join('\n\n') ?? '';
  const groups = reading.instrumentGroups.filter(({ instruments }) => instruments.length > 0);
  return {
    facts: {
      roundTable,
      language,
      edition: 1,
      issuedOn,
      distribution: null,
      annexes: ['A', 'B', 'C'],
      introductions: introduction ? { A: { [language]: introduction } } : {},
      gapThreshold: 0,
      coverage: null,
      areas: reading.areas.map(({ id, name }, at) => ({ id, position: at + 1, names: { [language]: name } })),
      practices: reading.areas.flatMap((area) =>
        area.practices.map((practice, at) => practiceAsFacts(practice, { areaId: area.id, at, language })),
      ),
      instrumentGroups: groups.map((group) => ({
        id: group.id,
        annex: annexOf(group, groups),
        titles: { [language]: group.title },
        order: 'given',
      })),
      instruments: groups.flatMap((group) =>
        group.instruments.map((instrument) => instrumentAsFacts(instrument, group, language)),
      ),
    },
    delegations: submitters.map(({ name }) => ({ names: { [language]: name } })),
    body: bodyOf(reading),
  };
}

function practiceAsFacts(
  practice: PaperPractice,
  { areaId, at, language }: { areaId: string; at: number; language: AnnexFacts['language'] },
): AnnexFacts['practices'][number] {
  const text = plainText(practice.content).replace(/\s+/g, ' ').trim();
  return {
    id: practice.id,
    version: 1,
    areaId,
    // One without a submitter is printed by the paper all the same.
    submitters: (practice.submitters.length > 0 ? practice.submitters : [{ name: practice.submitterText || '–' }]).map(
      ({ name }) => ({ name: { [language]: name }, kind: 'state' as const, confirmed: true }),
    ),
    sentence: { [language]: text },
    sentenceFor: {},
    mayBeNamed: true,
    original: { language, title: text.slice(0, 60), summary: '' },
    startDate: sinceWhen(text) ?? spanIn(text, language)?.start ?? null,
    endDate: null,
    livingStatus: 'in-force',
    sources: practice.links.map(({ text: label, href }) => ({ label, address: href, seenOn: null })),
    position: at + 1,
    leftOut: null,
  };
}

const instrumentAsFacts = (
  { id, text, href, citations }: PaperInstrument,
  group: PaperInstrumentGroup,
  language: AnnexFacts['language'],
): AnnexFacts['instruments'][number] => ({
  id,
  kind: citations[0]?.kind ?? kindByWords(group.title) ?? 'guidance',
  citation: { [language]: text },
  number: null,
  year: null,
  symbol: null,
  address: href,
  groupIds: [group.id],
});

/** By its letter where the paper calls its annexes B and C, else the first annex of instruments is B and the others C. */
function annexOf({ annex }: PaperInstrumentGroup, groups: readonly PaperInstrumentGroup[]): Exclude<Annex, 'A'> {
  if (annex === 'B' || annex === 'C') return annex;
  return annex === groups[0]!.annex ? 'B' : 'C';
}

/** All that stands outside the lists of practices and instruments: front, sections, introductions of annexes and areas, footnotes. */
function bodyOf({ front, sections, annexes, areas, instrumentGroups, footnotes }: PaperReading) {
  const blocks = (list: readonly Block[]) => list.map((block) => ({ id: block.id, text: textOf(block) }));
  const ofSection = (section: Section): { id: string; text: string }[] => [
    { id: section.id, text: section.title },
    ...blocks(section.blocks),
    ...section.sections.flatMap(ofSection),
  ];
  return [
    ...blocks(front),
    ...sections.flatMap(ofSection),
    ...annexes.filter(({ kind }) => kind !== 'practices').flatMap((annex) => blocks(annex.blocks)),
    ...areas.flatMap((area) => blocks(area.blocks)),
    ...instrumentGroups.flatMap((group) => blocks(group.blocks)),
    ...footnotes.map(({ id, content }) => ({ id, text: plainText(content) })),
  ].filter(({ text }) => text.trim() !== '');
}
