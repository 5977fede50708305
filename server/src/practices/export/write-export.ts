import { directionOf, type Language } from '@penholder/shared/kernel';
import { EXPORT_FORM, type ExportFormat, type ExportRecord } from '@penholder/shared/practices';
import { namedIn } from '@penholder/shared/practices/registers/names';
import { guideFor } from './guide.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeXlsx } from './write-xlsx.ts';

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

export interface Described {
  readonly language: Language;
  /** In which else, after that, a workbook names the codes. */
  readonly languages: readonly Language[];
  /** YYYY-MM-DD. */
  readonly day: string;
  /** What the records are of, for those who compute with them. */
  readonly head: Readonly<Record<string, unknown>>;
}

/** A file of practices, piece by piece, while their records are read. */
export function writeExport(
  format: ExportFormat,
  pages: AsyncIterable<readonly ExportRecord[]>,
  { language, languages, day, head }: Described,
): AsyncGenerator<string | Uint8Array> {
  const guide = guideFor(language);
  if (format === 'csv') return writeCsv(pages);
  if (format === 'xlsx')
    return writeXlsx(pages, {
      guide,
      languages: namedIn([language, ...languages]),
      isRightToLeft: directionOf(guide.language) === 'rtl',
    });
  return writeJson(pages, {
    format: EXPORT_FORM,
    ...head,
    language,
    exportedOn: day,
    disclaimer: guide.disclaimer,
  });
}
