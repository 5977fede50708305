import type { Inline } from '@penholder/shared/documents';

/** A run while it is being put together: `Inline` with every style said. */
export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
  href: string | undefined;
  footnote?: string;
}

const LINK = /^(?:https?|mailto):/i;

/** The address as it may stand in a text: absolute, http, https or mailto; undefined for any other (`javascript:`, `file:`, nonsense). */
export function safeHref(written: string): string | undefined {
  const address = written.trim().replace(/\s/g, '%20');
  return LINK.test(address) && address.length <= 4_000 && URL.canParse(address) ? address : undefined;
}

/**
 * Runs as texts keep them: neighbours of one style joined, blanks drawn together, none at either end, styles that are off
 * left out. Control characters, which XML and Markdown may smuggle in, are dropped.
 */
export function joinRuns(runs: readonly Run[]): Inline[] {
  const joined: Run[] = [];
  for (const run of runs) {
    // A blank takes the style of what stands before it, so that "bold, blank, bold" is one run.
    const last = joined.at(-1);
    const text = run.text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');
    const isAlike =
      last && !last.footnote && last.bold === run.bold && last.italic === run.italic && last.href === run.href;
    const isBlank = text.trim() === '' && !run.footnote;
    if (last && !last.footnote && (isAlike || (isBlank && !last.href))) {
      last.text += text;
      if (run.footnote) last.footnote = run.footnote;
    } else if (text !== '' || run.footnote) joined.push({ ...run, text });
  }
  // Each blank that follows a blank goes, also across runs.
  let endsBlank = true;
  for (const run of joined) {
    run.text = run.text
      .replace(/[ \t\u00a0\u2002\u2003\u2009\u202f]*\n[ \t\u00a0\u2002\u2003\u2009\u202f]*/g, '\n')
      .replace(/[ \t\u00a0\u2002\u2003\u2009\u202f]+/g, ' ');
    if (endsBlank) run.text = run.text.replace(/^[ \n]+/, '');
    if (run.text !== '' || run.footnote) endsBlank = /[ \n]$/.test(run.text);
  }
  for (let at = joined.length - 1; at >= 0; at--) {
    const run = joined[at]!;
    run.text = run.text.replace(/[ \n]+$/, '');
    if (run.text !== '' || run.footnote) break;
  }
  return joined
    .filter((run) => run.text !== '' || run.footnote)
    .map((run) => ({
      text: run.text,
      ...(run.bold && { bold: true }),
      ...(run.italic && { italic: true }),
      ...(run.href && { href: run.href }),
      ...(run.footnote && { footnote: run.footnote }),
    }));
}
