const ILO =
  /^(?:(ILO|OIT|BIT)[’']?s?\s+)?([CPR])(\s?)(0*)(\d{1,3})(\s*)([-–—:])(\s*)(?:\2\s?0*\5\s*[-–—:]\s*)?(the\s)?/iu;
const SYMBOL = /^(?:A|S|E)\/\S+?(\s*[:,–—-]\s*|\s+)(.*)$/su;

/**
 * The outer form of a citation whose family has one that repeats: ILO instruments and documents with a symbol. Two
 * citations of one family with different forms are written inconsistently, whatever they cite. Numbers from 100 tell
 * nothing of how shorter ones are padded.
 */
export function citationForm(text: string): { family: 'ilo' | 'symbol'; form: string } | undefined {
  const ilo = ILO.exec(text);
  if (ilo) {
    const [, issuer, letter, gap, zeros, number, before, dash, after, article] = ilo;
    const padding = zeros ? '0' : number!.length < 3 ? '1' : '';
    const year = /,\s\d{4}\s\(No\.\s\d+\)\.?$/.test(text) || letter === 'P' ? '' : '?';
    // The issuer is left to recommendations in some papers; what counts is how each letter is written.
    const twice = new RegExp(`${letter}\\s?0*${number}.*${letter}\\s?0*${number}`).test(text) ? '2' : '';
    return {
      family: 'ilo',
      form: [
        letter === 'P' ? 'C' : letter,
        issuer ? 'ILO' : '',
        gap,
        padding,
        before,
        dash,
        after,
        article ? 'the' : '',
        year,
        twice,
      ].join('|'),
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
