import type { Db } from '@penholder/db';
import { annexMaterial, type AnnexMaterial, type FrozenInputs, type MaterialOf } from '@penholder/db/output';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { gridOfTwo } from '@penholder/shared/coverage';
import { InstrumentKind } from '@penholder/shared/instruments';
import type { Language, LocalizedText } from '@penholder/shared/kernel';
import { type Annex, ANNEX_FORM, type AnnexFacts, type SubmitterFacts } from '@penholder/shared/output';
import { disclosesAtLeast, levelOfTable, lowest } from '@penholder/shared/round-tables';
import { coveredBy } from './covered-by.ts';
import { proposalFacts } from './proposal-facts.ts';

export interface EditionFacts {
  language: Language;
  letters: readonly Annex[];
  edition: number;
  issuedOn: string;
}

/** Loads what the annexes are assembled from as it is now. */
export async function gatherFacts(db: Db, roundTable: RoundTableRow, edition: EditionFacts, of: MaterialOf = {}) {
  const material = await annexMaterial(db, roundTable.id, of);
  return { material, inputs: freeze(roundTable, material, edition) };
}

/** Makes facts of what was loaded, with each thing's version and the delegations that are named with it. */
export function freeze(
  roundTable: RoundTableRow,
  material: AnnexMaterial,
  { language, letters, edition, issuedOn }: EditionFacts,
): FrozenInputs {
  const delegations = new Map(material.delegations.map((row) => [row.id, row]));
  const confirmed = new Set(material.confirmed.map((row) => `${row.practice_id} ${row.delegation_id}`));
  const printsPractices = letters.includes('A');
  const practices = printsPractices ? material.practices : [];
  const instruments = instrumentsOf(material, letters);
  const tableLevel = levelOfTable(roundTable.settings, roundTable.phase);
  const facts: AnnexFacts = {
    form: ANNEX_FORM,
    roundTable: {
      code: roundTable.code,
      title: roundTable.title,
      forum: forumOf(roundTable),
      languages: roundTable.languages,
    },
    language,
    edition,
    issuedOn,
    distribution: null,
    annexes: [...letters],
    introductions: Object.fromEntries(
      material.annexes.flatMap((row) =>
        row.introduction && letters.includes(row.letter) ? [[row.letter, row.introduction]] : [],
      ),
    ),
    gapThreshold: roundTable.settings.gapThreshold,
    coverage: null,
    areas: printsPractices ? areasOf(material) : [],
    practices: practices.map((row) => ({
      id: row.id,
      number: row.number,
      version: row.version,
      areaId: row.area_id,
      submitters: row.content.submitters.flatMap((id): SubmitterFacts[] => {
        const delegation = delegations.get(id);
        if (!delegation) return [];
        const stands = delegation.status === 'active' && confirmed.has(`${row.id} ${id}`);
        return [{ name: delegation.names, kind: delegation.kind, confirmed: stands }];
      }),
      sentence: Object.fromEntries(Object.entries(row.sentences ?? {}).map(([tag, sentence]) => [tag, sentence.text])),
      sentenceFor: Object.fromEntries(
        Object.entries(row.sentences ?? {}).map(([tag, { version }]) => [
          tag,
          // Of the same wording: nothing that the sentence could say has changed since.
          version >= row.wording ? Math.max(version, row.version) : version,
        ]),
      ),
      mayBeNamed: disclosesAtLeast(lowest(row.attribution, tableLevel), 'delegation'),
      ...proposalFacts(row.content),
      sources: row.content.sources,
      position: row.position,
      leftOut: row.left_out_reason,
    })),
    instrumentGroups: material.groups
      .filter((group) => letters.includes(group.annex))
      .map((group) => ({ id: group.id, annex: group.annex, titles: group.titles, order: group.ordering })),
    instruments,
  };
  if (printsPractices && roundTable.settings.gapParagraph)
    facts.coverage = gridOfTwo(
      coveredBy(facts, material.practices, roundTable.settings.coverageThreshold),
      'area',
      'region',
    );
  return {
    facts,
    practices: practices.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.content.title,
      version: row.version,
      wording: row.wording,
      named: row.content.submitters.filter(
        (id) => delegations.get(id)?.status === 'active' && confirmed.has(`${row.id} ${id}`),
      ),
    })),
    instruments: instruments.map(({ id, citation }) => ({
      id,
      citation: citation[language] ?? Object.values(citation)[0] ?? '',
      version: material.instruments.find((row) => row.id === id)!.version,
    })),
  };
}

/** The forum with its period, where its title does not say it. */
export function forumOf({ forum_title: title, forum_period: period }: RoundTableRow): LocalizedText {
  return Object.fromEntries(
    Object.entries(title).map(([tag, text]) => [
      tag,
      text.includes(period) || period === '' ? text : `${text}, ${period}`,
    ]),
  );
}

/** The areas of the table; those that are gone but that a frozen version still names come last, by the names it keeps. */
function areasOf({ areas, practices }: AnnexMaterial): AnnexFacts['areas'] {
  const known = new Set<string>(areas.map((area) => area.id));
  const gone = new Map(
    practices.flatMap(({ area_id, content }) =>
      known.has(area_id) || !content.area ? [] : [[area_id, content.area.names] as const],
    ),
  );
  const last = Math.max(0, ...areas.map((area) => area.position));
  return [
    ...areas,
    ...[...gone]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, names], index) => ({ id, names, position: last + 1 + index })),
  ];
}

const isAddress = (address: string | null): address is string =>
  address !== null && /^https?:\/\//.test(address) && URL.canParse(address);

/** Each instrument once, in the order in which the groups give it first. */
function instrumentsOf({ instruments }: AnnexMaterial, letters: readonly Annex[]): AnnexFacts['instruments'] {
  if (!letters.includes('B') && !letters.includes('C')) return [];
  const seen = new Map<string, AnnexFacts['instruments'][number]>();
  for (const row of instruments) {
    const known = seen.get(row.id);
    if (known) known.groupIds.push(row.group_id);
    else
      seen.set(row.id, {
        id: row.id,
        kind: InstrumentKind.parse(row.kind),
        citation: row.citations,
        number: row.number !== null && /^\d+$/.test(row.number) ? Number(row.number) : null,
        year: row.year,
        symbol: row.symbol,
        address: isAddress(row.address) ? row.address : null,
        groupIds: [row.group_id],
      });
  }
  return [...seen.values()];
}
