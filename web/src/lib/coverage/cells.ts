import type { CallCell, PracticeCall } from '@penholder/shared/coverage';
import type { LocalizedText } from '@penholder/shared/kernel';
import { nameOf } from './words.ts';

type Named = CallCell & Partial<Pick<PracticeCall['cells'][number], 'areaNames' | 'regionNames'>>;

/** What a cell asks for, in words: `Access to healthcare · Northern Africa`. Names are those that came with it, else as found by `names`. */
export function cellName(
  cell: Named,
  names: (dimension: 'area' | 'region', key: string) => LocalizedText | null = () => null,
): string {
  const said = (['area', 'objective', 'region', 'phase'] as const).flatMap((dimension) => {
    const key = cell[dimension];
    if (key === null) return [];
    const own = dimension === 'area' ? cell.areaNames : dimension === 'region' ? cell.regionNames : null;
    const found = dimension === 'area' || dimension === 'region' ? (own ?? names(dimension, key as string)) : null;
    return [nameOf(dimension, { key: String(key), names: found }).text];
  });
  return said.join(' · ');
}
