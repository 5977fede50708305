import { canonicalJson, fold } from '../../kernel/index.ts';
import { type Body, fieldsOf as requiredOf, type PracticeId, whatIsMissing } from '../../practices/index.ts';
import type { AttributionLevel } from '../../round-tables/index.ts';
import type { PracticesEnterAs } from '../who.ts';
import { FINDINGS, type RowFinding, type RowMakes } from '../finding.ts';
import { type ReadRow, type RowFields, worstOf } from './read-row.ts';

/** A practice that is there, as far as the importer is shown it. */
export interface KnownPractice {
  readonly id: PracticeId;
  readonly number: number;
  /** What it says; only what the importer may know of it. */
  readonly fields: Partial<RowFields>;
  /** How far its submitters are named; known where the importer works on it. */
  readonly attribution?: AttributionLevel | undefined;
  /** The code of why the importer may not change its working copy; null: they may. */
  readonly why: string | null;
}

/** What is there already, of what the rows may be. */
export interface Known {
  /** By their ids, and by the ids that rows of earlier imports had. [IM4, IM5] */
  readonly byId: ReadonlyMap<string, KnownPractice>;
  /** By the number of the row, what earlier imports of the same file made of it. [IM5] */
  readonly byRow: ReadonlyMap<number, KnownPractice>;
  readonly byNumber: ReadonlyMap<number, KnownPractice>;
  /** Numbers of practices by their folded titles. */
  readonly byTitle: ReadonlyMap<string, number>;
}

export interface Choices {
  readonly leaveOut: ReadonlySet<number>;
  /** Rows that change the practice that they are. */
  readonly edit: ReadonlySet<number>;
  readonly as: PracticesEnterAs;
  /** YYYY-MM-DD. */
  readonly today: string;
}

export interface PlannedRow {
  readonly read: ReadRow;
  readonly makes: RowMakes;
  readonly findings: readonly RowFinding[];
  readonly practice: KnownPractice | undefined;
  /** What it says otherwise than the practice that is there. */
  readonly changes: Partial<RowFields>;
  /** A new practice that is submitted at once. */
  readonly submits: boolean;
}

/** Decides what becomes of each row. [IM4, IM5, IM9, IM10] */
export function planRows(rows: readonly ReadRow[], known: Known, choices: Choices): PlannedRow[] {
  const taken = new Map<string, number>();
  const titles = new Map<string, number>();
  return rows.map((read): PlannedRow => {
    const { row, ref } = read;
    const practice = practiceOf(read, known);
    const findings: RowFinding[] = [...read.findings];
    const key = practice?.id ?? ref.id;
    const before = key ? taken.get(key) : undefined;
    if (key && before === undefined) taken.set(key, row);
    if (before !== undefined) findings.push({ column: null, code: 'id-twice', of: String(before) });

    if (practice) {
      const changes = changesOf(read, practice);
      if (read.hasBody) findings.push({ column: null, code: 'text-stays', of: '' });
      if (differs(read.said.submitters, practice.fields.submitters))
        findings.push({ column: null, code: 'submitters-stay', of: '' });
      if (read.attribution.isSaid && differs(read.attribution.level, practice.attribution))
        findings.push({ column: null, code: 'attribution-stays', of: '' });
      const makes = choices.leaveOut.has(row)
        ? 'left-out'
        : before !== undefined
          ? 'error'
          : madeOfKnown(changes, { mayEdit: practice.why === null, isChosen: choices.edit.has(row), findings });
      return { read, makes, findings, practice, changes, submits: false };
    }

    findings.push(...read.onCreating);
    if (ref.id && ref.number !== null)
      findings.push({ column: null, code: 'number-of-another', of: `P-${ref.number}` });
    noteTitle(read, known, titles, findings);
    const isWrong = worstOf(findings) === 'error';
    const out = choices.leaveOut.has(row);
    const missing = choices.as === 'submitted' && !isWrong && !out ? missingOf(read, choices.today) : undefined;
    if (missing && missing.length > 0) findings.push({ column: null, code: 'stays-draft', of: missing.join(' ') });
    return {
      read,
      makes: out ? 'left-out' : isWrong ? 'error' : 'create',
      findings,
      practice: undefined,
      changes: {},
      submits: missing !== undefined && missing.length === 0,
    };
  });
}

function madeOfKnown(
  changes: Partial<RowFields>,
  { mayEdit, isChosen, findings }: { mayEdit: boolean; isChosen: boolean; findings: readonly RowFinding[] },
): RowMakes {
  if (Object.keys(changes).length === 0) return 'same';
  if (!mayEdit || !isChosen) return 'known';
  return worstOf(findings) === 'error' ? 'error' : 'edit';
}

/** The practice that a row is: by its id; else as the same row of the same file; by its number last, since tables number for themselves. [IM4, IM5] */
export function practiceOf<One>(
  { row, ref }: Pick<ReadRow, 'row' | 'ref'>,
  known: Readonly<{
    byId: ReadonlyMap<string, One>;
    byRow: ReadonlyMap<number, One>;
    byNumber: ReadonlyMap<number, One>;
  }>,
): One | undefined {
  if (ref.id) return known.byId.get(ref.id);
  return known.byRow.get(row) ?? (ref.number === null ? undefined : known.byNumber.get(ref.number));
}

const comparable = (value: unknown): unknown =>
  Array.isArray(value) && value.every((one) => typeof one !== 'object')
    ? value.map(String).toSorted()
    : (value ?? null);
const differs = (said: unknown, there: unknown): boolean =>
  said !== undefined && there !== undefined && canonicalJson(comparable(said)) !== canonicalJson(comparable(there));

/** Of what a row says, what the practice says otherwise. An empty cell says nothing. [IM4] */
function changesOf({ said }: ReadRow, { fields }: KnownPractice): Partial<RowFields> {
  const { submitters: _, ...own } = said;
  return Object.fromEntries(
    Object.entries(own).filter(([field, value]) => differs(value, fields[field as keyof RowFields])),
  );
}

function noteTitle({ row, fields }: ReadRow, known: Known, titles: Map<string, number>, findings: RowFinding[]): void {
  const title = fold(fields.title);
  if (!title) return;
  const there = known.byTitle.get(title);
  if (there !== undefined) findings.push({ column: null, code: 'title-there', of: `P-${there}` });
  const key = `${title}\n${fields.submitters[0] ?? ''}`;
  const before = titles.get(key);
  if (before === undefined) titles.set(key, row);
  else findings.push({ column: null, code: 'title-twice', of: String(before) });
}

/** What a new practice would lack to be submitted: the fields, in the order of the form. [IM10] */
function missingOf({ fields, body }: ReadRow, today: string): string[] {
  const practice = {
    ...fields,
    capacity: 'secretariat' as const,
    attribution: 'delegation' as const,
    body: bodyOf(body),
  };
  return Object.keys(requiredOf(whatIsMissing(practice, today)));
}

/** A text as the body of a practice: a paragraph for each line that says something. */
export const bodyOf = (text: string): Body => ({
  type: 'doc',
  content: text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
});

/** In which order rows are looked at: what does not enter, what has to be looked at, the others; each by its place in the file. */
export const rankOf = ({ makes, findings }: PlannedRow): number =>
  makes === 'error' ? 0 : findings.some(({ code }) => FINDINGS[code] === 'warning') ? 1 : makes === 'known' ? 2 : 3;
