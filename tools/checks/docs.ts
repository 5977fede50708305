import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Finding } from './finding.ts';
import { textOf, trackedFiles } from './tracked.ts';

const LINK = /\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)/g;
const NAMED = /`((?:shared|db|server|web|tests|tools|docs|\.ci)\/[\w./[\]-]+\.\w+)`/g;

/** Every file that a page of prose links to or names is there. */
export function docs(root: string): Finding {
  const pages = trackedFiles(root).filter((file) => file.endsWith('.md'));
  const problems = pages.flatMap((page) => {
    const text = (textOf(root, page) ?? '').replace(/<!--[^]*?-->/g, '');
    const linked = [...text.matchAll(LINK)].map(([, target]) => normalize(join(dirname(page), target!)));
    const named = [...text.matchAll(NAMED)].map(([, target]) => target!);
    return [...linked, ...named]
      .filter((file) => !existsSync(join(root, file)))
      .map((file) => `${page} names ${file}, which is not there`);
  });
  return { problems, saw: `${pages.length} pages` };
}
