import type { DelegationId, Language } from '../../kernel/index.ts';
import {
  type AreaId,
  beginningOf,
  type InstrumentId,
  MOST_OF_PHRASE,
  phrasesIn,
  type PracticeFields,
} from '../../practices/index.ts';
import { type AttributionLevel, lowest } from '../../round-tables/index.ts';
import type { ImportField, Mapping, NamedField } from '../fields.ts';
import { FINDINGS, type FindingCode, type RowFinding } from '../finding.ts';
import { readDate } from './dates.ts';
import { type Finder, finderOf, keyOfName, type Named, placeOf, placesFinder, readNames } from './names.ts';
import { readGroup, readPrinciple } from './registers.ts';
import { readSources } from './sources.ts';
import {
  codesOf,
  MOST_VALUES,
  readAttribution,
  readEvidenceLevel,
  readLivingStatus,
  readObjective,
  readPhase,
  readTarget,
  readTongue,
  valuesOf,
} from './values.ts';
import { readRef, readWords } from './words.ts';

/** What a row fills in of a practice. */
export type RowFields = Omit<PracticeFields, 'capacity' | 'attribution'>;

/** What there is in the round table that a row may name, and what the importer said of the file. */
export interface RowFacts {
  readonly language: Language;
  readonly delegations: readonly (Named & { readonly isActive: boolean })[];
  readonly areas: readonly Named[];
  readonly instruments: readonly Named[];
  /** The delegation that imports for itself; null: the offices. */
  readonly own: DelegationId | null;
  /** The most that the round table tells now of who submits something: how far those are named of whom a row does not say. */
  readonly tableLevel: AttributionLevel;
  /** Who submits what names nobody. */
  readonly submitter: DelegationId | null;
  /** By `keyOfName`, what a name means; empty: nothing. */
  readonly meanings: ReadonlyMap<string, string>;
  /** The export wrote the file: a line break within a cell is a part of its value. */
  readonly isOwn: boolean;
}

/** A row as it was read, whatever is there already. */
export interface ReadRow {
  readonly row: number;
  readonly ref: { readonly id: string | null; readonly number: number | null };
  readonly fields: RowFields;
  /** How far its submitters are named, and whether the row says so itself. [IM24] */
  readonly attribution: { readonly level: AttributionLevel; readonly isSaid: boolean };
  /** The text, in paragraphs. */
  readonly body: string;
  readonly hasBody: boolean;
  /** Of the fields, those that its cells say in full: what may be compared with a practice that is there. */
  readonly said: Partial<RowFields>;
  readonly findings: readonly RowFinding[];
  /** What matters only where a practice is made of it. */
  readonly onCreating: readonly RowFinding[];
  readonly unknown: readonly { readonly field: NamedField; readonly written: string }[];
}

export interface RowReader {
  read(row: number, cells: readonly string[]): ReadRow;
  /** What a name that is unknown may have meant. */
  suggest(field: NamedField, written: string): { value: string; label: string }[];
}

const MOST = {
  title: 300,
  sentence_action: MOST_OF_PHRASE.action,
  sentence_measure: MOST_OF_PHRASE.measure,
  sentence_result: MOST_OF_PHRASE.result,
  partners: 2000,
  beneficiaries: 2000,
} as const;
/** Texts of more than one line. */
const OF_LINES: readonly (keyof typeof MOST)[] = ['partners', 'beneficiaries'];
const MOST_LISTED = { submitters: 30, instruments: 100 } as const;
/** The most letters of a cell that a finding repeats. */
const MOST_REPEATED = 200;

/** Whether what a name is said to mean is there, at this time. [IM18] */
export function isThere(
  field: NamedField,
  value: string,
  { delegations, areas, instruments }: Pick<RowFacts, 'delegations' | 'areas' | 'instruments'>,
): boolean {
  if (field === 'countries') return placeOf(value) === value;
  const things: Record<typeof field, readonly Named[]> = { submitters: delegations, thematic_area: areas, instruments };
  return things[field].some(({ id }) => id === value);
}

/** Reads rows by what their columns hold. [IM1, IM6, IM7, IM8] */
export function createRowReader(mapping: Mapping, facts: RowFacts): RowReader {
  const { language } = facts;
  const finders: Record<Exclude<NamedField, 'countries'>, Finder> = {
    submitters: finderOf(facts.delegations, { parties: true, language }),
    thematic_area: finderOf(facts.areas, { language }),
    instruments: finderOf(facts.instruments, { language }),
  };
  let ofPlaces: Finder | undefined;
  const places = () => (ofPlaces ??= placesFinder(language));
  const columns = new Map<ImportField, number[]>();
  for (const [at, field] of mapping.entries()) if (field) columns.set(field, [...(columns.get(field) ?? []), at]);
  const inactive = new Set<string>(facts.delegations.filter((one) => !one.isActive).map(({ id }) => id));

  /** What a name stands for: as the importer said, else as it is known here. Empty: it is not taken. */
  const meaningOf = (field: NamedField, written: string): string | undefined => {
    const said = facts.meanings.get(keyOfName(field, written));
    if (said !== undefined && (said === '' || isThere(field, said, facts))) return said;
    return field === 'countries' ? placeOf(written) : finders[field].find(written);
  };

  return {
    suggest: (field, written) => (field === 'countries' ? places() : finders[field]).suggest(written),
    read(row, cells) {
      const findings: RowFinding[] = [];
      const onCreating: RowFinding[] = [];
      const unknown: { field: NamedField; written: string }[] = [];
      const said: Partial<RowFields> = {};
      const note = (code: FindingCode, column: number | null, of = '') =>
        findings.push({ column, code, of: beginningOf(of, MOST_REPEATED) });
      const filled = (field: ImportField): { column: number; text: string }[] =>
        (columns.get(field) ?? []).flatMap((column) => {
          const text = cells[column]?.trim() ?? '';
          return text ? [{ column, text }] : [];
        });
      const one = (field: ImportField) => filled(field)[0];
      /** Where what is missing would stand: also in an empty cell. */
      const placeFor = (field: ImportField) => one(field)?.column ?? columns.get(field)?.[0] ?? null;

      /** A value by a word for it: undefined and a warning where the word is unknown. */
      const coded = <Value>(field: ImportField, code: FindingCode, read: (text: string) => Value | undefined) => {
        const cell = one(field);
        if (!cell) return undefined;
        const value = read(cell.text);
        if (value === undefined) note(code, cell.column, cell.text);
        return value;
      };
      /** Several values of a cell, those that are not known warned of; `whole`: every one of them is known. */
      const several = <Value>(
        field: ImportField,
        code: FindingCode,
        { split, read }: { split: (text: string) => string[]; read: (values: readonly string[]) => Reading<Value>[] },
      ): { values: Value[]; whole: boolean; isFilled: boolean } => {
        const values: Value[] = [];
        let whole = true;
        const given = filled(field);
        for (const { column, text } of given) {
          const written = split(text);
          if (written.length > MOST_VALUES) {
            whole = false;
            note('too-many', column, String(MOST_VALUES));
            continue;
          }
          for (const { written: name, value } of read(written)) {
            if (value !== undefined) values.push(value);
            else {
              whole = false;
              note(code, column, name);
            }
          }
        }
        return { values: [...new Set(values)], whole, isFilled: given.length > 0 };
      };
      const keep = <Field extends keyof RowFields>(field: Field, value: RowFields[Field] | undefined, whole = true) => {
        if (value !== undefined && whole) said[field] = value;
      };
      const lines = !facts.isOwn;
      const apart = (text: string) => valuesOf(text, { lines });
      const named = (field: NamedField, code: FindingCode, split: (text: string) => string[] = apart) => {
        const found = several(field, code, {
          split,
          read: (values) =>
            readNames(values, (written) => meaningOf(field, written)).map((name) => {
              if (name.value === undefined) unknown.push({ field, written: name.written });
              return name;
            }),
        });
        return { ...found, values: found.values.filter(Boolean) };
      };
      const limited = (field: keyof typeof MOST): string | undefined => {
        const cell = one(field);
        if (!cell) return undefined;
        const text = OF_LINES.includes(field) ? cell.text : cell.text.replace(/\s+/g, ' ');
        if (text.length <= MOST[field]) return text;
        note('too-long', cell.column, String(MOST[field]));
        return undefined;
      };

      const ref = readRef(one('id'), one('number'), note);
      const words = readWords(
        { title: limited('title'), summary: one('summary'), body: filled('body'), titleAt: placeFor('title') },
        note,
      );
      keep('title', words.given.title);
      const action = limited('sentence_action');
      keep('action', action);
      const measure = limited('sentence_measure');
      keep('measure', measure);
      const result = limited('sentence_result');
      keep('result', result);
      keep('summary', words.given.summary);
      const tongue = coded('language', 'unknown-language', readTongue);
      keep('language', tongue);
      const partners = limited('partners');
      keep('partners', partners);
      const beneficiaries = limited('beneficiaries');
      keep('beneficiaries', beneficiaries);

      const area = named('thematic_area', 'unknown-area', (text) => [text]);
      const areaId = (area.values[0] ?? null) as AreaId | null;
      if (areaId) keep('areaId', areaId);

      const byCode = several('country_codes', 'unknown-place', { split: codesOf, read: each(placeOf) });
      const before = findings.length;
      const byName = named('countries', 'unknown-place');
      if (byCode.values.length > 0) {
        // Codes are surer than names: these only may disagree with them.
        findings.length = before;
        if (unknown.some(({ field }) => field === 'countries'))
          unknown.splice(0, unknown.length, ...unknown.filter(({ field }) => field !== 'countries'));
        if (byName.isFilled && byName.whole && !sameSet(byCode.values, byName.values))
          note('places-differ', one('countries')!.column, one('countries')!.text);
      }
      const places = byCode.values.length > 0 ? byCode : byName;
      if (places.isFilled)
        keep('countries', places.values, places.whole && (byCode.whole || byCode.values.length === 0));

      const date = (field: 'start_date' | 'end_date' | 'living_status_on', needsDay = false) => {
        const cell = one(field);
        if (!cell) return undefined;
        const read = readDate(cell.text);
        if (read === undefined) note('date-unclear', cell.column, cell.text);
        else if (needsDay && read.length < 10) note('day-needed', cell.column, cell.text);
        else return read;
        return undefined;
      };
      const startDate = date('start_date');
      keep('startDate', startDate);
      const endDate = date('end_date');
      keep('endDate', endDate);
      const livingStatus = coded('living_status', 'unknown-living-status', readLivingStatus);
      keep('livingStatus', livingStatus);
      const livingStatusOn = date('living_status_on', true);
      keep('livingStatusOn', livingStatusOn);
      const evidenceLevel = coded('evidence_level', 'unknown-evidence-level', readEvidenceLevel);
      keep('evidenceLevel', evidenceLevel);

      const objectives = several('gcm_objectives', 'unknown-objective', {
        split: (text) => listed(text, /^[\d\s.,;،、/]+$/u),
        read: each(readObjective),
      });
      if (objectives.isFilled) keep('gcmObjectives', objectives.values, objectives.whole);
      const targets = several('sdg_targets', 'unknown-target', {
        split: (text) => listed(text, /^[\da-d\s.,;،、/]+$/iu),
        read: each(readTarget),
      });
      if (targets.isFilled) keep('sdgTargets', targets.values, targets.whole);
      const phases = several('journey_phases', 'unknown-phase', {
        split: valuesOf,
        read: (values) => readNames(values, readPhase),
      });
      if (phases.isFilled) keep('journeyPhases', phases.values as RowFields['journeyPhases'], phases.whole);
      const principles = several('guiding_principles', 'unknown-principle', {
        split: valuesOf,
        read: (values) => readNames(values, readPrinciple),
      });
      if (principles.isFilled)
        keep('guidingPrinciples', principles.values as RowFields['guidingPrinciples'], principles.whole);
      const groups = several('beneficiary_groups', 'unknown-group', {
        split: valuesOf,
        read: (values) => readNames(values, readGroup),
      });
      if (groups.isFilled) keep('beneficiaryGroups', groups.values as RowFields['beneficiaryGroups'], groups.whole);

      const sources = readSources(
        { labels: filled('source_labels'), addresses: filled('source_addresses'), seen: filled('source_seen_on') },
        { lines, note },
      );
      if (sources.isFilled) keep('sources', sources.values, sources.whole);
      const instruments = named('instruments', 'unknown-instrument');
      if (instruments.values.length > MOST_LISTED.instruments)
        note('too-many', one('instruments')!.column, String(MOST_LISTED.instruments));
      if (instruments.isFilled) keep('instruments', instruments.values as InstrumentId[], instruments.whole);

      const submitters = readSubmittersOf();
      const attribution = readAttributionOf();
      const fields: RowFields = {
        title: words.title,
        summary: words.summary,
        ...phrasesIn({ action, measure, result }),
        language: tongue ?? language,
        areaId,
        submitters,
        countries: places.values,
        partners: partners ?? '',
        beneficiaries: beneficiaries ?? '',
        startDate: startDate ?? null,
        endDate: endDate ?? null,
        livingStatus: livingStatus ?? null,
        livingStatusOn: livingStatusOn ?? null,
        evidenceLevel: evidenceLevel ?? null,
        sources: sources.values,
        instruments: instruments.values as InstrumentId[],
        gcmObjectives: objectives.values,
        sdgTargets: targets.values,
        journeyPhases: phases.values as RowFields['journeyPhases'],
        guidingPrinciples: principles.values as RowFields['guidingPrinciples'],
        beneficiaryGroups: groups.values as RowFields['beneficiaryGroups'],
      };
      onCreating.push(...words.onCreating);
      return {
        row,
        ref,
        fields,
        attribution,
        body: words.body,
        hasBody: words.hasBody,
        said,
        findings,
        onCreating,
        unknown,
      };

      /** As the row says; of one that says nothing no more than the round table tells now. */
      function readAttributionOf(): ReadRow['attribution'] {
        const cell = one('attribution');
        const level = cell && readAttribution(cell.text);
        if (cell && level === undefined)
          onCreating.push({
            column: cell.column,
            code: 'unknown-attribution',
            of: beginningOf(cell.text, MOST_REPEATED),
          });
        return { level: level ?? lowest('delegation', facts.tableLevel), isSaid: level !== undefined };
      }

      /** Who submits a practice that is made of the row; of one that is there, that stays. */
      function readSubmittersOf(): DelegationId[] {
        const at = findings.length;
        const found = named('submitters', 'unknown-submitter');
        onCreating.push(...findings.splice(at));
        const column = placeFor('submitters');
        const ids = found.values as DelegationId[];
        if (ids.some((id) => inactive.has(id))) onCreating.push({ column, code: 'withdrawn-submitter', of: '' });
        if (ids.length > MOST_LISTED.submitters)
          onCreating.push({ column, code: 'too-many', of: String(MOST_LISTED.submitters) });
        if (found.isFilled && (ids.length > 0 || !found.whole)) {
          if (facts.own && ids.length > 0 && ids[0] !== facts.own)
            onCreating.push({ column, code: 'not-your-delegation', of: '' });
          if (ids.length > 0) said.submitters = ids;
          return ids;
        }
        const usual = facts.own ?? facts.submitter;
        if (usual) onCreating.push({ column, code: 'own-delegation', of: usual });
        if (usual && inactive.has(usual)) onCreating.push({ column, code: 'withdrawn-submitter', of: '' });
        if (!usual) onCreating.push({ column, code: 'no-submitter', of: '' });
        return usual ? [usual] : [];
      }
    },
  };
}

/** A value as it is written, and what it stands for. */
interface Reading<Value> {
  readonly written: string;
  readonly value: Value | undefined;
}
const each =
  <Value>(read: (written: string) => Value | undefined) =>
  (values: readonly string[]): Reading<Value>[] =>
    values.map((written) => ({ written, value: read(written) }));

const sameSet = (a: readonly string[], b: readonly string[]) => [...a].toSorted().join() === [...b].toSorted().join();
const listed = (text: string, codes: RegExp): string[] =>
  valuesOf(text)
    .filter(Boolean)
    .flatMap((value) => (codes.test(value) ? codesOf(value) : [value]));

/** How much a row has to be looked at: an error, a warning, a note, or nothing. */
export const worstOf = (findings: readonly RowFinding[]): 'error' | 'warning' | 'note' | undefined =>
  (['error', 'warning', 'note'] as const).find((level) => findings.some(({ code }) => FINDINGS[code] === level));
