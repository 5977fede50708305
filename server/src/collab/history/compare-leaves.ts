import type { BlockKind, Change } from '@penholder/shared/documents';
import { diffArrays } from 'diff';
import type { Leaf } from './leaves.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Run {
  change: Change;
  text: string;
  /** Places in the list of authors, in order. */
  by: number[];
}

export interface Block extends Omit<Leaf, 'pieces'> {
  change: Change | 'changed';
  was: BlockKind | null;
  runs: Run[];
}

export interface Comparison {
  blocks: Block[];
  /** Words. */
  inserted: number;
  deleted: number;
}

/** Beyond this many edits between two texts the blocks, and the words of a block, are told as replaced: the search is quadratic in them. */
const MOST_EDITS = 4_000;
/** Blocks of a replaced stretch that are looked through for the same paragraph in another wording. */
const MOST_PAIRED = 80;
/** Share of words in common from which two blocks are one that was changed. */
const ALIKE = 0.4;

interface Prepared {
  leaf: Leaf;
  tokens: Token[];
  text: string;
}

const prepare = (leaf: Leaf): Prepared => {
  const tokens = tokensOf(leaf.pieces);
  return { leaf, tokens, text: tokens.map(({ text }) => text).join('') };
};

/** The difference between two texts, block by block and, in blocks that were changed, word by word. [DC20] */
export function compareLeaves(before: readonly Leaf[], after: readonly Leaf[]): Comparison {
  const older = before.map(prepare);
  const newer = after.map(prepare);
  const blocks: Block[] = [];
  for (const [gone, come] of stretches(older, newer))
    if (gone.length === come.length && gone.every((one, nth) => isSame(one, come[nth]!)))
      for (const one of come) blocks.push(whole(one, 'same'));
    else blocks.push(...compareStretch(gone, come));
  return {
    blocks,
    inserted: countWords(blocks, 'inserted'),
    deleted: countWords(blocks, 'deleted'),
  };
}

const isSame = (a: Prepared, b: Prepared) =>
  a.text === b.text && a.leaf.kind === b.leaf.kind && a.leaf.level === b.leaf.level;

/** The texts cut into stretches that are the same in both, and stretches where one took the place of the other. */
function stretches(older: readonly Prepared[], newer: readonly Prepared[]): [Prepared[], Prepared[]][] {
  const parts = diffArrays([...older], [...newer], { comparator: isSame, maxEditLength: MOST_EDITS });
  if (!parts) return [[[...older], [...newer]]];
  const found: [Prepared[], Prepared[]][] = [];
  let [from, to] = [0, 0];
  let open: [Prepared[], Prepared[]] | undefined;
  for (const { added, removed, count = 0 } of parts) {
    if (!added && !removed) {
      open = undefined;
      found.push([older.slice(from, from + count), newer.slice(to, to + count)]);
    } else {
      if (!open) found.push((open = [[], []]));
      if (removed) open[0].push(...older.slice(from, from + count));
      else open[1].push(...newer.slice(to, to + count));
    }
    if (!added) from += count;
    if (!removed) to += count;
  }
  return found;
}

/** Blocks that took the place of others: those alike, in order, are compared by words; the rest is new or gone. */
function compareStretch(gone: readonly Prepared[], come: readonly Prepared[]): Block[] {
  const pairs = gone.length <= MOST_PAIRED && come.length <= MOST_PAIRED ? bestPairs(gone, come) : inOrder(gone, come);
  const blocks: Block[] = [];
  let from = 0;
  for (const [nth, one] of come.entries()) {
    const partner = pairs.get(nth);
    if (partner === undefined) {
      blocks.push(whole(one, 'inserted'));
      continue;
    }
    for (; from < partner; from++) blocks.push(whole(gone[from]!, 'deleted'));
    blocks.push(compareBlock(gone[partner]!, one));
    from = partner + 1;
  }
  for (; from < gone.length; from++) blocks.push(whole(gone[from]!, 'deleted'));
  return blocks;
}

/** Which of `gone` each of `come` was, in order: the pairs that have most in common together. */
function bestPairs(gone: readonly Prepared[], come: readonly Prepared[]): Map<number, number> {
  const width = come.length + 1;
  const best = new Float64Array((gone.length + 1) * width);
  const alike = gone.map((one) => come.map((other) => likeness(one, other)));
  for (let row = gone.length - 1; row >= 0; row--)
    for (let column = come.length - 1; column >= 0; column--) {
      const likes = alike[row]![column]!;
      const skip = Math.max(best[(row + 1) * width + column]!, best[row * width + column + 1]!);
      best[row * width + column] = Math.max(skip, likes > 0 ? likes + best[(row + 1) * width + column + 1]! : 0);
    }
  const pairs = new Map<number, number>();
  for (let row = 0, column = 0; row < gone.length && column < come.length;) {
    const here = best[row * width + column]!;
    const likes = alike[row]![column]!;
    if (likes > 0 && here === likes + best[(row + 1) * width + column + 1]!) pairs.set(column++, row++);
    else if (here === best[(row + 1) * width + column]!) row++;
    else column++;
  }
  return pairs;
}

function inOrder(gone: readonly Prepared[], come: readonly Prepared[]): Map<number, number> {
  const pairs = new Map<number, number>();
  for (let nth = 0; nth < Math.min(gone.length, come.length); nth++)
    if (likeness(gone[nth]!, come[nth]!) > 0) pairs.set(nth, nth);
  return pairs;
}

/** How much two blocks have in common, from 0 to 1; 0 where they are not alike enough to be one. */
function likeness(a: Prepared, b: Prepared): number {
  const footnotes = [a, b].filter(({ leaf }) => leaf.kind === 'footnote').length;
  if (footnotes === 1) return 0;
  const words = (one: Prepared) => one.tokens.filter(({ isWord }) => isWord).map(({ text }) => text);
  const [mine, theirs] = [words(a), words(b)];
  if (mine.length + theirs.length === 0) return a.leaf.kind === b.leaf.kind ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of mine) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of theirs) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common++;
    counts.set(word, left - 1);
  }
  const share = (2 * common) / (mine.length + theirs.length);
  return share >= ALIKE ? share : 0;
}

const placeOf = ({ leaf: { pieces: _, ...place } }: Prepared) => place;

function whole(one: Prepared, change: Change): Block {
  return { ...placeOf(one), change, was: null, runs: runsOf(one.tokens.map((token) => ({ change, token }))) };
}

interface Told {
  change: Change;
  token: Token;
}

function compareBlock(before: Prepared, after: Prepared): Block {
  const told = changesOf(before.tokens, after.tokens);
  const was = before.leaf.kind === after.leaf.kind ? null : before.leaf.kind;
  const isSame = !was && before.leaf.level === after.leaf.level && told.every(({ change }) => change === 'same');
  return { ...placeOf(after), change: isSame ? 'same' : 'changed', was, runs: runsOf(told) };
}

function changesOf(before: readonly Token[], after: readonly Token[]): Told[] {
  const tell = (change: Change) => (token: Token) => ({ change, token });
  const parts = diffArrays([...before], [...after], {
    comparator: (a, b) => a.text === b.text,
    maxEditLength: MOST_EDITS,
  });
  if (!parts) return [...before.map(tell('deleted')), ...after.map(tell('inserted'))];
  let [from, to] = [0, 0];
  const told: Told[] = [];
  for (const { added, removed, count = 0 } of parts) {
    if (removed) told.push(...before.slice(from, from + count).map(tell('deleted')));
    else told.push(...after.slice(to, to + count).map(tell(added ? 'inserted' : 'same')));
    if (!added) from += count;
    if (!removed) to += count;
  }
  return withoutLoneSpaces(told, before);
}

/** A space alone between two changes is part of both: nobody reads a sentence in which every other word is struck. */
function withoutLoneSpaces(told: readonly Told[], before: readonly Token[]): Told[] {
  const result: Told[] = [];
  let deleted: Told[] = [];
  let inserted: Told[] = [];
  // The tokens of the older text have their own authors: who deleted them.
  let old = 0;
  const flush = () => {
    result.push(...deleted, ...inserted);
    deleted = [];
    inserted = [];
  };
  told.forEach((one, at) => {
    if (one.change === 'deleted') {
      deleted.push(one);
      old++;
      return;
    }
    if (one.change === 'inserted') {
      inserted.push(one);
      return;
    }
    const next = told[at + 1];
    const isLone =
      one.token.text.trim() === '' && deleted.length > 0 && inserted.length > 0 && next && next.change !== 'same';
    if (isLone) {
      deleted.push({ change: 'deleted', token: { ...before[old]!, by: deleted.at(-1)!.token.by } });
      inserted.push({ change: 'inserted', token: { ...one.token, by: inserted.at(-1)!.token.by } });
    } else {
      flush();
      result.push(one);
    }
    old++;
  });
  flush();
  return result;
}

/** Tokens with one fate and the same authors as one run. */
function runsOf(told: readonly Told[]): Run[] {
  const runs: Run[] = [];
  for (const { change, token } of told) {
    const by = change === 'same' ? [] : token.by;
    const last = runs.at(-1);
    const isBlank = (text: string) => text.trim() === '';
    // Which of two alike spaces is the new one is anybody's guess: it goes with the words beside it.
    if (last?.change === change && change !== 'same' && isBlank(token.text)) last.text += token.text;
    else if (last?.change === change && change !== 'same' && isBlank(last.text)) {
      last.text += token.text;
      last.by = [...by];
    } else if (last?.change === change && last.by.join() === by.join()) last.text += token.text;
    else runs.push({ change, text: token.text, by: [...by] });
  }
  return runs;
}

const countWords = (blocks: readonly Block[], change: Change): number =>
  blocks.reduce(
    (sum, { runs }) =>
      sum +
      runs.reduce(
        (words, run) =>
          run.change === change
            ? words + tokensOf([{ text: run.text, by: undefined }]).filter(({ isWord }) => isWord).length
            : words,
        0,
      ),
    0,
  );
