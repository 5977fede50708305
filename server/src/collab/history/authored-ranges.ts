interface Range {
  from: number;
  /** Exclusive. */
  to: number;
  by: number;
}

/** Who is responsible for which clocks of which Yjs client: whose update brought them, or deleted them, first. */
export class AuthoredRanges {
  /** Of each client, in order, and none over another. */
  readonly #ranges = new Map<number, Range[]>();

  /** Adds what came after all that was added before: whoever was first stays, and the rest is theirs. */
  add(client: number, from: number, to: number, by: number): void {
    const ranges = this.#ranges.get(client) ?? [];
    const start = firstEndingAfter(ranges, from);
    const together: Range[] = [];
    let covered = from;
    let end = start;
    for (let next = ranges[end]; next && next.from < to; next = ranges[++end]) {
      if (covered < next.from) together.push({ from: covered, to: next.from, by });
      together.push(next);
      covered = next.to;
    }
    if (covered < to) together.push({ from: covered, to, by });
    // Nothing is new, or all of it is: by far the most are of these two kinds, and cost no copy.
    if (together.length === end - start) return;
    if (start === end) ranges.splice(start, 0, ...together);
    this.#ranges.set(client, start === end ? ranges : ranges.slice(0, start).concat(together, ranges.slice(end)));
  }

  /** The author of one clock, and up to where (exclusive) the answer holds. */
  at(client: number, clock: number): { by: number | undefined; until: number } {
    const ranges = this.#ranges.get(client) ?? [];
    const next = ranges[firstEndingAfter(ranges, clock)];
    if (!next) return { by: undefined, until: Number.POSITIVE_INFINITY };
    return next.from <= clock ? { by: next.by, until: next.to } : { by: undefined, until: next.from };
  }
}

function firstEndingAfter(ranges: readonly Range[], clock: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.to <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
