import { Readable } from 'node:stream';
import { today } from '@penholder/db';
import type { ExportFormat, PracticeFilters } from '@penholder/shared/practices';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { Reading } from '../present-summary.ts';
import { exportedPractices } from './records.ts';
import { MEDIA_TYPES, writeExport } from './write-export.ts';

/** What a file of a round table's practices is called: `RT2-practices-2026-11-24.xlsx`. */
export const fileNameOf = (code: string, day: string, ending: string): string =>
  `${code.replace(/[^\w.-]/g, '-')}-practices-${day}.${ending}`;

/** Sends the practices of the list as a file to keep, `RT2-practices-2026-11-24.xlsx`, while they are read. [PR27] */
export async function sendExport(
  deps: Deps,
  reading: Reading,
  { reply, format, filters }: { reply: FastifyReply; format: ExportFormat; filters: PracticeFilters },
): Promise<void> {
  const { roundTable, language } = reading;
  const day = await today(deps.db, roundTable.time_zone);
  const pages = exportedPractices(deps.db, reading, { filters, address: deps.address() });
  const bytes = writeExport(format, pages, {
    language,
    languages: roundTable.languages,
    day,
    head: { roundTable: { id: roundTable.id, code: roundTable.code } },
  });
  await reply
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="${fileNameOf(roundTable.code, day, format)}"`)
    .type(MEDIA_TYPES[format])
    .send(Readable.from(bytes, { objectMode: false }));
}
