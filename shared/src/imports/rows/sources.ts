import { type Source, withoutLooseEnd } from '../../practices/index.ts';
import type { FindingCode } from '../finding.ts';
import { readDate } from './dates.ts';
import { valuesOf } from './values.ts';

const MOST = 50;
const ADDRESS = /https?:\/\/\S+/iu;

interface Cell {
  readonly column: number;
  readonly text: string;
}

/** The sources of a row from the columns of their labels, addresses and days, in the same order. */
export function readSources(
  { labels, addresses, seen }: { labels: readonly Cell[]; addresses: readonly Cell[]; seen: readonly Cell[] },
  { lines, note }: { lines: boolean; note: (code: FindingCode, column: number | null, of?: string) => void },
): { values: Source[]; whole: boolean; isFilled: boolean } {
  const all = (cells: readonly Cell[]) =>
    cells.flatMap(({ column, text }) => valuesOf(text, { lines }).map((value) => ({ column, value })));
  const [names, places, days] = [all(labels), all(addresses), all(seen)];
  const isFilled = names.length + places.length > 0;
  let whole = true;
  const unclear = (code: FindingCode, column: number, of: string) => {
    whole = false;
    note(code, column, of);
  };
  if (Math.max(names.length, places.length) > MOST) {
    unclear('too-many', (names[0] ?? places[0])!.column, String(MOST));
    return { values: [], whole, isFilled };
  }
  if (places.length > 0 && names.length > 0 && places.length !== names.length)
    unclear('sources-uneven', places[0]!.column, `${names.length}, ${places.length}`);
  const values: Source[] = [];
  for (let at = 0; at < Math.max(names.length, places.length); at++) {
    const label = (names[at]?.value ?? '').replace(/\s+/g, ' ');
    const address = (places[at]?.value ?? ADDRESS.exec(label)?.[0] ?? '').replace(/\s+/g, ' ');
    const day = days[at];
    let seenOn: string | null = null;
    if (day?.value) {
      const read = readDate(day.value);
      if (read === undefined) unclear('date-unclear', day.column, day.value);
      else if (read.length < 10) unclear('day-needed', day.column, day.value);
      else seenOn = read;
    }
    const name = places.length > 0 ? label : withoutLooseEnd(label.replace(address, ''));
    const source = { label: name || address, address, seenOn };
    if (!source.label && !source.address) continue;
    if (source.label.length > 300 && name) unclear('too-long', names[at]!.column, '300');
    else if (source.address.length > 2000) unclear('too-long', places[at]?.column ?? names[at]!.column, '2000');
    else values.push({ ...source, label: source.label.slice(0, 300) });
  }
  return { values, whole, isFilled };
}
