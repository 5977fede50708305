import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './finding.ts';

/**
 * A check whose known findings wait in `tools/debts.json` to be mended. New findings fail it, and so does a debt that has
 * been mended and still stands in the list: the list can only grow shorter.
 */
export const withDebts =
  (name: 'graph' | 'rules', check: Check): Check =>
  async (root) => {
    const debts = new Set(
      (JSON.parse(readFileSync(join(root, 'tools/debts.json'), 'utf8')) as Record<string, string[]>)[name],
    );
    const { problems, saw } = await check(root);
    const mended = [...debts].filter((debt) => !problems.includes(debt));
    return {
      problems: [
        ...problems.filter((problem) => !debts.has(problem)),
        ...mended.map((debt) => `mended, take it off tools/debts.json: ${debt}`),
      ],
      saw: debts.size > 0 ? `${saw}, ${debts.size} known debts` : saw,
    };
  };
