const ILO =
  /^(?:(ILO|OIT|BIT)[’']?s?\s+)?([CPR])(\s?)(0*)(\d{1,3})(\s*)([-–—:])(\s*)(?:\2\s?0*\5\s*[-–—:]\s*)?(the\s)?/iu;
const SYMBOL = /^(?:A|S|E)\/\S+?(\s*[:,–—-]\s*|\s+)(.*)$/su;

/** Families whose members are cited in one form: ILO conventions with their protocols, ILO recommendations, documents with a symbol. */
export const CITATION_FAMILIES = ['ilo', 'ilo-recommendation', 'symbol'] as const;
export type CitationFamily = (typeof CITATION_FAMILIES)[number];

/**
 * The outer form of a citation whose family has one that repeats: ILO instruments and documents with a symbol. Two
 * citations of one family with different forms are written inconsistently, whatever they cite. Numbers from 100 tell
 * nothing of how shorter ones are padded.
 */
export function citationForm(text: string): { family: CitationFamily; form: string } | undefined {
  const ilo = ILO.exec(text);
  if (ilo) {
    const [, issuer, letter, gap, zeros, number, before, dash, after, article] = ilo;
    const padding = zeros ? '0' : number!.length < 3 ? '1' : '';
    const year = /,\s\d{4}\s\(No\.\s\d+\)\.?$/.test(text) || letter === 'P' ? '' : '?';
    // The issuer is left to recommendations in some papers; what counts is how each letter is written.
    const twice = new RegExp(`${letter}\\s?0*${number}.*${letter}\\s?0*${number}`).test(text) ? '2' : '';
    return {
      family: letter!.toUpperCase() === 'R' ? 'ilo-recommendation' : 'ilo',
      form: [issuer ? 'ILO' : '', gap, padding, before, dash, after, article ? 'the' : '', year, twice].join('|'),
    };
  }
  const symbol = SYMBOL.exec(text);
  if (!symbol) return undefined;
  const year = /,\s\(\d{4}\)\.?$/.test(text)
    ? ', (y)'
    : /\s\(\d{4}\)\.?$/.test(text)
      ? '(y)'
      : /,\s\d{4}\.?$/.test(text)
        ? ', y'
        : '';
  return { family: 'symbol', form: `${symbol[1]!.trim()}|${year}` };
}

/** A form in which members of a family are cited, with what is cited so. */
export interface FormOf<Cited> {
  readonly family: CitationFamily;
  /** The commonest form first; those that cite in it, in the order given. */
  readonly forms: readonly (readonly Cited[])[];
}

/** How the members of each family are cited [IN8]: families of which there are none are left out. */
export function formsOf<Cited extends { readonly text: string }>(cited: readonly Cited[]): FormOf<Cited>[] {
  const families = new Map<CitationFamily, Map<string, Cited[]>>();
  for (const one of cited) {
    const read = citationForm(one.text);
    if (!read) continue;
    const forms = families.get(read.family) ?? new Map<string, Cited[]>();
    families.set(read.family, forms.set(read.form, [...(forms.get(read.form) ?? []), one]));
  }
  return [...families].map(([family, forms]) => ({
    family,
    forms: [...withoutUnpadded(forms).values()].sort((a, b) => b.length - a.length),
  }));
}

/** A number from 100 is padded as any other: its form is one that differs from it in nothing else, if there is one. */
function withoutUnpadded<Cited>(forms: ReadonlyMap<string, Cited[]>): Map<string, Cited[]> {
  const merged = new Map(forms);
  for (const [form, cited] of forms) {
    const parts = form.split('|');
    if (parts.length < 4 || parts[PADDING] !== '') continue;
    const like = ['0', '1'].map((padding) => parts.with(PADDING, padding).join('|')).find((one) => merged.has(one));
    if (like === undefined) continue;
    merged.set(like, [...merged.get(like)!, ...cited]);
    merged.delete(form);
  }
  return merged;
}
const PADDING = 2;
