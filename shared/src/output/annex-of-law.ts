import type { Block, Inline, ListItem } from '../documents/index.ts';
import { parseCitations } from '../instruments/index.ts';
import { europeanFigures, type Language } from '../kernel/index.ts';
import type { InstrumentFacts, InstrumentGroupFacts } from './annex-facts.ts';
import { instrumentsInOrder } from './annex-order.ts';
import { annexWords } from './annex-words.ts';
import { type Assembly, opening, runIn } from './assembly.ts';
import { withNotes } from './source-notes.ts';

/** What follows the heading of Annex B or C: groups of canonical citations (AX12, AX13). */
export function lawAnnex(annex: 'B' | 'C', assembly: Assembly): Block[] {
  return assembly.facts.instrumentGroups
    .filter((group) => group.annex === annex)
    .flatMap((group) => groupBlocks(group, assembly));
}

function groupBlocks(group: InstrumentGroupFacts, assembly: Assembly): Block[] {
  const { facts, say } = assembly;
  const { language } = facts;
  const members = facts.instruments.filter((instrument) => instrument.groupIds.includes(group.id));
  if (members.length === 0) return [];
  const cited = members.map((instrument) => {
    const subject = { kind: 'instrument', id: instrument.id } as const;
    const { text: citation, language: spoken } = say(instrument.citation, subject, 'citation');
    check(instrument, citation, spoken, assembly);
    return { instrument, citation, spoken };
  });
  const spokenIn = new Map(cited.map(({ instrument, spoken }) => [instrument.id, spoken]));
  const items = instrumentsInOrder(cited, group.order, language).map(({ instrument, citation }): ListItem => {
    const id = `instrument-${group.id}-${instrument.id}`;
    const run = runIn({ text: citation, language: spokenIn.get(instrument.id)! }, language);
    return { id, level: 0, content: withAddress(run, instrument.address, { id, assembly }) };
  });
  return [
    {
      kind: 'heading',
      id: `group-${group.id}`,
      level: 2,
      content: [runIn(say(group.titles, { kind: 'instrument-group', id: group.id }, 'title'), language)],
    },
    ...opening(`group-${group.id}-text`, annexWords(language).instruments, assembly),
    { kind: 'list', id: `group-${group.id}-instruments`, ordered: false, items },
  ];
}

/** A citation as a link to its address, which a note says on paper (AX63). */
function withAddress(
  run: Inline,
  address: string | null,
  { id, assembly: { facts, note } }: { id: string; assembly: Assembly },
): Inline[] {
  if (address === null) return [run];
  if (facts.form === undefined) return [{ ...run, href: address }];
  const source = { label: run.text, address, seenOn: null };
  const { content, notes } = withNotes([run], [source], { id, language: facts.language });
  note(notes);
  return content;
}

/** Kinds that are cited by their symbol (IN2); a treaty or a declaration is by its title and year, whatever document it was annexed to. */
const KNOWN_BY_SYMBOL: ReadonlySet<InstrumentFacts['kind']> = new Set([
  'resolution',
  'report',
  'compendium',
  'guidance',
]);

/** AX19 and AX20. */
function check(instrument: InstrumentFacts, citation: string, language: Language, { facts, warn }: Assembly): void {
  const subject = { kind: 'instrument', id: instrument.id } as const;
  const { year, number, symbol } = instrument;
  const says = (figure: number): boolean => new RegExp(`(?<!\\d)0*${figure}(?!\\d)`).test(europeanFigures(citation));
  if (year !== null && !says(year)) warn('citation-not-canonical', subject, { missing: 'year', expected: year });
  if (number !== null && !says(number))
    warn('citation-not-canonical', subject, { missing: 'number', expected: number });
  if (symbol !== null && KNOWN_BY_SYMBOL.has(instrument.kind) && !citation.includes(symbol))
    warn('citation-not-canonical', subject, { missing: 'symbol', expected: symbol });
  const [ilo] = instrument.kind.startsWith('ilo-') ? parseCitations(citation) : [];
  if (ilo !== undefined && ilo.number !== null && ilo.canonical !== citation && language === 'en')
    warn('citation-not-canonical', subject, { missing: 'form', expected: ilo.canonical });
  const annexes = new Set(
    facts.instrumentGroups
      .filter((group) => instrument.groupIds.includes(group.id) && facts.annexes.includes(group.annex))
      .map((group) => group.annex),
  );
  if (annexes.size > 1) warn('instrument-in-two-annexes', subject);
}
