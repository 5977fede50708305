import type { Dimension, Head } from '@penholder/shared/coverage';
import type { Language } from '@penholder/shared/kernel';
import type { JourneyPhase } from '@penholder/shared/practices';
import { textOf } from '#lib/me.ts';
import { m } from '#lib/paraglide/messages.js';
import { objectiveName } from '#lib/practices/classifications.ts';
import { JOURNEY } from '#lib/practices/words.ts';

export const DIMENSION_NAMES: Record<Dimension, () => string> = {
  area: m.coverage_area,
  objective: m.coverage_objective,
  region: m.coverage_region,
  phase: m.coverage_phase,
};

/** What a row or column is called; `short` where it has little room, `language` where it is not the page's. */
export function nameOf(
  dimension: Dimension,
  { key, names }: Pick<Head, 'key' | 'names'>,
): { text: string; short: string; language?: Language } {
  const same = (text: string) => ({ text, short: text });
  if (key === 'none') return same(m.coverage_without());
  if (key === 'world') return same(m.coverage_world());
  if (dimension === 'objective') return { text: objectiveName(Number(key)), short: key };
  if (dimension === 'phase') return same(JOURNEY[key as JourneyPhase]());
  const name = names ? textOf(names) : { text: key };
  return { ...name, short: name.text };
}

/** How dark a cell or country is: 0 for none, then in four steps. */
export const levelOf = (count: number): 0 | 1 | 2 | 3 | 4 =>
  count === 0 ? 0 : count === 1 ? 1 : count <= 3 ? 2 : count <= 6 ? 3 : 4;

/** What the steps stand for. */
export const LEVELS = [
  { level: 1, label: '1' },
  { level: 2, label: '2–3' },
  { level: 3, label: '4–6' },
  { level: 4, label: '7+' },
] as const;
