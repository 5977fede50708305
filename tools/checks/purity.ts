import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

/** What a rule must be handed instead of taking it: the time, chance, the world. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bMath\.random\b|\b(?:globalThis\.)?(?:crypto|performance|process|console|localStorage)\.|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\(/g;
const COMMENT = /\/\*[^]*?\*\/|(?<![:'"`])\/\/.*/g;

/** Lines, from 1, on which a source takes what it should be handed. */
export const impurities = (source: string): { line: number; word: string }[] => {
  // Blanked rather than removed, so that the lines keep their numbers.
  const bare = source.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...bare.matchAll(IMPURE)].map((match) => ({
    line: bare.slice(0, match.index).split('\n').length,
    word: match[0],
  }));
};

/** Rules and contracts have no clock, no chance, no input or output. */
export function purity(root: string): Finding {
  const files = globSync('shared/src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  return {
    problems: files.flatMap((file) =>
      impurities(readFileSync(join(root, file), 'utf8')).map(({ line, word }) => `${file}:${line} ${word}`),
    ),
    saw: `${files.length} files`,
  };
}
