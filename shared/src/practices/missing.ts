import { isOver } from '../kernel/index.ts';
import { type Practice, textOf } from './practice.ts';
import { saidAgainst } from './status-said.ts';

/**
 * One thing that a practice still lacks. `path` is the field (`title`, `sources.0.address`, `body`), `code` stable,
 * `detail` a sentence. What is `required` holds up submitting; what is `advised` makes it more useful to its readers.
 */
export interface Missing {
  readonly path: string;
  readonly code: MissingCode;
  readonly detail: string;
  readonly need: 'required' | 'advised';
  /** The words of the practice that it is about, where it is about words. */
  readonly words?: string;
}

const SENTENCES = {
  title: 'Give the practice a title.',
  summary: 'Say in two or three sentences what is done, by whom and for whom.',
  action: 'Say also who acted, with the verb: without it the sentence of the annex is made of title and summary.',
  measure: 'Say also which measure it is: without it the sentence of the annex is made of title and summary.',
  area: 'Choose the thematic area it belongs to.',
  submitters: 'Name at least one delegation that submits it.',
  countries: 'Say in which country or region it is carried out.',
  'start-date': 'Say since when it has existed; a year is enough.',
  'living-status': 'Say whether it is planned, running or over.',
  'living-status-on': 'Say on which day that was so.',
  'living-status-ahead': 'This day has not come yet.',
  'evidence-level': 'Say what stands behind it.',
  'evidence-source': 'This level of evidence needs at least one source that shows it.',
  body: 'Describe the practice.',
  'end-before-start': 'It cannot end before it started.',
  'end-date': 'It has ended: say when.',
  'end-passed': 'Its end date has passed: the living status cannot be "in force".',
  'start-passed': 'It has started already: the living status cannot be "planned".',
  'status-said': 'Other words of the practice say otherwise.',
  'source-label': 'Say what this source is.',
  'source-address': 'Give the address of this source.',
  'source-address-wrong': 'This is not an address that can be opened: it starts with https://.',
  'source-seen': 'Say when you last saw this source.',
  'source-seen-ahead': 'This day has not come yet.',
  sources: 'A source lets readers find out more.',
  beneficiaries: 'Say whom it reaches, and how many if known.',
  groups: 'Choose the groups of people that it reaches.',
  objectives: 'Name the objectives of the Global Compact that it serves.',
  journey: 'Say which parts of the journey it concerns.',
  principles: 'Name the guiding principles of the Global Compact that it follows.',
} as const;
export type MissingCode = keyof typeof SENTENCES;
export const MISSING_CODES = Object.keys(SENTENCES) as readonly MissingCode[];

/** What is advised because the practice says two things that do not go together. [PR65] [PR66] */
const CONTRADICTIONS: readonly MissingCode[] = ['end-passed', 'start-passed', 'status-said'];
export const isContradiction = ({ code }: Missing): boolean => CONTRADICTIONS.includes(code);

const isAddress = (address: string): boolean => {
  try {
    return ['https:', 'http:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
};

/**
 * Everything that a practice lacks on the day `today` (YYYY-MM-DD), in the order of the form [PR5]. The page shows it
 * beside the form; the server refuses to submit while anything `required` is in it.
 */
export function whatIsMissing(practice: Practice, today: string): Missing[] {
  const missing: Missing[] = [];
  const note: Note = (path, code, need = 'required', words) =>
    missing.push({ path, code, detail: SENTENCES[code], need, ...(words && { words }) });

  if (!practice.title) note('title', 'title');
  if (!practice.summary) note('summary', 'summary');
  notePhrases(practice, note);
  if (!practice.areaId) note('areaId', 'area');
  if (practice.submitters.length === 0) note('submitters', 'submitters');
  if (practice.countries.length === 0) note('countries', 'countries', 'advised');
  if (!practice.beneficiaries) note('beneficiaries', 'beneficiaries', 'advised');
  if (practice.beneficiaryGroups.length === 0) note('beneficiaryGroups', 'groups', 'advised');
  notePeriod(practice, today, note);
  noteStatusSaid(practice, note);
  if (!textOf(practice.body).trim()) note('body', 'body');
  noteEvidence(practice, today, note);
  if (practice.gcmObjectives.length === 0) note('gcmObjectives', 'objectives', 'advised');
  if (practice.journeyPhases.length === 0) note('journeyPhases', 'journey', 'advised');
  if (practice.guidingPrinciples.length === 0) note('guidingPrinciples', 'principles', 'advised');
  return missing;
}

type Note = (path: string, code: MissingCode, need?: Missing['need'], words?: string) => void;

/** Of a sentence of which something is given, what it still needs. [PR67] */
function notePhrases({ action, measure, result }: Practice, note: Note): void {
  if (!action && !measure && !result) return;
  if (!action) note('action', 'action', 'advised');
  if (!measure) note('measure', 'measure', 'advised');
}

function notePeriod({ startDate, endDate, livingStatus, livingStatusOn }: Practice, today: string, note: Note): void {
  // Many a practice has no known beginning: it may stand in the annex, which says that it is undated.
  if (!startDate) note('startDate', 'start-date', 'advised');
  if (startDate && endDate && endDate < startDate.slice(0, endDate.length)) note('endDate', 'end-before-start');
  if (!endDate && (livingStatus === 'ended' || livingStatus === 'repealed')) note('endDate', 'end-date', 'advised');
  if (!livingStatus) note('livingStatus', 'living-status');
  else if (livingStatus === 'in-force' && endDate && isOver(endDate, today))
    note('livingStatus', 'end-passed', 'advised');
  // A year that has only begun may still bring it. [PR66]
  if (livingStatus === 'planned' && startDate && isOver(startDate, today))
    note('livingStatus', 'start-passed', 'advised');
  if (!livingStatusOn) note('livingStatusOn', 'living-status-on');
  else if (livingStatusOn > today) note('livingStatusOn', 'living-status-ahead');
}

/** [PR65] */
function noteStatusSaid({ livingStatus, title, summary, body }: Practice, note: Note): void {
  const said = livingStatus && saidAgainst(livingStatus, [title, summary, textOf(body)].join('\n'));
  if (said) note('livingStatus', 'status-said', 'advised', said.phrase);
}

function noteEvidence({ evidenceLevel, sources }: Practice, today: string, note: Note): void {
  if (!evidenceLevel) note('evidenceLevel', 'evidence-level');
  else if (evidenceLevel !== 'described' && sources.length === 0) note('sources', 'evidence-source');
  else if (sources.length === 0) note('sources', 'sources', 'advised');
  for (const [place, { label, address, seenOn }] of sources.entries()) {
    if (!label) note(`sources.${place}.label`, 'source-label');
    if (!address) note(`sources.${place}.address`, 'source-address');
    else if (!isAddress(address)) note(`sources.${place}.address`, 'source-address-wrong');
    if (!seenOn) note(`sources.${place}.seenOn`, 'source-seen', 'advised');
    else if (seenOn > today) note(`sources.${place}.seenOn`, 'source-seen-ahead');
  }
}

/** Of what is missing, what holds up submitting, as the fields of a refusal: path → sentence. */
export const fieldsOf = (missing: readonly Missing[]): Record<string, string> =>
  Object.fromEntries(missing.filter(({ need }) => need === 'required').map(({ path, detail }) => [path, detail]));
