import {
  insertEntry,
  insertGroup,
  insertInstrument,
  lockGroups,
  lockInstrument,
  saveInstrument,
} from '@penholder/db/instruments';
import { listInstrumentKeys } from '@penholder/db/reading';
import { conflict, refuse } from '@penholder/shared/kernel';
import {
  canonicalCitation,
  type Citation,
  type GroupId,
  type InstrumentAnnex,
  type InstrumentFields,
  type InstrumentId,
  type InstrumentKind,
  keyOf,
  kindByWords,
  mainCitation,
  MOST_GROUPS,
} from '@penholder/shared/instruments';
import type { PaperInstrument, PaperInstrumentGroup, PaperReading, ReadingOutcome } from '@penholder/shared/reading';
import { type Entry, goesBy, inPaper } from './enter.ts';

/** Puts the instruments into the register and into their groups, in the paper's order; one that the register has is that one, in however many groups it stands. */
export async function enterInstruments(entry: Entry, reading: PaperReading) {
  const { trx, roundTable } = entry;
  const keys = await listInstrumentKeys(trx, roundTable.id);
  const known = await lockGroups(trx, roundTable.id);
  const [found, created] = [new Set<InstrumentId>(), new Set<InstrumentId>()];
  const groups: ReadingOutcome['groups'] = [];
  let repeated = 0;

  const instrumentOf = async (fields: InstrumentFields): Promise<InstrumentId> => {
    const key = keyOf(fields);
    const here = keys.get(key);
    if (here) {
      if (!created.has(here)) found.add(here);
      await keepOtherYear(entry, here, fields);
      return here;
    }
    const id = await insertInstrument(trx, roundTable.id, fields);
    keys.set(key, id);
    created.add(id);
    entry.record('instrument.entered', { kind: 'instrument', id }, { citations: fields.citations });
    return id;
  };
  const groupOf = async (annex: InstrumentAnnex, title: string): Promise<GroupId> => {
    const same = known.find((one) => one.annex === annex && goesBy(one.titles, title));
    if (same) return same.id;
    if (known.length >= MOST_GROUPS)
      refuse(
        conflict('instrument-group.too-many', `A round table has at most ${MOST_GROUPS} groups of instruments.`, {
          params: { most: MOST_GROUPS },
        }),
      );
    const position = Math.max(0, ...known.filter((one) => one.annex === annex).map((one) => one.position)) + 1;
    const titles = inPaper(entry, title);
    const { id } = await insertGroup(trx, { roundTableId: roundTable.id, annex, titles, ordering: 'given', position });
    known.push({
      id,
      round_table_id: roundTable.id,
      annex,
      titles,
      ordering: 'given',
      position,
      revision: 1,
      entries: 0,
    });
    entry.record('instrument-group.created', { kind: 'instrument-group', id }, { annex, titles });
    return id;
  };

  for (const group of reading.instrumentGroups) {
    if (group.instruments.length === 0) continue;
    const annex = annexOf(group, reading);
    const title =
      group.title.trim() || reading.annexes.find(({ letter }) => letter === group.annex)?.title || entry.fileName;
    const id = await groupOf(annex, title);
    const ids = new Set<InstrumentId>();
    const usual = kindByWords(group.title) ?? (annex === 'B' ? 'treaty' : 'guidance');
    for (const instrument of group.instruments) {
      const one = await instrumentOf(fieldsOf(entry, instrument, usual));
      if (ids.has(one)) repeated++;
      else await insertEntry(trx, id, one);
      ids.add(one);
    }
    groups.push({ id, annex, title, entries: ids.size });
  }
  return { groups, repeated, counts: { found: found.size, created: created.size } };
}

/** By its letter where the paper calls its annexes B and C, else the first annex of instruments is B and the others C. */
function annexOf({ annex }: PaperInstrumentGroup, { instrumentGroups }: PaperReading): InstrumentAnnex {
  if (annex === 'B' || annex === 'C') return annex;
  return annex === instrumentGroups[0]!.annex ? 'B' : 'C';
}

/** What an entry of the paper says to the register: one entry, also where it names several instruments [RD15]. */
function fieldsOf(entry: Entry, { text, href, citations }: PaperInstrument, usual: InstrumentKind): InstrumentFields {
  const [first, ...others] = citations;
  const kinds = new Set(citations.map((citation) => citation.kind));
  const kind = (kinds.size === 1 && first?.kind) || usual;
  const canonical = canonicalCitation(text, kind);
  const isOne = first !== undefined && others.length === 0;
  // It is found as the paper writes it, and by each instrument that it names.
  const names = isOne ? [text] : citations.map((citation) => citation.canonical);
  return {
    kind,
    citations: inPaper(entry, canonical),
    number: isOne ? numberOf(first) : null,
    year: first?.year ?? null,
    issuer: isOne ? first.issuer : null,
    symbol: isOne ? first.symbol : null,
    address: href && /^https?:\/\//.test(href) ? href : null,
    aliases: [...new Set(names)].filter((name) => name !== canonical && name.length <= 200).slice(0, 30),
  };
}

const numberOf = ({ key }: Citation): string | null => /^ilo:([CPR]\d+)$/.exec(key)?.[1] ?? null;

/** An entry that is there with another year stays as it is: the paper's citation is kept among its names, where the linter finds the doubt [RD18]. */
async function keepOtherYear(
  { trx, roundTable }: Entry,
  id: InstrumentId,
  { citations, year }: InstrumentFields,
): Promise<void> {
  if (year === null) return;
  const row = await lockInstrument(trx, roundTable.id, id);
  const { text } = mainCitation(citations);
  if (!row || row.year === null || row.year === year || row.aliases.includes(text) || row.aliases.length >= 30) return;
  const { id: _, version: __, ...fields } = row;
  await saveInstrument(trx, id, { ...fields, aliases: [...row.aliases, text.slice(0, 200)] });
}
