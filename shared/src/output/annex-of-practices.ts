import { plainText, type Block, type Inline, type ListItem } from '../documents/index.ts';
import { gapParagraph } from '../coverage/index.ts';
import { isOver, type Language } from '../kernel/index.ts';
import type { AreaFacts, PracticeFacts } from './annex-facts.ts';
import { collatorOf, inOrder, type NamedPractice } from './annex-order.ts';
import { annexWords } from './annex-words.ts';
import { type Assembly, opening, runIn } from './assembly.ts';
import { reference } from './entry-words.ts';
import { lead, proposeRuns } from './house-style.ts';
import { runsOf } from './isolates.ts';
import { yearsIn } from './said-in-text.ts';
import { withSources } from './source-links.ts';
import { withNotes } from './source-notes.ts';

/** What follows the heading and introduction of Annex A: areas with their practices, and areas with few. */
export function practicesAnnex(assembly: Assembly): Block[] {
  const { facts } = assembly;
  const areas = facts.areas.toSorted((a, b) => a.position - b.position);
  const known = new Set(areas.map((area) => area.id));
  const stray = facts.practices.find((practice) => !known.has(practice.areaId));
  if (stray) throw new Error(`Practice ${stray.id} is in area ${stray.areaId}, which the round table does not have.`);
  const printed = areas.map((area) => ({ area, practices: practicesOf(area, assembly) }));
  return [
    ...printed.flatMap(({ area, practices }) => areaBlocks(area, practices, assembly)),
    ...gapBlocks(
      printed.filter(({ practices }) => practices.length < facts.gapThreshold).map(({ area }) => area),
      assembly,
    ),
    ...remainingGaps(assembly),
  ];
}

/** The practices that are printed in an area, in order; warns of those that cannot be. */
function practicesOf(area: AreaFacts, { facts, warn, say }: Assembly): NamedPractice[] {
  const { language } = facts;
  const named = facts.practices
    .filter((practice) => practice.areaId === area.id && practice.leftOut === null)
    .flatMap((practice): NamedPractice[] => {
      const subject = { kind: 'practice', id: practice.id } as const;
      if (!practice.mayBeNamed) {
        warn('attribution-withheld', subject);
        return [];
      }
      for (const submitter of practice.submitters)
        if (!submitter.confirmed)
          warn('submitter-not-confirmed', subject, { submitter: say(submitter.name, subject, 'submitter').text });
      const names = practice.submitters
        .filter((submitter) => submitter.confirmed)
        .map((submitter) => say(submitter.name, subject, 'submitter').text);
      if (names.length === 0) {
        warn('practice-left-out', subject);
        return [];
      }
      return [{ practice, names: names.sort(collatorOf(language).compare) }];
    });
  return inOrder(named, language);
}

function areaBlocks(area: AreaFacts, practices: readonly NamedPractice[], assembly: Assembly): Block[] {
  const subject = { kind: 'area', id: area.id } as const;
  if (practices.length === 0) {
    assembly.warn('area-empty', subject);
    return [];
  }
  const { language } = assembly.facts;
  const name = runIn(assembly.say(area.names, subject, 'name'), language);
  return [
    { kind: 'heading', id: `area-${area.id}`, level: 2, content: [name] },
    ...opening(`area-${area.id}-text`, annexWords(language).practices, assembly),
    {
      kind: 'list',
      id: `area-${area.id}-practices`,
      ordered: false,
      items: practices.map((named) => entry(named, assembly)),
    },
  ];
}

function entry({ practice, names }: NamedPractice, assembly: Assembly): ListItem {
  const { facts, note } = assembly;
  const { language } = facts;
  const id = `practice-${practice.id}`;
  const runs = sentence(practice, language, assembly);
  check(practice, plainText(runs), assembly);
  if (facts.form === undefined)
    return { id, level: 0, content: [...lead(names, language), ...withSources(runs, practice.sources, language)] };
  const { content, notes } = withNotes(runs, practice.sources, { id, language });
  note(notes);
  return { id, level: 0, content: [...lead(names, language), ...content, ...reference(practice, language)] };
}

/** The sentence in the edition's language; else one proposed from the fields (AX8). */
function sentence(practice: PracticeFacts, language: Language, { warn }: Assembly): Inline[] {
  const written = practice.sentence[language];
  const subject = { kind: 'practice', id: practice.id } as const;
  if (written !== undefined) {
    const writtenFor = practice.sentenceFor[language];
    if (writtenFor !== undefined && writtenFor < practice.version)
      warn('sentence-older', subject, { writtenFor, version: practice.version });
    return runsOf(written.trim(), language, practice.original.language);
  }
  warn('sentence-proposed', subject, { language });
  if (practice.original.language !== language)
    warn('translation-missing', subject, { field: 'sentence', language, used: practice.original.language });
  return proposeRuns(practice, language);
}

/** AX16–AX18. */
function check(practice: PracticeFacts, printed: string, { facts, warn }: Assembly): void {
  const { id, startDate, endDate, livingStatus, sources } = practice;
  const subject = { kind: 'practice', id } as const;
  if (startDate === null && yearsIn(printed).length === 0) warn('undated', subject);
  if (sources.length === 0) warn('no-source', subject);
  const goesOn = livingStatus !== 'ended' && livingStatus !== 'repealed';
  if (goesOn && endDate !== null && isOver(endDate, facts.issuedOn))
    warn('end-date-passed', subject, { endDate, livingStatus });
}

/** AX11. */
function gapBlocks(areas: readonly AreaFacts[], assembly: Assembly): Block[] {
  if (areas.length === 0) return [];
  const { facts, say } = assembly;
  const { language } = facts;
  const items = areas.map((area): ListItem => ({
    id: `gap-${area.id}`,
    level: 0,
    content: [runIn(say(area.names, { kind: 'area', id: area.id }, 'name'), language)],
  }));
  return [
    { kind: 'heading', id: 'gaps', level: 2, content: [{ text: annexWords(language).gaps }] },
    ...opening('gaps-text', annexWords(language).fewPractices, assembly),
    { kind: 'list', id: 'gaps-areas', ordered: false, items },
  ];
}

/** AX49. */
function remainingGaps({ facts: { coverage, language } }: Assembly): Block[] {
  // Editions that were frozen before there was a map have none.
  if (!coverage) return [];
  return [
    { kind: 'heading', id: 'remaining-gaps', level: 2, content: [{ text: annexWords(language).remaining }] },
    { kind: 'paragraph', id: 'remaining-gaps-text', content: [{ text: gapParagraph(coverage, language) }] },
  ];
}
