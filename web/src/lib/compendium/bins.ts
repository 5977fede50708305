/** Some years that one bar stands for, both included, and how many practices began in them. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const STEPS = [1, 2, 5, 10, 25, 100];
/** More bars than this cannot be told apart on a telephone. */
const MOST = 40;

/** Years in bars of equal length, without a gap, of as few years each as fit. */
export function binsOf(years: readonly { year: number; count: number }[]): Bin[] {
  if (years.length === 0) return [];
  const all = years.map(({ year }) => year);
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const step = STEPS.find((one) => (last - first) / one < MOST - 1) ?? STEPS.at(-1)!;
  const begin = Math.floor(first / step) * step;
  const bins = Math.min(MOST, Math.floor((last - begin) / step) + 1);
  return Array.from({ length: bins }, (_, place) => {
    const from = begin + place * step;
    const to = place === bins - 1 ? Math.max(from + step - 1, last) : from + step - 1;
    const count = years.reduce((sum, one) => (one.year >= from && one.year <= to ? sum + one.count : sum), 0);
    return { from, to, count };
  });
}
