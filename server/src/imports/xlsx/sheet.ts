import { IMPORT_LIMITS } from '@penholder/shared/imports';
import { Refused } from '@penholder/shared/kernel';
import { parseXml, XmlBudget } from '../../reading/opening/index.ts';
import { importRefusals, malformed } from '../refusals.ts';
import type { TableRow } from '../table.ts';
import { unescaped } from './parts.ts';

export interface SheetContext {
  readonly texts: readonly string[];
  readonly isDate: (style: number) => boolean;
  readonly is1904: boolean;
}

/** Above the rows that a file may have: its head, and what stands before it. */
const MARGIN = 50;
/** The last that any spreadsheet has: XFD1048576. */
const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

/** The rows of a sheet that say something, by their numbers, each cell as text. */
export function readSheet(part: Uint8Array, context: SheetContext, budget: XmlBudget): TableRow[] {
  const rows: TableRow[] = [];
  walkRows(part, { context, budget }, (row) => {
    rows.push(row);
    if (rows.length > IMPORT_LIMITS.rows + MARGIN) throw new Refused(importRefusals.tooManyRows());
  });
  return rows;
}

class Found extends Error {}

/** Whether a sheet says something at all, wherever; also where it is too large, or too broken, to be read as a table. */
export function saysSomething(part: () => Uint8Array, context: SheetContext): boolean {
  try {
    walkRows(part(), { context, budget: new XmlBudget() }, () => {
      throw new Found();
    });
    return false;
  } catch (error) {
    if (error instanceof Found || error instanceof Refused) return true;
    throw error;
  }
}

function walkRows(
  part: Uint8Array,
  { context, budget }: { context: SheetContext; budget: XmlBudget },
  take: (row: TableRow) => void,
): void {
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let cell: { type: string; style: number; value: string; text: string } | undefined;
  let into: 'value' | 'text' | undefined;
  let phonetic = 0;
  parseXml(
    part,
    {
      open(element) {
        switch (element.name) {
          case 's:row':
            row = next(row, element.attribute('r'));
            column = 0;
            cells = [];
            break;
          case 's:c':
            column = next(column, columnOf(element.attribute('r')));
            cell = {
              type: element.attribute('t') ?? 'n',
              style: Number(element.attribute('s') ?? 0),
              value: '',
              text: '',
            };
            break;
          case 's:v':
            into = 'value';
            break;
          case 's:rPh':
            phonetic++;
            break;
          case 's:t':
            into = phonetic === 0 ? 'text' : undefined;
            break;
        }
      },
      text(written) {
        if (cell && into) cell[into] += written;
      },
      close(name) {
        if (name === 's:v' || name === 's:t') into = undefined;
        else if (name === 's:rPh') phonetic--;
        else if (name === 's:c' && cell) {
          const text = textOf(cell, context);
          // A sheet may be formatted far beyond what stands in it.
          if (text !== '') {
            if (column > LAST_COLUMN || column > IMPORT_LIMITS.columns)
              throw new Refused(importRefusals.tooManyColumns());
            cells[column - 1] = text;
          }
          cell = undefined;
        } else if (name === 's:row' && cells.length > 0) {
          take({ row, cells: Array.from(cells, (text) => text ?? '') });
        }
      },
    },
    budget,
  );
}

/** The place of a row or cell: as it says, else behind the one before. What says a place that is taken or passed would be lost. */
function next(last: number, says: string | number | undefined): number {
  const place = says === undefined ? last + 1 : Number(says);
  if (!Number.isInteger(place) || place <= last || place > LAST_ROW)
    throw malformed('its rows or cells are not in their order');
  return place;
}

/** `B3` is in column 2. */
function columnOf(at: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(at ?? '')?.[1];
  return (letters && [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)) || undefined;
}

function textOf(
  { type, style, value, text }: { type: string; style: number; value: string; text: string },
  { texts, isDate, is1904 }: SheetContext,
): string {
  switch (type) {
    case 's':
      return texts[Number(value)] ?? '';
    case 'inlineStr':
      return unescaped(text);
    case 'str':
    case 'e':
      return unescaped(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.slice(0, 10);
    default: {
      const number = Number(value);
      if (value === '' || !Number.isFinite(number)) return '';
      return isDate(style) ? dayOf(number, is1904) : String(number);
    }
  }
}

/** The day of a serial number: days since the end of 1899, or the beginning of 1904. What is no day stays a number. */
function dayOf(serial: number, is1904: boolean): string {
  const day = new Date(
    Date.UTC(is1904 ? 1904 : 1899, is1904 ? 0 : 11, is1904 ? 1 : 30) + Math.floor(serial) * 86_400_000,
  );
  const year = day.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? day.toISOString().slice(0, 10) : String(serial);
}
