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
      const depths: number[] = [];
      for (let at = 0; at < structs.length; at += PLACE) {
        starts.push(structs[at]!);
        depths.push(UNKNOWN);
      }
      measured.set(client, { starts, depths, within: [] });
    }
    for (const [client, { starts, depths }] of measured)
      for (let nth = 0; nth < starts.length; nth++) if (depths[nth]! < 0) this.#follow(client, nth, places, measured);
    return measured;
  }

  /** Finds the place of one struct, and first of those that it stands on: one after another, for they may be many. */
  #follow(client: number, nth: number, places: Places, measured: Map<number, Runs>): void {
    // Of each struct under way: its client, and its number among that one's.
    const path = [client, nth];
    while (path.length > 0) {
      const own = measured.get(path.at(-2)!)!;
      const step = path.at(-1)!;
      if (own.depths[step]! >= 0) {
        path.length -= 2;
        continue;
      }
      const structs = places.get(path.at(-2)!)!;
      own.depths[step] = UNDER_WAY;
      if (this.#waits(path, own, structs, measured)) continue;
      const { depth, client: on, clock } = this.#placeOf(structs, step * PLACE, measured);
      own.depths[step] = depth;
      own.within[step * 2] = on;
      own.within[step * 2 + 1] = clock;
      path.length -= 2;
    }
  }

  /** Puts a struct of the same update on the path that must be known before its last: Yjs takes a client's one after another. */
  #waits(path: number[], own: Runs, structs: readonly number[], measured: Map<number, Runs>): boolean {
    const client = path.at(-2)!;
    const nth = path.at(-1)!;
    if (nth > 0 && own.depths[nth - 1]! < 0) return waitFor(path, client, nth - 1, own);
    for (let ground = nth * PLACE + 2; ground < (nth + 1) * PLACE; ground += 2) {
      const on = structs[ground]!;
      const other = on < 0 ? undefined : on === client ? own : measured.get(on);
      const place = other ? lastUpTo(other.starts, structs[ground + 1]!) : -1;
      if (place >= 0 && other!.depths[place]! < 0) return waitFor(path, on, place, other!);
    }
    return false;
  }

  /** Where a struct is, once all that it stands on is known. */
  #placeOf(structs: readonly number[], at: number, measured: Map<number, Runs>): Place {
    const how = structs[at + 1]!;
    const client = structs[at + 2]!;
    const clock = structs[at + 3]!;
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
    return placeIn(measured.get(client), clock) ?? placeIn(this.#known.get(client), clock) ?? NOWHERE;
  }
}

function placeIn(runs: Runs | undefined, clock: number): Place | undefined {
  const place = runs ? lastUpTo(runs.starts, clock) : -1;
  if (place < 0) return undefined;
  return { depth: runs!.depths[place]!, client: runs!.within[place * 2]!, clock: runs!.within[place * 2 + 1]! };
}

function waitFor(path: number[], client: number, nth: number, { depths }: Runs): true {
  if (depths[nth] === UNDER_WAY) throw new Malformed('stands on itself');
  path.push(client, nth);
  return true;
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
