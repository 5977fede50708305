import type { Language } from '../kernel/index.ts';
import { arabicDemonym, formsOfDemonym } from './demonyms.ts';
import { formsOfName } from './name-cases.ts';
import { DEMONYMS, NAMES_BESIDE } from './names-beside.data.ts';
import type { PartyKind } from './party.ts';
import { ORGANISATIONS, REGIONS, STATES } from './register-of-parties.data.ts';

/**
 * The register of parties that are known before anybody has typed them in: 197 states and some ninety organisations,
 * processes and mechanisms, by their names in six languages, and the states in three more. It weighs 75 kB: it has its own door
 * (`@penholder/shared/people/register`), so that only what looks names up carries it.
 */
export interface KnownParty {
  /** Stable: the ISO 3166 alpha-2 code of a state, an acronym of anything else. */
  readonly key: string;
  readonly kind: PartyKind;
  /** The short name in each language; a state's is the United Nations'. */
  readonly names: Readonly<Partial<Record<Language, string>>>;
  readonly iso3166: string | null;
  /** UN M49 code of the region of a state. */
  readonly region: string | null;
}

/** A part of the world: not a party, and often written where a submitter should stand. `parent` is the M49 code of the region around it. */
export interface KnownRegion {
  readonly key: string;
  readonly names: KnownParty['names'];
  readonly parent: string | null;
}

const COLUMNS = ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const satisfies readonly Language[];
type Column = (typeof COLUMNS)[number];
/** Languages in which states alone are known, and only to be found. */
const BESIDE = ['pt', 'de', 'it'] as const satisfies readonly Language[];

/** Whether all parties have names in a language. */
export const isColumn = (language: Language): boolean => (COLUMNS as readonly Language[]).includes(language);

/** A name as it is compared: without case, accents, vowel signs, punctuation; `Côte d’Ivoire` and `COTE D'IVOIRE` are one. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\bst\.?(?= )/g, 'saint')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a name is an acronym, which counts only as it is written: WHO is an organisation and "who" is not, US is a state. */
export const isAcronym = (name: string): boolean => /^(?:\p{Lu}[\p{Lu}.]{1,9})$/u.test(name);
const plainAcronym = (name: string): string => name.replace(/\./g, '');

/** Names of one language, or of all: plain names to what they name, and acronyms apart. */
export interface NameIndex<Named> {
  readonly names: Map<string, Named>;
  readonly acronyms: Map<string, Named>;
}
const emptyIndex = <Named>(): NameIndex<Named> => ({ names: new Map(), acronyms: new Map() });

function enter<Named>(index: NameIndex<Named>, name: string, named: Named, isShortName = false) {
  const bracketed = isShortName ? /^(.+?) ?[(（](.+)[)）]$/.exec(name) : null;
  const base = bracketed?.[1] ?? name;
  // "Bolivia (Plurinational State of)" is also "Bolivia" and "Plurinational State of Bolivia".
  const forms = bracketed ? [name, base, `${bracketed[2]!.replace(/[’']$/, ' ')} ${base}`] : [name];
  if (isAcronym(name)) {
    if (!index.acronyms.has(plainAcronym(name))) index.acronyms.set(plainAcronym(name), named);
  } else for (const form of forms) if (!index.names.has(plainName(form))) index.names.set(plainName(form), named);
}

interface Register {
  readonly parties: readonly KnownParty[];
  readonly regions: readonly KnownRegion[];
  readonly byLanguage: ReadonlyMap<Language, NameIndex<KnownParty>>;
  readonly ofParties: NameIndex<KnownParty>;
  readonly ofRegions: NameIndex<KnownRegion>;
  /** By language, plain: in every form that a text may have. */
  readonly demonyms: ReadonlyMap<Language, ReadonlyMap<string, KnownParty>>;
}

function build(): Register {
  const parties: KnownParty[] = [];
  const regions: KnownRegion[] = [];
  const byLanguage = new Map<Language, NameIndex<KnownParty>>(
    [...COLUMNS, ...BESIDE].map((language) => [language, emptyIndex()]),
  );
  const ofParties = emptyIndex<KnownParty>();
  const ofRegions = emptyIndex<KnownRegion>();
  const english = emptyIndex<KnownParty>();

  const aliases = (cells: readonly string[]) =>
    COLUMNS.flatMap((column, at) =>
      cells[at] ? cells[at].split('=').map((name, nth): [Column, string, boolean] => [column, name, nth === 0]) : [],
    );
  const names = (cells: readonly string[]) =>
    Object.fromEntries(COLUMNS.flatMap((column, at) => (cells[at] ? [[column, cells[at].split('=')[0]!]] : [])));

  const add = (party: KnownParty, cells: readonly string[]) => {
    parties.push(party);
    for (const [column, name, isShortName] of aliases(cells)) {
      enter(ofParties, name, party, isShortName);
      enter(byLanguage.get(column)!, name, party, isShortName);
    }
  };
  for (const line of STATES.split('\n')) {
    const [iso3166, region, ...cells] = line.split('|') as [string, string, ...string[]];
    const state: KnownParty = { key: iso3166, kind: 'state', names: names(cells), iso3166, region };
    add(state, cells);
    for (const demonym of cells[6]!.split('=')) if (demonym) enter(english, demonym, state);
  }
  for (const line of ORGANISATIONS.split('\n')) {
    const [key, kind, ...cells] = line.split('|') as [string, PartyKind, ...string[]];
    add({ key, kind, names: names(cells), iso3166: null, region: null }, cells);
  }
  const states = new Map(parties.flatMap((party) => (party.iso3166 ? [[party.iso3166, party] as const] : [])));
  for (const line of NAMES_BESIDE.split('\n')) {
    const [iso3166, ...cells] = line.split('|') as [string, ...string[]];
    for (const [at, language] of BESIDE.entries())
      for (const [nth, name] of cells[at]!.split('=').entries())
        enter(byLanguage.get(language)!, name, states.get(iso3166)!, nth === 0);
  }
  // No form takes the place of a name.
  for (const [language, index] of byLanguage)
    for (const [name, party] of writtenNames(language, parties))
      for (const form of formsOfName(name, language)) enter(index, form, party);
  for (const line of REGIONS.split('\n')) {
    const [key, parent, ...cells] = line.split('|') as [string, string, ...string[]];
    const region: KnownRegion = { key, names: names(cells), parent: parent || null };
    regions.push(region);
    for (const [, name] of aliases(cells)) enter(ofRegions, name, region);
  }
  const demonyms = new Map<Language, ReadonlyMap<string, KnownParty>>([
    ['en', english.names],
    ...(Object.entries(DEMONYMS) as [Language, string][]).map(
      ([language, lines]) => [language, demonymsIn(language, lines, states)] as const,
    ),
  ]);
  return { parties, regions, byLanguage, ofParties, ofRegions, demonyms };
}

/** Names as they are written, without what stands in brackets: of those languages in which names have forms. */
function writtenNames(language: Language, parties: readonly KnownParty[]): [string, KnownParty][] {
  const cells =
    language === 'ru'
      ? [...STATES.split('\n'), ...ORGANISATIONS.split('\n')].map((line) => [line.split('|')[0]!, line.split('|')[7]!])
      : language === 'de'
        ? NAMES_BESIDE.split('\n').map((line) => [line.split('|')[0]!, line.split('|')[2]!])
        : [];
  const byKey = new Map(parties.map((party) => [party.key, party]));
  return cells.flatMap(([key, names]) =>
    (names ?? '')
      .split('=')
      .filter((name) => name !== '' && !isAcronym(name))
      .map((name): [string, KnownParty] => [name.replace(/ ?[(].*$/u, ''), byKey.get(key!)!]),
  );
}

/** By every form of it the state that a demonym stands for; where two would, the first. */
function demonymsIn(
  language: Language,
  lines: string,
  states: ReadonlyMap<string, KnownParty>,
): Map<string, KnownParty> {
  const found = new Map<string, KnownParty>();
  const note = (demonym: string, state: KnownParty) => {
    for (const form of formsOfDemonym(demonym, language)) if (!found.has(form)) found.set(form, state);
  };
  for (const entry of lines.split(/[|\n]/u)) {
    const [iso3166, demonyms] = entry.split(' ') as [string, string];
    for (const demonym of demonyms.split('=')) note(plainName(demonym), states.get(iso3166)!);
  }
  if (language === 'ar')
    for (const [iso3166, state] of states) {
      const demonym = arabicDemonym(plainName(state.names.ar!), iso3166);
      if (demonym) note(demonym, state);
    }
  return found;
}

let built: Register | undefined;
/** The register's indexes, built at the first question. */
export const register = (): Register => (built ??= build());

const look = <Named>(index: NameIndex<Named>, name: string): Named | undefined =>
  index.acronyms.get(plainAcronym(name)) ?? index.names.get(plainName(name));

const ARTICLE = /^(?:the|la|le|les|l['’]|el|los|las|o|a|os|as|die|der|das)\s*(?<=['’\s])/iu;
const GOVERNMENT =
  /^(?:(?:the|le|el|a|o) )?(?:government|gouvernement|gobierno|governo|state|kingdom|republic|royaume|république|reino|república|حكومة|دولة|مملكة|جمهورية)\s+(?:(?:of|de|du|des|del|do|da)\s+|d['’])?/iu;

/**
 * The party that a name stands for, or undefined. Knows the short names of the United Nations, common shorter ones and
 * acronyms, in six languages ("Türkiye", "Turkey", "UK", "Côte d’Ivoire", "OIM", "المغرب"), with or without an article, "the
 * Government of", a trailing acronym in brackets, or as "the Egyptian Government". Names of `language` are preferred; an
 * acronym counts in capitals only.
 *
 * @example findParty('Belgique')?.iso3166 // 'BE'
 */
export function findParty(name: string, language?: Language): KnownParty | undefined {
  const written = name.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (written.length < 2 || written.length > 120) return undefined;
  const { byLanguage, ofParties, demonyms } = register();
  const find = (form: string) => {
    const preferred = language && byLanguage.get(language);
    return (preferred && look(preferred, form)) ?? look(ofParties, form);
  };
  const adjective = /^(?:the )?(.+) government$/i.exec(written)?.[1];
  const withoutBrackets = written.replace(/ ?[(（][^()（）]*[)）]$/, '');
  for (const form of [written, withoutBrackets]) {
    const bare = form.replace(ARTICLE, '');
    const found = find(form) ?? find(bare) ?? find(form.replace(GOVERNMENT, '').replace(ARTICLE, ''));
    if (found) return found;
  }
  return adjective ? (demonyms.get('en')!.get(plainName(adjective)) ?? find(adjective)) : undefined;
}

/** The part of the world that a name stands for ("Europe", "West Africa", "MENA", "Global"), or undefined. */
export function findRegion(name: string): KnownRegion | undefined {
  const written = name.trim().replace(/\s+/g, ' ');
  return look(register().ofRegions, written) ?? look(register().ofRegions, written.replace(ARTICLE, ''));
}

/** The state with that ISO 3166 alpha-2 code. */
export const stateOf = (iso3166: string): KnownParty | undefined =>
  register().parties.find((party) => party.iso3166 === iso3166);

/** All states of the register, in the order of their codes. */
export const knownStates = (): readonly KnownParty[] => register().parties.filter((party) => party.kind === 'state');

/** All regions of the register: the world, its parts by UN M49 code, and a few that are spoken of without one. */
export const knownRegions = (): readonly KnownRegion[] => register().regions;
