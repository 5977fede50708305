import { Malformed } from '../protocol.ts';

/** How a struct is placed: nowhere (what it held is gone), at the top, beside others, or as the first inside of a type. */
export const PLACED = { nowhere: 0, top: 1, beside: 2, inside: 3 } as const;

/** Of each client: its structs' clocks, how they are placed, and the two ids (client and clock) that they stand on; −1 for none. */
export type Places = Map<number, number[]>;
/** Numbers of a struct in `Places`. */
export const PLACE = 6;

/** One client's structs, as runs of the same depth: where each begins, and how deep it is. */
interface Runs {
  starts: number[];
  depths: number[];
}

const UNKNOWN = -1;
const UNDER_WAY = -2;

/**
 * How deep the types of a document are nested: paragraphs in items in lists in cells. Yjs bears any depth when it takes an
 * update, and overflows the stack when the text is read, deleted or shown, in everybody's page.
 */
export class Nesting {
  readonly #known = new Map<number, Runs>();

  /** The depth of the deepest of some structs. Throws `Malformed` when they stand on each other in a circle. */
  deepest(places: Places): number {
    let deepest = 0;
    for (const { depths } of this.#measure(places).values())
      for (const depth of depths) deepest = Math.max(deepest, depth);
    return deepest;
  }

  /** Counts structs as known. */
  add(places: Places): void {
    for (const [client, { starts, depths }] of this.#measure(places)) {
      let runs = this.#known.get(client);
      if (!runs) this.#known.set(client, (runs = { starts: [], depths: [] }));
      for (const [nth, start] of starts.entries()) {
        // What is repeated is known already.
        if (runs.depths.at(-1) === depths[nth] || start <= (runs.starts.at(-1) ?? -1)) continue;
        runs.starts.push(start);
        runs.depths.push(depths[nth]!);
      }
    }
  }

  #measure(places: Places): Map<number, Runs> {
    const measured = new Map<number, Runs>();
    for (const [client, structs] of places) {
      const starts: number[] = [];
      for (let at = 0; at < structs.length; at += PLACE) starts.push(structs[at]!);
      measured.set(client, { starts, depths: starts.map(() => UNKNOWN) });
    }
    for (const [client, { starts }] of measured)
      for (const nth of starts.keys()) this.#follow(client, nth, places, measured);
    return measured;
  }

  /** Finds the depth of one struct, and first of those that it stands on: one after another, for they may be many. */
  #follow(client: number, nth: number, places: Places, measured: Map<number, Runs>): void {
    const path: [client: number, nth: number][] = [[client, nth]];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { depths } = measured.get(step[0])!;
      const structs = places.get(step[0])!;
      const at = step[1] * PLACE;
      const how = structs[at + 1]!;
      let depth = how === PLACED.top ? 1 : 0;
      // A client's structs are taken one after another.
      let waitsFor: [number, number] | undefined;
      const before = depths[step[1] - 1];
      if (before === UNDER_WAY) throw new Malformed('stands on itself');
      if (before === UNKNOWN) waitsFor = [step[0], step[1] - 1];
      for (let ground = at + 2; ground < at + PLACE && depths[step[1]]! < 0; ground += 2) {
        const on = structs[ground]!;
        if (on < 0) continue;
        const own = measured.get(on);
        const place = own ? lastUpTo(own.starts, structs[ground + 1]!) : -1;
        const of = own && place >= 0 ? own.depths[place]! : this.#depthOf(on, structs[ground + 1]!);
        if (of === UNDER_WAY) throw new Malformed('stands on itself');
        if (of === UNKNOWN) waitsFor = [on, place];
        else depth = Math.max(depth, how === PLACED.inside ? of + 1 : of);
      }
      if (waitsFor) {
        depths[step[1]] = UNDER_WAY;
        path.push(waitsFor);
        continue;
      }
      if (depths[step[1]]! < 0) depths[step[1]] = depth;
      path.pop();
    }
  }

  #depthOf(client: number, clock: number): number {
    const runs = this.#known.get(client);
    const place = runs ? lastUpTo(runs.starts, clock) : -1;
    return place < 0 ? 0 : runs!.depths[place]!;
  }
}

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
