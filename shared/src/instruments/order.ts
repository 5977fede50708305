import type { LocalizedText } from '../kernel/index.ts';
import { mainCitation } from './entry.ts';
import type { GroupOrdering } from './instrument.ts';

/** What ordering asks of an entry; `position` is its place among the given. */
export interface Ordered {
  readonly citations: LocalizedText;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly year: number | null;
  readonly position: number;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const LAST = Number.MAX_SAFE_INTEGER;

const byYear = (a: Ordered, b: Ordered) => (a.year ?? LAST) - (b.year ?? LAST);
const byCitation = (a: Ordered, b: Ordered) =>
  collator.compare(mainCitation(a.citations).text, mainCitation(b.citations).text);

/** `C029` as 29 and C, so that a protocol follows the convention of its number; other numbers and symbols as they are. */
const numbered = ({ number, symbol }: Ordered): { value: number; text: string } => {
  const match = number === null ? null : /^([A-Z]?)0*(\d+)$/i.exec(number.trim());
  return { value: match ? Number(match[2]) : LAST, text: match ? match[1]! : (number ?? symbol ?? '\uffff') };
};

function byNumber(a: Ordered, b: Ordered): number {
  const [one, other] = [numbered(a), numbered(b)];
  return one.value - other.value || collator.compare(one.text, other.text);
}

/** The entries of a group in the order that its rule makes [IN22]; what the rule leaves equal follows the citations, then the given places. */
export function orderEntries<Entry extends Ordered>(entries: readonly Entry[], ordering: GroupOrdering): Entry[] {
  const byPosition = (a: Entry, b: Entry) => a.position - b.position;
  switch (ordering) {
    case 'given':
      return entries.toSorted(byPosition);
    case 'chronological':
      return entries.toSorted((a, b) => byYear(a, b) || byNumber(a, b) || byCitation(a, b) || byPosition(a, b));
    case 'by-number':
      return entries.toSorted((a, b) => byNumber(a, b) || byYear(a, b) || byCitation(a, b) || byPosition(a, b));
  }
}
