/** A thing with the things of deeper level that follow it. */
export interface Nested<Thing> {
  readonly of: Thing;
  readonly under: readonly Nested<Thing>[];
}

/** Puts each thing under the nearest one before it that has a lower level; a jump of several levels is one step down. */
export function nest<Thing>(things: readonly Thing[], levelOf: (thing: Thing) => number): Nested<Thing>[] {
  const top: Nested<Thing>[] = [];
  const open: { level: number; under: Nested<Thing>[] }[] = [];
  for (const of of things) {
    const level = levelOf(of);
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const under: Nested<Thing>[] = [];
    (open.at(-1)?.under ?? top).push({ of, under });
    open.push({ level, under });
  }
  return top;
}
