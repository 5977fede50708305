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

type Comparison = NonNullable<Out<(typeof compareTwoEditions)['reply']>>;

/** An edition whole. */
interface Whole {
  row: EditionRow;
  inputs: FrozenInputs;
  publication: Publication;
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
export async function presentComparison(db: Db, asked: ComparisonAsked): Promise<Comparison> {
  const [from, to] = [await getWhole(db, asked.from), await getWhole(db, asked.to)];
  const things = compareEditions(
    { publication: from.publication, facts: from.inputs.facts },
    { publication: to.publication, facts: to.inputs.facts },
  );
  const wanted = asked.change ? things.filter(({ change }) => change === asked.change) : things;
  const rows = inGroups(wanted, asked.by, to.row.language);
  const page = rows.slice(asked.offset, asked.offset + asked.limit);
  const whyOf = await reasonsFor(
    db,
    page.map(({ thing }) => thing),
    { to, readerOf: asked.readerOf },
  );
  const numbers = new Map<string, number>(
    [...from.inputs.practices, ...to.inputs.practices].map(({ id, number }) => [id, number]),
  );
  const isOneLanguage = from.row.language === to.row.language;
  return {
    from: headOf(from.row),
    to: headOf(to.row),
    counts: countsOf(things),
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
        language: (after === null ? from : to).row.language,
        versions: { from: before?.version ?? null, to: after?.version ?? null },
        ...whyOf(thing),
      };
    }),
    next: rows.length > asked.offset + asked.limit ? String(asked.offset + asked.limit) : null,
    total: rows.length,
  };
}

async function getWhole(db: Db, row: EditionRow): Promise<Whole> {
  const [inputs, publication] = [await findInputs(db, row.id), await findPublication(db, row.id)];
  return inputs && publication
    ? { row, inputs, publication }
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

function countsOf(things: readonly ComparedThing[]): Comparison['counts'] {
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
  { to, readerOf }: { to: Whole; readerOf: ComparisonAsked['readerOf'] },
) {
  const dropped = things.filter(({ kind, change }) => kind === 'practice' && change === 'dropped');
  const absent = dropped.filter(({ held }) => held === null).map(({ id }) => id as PracticeId);
  const stood = await statusesAsOf(db, absent, to.row.created_at);
  const frozen = new Map(to.inputs.facts.practices.map((practice) => [practice.id, practice]));
  return ({ kind, id, change, held }: ComparedThing): { why: WhyNot | null; reason: string | null } => {
    if (kind !== 'practice' || change !== 'dropped') return { why: null, reason: null };
    // An edition without Annex A drops nothing: it does not print practices.
    if (!to.row.letters.includes('A')) return { why: null, reason: null };
    const reader = readerOf(id as PracticeId);
    const why = held ?? whyAbsent(stood.get(id as PracticeId) ?? 'submitted');
    return {
      why: whyFor(reader, why),
      reason: reader === 'bureau' && why === 'left-out' ? (frozen.get(id)?.leftOut ?? null) : null,
    };
  };
}
