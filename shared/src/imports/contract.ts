import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { FORMATS, IMPORT_FIELDS, IMPORT_LIMITS, NAMED_FIELDS } from './fields.ts';
import { FINDING_CODES, ROW_MAKES } from './finding.ts';
import { PRACTICES_ENTER_AS } from './who.ts';

export const IMPORT_STATUSES = ['preview', 'confirmed', 'undone', 'discarded'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

const InImport = InRoundTable.extend({ import: id('practice-import') });
const At = z.string();
const count = z.number().int().min(0);
const byImport = { who: 'act', act: 'practice.import' } as const;
const unknown = 'practice-import.not-found';
const Row = z.number().int().min(1).max(1_000_000);
const InCell = InImport.extend({
  row: z.coerce.number().int().min(1).max(1_000_000),
  /** From 0. */
  column: z.coerce
    .number()
    .int()
    .min(0)
    .max(IMPORT_LIMITS.columns - 1),
});

/** What came of a confirmed import. */
export const ImportOutcome = z.object({
  created: count,
  submitted: count,
  edited: count,
  /** Rows that did not enter: with an error, left out, or already there. */
  errors: count,
  leftOut: count,
  known: count,
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/** What undoing did. `stayed` are practices that somebody has touched since or that cannot say again what they said, by their numbers. */
export const ImportUndone = z.object({
  at: At,
  reason: z.string(),
  withdrawn: count,
  restored: count,
  stayed: z.array(z.number().int()),
});
export type ImportUndone = z.infer<typeof ImportUndone>;

export const PracticeImportLine = z.object({
  id: id('practice-import'),
  fileName: z.string(),
  format: z.enum(FORMATS),
  status: z.enum(IMPORT_STATUSES),
  rows: count,
  createdAt: At,
  /** Who of the offices sent it; null where a delegation did. */
  createdBy: z.string().nullable(),
  /** The delegation that it is for; null: the offices of the round table, on behalf. */
  delegation: z.object({ id: id('delegation'), names: LocalizedText }).nullable(),
  confirmedAt: At.nullable(),
  outcome: ImportOutcome.nullable(),
  undone: ImportUndone.nullable(),
});
export type PracticeImportLine = z.infer<typeof PracticeImportLine>;

const ImportColumn = z.object({
  heading: z.string(),
  field: z.enum(IMPORT_FIELDS).nullable(),
  /** The export writes this column for reading only: it is never taken in. */
  isToldOnly: z.boolean(),
  /** How many rows say something in it, and what the first of them say. */
  filled: count,
  samples: z.array(z.string()),
});

/** Something that rows name and that is not known here, with what may have been meant. Of a long name, its beginning: that is what is answered. */
export const UnknownName = z.object({
  field: z.enum(NAMED_FIELDS),
  written: z.string(),
  rows: count,
  suggestions: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type UnknownName = z.infer<typeof UnknownName>;

/** What a name of the file means here: the id or code that stands for it; empty: nothing, it is not taken. */
export const Meaning = z.object({
  field: z.enum(NAMED_FIELDS),
  written: z.string().max(IMPORT_LIMITS.name),
  value: z.string().max(60),
});
export type Meaning = z.infer<typeof Meaning>;

/** How many rows each thing becomes of. */
export const ImportCounts = z.object({
  create: count,
  edit: count,
  same: count,
  known: count,
  error: count,
  'left-out': count,
  /** Rows that enter with something to look at. */
  warnings: count,
  /** Of those created, the ones that are submitted. */
  submit: count,
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** An import with its columns and what would come of it now. */
export const PracticeImportView = PracticeImportLine.extend({
  revision: z.number().int(),
  fileHash: z.string(),
  /** How the file was read: its letters, what stands between cells, the sheet. */
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  sheet: z.string().nullable(),
  /** Other sheets of the workbook that hold something, and are not read. */
  otherSheets: z.array(z.string()),
  /** The row in which the headings stand. */
  headRow: Row,
  columns: z.array(ImportColumn),
  meanings: z.array(Meaning),
  unknown: z.array(UnknownName),
  as: z.enum(PRACTICES_ENTER_AS),
  /** Who submits what names nobody. */
  submitter: id('delegation').nullable(),
  language: Language,
  counts: ImportCounts,
  /** The hash of what would enter, value by value: confirming names it. Null where it is over. */
  plan: z.string().nullable(),
  /** The same file has been imported before, and that was not undone. */
  importedBefore: At.nullable(),
  may: z.object({ submit: z.boolean(), undo: z.boolean() }),
});
export type PracticeImportView = z.infer<typeof PracticeImportView>;

/** A row of the file, and what is made of it. */
export const ImportRow = z.object({
  /** Its number in the file, from 1. */
  row: Row,
  makes: z.enum(ROW_MAKES),
  title: z.string(),
  /** The beginnings of its cells, column by column, as they are taken. */
  cells: z.array(z.string()),
  /** Those of its cells that were changed in the preview, with the beginning of what the file says in them. */
  mended: z.array(
    z.object({
      column: count,
      inFile: z.string(),
      /** Who of the offices changed it; null where a delegation did. */
      by: z.string().nullable(),
      at: At,
    }),
  ),
  findings: z.array(z.object({ column: z.number().int().nullable(), code: z.enum(FINDING_CODES), of: z.string() })),
  /** The practice that it is already, or that came of it. `isShown`: its page can be opened. */
  practice: z.object({ number: z.number().int(), isShown: z.boolean() }).nullable(),
  /** What it says otherwise than the practice that is there. */
  differs: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  /** Whether it may change the practice that is there; the code of why not. */
  mayEdit: z.boolean(),
  why: z.string().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const startImport = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practice-imports',
  summary:
    'Send a file of practices to preview: multipart/form-data with one field `file`; CSV, XLSX or the JSON of the export, at most 10 MB and 2,000 rows',
  policy: byImport,
  params: InRoundTable,
  /** For which delegation; for the offices of the round table where the sender has one, when left out. */
  query: z.object({ delegation: id('delegation').optional(), language: Language.optional() }),
  raw: 'upload',
  status: 201,
  reply: PracticeImportView,
  refusals: [
    'practice-import.no-file',
    'practice-import.too-large',
    'practice-import.too-many-rows',
    'practice-import.too-many-columns',
    'practice-import.cell-too-long',
    'practice-import.row-too-long',
    'practice-import.unsupported',
    'practice-import.paper',
    'practice-import.encrypted',
    'practice-import.macros',
    'practice-import.malformed',
    'practice-import.bomb',
    'practice-import.timed-out',
    'practice-import.busy',
    'practice-import.no-head',
    'practice-import.no-rows',
    'practice-import.not-yours',
    'practice-import.too-many-open',
    'practice-import.too-many-open-here',
  ],
});

export const listImports = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-imports',
  summary: 'Imports of practices that the reader may know of, newest first',
  policy: byImport,
  params: InRoundTable,
  query: PageQuery,
  reply: pageOf(PracticeImportLine),
  refusals: ['request.cursor'],
});

export const getImport = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-imports/:import',
  summary: 'An import: its columns, what its names mean, and what would come of it now',
  policy: byImport,
  params: InImport,
  query: z.object({ language: Language.optional() }),
  reply: PracticeImportView,
  refusals: [unknown],
});

export const listImportRows = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-imports/:import/rows',
  summary:
    'The rows of an import and what is made of each: errors first, then what has to be looked at, then the others',
  policy: byImport,
  params: InImport,
  query: PageQuery.extend({
    only: z.enum([...ROW_MAKES, 'warning']).optional(),
    language: Language.optional(),
  }),
  reply: pageOf(ImportRow),
  refusals: [unknown, 'request.cursor'],
});

const changes = [unknown, 'practice-import.changed-meanwhile', 'practice-import.not-in-preview'] as const;
const Rows = z.array(Row).max(IMPORT_LIMITS.rows);

export const correctImport = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/practice-imports/:import',
  summary: 'Correct what columns and names mean, leave rows out, choose which practices that are there are changed',
  policy: byImport,
  params: InImport,
  query: z.object({ language: Language.optional() }),
  body: z.object({
    revision: z.number().int(),
    /** Of each column, by its place. */
    mapping: z.array(z.enum(IMPORT_FIELDS).nullable()).max(IMPORT_LIMITS.columns).optional(),
    /** Added to those given before; one for the same name takes its place. */
    meanings: z.array(Meaning).max(500).optional(),
    as: z.enum(PRACTICES_ENTER_AS).optional(),
    submitter: id('delegation').nullable().optional(),
    language: Language.optional(),
    leaveOut: Rows.optional(),
    takeIn: Rows.optional(),
    edit: Rows.optional(),
    keep: Rows.optional(),
  }),
  reply: PracticeImportView,
  refusals: [
    ...changes,
    'practice-import.mapped-twice',
    'practice-import.wrong-mapping',
    'practice-import.wrong-meaning',
    'practice-import.not-submitting',
    'delegation.not-found',
  ],
});

/** A cell in full: what the file says in it, and what it was changed to, if it was. */
export const ImportCell = z.object({ inFile: z.string(), mended: z.string().nullable() });
export type ImportCell = z.infer<typeof ImportCell>;
const noCell = 'practice-import.cell-not-found';

export const getImportCell = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practice-imports/:import/rows/:row/cells/:column',
  summary: 'A cell of an import in full, as it stands in the file and as it was changed',
  policy: byImport,
  params: InCell,
  reply: ImportCell,
  refusals: [unknown, noCell],
});

export const mendImportCell = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/practice-imports/:import/rows/:row/cells/:column',
  summary: 'Change what a single cell says, of a column that is taken; null takes the words of the file again',
  policy: byImport,
  params: InCell,
  query: z.object({ language: Language.optional() }),
  body: z.object({ revision: z.number().int(), text: z.string().nullable() }),
  reply: PracticeImportView,
  refusals: [
    ...changes,
    noCell,
    'practice-import.column-not-taken',
    'practice-import.mended-too-long',
    'practice-import.too-many-mended',
  ],
});

export const confirmImport = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practice-imports/:import/confirmation',
  summary: 'Take what the preview shows into the round table, all of it or nothing',
  policy: byImport,
  params: InImport,
  query: z.object({ language: Language.optional() }),
  body: z.object({
    revision: z.number().int(),
    /** The hash of what enters, as the preview showed it. */
    plan: z.string().max(64),
  }),
  reply: PracticeImportView,
  refusals: [
    ...changes,
    'practice-import.nothing-enters',
    'practice-import.otherwise-now',
    'practice-import.not-submitting',
    'practice.call-closed',
  ],
});

export const undoImport = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practice-imports/:import/undoing',
  summary:
    'Take an import back: what nobody has touched since is withdrawn or as it was before; what was touched stays',
  policy: byImport,
  params: InImport,
  query: z.object({ language: Language.optional() }),
  body: z.object({ reason: z.string().trim().max(4000) }),
  reply: PracticeImportView,
  refusals: [
    unknown,
    'practice-import.not-confirmed',
    'practice-import.undone-by-secretariat',
    'practice-import.reason-needed',
    'practice-import.nothing-to-undo',
  ],
});

export const discardImport = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/practice-imports/:import',
  summary: 'Put a preview aside, with what stood in its file',
  policy: byImport,
  params: InImport,
  refusals: [unknown, 'practice-import.not-in-preview'],
});
