import { today } from '@penholder/db';
import { inLanguage, type Language, type Refusal, refuse } from '@penholder/shared/kernel';
import type { Block, Publication } from '@penholder/shared/documents';
import { disclaimer } from '@penholder/shared/output';
import {
  EXPORT_FIELDS,
  type ExportField,
  type ExportRecord,
  joinValues,
  type PracticeFilters,
} from '@penholder/shared/practices';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../deps.ts';
import { exportedPractices, fileNameOf, guideFor, type Guide, type Reading } from '../practices/export/index.ts';
import { createTurns } from '../threads/index.ts';
import { forumOf } from './gather-facts.ts';

import { MEDIA_TYPES } from './writers/write.ts';
import { writeEdition } from './write-edition.ts';

/** A document of more is no reading matter, and an import does not take it. */
const MOST = 2_000;
/** Documents that are made at a time, and waiting: each is in memory as a whole. */
const takeTurn = createTurns({ atOnce: 1, waiting: 8 });

const tooMany: Refusal = {
  code: 'practices.too-many-for-word',
  status: 413,
  detail: `More than ${MOST} practices are too many for one Word document. Please narrow the list by its filters, or take the workbook.`,
};
const busy: Refusal = {
  code: 'practices.word-busy',
  status: 503,
  detail: 'Several documents are being written at the moment. Please ask for yours again in a minute.',
};

/** Sends the practices of the list as a Word document with a form for each, which an import reads again. [PR68] */
export async function sendPracticesInWord(
  deps: Deps,
  reading: Reading,
  { reply, filters }: { reply: FastifyReply; filters: PracticeFilters },
): Promise<void> {
  const { roundTable } = reading;
  const leave = (await takeTurn()) ?? refuse(busy);
  try {
    const records: ExportRecord[] = [];
    for await (const page of exportedPractices(deps.db, reading, { filters, address: deps.address() })) {
      records.push(...page);
      if (records.length > MOST) refuse(tooMany);
    }
    const day = await today(deps.db, roundTable.time_zone);
    const [file] = await writeEdition(publicationOf(records, reading, day), ['docx']);
    await reply
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `attachment; filename="${fileNameOf(roundTable.code, day, 'docx')}"`)
      .type(MEDIA_TYPES.docx)
      .send(Buffer.from(file!.bytes));
  } finally {
    leave();
  }
}

function publicationOf(
  records: readonly ExportRecord[],
  { roundTable, language: asked }: Reading,
  day: string,
): Publication {
  const guide = guideFor(asked);
  const { language } = guide;
  const title = inLanguage(roundTable.title, language).text;
  return {
    symbol: `${roundTable.code}/PRACTICES`,
    language,
    title: guide.title,
    forum: inLanguage(forumOf(roundTable), language).text,
    roundTable: `${roundTable.code}: ${title}`,
    issuedOn: day,
    disclaimers: [disclaimer('not-verified', language), disclaimer('not-views', language)],
    blocks: records.flatMap((record) => formOf(record, guide)),
    footnotes: [],
  };
}

/** A heading, and a table with a row for each field of which something is known. */
function formOf(record: ExportRecord, guide: Guide): Block[] {
  const language = record.language as Language;
  const rows = EXPORT_FIELDS.flatMap((field) => {
    const text = textOf(record[field]);
    return text === '' || field === 'number'
      ? []
      : [[[{ text: guide.names[field], bold: true }], [{ text, ...spoken(field, language) }]]];
  });
  const number = textOf(record.number);
  return [
    {
      kind: 'heading',
      id: `practice-${number}`,
      level: 2,
      content: [{ text: `${number} · ` }, { text: textOf(record.title) || '…', language }],
    },
    { kind: 'table', id: `form-${number}`, header: [[{ text: guide.names.number }], [{ text: number }]], rows },
  ];
}

/** What its submitters wrote is in the practice's own language. */
const OWN_WORDS: readonly ExportField[] = [
  'title',
  'summary',
  'partners',
  'beneficiaries',
  'source_labels',
  'body',
  'sentence_action',
  'sentence_measure',
  'sentence_result',
];
const spoken = (field: ExportField, language: Language) => (OWN_WORDS.includes(field) ? { language } : {});

const textOf = (value: ExportRecord[ExportField]): string =>
  value === null ? '' : typeof value === 'object' ? joinValues(value) : String(value);
