import type { Language } from '../kernel/index.ts';
import type { Role, Standing } from './actor.ts';
import { isEmailAddress } from './email-address.ts';
import { type Column, readColumn, readLanguage, readRole, readStanding } from './invitation-words.ts';

/** The most lines that one list may have. */
export const MOST_INVITATIONS = 500;

/** What is wrong with a line by itself. */
export type LineFault =
  'bad-address' | 'no-address' | 'bad-standing' | 'bad-role' | 'bad-language' | 'too-many-cells' | 'nothing-to-do';

/** One line of a list, as far as it could be read. Cells that were left out are null. */
export interface InvitationLine {
  /** Its number in the text, from 1. */
  readonly line: number;
  readonly text: string;
  readonly name: string | null;
  readonly email: string | null;
  /** The delegation as it was written: a name in any language, or an ISO 3166 code. */
  readonly delegation: string | null;
  readonly standing: Standing | null;
  readonly isFocalPoint: boolean;
  readonly role: Role | null;
  readonly language: Language | null;
  readonly faults: readonly LineFault[];
}

const DEFAULT_COLUMNS: readonly Column[] = ['name', 'email', 'delegation', 'standing', 'role', 'language'];

/**
 * Reads a pasted list of people to invite, one a line: `Name <address>, delegation, standing, role, language`, separated
 * by tabs (as a spreadsheet copies), semicolons or commas; the address may be a cell of its own; cells may be quoted. A
 * first line of column titles sets the order of the columns. Empty lines are passed over. Never fails: what is wrong
 * with a line is in its `faults`.
 *
 * @example readInvitationList('Amina Farouk <amina@mfa.example>, Egypt, head')
 */
export function readInvitationList(text: string): InvitationLine[] {
  const lines: InvitationLine[] = [];
  let columns: readonly (Column | undefined)[] | undefined;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replace(/^\uFEFF/, '').trimEnd();
    if (line.trim() === '') continue;
    const cells = splitCells(line);
    if (lines.length === 0 && !columns) {
      const titles = cells.map(readColumn);
      if (titles.filter(Boolean).length >= 2 && !line.includes('@')) {
        columns = titles;
        continue;
      }
    }
    lines.push(readLine(index + 1, line.trim(), cells, columns));
  }
  return lines;
}

function readLine(
  line: number,
  text: string,
  cells: string[],
  columns: readonly (Column | undefined)[] | undefined,
): InvitationLine {
  const found: Partial<Record<Column, string>> = {};
  const faults: LineFault[] = [];
  if (columns) for (const [at, cell] of cells.entries()) found[columns[at] ?? 'name'] ??= cell;
  else assignInOrder(cells, found, faults);

  const { name, email } = nameAndAddress(found);
  if (email === '') faults.push('no-address');
  else if (!isEmailAddress(email)) faults.push('bad-address');

  const standing = found.standing ? readStanding(found.standing) : undefined;
  if (found.standing && !standing) faults.push('bad-standing');
  const role = found.role ? readRole(found.role) : undefined;
  if (found.role && !role) faults.push('bad-role');
  const language = found.language ? readLanguage(found.language) : undefined;
  if (found.language && !language) faults.push('bad-language');
  if (!found.delegation && !found.role) faults.push('nothing-to-do');

  return {
    line,
    text,
    name: name || null,
    email: email || null,
    delegation: found.delegation || null,
    standing: standing?.standing ?? null,
    isFocalPoint: standing?.isFocalPoint ?? false,
    role: role ?? null,
    language: language ?? null,
    faults,
  };
}

/** The name and the address, which may stand together in one cell: `Amina Farouk <amina@mfa.example>`. */
function nameAndAddress(found: Partial<Record<Column, string>>): { name: string; email: string } {
  const together = [found.name, found.email].find((cell) => cell?.includes('<'));
  const parts = together === undefined ? undefined : /^([^<]*)<([^<>]*)>?\s*$/.exec(together);
  const name = parts && (together === found.name || !found.name) ? parts[1]! : (found.name ?? '');
  const email = parts ? parts[2]! : (found.email ?? '');
  return {
    name: unquote(name.trim()),
    email: email
      .trim()
      .replace(/^mailto:/i, '')
      .toLowerCase(),
  };
}

/** Without column titles: `Name <address>` and an address alone take the place of the first two cells. */
function assignInOrder(cells: string[], found: Partial<Record<Column, string>>, faults: LineFault[]): void {
  const first = cells[0] ?? '';
  const together = first.includes('<') || isEmailAddress(first.trim());
  if (together) found[first.includes('<') ? 'name' : 'email'] = first;
  const rest = together ? DEFAULT_COLUMNS.slice(2) : DEFAULT_COLUMNS;
  const values = together ? cells.slice(1) : cells;
  for (const [at, value] of values.entries()) {
    const column = rest[at];
    if (column) found[column] = value;
    else if (value !== '') faults.push('too-many-cells');
  }
}

const unquote = (text: string) =>
  text
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('""', '"')
    .trim();

/** Splits at the line's own separator, outside of quotes and angle brackets. */
function splitCells(line: string): string[] {
  const cells: string[] = [];
  const separator = separatorOf(line);
  let cell = '';
  let quoted = false;
  let inAddress = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === '<' && !quoted) inAddress = true;
    else if (character === '>' && !quoted) inAddress = false;
    if (character === separator && !quoted && !inAddress) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  cells.push(cell);
  return cells.map((text) => (/^\s*"[^"]*"\s*$/.test(text.replaceAll('""', '')) ? unquote(text.trim()) : text.trim()));
}

function separatorOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  return bare.includes('\t') ? '\t' : bare.includes(';') ? ';' : bare.includes('،') ? '،' : ',';
}
