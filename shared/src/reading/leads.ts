import type { Inline } from '../documents/index.ts';
import type { Language } from '../kernel/index.ts';
import { plainText } from '../documents/index.ts';
import type { PaperLink } from './paper.ts';
import { linksIn, sliceRuns, trimRuns } from './runs.ts';
import { isParties } from './submitters.ts';

/** The submitter that opens a practice, and the practice without it. */
export interface Lead {
  readonly text: string;
  /** Begins with the marks of footnotes that stand in the lead. */
  readonly rest: Inline[];
  /** Links that stand in the lead. */
  readonly links: PaperLink[];
}

const LONGEST = 120;
const SEPARATOR = /^\s*(?:[:：]|[–—]|-(?=\s))\s*|^\s*\n/u;
const AT_END = /\s*(?:[:：]|[.。]|\s[–—-])\s*$/u;

/**
 * The submitter at the beginning of a text: bold ("**Finland:** In 2022 …", "**Finland** – In 2022 …"), on a line of its
 * own, in brackets, or plain before a colon or dash. A plain lead must be known parties, or, in an item of a list, a short
 * name before a colon; a bold beginning without separator counts only when it is known parties, and stays in the text.
 */
export function leadOf(content: readonly Inline[], language: Language, isItem: boolean): Lead | undefined {
  return boldLead(content, language) ?? plainLead(content, language, isItem);
}

function boldLead(content: readonly Inline[], language: Language): Lead | undefined {
  let length = 0;
  for (const run of content) {
    if (!run.bold && run.text.trim() !== '') break;
    length += run.text.length;
  }
  const text = plainText(content);
  const bold = text.slice(0, length);
  if (bold.trim() === '' || bold.trim().length > LONGEST) return undefined;
  const after = text.slice(length);
  const colon = /[:：]/.exec(bold);
  // The bold stretch may run on into the text, or hold the lead's own line.
  const lines = /\n/.exec(bold.trim());
  if (colon && colon.index < bold.trimEnd().length - 1) return lead(content, text, colon.index, colon.index + 1);
  if (AT_END.test(bold)) return lead(content, text, bold.replace(AT_END, '').length, length);
  if (lines) return lead(content, text, bold.indexOf('\n'), bold.indexOf('\n') + 1);
  const separator = SEPARATOR.exec(after);
  if (separator) return lead(content, text, length, length + separator[0].length);
  if (bold.endsWith('\n')) return lead(content, text, length, length);
  return after.trim() !== '' && isParties(bold, language)
    ? { text: bold.trim(), rest: [...content], links: [] }
    : undefined;
}

/** Short, and most of its longer words with a capital, where the script has them. */
function isNameLike(text: string): boolean {
  const words = text.split(/[\s/]+/);
  const long = words.filter((word) => /^[(“"]?\p{L}/u.test(word) && word.length > 3);
  const small = long.filter((word) => /^[(“"]?\p{Ll}/u.test(word));
  return (
    text.length <= 60 &&
    words.length <= 8 &&
    !/^[\p{Ll}\d]/u.test(text) &&
    !/[.?!]\s/.test(text) &&
    small.length * 2 <= long.length
  );
}

function plainLead(content: readonly Inline[], language: Language, isItem: boolean): Lead | undefined {
  const text = plainText(content);
  const bracketed = /^[([]([^)\]\n]{2,80})[)\]]\s*[:：–—-]?\s*/u.exec(text);
  if (bracketed && isParties(bracketed[1]!, language)) return lead(content, text, 0, bracketed[0].length, bracketed[1]);
  const separator = /\s*(?:[:：]|\s[–—-]\s|\n)\s*/u.exec(text.slice(0, LONGEST + 3));
  if (!separator || separator.index < 2) return undefined;
  const name = text.slice(0, separator.index);
  const isShortName = isItem && /[:：]/.test(separator[0]) && isNameLike(name);
  if (!isParties(name, language) && !isShortName) return undefined;
  return lead(content, text, separator.index, separator.index + separator[0].length);
}

function lead(
  content: readonly Inline[],
  text: string,
  end: number,
  from: number,
  name = text.slice(0, end),
): Lead | undefined {
  const rest = trimRuns(sliceRuns(content, from));
  const head = sliceRuns(content, 0, end);
  const marks = head.flatMap(({ footnote }) => (footnote === undefined ? [] : [{ text: '', footnote }]));
  return name.trim() && rest.length
    ? { text: name.trim(), rest: [...marks, ...rest], links: linksIn(head) }
    : undefined;
}
