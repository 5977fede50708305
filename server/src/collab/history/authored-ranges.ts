interface Range {
  from: number;
  /** Exclusive. */
  to: number;
  by: number;
}

/** Who is responsible for which clocks of which Yjs client: whose update brought them, or deleted them first. */
export class AuthoredRanges {
  readonly #given = new Map<number, Range[]>();
  readonly #sorted = new Map<number, Range[]>();

  add(client: number, from: number, to: number, by: number): void {
    const ranges = this.#given.get(client);
    if (ranges) ranges.push({ from, to, by });
    else this.#given.set(client, [{ from, to, by }]);
    this.#sorted.delete(client);
  }

  /** The author of one clock, and up to where (exclusive) the answer holds. */
  at(client: number, clock: number): { by: number | undefined; until: number } {
    const ranges = this.#rangesOf(client);
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ranges[middle]!.to <= clock) low = middle + 1;
      else high = middle;
    }
    const next = ranges[low];
    if (!next) return { by: undefined, until: Number.POSITIVE_INFINITY };
    return next.from <= clock ? { by: next.by, until: next.to } : { by: undefined, until: next.from };
  }

  /** In order, and none over another: whoever was first stays. */
  #rangesOf(client: number): readonly Range[] {
    const known = this.#sorted.get(client);
    if (known) return known;
    const apart: Range[] = [];
    let end = 0;
    // Sorting keeps what begins alike in the order of its coming.
    for (const { from, to, by } of (this.#given.get(client) ?? []).toSorted((a, b) => a.from - b.from)) {
      const start = Math.max(from, end);
      if (start >= to) continue;
      apart.push({ from: start, to, by });
      end = to;
    }
    this.#sorted.set(client, apart);
    return apart;
  }
}
