import { Readable } from 'node:stream';
import { now } from '@penholder/db';
import { dayIn, directionOf } from '@penholder/shared/kernel';
import { EXPORT_FORM, type ExportFormat, type PracticeFilters } from '@penholder/shared/practices';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { Reading } from '../present-summary.ts';
import { guideFor } from './guide.ts';
import { exportedPractices } from './records.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeXlsx } from './write-xlsx.ts';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/** Sends the practices of the list as a file to keep, `RT2-practices-2026-11-24.xlsx`, while they are read. [PR27] */
export async function sendExport(
  deps: Deps,
  reading: Reading,
  { reply, format, filters }: { reply: FastifyReply; format: ExportFormat; filters: PracticeFilters },
): Promise<void> {
  const { roundTable, language } = reading;
  const guide = guideFor(language);
  const day = dayIn(roundTable.time_zone, await now(deps.db));
  const pages = exportedPractices(deps.db, reading, { filters, address: deps.address() });
  const bytes = {
    csv: () => writeCsv(pages),
    xlsx: () => writeXlsx(pages, { guide, isRightToLeft: directionOf(guide.language) === 'rtl' }),
    json: () =>
      writeJson(pages, {
        format: EXPORT_FORM,
        roundTable: { id: roundTable.id, code: roundTable.code },
        language,
        exportedOn: day,
        disclaimer: guide.disclaimer,
      }),
  }[format]();
  await reply
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-disposition',
      `attachment; filename="${roundTable.code.replace(/[^\w.-]/g, '-')}-practices-${day}.${format}"`,
    )
    .type(MEDIA_TYPES[format])
    .send(Readable.from(bytes, { objectMode: false }));
}
