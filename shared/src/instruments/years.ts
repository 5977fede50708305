import { conflict, europeanFigures, invalid, type Verdict } from '../kernel/index.ts';
import { type Citation, parseCitations, sameInstrument } from './citation.ts';
import { mainCitation } from './entry.ts';
import type { InstrumentFields, InstrumentId } from './instrument.ts';

/** A year as somebody types it, in Western or Arabic figures: null where the field is empty, undefined for what is no year. */
export function typedYear(text: string): number | null | undefined {
  const typed = europeanFigures(text.trim());
  return typed === '' ? null : /^\d{4}$/.test(typed) ? Number(typed) : undefined;
}

/** An entry as its years are looked at. */
export type Dated = Pick<InstrumentFields, 'kind' | 'citations' | 'year'>;

/** Whether a citation, in any language, says another year than the entry or its other citations. Of several instruments that one names, each counts. [IN34] */
export function mayDate({ kind, citations, year }: Dated): Verdict {
  const said = Object.values(citations)
    .map((citation) => ({ citation, years: parseCitations(citation, kind).flatMap((one) => one.year ?? []) }))
    .filter(({ years }) => years.length > 0);
  const known = year === null ? said[0]?.years : [year];
  const other = said.find(({ years }) => !years.some((one) => known?.includes(one)));
  if (!known || !other) return undefined;
  return invalid(
    'instrument.years-differ',
    `The citation “${other.citation}” says ${other.years[0]}, the entry ${known[0]}. Correct whichever is wrong; where the title ends in a year of its own, add the entry’s in brackets.`,
    { params: { citation: other.citation, said: other.years[0]!, year: known[0]! } },
  );
}

/** Whether two entries would be one by title and issuer, but are known to be of different years. */
export function areLikeButForYear(first: Dated, second: Dated): boolean {
  const read = ({ kind, citations, year }: Dated) =>
    Object.values(citations)
      .flatMap((citation) => parseCitations(citation, kind))
      .map((citation): Citation => ({ ...citation, year: citation.year ?? year }));
  const undated = (citation: Citation): Citation => ({ ...citation, year: null });
  const others = read(second);
  return read(first).some((one) =>
    others.some(
      (other) =>
        one.year !== null &&
        other.year !== null &&
        one.year !== other.year &&
        sameInstrument(undated(one), undated(other)),
    ),
  );
}

/** Whether an entry may be written beside those that are there: one like another but for its year only when that was said to be meant. [IN35] */
export function mayStandBeside(
  entry: Dated,
  others: readonly (Dated & { readonly id: InstrumentId })[],
  isAnother: boolean,
): Verdict {
  const like = isAnother ? undefined : others.find((other) => areLikeButForYear(entry, other));
  if (!like) return undefined;
  const citation = mainCitation(like.citations).text;
  return conflict(
    'instrument.like-but-for-year',
    `The register has this instrument of another year: ${citation}. If yours is another one, say so; if not, correct the year.`,
    { params: { id: like.id, citation } },
  );
}
