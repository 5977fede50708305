import type { AnnexWarning, EditionStatus } from '@penholder/shared/output';
import type { Format } from '@penholder/shared/documents';
import { number } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a kind of warning is about. */
export const WARNING_KINDS: Record<AnnexWarning['code'], () => string> = {
  'area-empty': m.output_warning_area_empty,
  'submitter-not-confirmed': m.output_warning_submitter_not_confirmed,
  'practice-left-out': m.output_warning_practice_left_out,
  'attribution-withheld': m.output_warning_attribution_withheld,
  'sentence-proposed': m.output_warning_sentence_proposed,
  'sentence-older': m.output_warning_sentence_older,
  'translation-missing': m.output_warning_translation_missing,
  undated: m.output_warning_undated,
  'no-source': m.output_warning_no_source,
  'end-date-passed': m.output_warning_end_date_passed,
  'instrument-in-two-annexes': m.output_warning_instrument_in_two_annexes,
  'citation-not-canonical': m.output_warning_citation_not_canonical,
};

export const STATUS_NAMES: Record<EditionStatus, () => string> = {
  compiling: m.output_status_compiling,
  compiled: m.output_status_compiled,
  failed: m.output_status_failed,
  published: m.output_status_published,
};
export const STATUS_TONES = { compiling: 'active', compiled: 'neutral', failed: 'object', published: 'done' } as const;

export const FORMAT_NAMES: Record<Format, () => string> = {
  docx: m.output_format_docx,
  pdf: m.output_format_pdf,
  html: m.output_format_html,
  markdown: m.output_format_markdown,
  json: m.output_format_json,
};

/** `12.4 kB` of so many bytes. */
export const sizeOf = (bytes: number): string =>
  m.output_kilobytes({ size: number(bytes / 1000, { maximumFractionDigits: bytes < 10_000 ? 1 : 0 }) });
