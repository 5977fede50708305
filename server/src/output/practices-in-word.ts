import { today } from '@penholder/db';
import { inLanguage, type Language, type PersonId, type Refusal, refuse } from '@penholder/shared/kernel';
import type { Block, Publication } from '@penholder/shared/documents';
import { IMPORT_LIMITS } from '@penholder/shared/imports';
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
import { writeEdition, type WrittenFile } from './write-edition.ts';

/** A document is in memory as a whole, and of more an import reads none. */
const { rows: MOST, characters: LONGEST } = IMPORT_LIMITS;
/** Documents that are made at a time, and waiting; one of each person. */
const takeTurn = createTurns({ atOnce: 1, waiting: 8 });
const waiting = new Set<PersonId>();

const tooMany: Refusal = {
  code: 'practices.too-many-for-word',
  status: 413,
  detail: `More than ${MOST} practices, or as long ones, are too many for one Word document. Please narrow the list by its filters, or take the workbook.`,
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
  const { roundTable, actor } = reading;
  if (waiting.has(actor.personId)) refuse(busy);
  waiting.add(actor.personId);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  let file: WrittenFile;
  let day: string;
  try {
    day = await today(deps.db, roundTable.time_zone);
    const leave = (await takeTurn()) ?? refuse(busy);
    try {
      gone.signal.throwIfAborted();
      const publication = publicationOf(await gathered(deps, reading, filters), reading, day);
      [file] = (await writeEdition(publication, ['docx'], { signal: gone.signal })) as [WrittenFile];
    } finally {
      // Before it is sent: whoever reads slowly keeps nobody waiting.
      leave();
    }
  } finally {
    waiting.delete(actor.personId);
  }
  await reply
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="${fileNameOf(roundTable.code, day, 'docx')}"`)
    .type(MEDIA_TYPES.docx)
    .send(Buffer.from(file.bytes));
}

/** The records of the list, as long as they fit into a document. */
async function gathered(deps: Deps, reading: Reading, filters: PracticeFilters): Promise<ExportRecord[]> {
  const records: ExportRecord[] = [];
  let characters = 0;
  for await (const page of exportedPractices(deps.db, reading, { filters, address: deps.address() })) {
    for (const record of page) for (const value of Object.values(record)) characters += textOf(value).length;
    records.push(...page);
    if (records.length > MOST || characters > LONGEST) refuse(tooMany);
  }
  return records;
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
