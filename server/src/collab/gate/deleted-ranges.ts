import { varUintLength, writeVarUint } from '../protocol.ts';

/** Which structs of each client are deleted: ranges, starts and ends in turn. */
export class DeletedRanges {
  readonly #ranges = new Map<number, number[]>();
  /** Clients whose ranges are not sorted and joined: done when asked, for an update comes far more often than a question. */
  readonly #untidy = new Set<number>();

  add(deletes: ReadonlyMap<number, readonly number[]>): void {
    for (const [client, ranges] of deletes) {
      const known = this.#ranges.get(client);
      if (known) for (const bound of ranges) known.push(bound);
      else this.#ranges.set(client, [...ranges]);
      this.#untidy.add(client);
    }
  }

  /** The parts of `deletes` that are not in here. */
  missing(deletes: ReadonlyMap<number, readonly number[]>): Map<number, number[]> {
    const missing = new Map<number, number[]>();
    for (const [client, ranges] of deletes) {
      const rest = without(united(ranges), this.#tidy(client));
      if (rest.length > 0) missing.set(client, rest);
    }
    return missing;
  }

  #tidy(client: number): readonly number[] {
    const ranges = this.#ranges.get(client) ?? [];
    if (!this.#untidy.delete(client)) return ranges;
    const tidy = united(ranges);
    this.#ranges.set(client, tidy);
    return tidy;
  }
}

/** Ranges sorted and joined where they touch. */
function united(ranges: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let at = 0; at < ranges.length; at += 2) pairs.push([ranges[at]!, ranges[at + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const joined: number[] = [];
  for (const [start, end] of pairs) {
    const last = joined.length - 1;
    if (last > 0 && joined[last]! >= start) joined[last] = Math.max(joined[last]!, end);
    else joined.push(start, end);
  }
  return joined;
}

/** What of `ranges` is outside of `known`; both sorted and disjoint. */
function without(ranges: readonly number[], known: readonly number[]): number[] {
  const rest: number[] = [];
  let at = 0;
  for (let nth = 0; nth < ranges.length; nth += 2) {
    let start = ranges[nth]!;
    const end = ranges[nth + 1]!;
    while (at < known.length && known[at + 1]! <= start) at += 2;
    for (let next = at; next < known.length && known[next]! < end; next += 2) {
      if (known[next]! > start) rest.push(start, known[next]!);
      start = Math.max(start, known[next + 1]!);
    }
    if (start < end) rest.push(start, end);
  }
  return rest;
}

/** Deletions as the end of an update, version 1 (yjs: `writeDeleteSet`). */
export function encodeDeletes(deletes: ReadonlyMap<number, readonly number[]>): Uint8Array {
  const numbers = [deletes.size];
  for (const [client, ranges] of [...deletes].sort(([a], [b]) => b - a)) {
    numbers.push(client, ranges.length / 2);
    for (let at = 0; at < ranges.length; at += 2) numbers.push(ranges[at]!, ranges[at + 1]! - ranges[at]!);
  }
  const bytes = new Uint8Array(numbers.reduce((length, number) => length + varUintLength(number), 0));
  let at = 0;
  for (const number of numbers) at = writeVarUint(bytes, number, at);
  return bytes;
}
