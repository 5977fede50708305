import type { Block, ListItem } from '../documents/index.ts';
import { parseCitations } from '../instruments/index.ts';
import type { Language } from '../kernel/index.ts';
import type { InstrumentFacts, InstrumentGroupFacts } from './annex-facts.ts';
import { instrumentsInOrder } from './annex-order.ts';
import { runIn, type Assembly } from './assembly.ts';

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
  const items = instrumentsInOrder(cited, group.order, language).map(({ instrument, citation }): ListItem => ({
    id: `instrument-${group.id}-${instrument.id}`,
    level: 0,
    content: [
      runIn(
        { text: citation, language: spokenIn.get(instrument.id)! },
        language,
        instrument.address === null ? {} : { href: instrument.address },
      ),
    ],
  }));
  return [
    {
      kind: 'heading',
      id: `group-${group.id}`,
      level: 2,
      content: [runIn(say(group.titles, { kind: 'instrument-group', id: group.id }, 'title'), language)],
    },
    { kind: 'list', id: `group-${group.id}-instruments`, ordered: false, items },
  ];
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
  const says = (figure: number): boolean => new RegExp(`(?<!\\d)0*${figure}(?!\\d)`).test(digits(citation));
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

/** Arabic-Indic figures as European ones. */
const digits = (text: string): string => text.replace(/[٠-٩]/g, (figure) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(figure)));
