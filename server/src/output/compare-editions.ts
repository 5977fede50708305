import type { Db } from '@penholder/db';
import { type EditionRow, findInputs, findPublication, type FrozenInputs, statusesAsOf } from '@penholder/db/output';
import type { Publication } from '@penholder/shared/documents';
import { conflict, type Out, refuse } from '@penholder/shared/kernel';
import {
  compareEditions,
  type ComparedThing,
  type compareTwoEditions,
  type FateReader,
  inGroups,
  type WhyNot,
  whyAbsent,
  whyFor,
} from '@penholder/shared/output';
import type { PracticeId } from '@penholder/shared/practices';
import { compareLeaves } from '../collab/history/compare-leaves.ts';
import { keepWhileUnchanged } from '../keep-while-unchanged.ts';

type Comparison = NonNullable<Out<(typeof compareTwoEditions)['reply']>>;

/** An edition whole. */
interface Whole {
  inputs: FrozenInputs;
  publication: Publication;
}

/** What differs between two editions, whoever reads it. */
export interface Compared {
  things: readonly ComparedThing[];
  counts: Comparison['counts'];
  /** Of the practices among them. */
  numbers: ReadonlyMap<string, number>;
  /** Why the bureau left a practice out, as the newer edition froze it. */
  leftOut: ReadonlyMap<string, string>;
}

/** Pairs whose comparison is kept: those that were asked for last. */
const KEPT_PAIRS = 8;

/**
 * Compares editions, and keeps what differs between two published ones, which never change: whoever turns the pages of it, or
 * asks without a sign-in, has it computed once.
 */
export function comparer(db: Db): (from: EditionRow, to: EditionRow) => Promise<Compared> {
  const kept = keepWhileUnchanged({
    stateOf: async () => 'published',
    look: ([from, to]: readonly [EditionRow['id'], EditionRow['id']]) => compareWhole(db, from, to),
    most: KEPT_PAIRS,
  });
  return (from, to) =>
    from.status === 'published' && to.status === 'published'
      ? kept([from.id, to.id])
      : compareWhole(db, from.id, to.id);
}

async function compareWhole(db: Db, fromId: EditionRow['id'], toId: EditionRow['id']): Promise<Compared> {
  const [from, to] = [await getWhole(db, fromId), await getWhole(db, toId)];
  const things = compareEditions(
    { publication: from.publication, facts: from.inputs.facts },
    { publication: to.publication, facts: to.inputs.facts },
  );
  const found = new Set(things.map(({ id }) => id));
  return {
    things,
    counts: countsOf(things),
    numbers: new Map(
      [...from.inputs.practices, ...to.inputs.practices].flatMap(({ id, number }) =>
        found.has(id) ? [[id, number]] : [],
      ),
    ),
    leftOut: new Map(
      to.inputs.facts.practices.flatMap(({ id, leftOut }) =>
        leftOut !== null && found.has(id) ? [[id, leftOut]] : [],
      ),
    ),
  };
}

export interface ComparisonAsked {
  from: EditionRow;
  to: EditionRow;
  by: 'area' | 'delegation';
  change?: ComparedThing['change'] | undefined;
  limit: number;
  offset: number;
  /** What the reader is to a practice; of practices that are their own they may know more. */
  readerOf: (practice: PracticeId) => FateReader;
}

/** What differs between two editions, from what they froze [AX58]; why something was dropped as far as the reader may know [AX59]. */
export async function presentComparison(db: Db, compared: Compared, asked: ComparisonAsked): Promise<Comparison> {
  const { from, to } = asked;
  const { things, counts, numbers, leftOut } = compared;
  const wanted = asked.change ? things.filter(({ change }) => change === asked.change) : things;
  const rows = inGroups(wanted, asked.by, to.language);
  const page = rows.slice(asked.offset, asked.offset + asked.limit);
  const whyOf = await reasonsFor(
    db,
    page.map(({ thing }) => thing),
    { to, leftOut, readerOf: asked.readerOf },
  );
  const isOneLanguage = from.language === to.language;
  return {
    from: headOf(from),
    to: headOf(to),
    counts,
    items: page.map(({ thing, group, annex }) => {
      const { kind, id, change, isMoved, before, after } = thing;
      return {
        kind,
        id,
        number: kind === 'practice' ? (numbers.get(id) ?? null) : null,
        annex,
        group,
        change,
        isMoved,
        movedFrom: isMoved ? placeOf(before!) : null,
        movedTo: isMoved ? placeOf(after!) : null,
        blocks: blocksOf(thing, isOneLanguage),
        language: (after === null ? from : to).language,
        versions: { from: before?.version ?? null, to: after?.version ?? null },
        ...whyOf(thing),
      };
    }),
    next: rows.length > asked.offset + asked.limit ? String(asked.offset + asked.limit) : null,
    total: rows.length,
  };
}

async function getWhole(db: Db, id: EditionRow['id']): Promise<Whole> {
  const [inputs, publication] = [await findInputs(db, id), await findPublication(db, id)];
  return inputs && publication
    ? { inputs, publication }
    : refuse(conflict('edition.not-compiled', 'This edition is not compiled yet.'));
}

/** An edition as a comparison names it. */
export const headOf = ({ id, symbol, number, language, issued_on }: EditionRow) => ({
  id,
  symbol,
  number,
  language,
  issuedOn: issued_on,
});

const placeOf = ({ places }: NonNullable<ComparedThing['after']>) => ({
  group: places[0]!.names,
  position: places[0]!.position,
});

const leafOf = (text: string) => ({
  kind: 'paragraph' as const,
  level: 0,
  number: null,
  row: null,
  pieces: [{ text, by: undefined }],
});

/** The words, with those inserted and deleted where they can be told apart. */
function blocksOf({ before, after }: ComparedThing, isOneLanguage: boolean) {
  const older = before && (after === null || isOneLanguage) ? [leafOf(before.text)] : [];
  const newer = after ? [leafOf(after.text)] : [];
  const { blocks } = compareLeaves(older, newer);
  // Across languages there is nothing to compare: the words as they are.
  return before && after && !isOneLanguage
    ? blocks.map((block) => ({
        ...block,
        change: 'same' as const,
        runs: block.runs.map((run) => ({ ...run, change: 'same' as const })),
      }))
    : blocks;
}

function countsOf(things: readonly ComparedThing[]): Compared['counts'] {
  const counts = new Map<string, Comparison['counts'][number]>();
  for (const { kind, change } of things) {
    const key = `${kind} ${change}`;
    const known = counts.get(key) ?? { kind, change, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}

/** Why practices are no longer printed: by what the newer edition froze of them, else by where they stood then. */
async function reasonsFor(
  db: Db,
  things: readonly ComparedThing[],
  { to, leftOut, readerOf }: Pick<ComparisonAsked, 'to' | 'readerOf'> & Pick<Compared, 'leftOut'>,
) {
  const dropped = things.filter(({ kind, change }) => kind === 'practice' && change === 'dropped');
  const absent = dropped.filter(({ held }) => held === null).map(({ id }) => id as PracticeId);
  const stood = await statusesAsOf(db, absent, to.created_at);
  return ({ kind, id, change, held }: ComparedThing): { why: WhyNot | null; reason: string | null } => {
    if (kind !== 'practice' || change !== 'dropped') return { why: null, reason: null };
    // An edition without Annex A drops nothing: it does not print practices.
    if (!to.letters.includes('A')) return { why: null, reason: null };
    const reader = readerOf(id as PracticeId);
    const why = held ?? whyAbsent(stood.get(id as PracticeId) ?? 'submitted');
    return {
      why: whyFor(reader, why),
      reason: reader === 'bureau' && why === 'left-out' ? (leftOut.get(id) ?? null) : null,
    };
  };
}
