import type { Inline } from '../documents/index.ts';
import { plainText } from '../documents/index.ts';
import type { PaperLink } from './paper.ts';

/** The part of runs between two offsets of their plain text; a footnote's mark goes with the end of its run. */
export function sliceRuns(content: readonly Inline[], from: number, to = Infinity): Inline[] {
  const sliced: Inline[] = [];
  let at = 0;
  for (const run of content) {
    const end = at + run.text.length;
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    const keepsMark =
      run.footnote !== undefined &&
      end >= from &&
      end <= to &&
      (end > from || from === 0 || text !== '' || run.text === '');
    if (text !== '' || keepsMark) {
      const { footnote, ...rest } = run;
      sliced.push({ ...rest, text, ...(keepsMark && footnote !== undefined && { footnote }) });
    }
    at = end;
  }
  return sliced;
}

/** Runs without blanks at either end. */
export function trimRuns(content: readonly Inline[]): Inline[] {
  const text = plainText(content);
  const from = text.length - text.trimStart().length;
  return sliceRuns(content, from, text.trimEnd().length || 0).filter((run) => run.text !== '' || run.footnote);
}

/** Several stretches of runs, each on a line of its own. */
export const onLines = (stretches: readonly (readonly Inline[])[]): Inline[] =>
  stretches.filter((runs) => runs.length > 0).flatMap((runs, nth) => (nth ? [{ text: '\n' }, ...runs] : [...runs]));

/** The links of runs, in order: a link is an unbroken stretch with one address. */
export function linksIn(content: readonly Inline[]): PaperLink[] {
  const links: PaperLink[] = [];
  let last: string | undefined;
  for (const run of content) {
    if (run.href && run.href === last) links[links.length - 1]!.text += run.text;
    else if (run.href) links.push({ text: run.text, href: run.href });
    last = run.href;
  }
  return links;
}

const BARE_ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”«»]+[^\s<>"“”«».,;:!?)\]}’']/g;

/** Makes links of addresses that stand in a text as they are. */
export function linkAddresses(content: readonly Inline[]): Inline[] {
  return content.flatMap((run) => {
    if (run.href || !/https?:\/\/|www\./.test(run.text)) return [run];
    const parts: Inline[] = [];
    let at = 0;
    for (const match of run.text.matchAll(BARE_ADDRESS)) {
      const href = match[0].startsWith('www.') ? `https://${match[0]}` : match[0];
      if (!URL.canParse(href)) continue;
      if (match.index > at) parts.push({ ...run, text: run.text.slice(at, match.index) });
      parts.push({ ...run, text: match[0], href });
      at = match.index + match[0].length;
    }
    if (at < run.text.length) parts.push({ ...run, text: run.text.slice(at) });
    // The mark of a footnote stays at the end of what it stood behind.
    return parts.map(({ footnote, ...part }, nth) =>
      nth === parts.length - 1 && footnote !== undefined ? { ...part, footnote } : part,
    );
  });
}

/** Whether all of a text is bold, blanks and marks aside. */
export const isAllBold = (content: readonly Inline[]): boolean =>
  content.some((run) => run.text.trim() !== '') && content.every((run) => run.bold || run.text.trim() === '');
