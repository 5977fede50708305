import { inLanguage, type Language, type LocalizedText } from '../kernel/index.ts';
import { type Citation, type InstrumentKind, parseCitations, sameInstrument } from './citation.ts';
import type { InstrumentFields } from './instrument.ts';

/**
 * The form in which the register keeps a citation [IN20].
 *
 * @example canonicalCitation('C 190 - Violence and Harassment Convention, 2019', 'ilo-convention')
 * // 'C190 – Violence and Harassment Convention, 2019 (No. 190)'
 */
export function canonicalCitation(text: string, kind: InstrumentKind | null): string {
  const [first, ...others] = parseCitations(text, kind);
  if (!first || others.length > 0) return text.replace(/\s+/g, ' ').trim();
  return formOf(first);
}

/** A United Nations document is known by its symbol; in the register, where there is room, it has its title beside it. */
const formOf = ({ symbol, title, year, canonical }: Citation): string =>
  symbol && title ? `${symbol} – ${title}${year ? ` (${year})` : ''}` : canonical;

/** All citations in their canonical form. */
export const canonicalCitations = (citations: LocalizedText, kind: InstrumentKind): LocalizedText =>
  Object.fromEntries(Object.entries(citations).map(([language, text]) => [language, canonicalCitation(text, kind)]));

/** The citation that an entry is known by: the English one, else the first it has. */
export const mainCitation = (citations: LocalizedText): { text: string; language: Language } =>
  inLanguage(citations, 'en');

/** What an entry is unique by in its register [IN21]: `ilo:C190`, `un:A/HRC/44/42`, `title:…:1966`. */
export function keyOf({ citations, kind }: Pick<InstrumentFields, 'citations' | 'kind'>): string {
  const { text } = mainCitation(citations);
  return (
    parseCitations(text, kind)
      .map(({ key }) => key)
      .join('+') || `title:${text}:`
  );
}

/** What a citation tells of an instrument, to fill in the form with: only what it says. */
export function readEntry(text: string, kind: InstrumentKind | null = null): Partial<InstrumentFields> | undefined {
  const [first, ...others] = parseCitations(text, kind);
  if (!first || others.length > 0) return undefined;
  const letter = /^ilo:([CPR]\d+)$/.exec(first.key)?.[1];
  return {
    ...(first.kind && { kind: first.kind }),
    ...(letter && { number: letter }),
    ...(first.year && { year: first.year }),
    ...(first.symbol && { symbol: first.symbol }),
    ...(first.issuer && { issuer: first.issuer }),
  };
}

/** An entry as likeness looks at it. */
export type Likened = Pick<InstrumentFields, 'kind' | 'citations' | 'symbol'>;

/** Whether two entries may be one instrument twice: by their citations in any language (IN6), or one cites the other's symbol [IN21]. */
export function mayBeSame(first: Likened, second: Likened): boolean {
  const read = ({ citations, kind }: Likened) => Object.values(citations).flatMap((text) => parseCitations(text, kind));
  const [one, other] = [read(first), read(second)];
  const cites = (entry: Citation[], { symbol }: Likened) =>
    symbol !== null && entry.some((citation) => citation.symbol === symbol);
  return cites(one, second) || cites(other, first) || one.some((a) => other.some((b) => sameInstrument(a, b)));
}
