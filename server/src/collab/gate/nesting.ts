import { Malformed } from '../protocol.ts';

/** How a struct is placed: nowhere (what it held is gone), at the top, beside others, or as the first inside of a type. */
export const PLACED = { nowhere: 0, top: 1, beside: 2, inside: 3 } as const;

/**
 * Of each client: its structs' clocks, how they are placed, and the two ids (client and clock) that they stand on; −1 for
 * none. At the top, the clock is the hash of the root's name.
 */
export type Places = Map<number, number[]>;
/** Numbers of a struct in `Places`. */
export const PLACE = 6;

/** One client's structs, as runs: where each begins, how deep it is, and in which type (client and clock) or root (`ROOT` and its name's hash). */
interface Runs {
  starts: number[];
  depths: number[];
  within: number[];
}

const UNKNOWN = -1;
const UNDER_WAY = -2;
const ROOT = -2;
const NOWHERE: Place = { depth: 0, client: -1, clock: -1 };

interface Place {
  depth: number;
  client: number;
  clock: number;
}

/**
 * Where the structs of a document are, and how deep its types are nested: paragraphs in items in lists in cells.
 *
 * Yjs bears any depth when it takes an update, and overflows the stack when the text is read, deleted or shown, in
 * everybody's page. It also takes a struct whose two neighbours are in different types, and puts it into either, or
 * nowhere, as the one or the other is still there: people would see different texts.
 */
export class Nesting {
  readonly #known = new Map<number, Runs>();

  /** The depth of the deepest of some structs. Throws `Malformed` when they stand on each other in a circle, or in two places. */
  deepest(places: Places): number {
    let deepest = 0;
    for (const { depths } of this.#measure(places).values())
      for (const depth of depths) deepest = Math.max(deepest, depth);
    return deepest;
  }

  /** Counts structs as known. */
  add(places: Places): void {
    for (const [client, measured] of this.#measure(places)) {
      let runs = this.#known.get(client);
      if (!runs) this.#known.set(client, (runs = { starts: [], depths: [], within: [] }));
      for (const [nth, start] of measured.starts.entries()) {
        // What is repeated is known already.
        if (isSame(runs, runs.starts.length - 1, measured, nth) || start <= (runs.starts.at(-1) ?? -1)) continue;
        runs.starts.push(start);
        runs.depths.push(measured.depths[nth]!);
        runs.within.push(measured.within[nth * 2]!, measured.within[nth * 2 + 1]!);
      }
    }
  }

  #measure(places: Places): Map<number, Runs> {
    const measured = new Map<number, Runs>();
    for (const [client, structs] of places) {
      const starts: number[] = [];
      for (let at = 0; at < structs.length; at += PLACE) starts.push(structs[at]!);
      measured.set(client, { starts, depths: starts.map(() => UNKNOWN), within: [] });
    }
    for (const [client, { starts }] of measured)
      for (const nth of starts.keys()) this.#follow(client, nth, places, measured);
    return measured;
  }

  /** Finds the place of one struct, and first of those that it stands on: one after another, for they may be many. */
  #follow(client: number, nth: number, places: Places, measured: Map<number, Runs>): void {
    const path: [client: number, nth: number][] = [[client, nth]];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const own = measured.get(step[0])!;
      if (own.depths[step[1]]! >= 0) {
        path.pop();
        continue;
      }
      const waitsFor = this.#waitsFor(step, places, measured);
      own.depths[step[1]] = UNDER_WAY;
      if (waitsFor) {
        if (measured.get(waitsFor[0])!.depths[waitsFor[1]] === UNDER_WAY) throw new Malformed('stands on itself');
        path.push(waitsFor);
        continue;
      }
      const { depth, client: on, clock } = this.#placeOf(places.get(step[0])!, step[1] * PLACE, measured);
      own.depths[step[1]] = depth;
      own.within[step[1] * 2] = on;
      own.within[step[1] * 2 + 1] = clock;
      path.pop();
    }
  }

  /** A struct of the same update that must be known before this one: Yjs takes a client's one after another. */
  #waitsFor(
    [client, nth]: [number, number],
    places: Places,
    measured: Map<number, Runs>,
  ): [number, number] | undefined {
    if (nth > 0 && measured.get(client)!.depths[nth - 1]! < 0) return [client, nth - 1];
    const structs = places.get(client)!;
    for (let ground = nth * PLACE + 2; ground < (nth + 1) * PLACE; ground += 2) {
      const other = structs[ground]! < 0 ? undefined : measured.get(structs[ground]!);
      const place = other ? lastUpTo(other.starts, structs[ground + 1]!) : -1;
      if (place >= 0 && other!.depths[place]! < 0) return [structs[ground]!, place];
    }
    return undefined;
  }

  /** Where a struct is, once all that it stands on is known. */
  #placeOf(structs: readonly number[], at: number, measured: Map<number, Runs>): Place {
    const [how, client, clock] = [structs[at + 1]!, structs[at + 2]!, structs[at + 3]!];
    if (how === PLACED.nowhere) return NOWHERE;
    if (how === PLACED.top) return { depth: 1, client: ROOT, clock };
    if (how === PLACED.inside) return { depth: this.#find(client, clock, measured).depth + 1, client, clock };
    const left = client < 0 ? undefined : this.#find(client, clock, measured);
    const right = structs[at + 4]! < 0 ? undefined : this.#find(structs[at + 4]!, structs[at + 5]!, measured);
    if (left && right && (left.client !== right.client || left.clock !== right.clock))
      throw new Malformed('stands in two places');
    return left ?? right ?? NOWHERE;
  }

  #find(client: number, clock: number, measured: Map<number, Runs>): Place {
    for (const runs of [measured.get(client), this.#known.get(client)]) {
      const place = runs ? lastUpTo(runs.starts, clock) : -1;
      if (place >= 0)
        return { depth: runs!.depths[place]!, client: runs!.within[place * 2]!, clock: runs!.within[place * 2 + 1]! };
    }
    return NOWHERE;
  }
}

const isSame = (one: Runs, a: number, other: Runs, b: number): boolean =>
  a >= 0 &&
  one.depths[a] === other.depths[b] &&
  one.within[a * 2] === other.within[b * 2] &&
  one.within[a * 2 + 1] === other.within[b * 2 + 1];

/** The place of the last of some rising numbers that is not above `most`; −1 when all are. */
function lastUpTo(rising: readonly number[], most: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
