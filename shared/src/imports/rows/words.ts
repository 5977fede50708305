import { isUuid } from '../../kernel/index.ts';
import { beginningOf, MOST_SUMMARY, titleOf } from '../../practices/index.ts';
import type { FindingCode, RowFinding } from '../finding.ts';

type Cell = { column: number; text: string } | undefined;
type Note = (code: FindingCode, column: number | null, of?: string) => void;

/** The id and number by which a row says which practice it is. */
export function readRef(id: Cell, number: Cell, note: Note): { id: string | null; number: number | null } {
  const ofNumber = number && /^P?\s{0,3}[-–]?\s{0,3}(\d{1,9})$/iu.exec(number.text)?.[1];
  if (id && !isUuid(id.text)) note('wrong-id', id.column, id.text);
  return {
    id: id && isUuid(id.text) ? id.text.toLowerCase() : null,
    number: ofNumber ? Number(ofNumber) : null,
  };
}

/** Title, summary and text: what is missing of them is taken from the others, and said to be. [IM1] */
export function readWords(
  {
    title,
    summary,
    body,
    titleAt,
  }: {
    title: string | undefined;
    summary: Cell;
    body: readonly { column: number; text: string }[];
    /** The column of the title; null where none is taken as one. */
    titleAt: number | null;
  },
  note: Note,
) {
  const onCreating: RowFinding[] = [];
  let text = body.map((cell) => cell.text).join('\n');
  const hasBody = text !== '';
  let short = summary?.text ?? '';
  const given: { title?: string; summary?: string } = { ...(title && { title }) };
  if (short.length > MOST_SUMMARY) {
    if (hasBody) {
      note('too-long', summary!.column, String(MOST_SUMMARY));
      short = '';
    } else {
      text = short;
      onCreating.push({ column: summary!.column, code: 'summary-from-text', of: '' });
      short = beginningOf(short.replace(/\s+/g, ' '), MOST_SUMMARY);
    }
  } else if (short) given.summary = short;
  else if (hasBody) {
    short = beginningOf(text.replace(/\s+/g, ' '), MOST_SUMMARY);
    onCreating.push({ column: body[0]!.column, code: 'summary-from-text', of: '' });
  }
  if (!text && short) {
    text = short;
    onCreating.push({ column: summary!.column, code: 'text-from-summary', of: '' });
  }
  let called = title ?? '';
  if (!called && text) {
    called = titleOf(text.replace(/\s+/g, ' '));
    onCreating.push({ column: titleAt, code: 'title-from-text', of: called });
  }
  if (!called) onCreating.push({ column: titleAt, code: 'no-title', of: '' });
  return { title: called, summary: short, body: text, hasBody, given, onCreating };
}
