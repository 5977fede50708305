import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:problem-sentences';

/**
 * `virtual:problem-sentences`: every message whose key starts with `problem_`, by key. They are looked up by a problem's
 * code, which no bundler can follow; gathered here they become one chunk of their own, fetched when the first problem comes.
 */
export function problemSentences(messages: string): Plugin {
  return {
    name: 'penholder:problem-sentences',
    resolveId: (source) => (source === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const keys = keysIn(messages).filter((key) => key.startsWith('problem_'));
      return `import { ${keys.join(', ')} } from '#lib/paraglide/messages.js';\nexport default { ${keys.join(', ')} };`;
    },
  };
}

function keysIn(folder: string): string[] {
  return readdirSync(folder).flatMap((shelf) => {
    const file = join(folder, shelf, 'en.json');
    return Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
  });
}
