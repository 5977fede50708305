import { IMPORT_LIMITS } from '@penholder/shared/imports';
import { Refused } from '@penholder/shared/kernel';
import { openZip, XmlBudget, type Zip } from '../../reading/opening/index.ts';
import { importRefusals, malformed } from '../refusals.ts';
import type { Table, TableRow } from '../table.ts';
import { readContentTypes, readRelations, readStyles, readTexts, readWorkbook } from './parts.ts';
import { readSheet, saysSomething } from './sheet.ts';

const MACROS = /(?:^|\/)vbaProject|(?:^|\/)activeX\/|macrosheets\//i;

/**
 * Reads the first sheet of a workbook (ECMA-376, SpreadsheetML) that says something; of the export's own, the one with the
 * practices. A formula is its last value as it was saved, and nothing is computed. [IM14]
 */
export function readXlsx(file: Uint8Array): Table {
  const zip = openZip(file);
  if (zip.names.some((name) => MACROS.test(name))) throw new Refused(importRefusals.macros());
  const budget = new XmlBudget();
  const types = readContentTypes(zip, budget);
  if (/macroEnabled/i.test(types)) throw new Refused(importRefusals.macros());
  const path = workbookOf(zip, budget);
  const workbook = readWorkbook(zip, path, budget);
  const relations = readRelations(zip, path, budget);
  const part = (kind: string) =>
    [...relations.values()].find((one) => one.kind === kind && zip.has(one.target))?.target;
  const context = {
    // Those of all sheets: they have a budget of their own.
    texts: readTexts(zip, part('sharedStrings'), new XmlBudget()),
    isDate: readStyles(zip, part('styles'), budget),
    is1904: workbook.is1904,
  };
  const sheets = workbook.sheets.flatMap(({ name, relation }) => {
    const target = relations.get(relation)?.target;
    if (!target || relations.get(relation)!.kind !== 'worksheet' || !zip.has(target)) return [];
    return [{ name, part: () => zip.read(target) }];
  });
  // The table is read before anything of the others is: whatever they hold, they are only named.
  const read = new Set<(typeof sheets)[number]>();
  let rows: readonly TableRow[] = [];
  let chosen: (typeof sheets)[number] | undefined;
  for (const sheet of sheets.toSorted((a, b) => Number(isExport(b)) - Number(isExport(a)))) {
    read.add(sheet);
    rows = readSheet(sheet.part(), context, budget);
    if (rows.length === 0) continue;
    chosen = sheet;
    break;
  }
  return {
    encoding: null,
    separator: null,
    sheet: chosen?.name ?? null,
    // The export's further sheets say what the columns of its first hold.
    otherSheets: sheets
      .filter((sheet) => !read.has(sheet) && !(isExport(chosen) && GUIDES.has(sheet.name)))
      .filter((sheet) => saysSomething(sheet.part, context))
      .map(({ name }) => name),
    rows: withinLimits(rows),
  };
}

const GUIDES = new Set(['fields', 'codes']);
const isExport = (sheet: { name: string } | undefined): boolean => sheet?.name === 'practices';

function workbookOf(zip: Zip, budget: XmlBudget): string {
  const main = [...readRelations(zip, '', budget).values()].find(({ kind }) => kind === 'officeDocument')?.target;
  if (main && main.startsWith('word/')) throw new Refused(importRefusals.paper());
  if (!main || !zip.has(main) || !/\.xml$/i.test(main)) {
    // Binary workbooks, and the spreadsheets of other programs, are archives too.
    if (zip.has('mimetype') || zip.names.some((name) => /workbook\.bin$|Index\/Document\.iwa$/i.test(name)))
      throw new Refused(importRefusals.unsupported());
    throw malformed('it holds no workbook');
  }
  return main;
}

function withinLimits(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.some(({ cells }) => cells.length > IMPORT_LIMITS.columns))
    throw new Refused(importRefusals.tooManyColumns());
  return rows;
}
