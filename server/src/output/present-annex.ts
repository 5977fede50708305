import { type Db, today } from '@penholder/db';
import { type AnnexMaterial, bodiesOf, type FrozenInputs, lastNumber, listOpenObjections } from '@penholder/db/output';
import { listLeastTold } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { plainText, type Block } from '@penholder/shared/documents';
import { inLanguage, type Language, notFound, refuse } from '@penholder/shared/kernel';
import {
  type Annex,
  type Annexed,
  type AnnexEntry,
  leadOf,
  proposeSentence,
  type Warning,
} from '@penholder/shared/output';
import type { Actor } from '@penholder/shared/people';
import { type AreaId, type Body, phrasesIn, type PracticeId, textOf } from '@penholder/shared/practices';
import { assemble, type Assembled } from './assemble.ts';
import { presentObjection } from './present-print.ts';
import { gatherFacts } from './gather-facts.ts';

/** The annexes as the next edition would print them now. */
export async function assembleNow(
  db: Db,
  roundTable: RoundTableRow,
  language: Language,
  letters: readonly Annex[],
  of: { areaId?: AreaId } = {},
) {
  const edition = (await lastNumber(db, roundTable.id)) + 1;
  const issuedOn = await today(db, roundTable.time_zone);
  const { material, inputs } = await gatherFacts(db, roundTable, { language, letters, edition, issuedOn }, of);
  return { material, inputs, assembled: await assemble(inputs) };
}

const PRACTICE = 'practice-';
/** The practices that a publication prints, in order. */
export const printedIn = (blocks: readonly Block[]): string[] =>
  blocks
    .flatMap((block) => (block.kind === 'list' ? block.items.map((item) => item.id) : []))
    .flatMap((id) => (id.startsWith(PRACTICE) ? [id.slice(PRACTICE.length)] : []));

/** How these annexes are arranged now, and what to look at before they are compiled. */
export async function arrangeNow(db: Db, roundTable: RoundTableRow, language: Language, letters: readonly Annex[]) {
  const { material, inputs, assembled } = await assembleNow(db, roundTable, language, letters);
  return {
    annexes: material.annexes,
    areas: areasOf(inputs, assembled),
    groups: groupsOf(inputs, assembled, language),
    warnings: assembled.warnings,
  };
}
export type Arranged = Awaited<ReturnType<typeof arrangeNow>>;

/** How one annex is arranged, of what was arranged of it alone. */
export function presentAnnex(
  { annexes, areas, groups, warnings }: Arranged,
  letter: Annex,
  language: Language,
): Annexed {
  const row = annexes.find((annex) => annex.letter === letter);
  return {
    letter,
    language,
    introduction: { texts: row?.introduction ?? null, revision: row?.revision ?? 0 },
    areas,
    groups,
    warnings: warnings.length,
  };
}

function areasOf({ facts }: FrozenInputs, { publication, warnings }: Assembled): Annexed['areas'] {
  const printed = new Set(printedIn(publication.blocks));
  const counts = new Map(facts.areas.map((area) => [area.id, { printed: 0, leftOut: 0, heldBack: 0, warnings: 0 }]));
  for (const practice of facts.practices) {
    const count = counts.get(practice.areaId)!;
    if (practice.leftOut !== null) count.leftOut++;
    else if (printed.has(practice.id)) count.printed++;
    else count.heldBack++;
  }
  for (const { subject } of warnings) {
    const count = counts.get(subject.areaId ?? '');
    if (count) count.warnings++;
  }
  return facts.areas
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, names }) => ({ id, names, ...counts.get(id)! }));
}

function groupsOf({ facts }: FrozenInputs, { publication }: Assembled, language: Language): Annexed['groups'] {
  const lists = new Map(
    publication.blocks.flatMap((block) => (block.kind === 'list' ? [[block.id, block.items] as const] : [])),
  );
  return facts.instrumentGroups.map(({ id, titles, order }) => ({
    id,
    titles,
    order,
    instruments: (lists.get(`group-${id}-instruments`) ?? []).map((item) => ({
      id: item.id.slice(`instrument-${id}-`.length),
      citation: plainText(item.content),
      language: item.content[0]?.language ?? language,
      address: item.content[0]?.href ?? null,
    })),
  }));
}

/** A page of an area's practices in the order of Annex A; those not printed come last. */
export async function presentEntries(
  db: Db,
  reading: { actor: Actor; roundTable: RoundTableRow },
  areaId: AreaId,
  language: Language,
  { limit, offset }: { limit: number; offset: number },
) {
  const { roundTable } = reading;
  const { material, inputs, assembled } = await assembleNow(db, roundTable, language, ['A'], { areaId });
  if (!inputs.facts.areas.some((area) => area.id === areaId))
    refuse(notFound('area.not-found', 'This thematic area no longer exists.'));
  const order = orderOf(inputs, assembled);
  const rows = new Map<string, AnnexMaterial['practices'][number]>(material.practices.map((row) => [row.id, row]));
  const facts = new Map(inputs.facts.practices.map((practice) => [practice.id, practice]));
  const printed = new Set(printedIn(assembled.publication.blocks));
  const warnings = Map.groupBy(assembled.warnings, ({ subject }) => subject.id);
  const shown = order.slice(offset, offset + limit);
  const objections = Map.groupBy(await listOpenObjections(db, shown, language), (one) => one.practice_id);
  const told = await listLeastTold(db, shown);
  const bodies = await bodiesOf(
    db,
    shown.map((id) => rows.get(id)!),
  );
  const items = shown.map((id) => ({
    ...presentEntry({
      row: rows.get(id)!,
      body: bodies.get(id)!,
      facts: facts.get(id)!,
      isPrinted: printed.has(id),
      warnings: warnings.get(id) ?? [],
      language,
    }),
    objections: (objections.get(id) ?? []).map((one) => presentObjection(reading, told.get(id)!, one)),
  }));
  return { items, next: order.length > offset + limit ? String(offset + limit) : null, total: order.length, order };
}

/** Printed practices as they are printed, then those held back, then those left out. */
function orderOf({ facts, practices }: FrozenInputs, { publication }: Assembled): PracticeId[] {
  const printed = printedIn(publication.blocks);
  const isPrinted = new Set(printed);
  const numbers = new Map<string, number>(practices.map(({ id, number }) => [id, number]));
  const others = facts.practices
    .filter(({ id }) => !isPrinted.has(id))
    .sort((a, b) => Number(a.leftOut !== null) - Number(b.leftOut !== null) || numbers.get(a.id)! - numbers.get(b.id)!);
  return [...printed, ...others.map(({ id }) => id)] as PracticeId[];
}

interface EntryParts {
  row: AnnexMaterial['practices'][number];
  body: Body;
  facts: FrozenInputs['facts']['practices'][number];
  isPrinted: boolean;
  warnings: Warning[];
  language: Language;
}

function presentEntry({ row, body, facts, isPrinted, warnings, language }: EntryParts): Omit<AnnexEntry, 'objections'> {
  const { content } = row;
  const names = facts.submitters
    .filter((submitter) => submitter.confirmed && facts.mayBeNamed)
    .map((submitter) => inLanguage(submitter.name, language).text)
    .sort(new Intl.Collator(language).compare);
  const sentence = row.sentences?.[language];
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    version: row.version,
    original: {
      language: content.language,
      title: content.title,
      summary: content.summary,
      ...phrasesIn(content),
      body: textOf(body),
      startDate: content.startDate,
      endDate: content.endDate,
      livingStatus: facts.livingStatus,
    },
    submitters: facts.mayBeNamed
      ? facts.submitters.map(({ name, confirmed }) => ({ names: name, isConfirmed: confirmed }))
      : [],
    sources: content.sources,
    lead: names.length === 0 ? '' : plainText(leadOf(names, language)).trim(),
    proposed: proposeSentence(facts, language),
    sentence: sentence ? { text: sentence.text, writtenFor: sentence.version } : null,
    languages: Object.keys(row.sentences ?? {}) as Language[],
    revision: row.revision ?? 0,
    isPlaced: row.position !== null,
    leftOutReason: row.left_out_reason,
    held:
      row.left_out_reason !== null
        ? 'left-out'
        : isPrinted
          ? null
          : facts.mayBeNamed
            ? 'nobody-confirmed'
            : 'attribution-withheld',
    warnings,
  };
}
