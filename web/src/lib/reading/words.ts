import type { KeepsOut, NotUnderstood, Place, ReadingStatus, Remark } from '@penholder/shared/reading';
import { m } from '#lib/paraglide/messages.js';

const WHYS: Record<NotUnderstood['why'], () => string> = {
  picture: m.reading_why_picture,
  equation: m.reading_why_equation,
  'embedded-object': m.reading_why_embedded_object,
  comment: m.reading_why_comment,
  'header-or-footer': m.reading_why_header_or_footer,
  'hidden-text': m.reading_why_hidden_text,
  'raw-html': m.reading_why_raw_html,
  'front-matter': m.reading_why_front_matter,
  'link-address': m.reading_why_link_address,
  'unknown-part': m.reading_why_unknown_part,
  'row-without-text': m.reading_why_row_without_text,
};

/** Why something was not understood, in the reader's language. */
export const whyName = (why: NotUnderstood['why']): string => WHYS[why]();

const REMARKS: Record<Remark['code'], () => string> = {
  'tracked-changes': m.reading_remark_tracked_changes,
  'text-box': m.reading_remark_text_box,
  'no-title': m.reading_remark_no_title,
  'language-uncertain': m.reading_remark_language_uncertain,
  'headings-by-look': m.reading_remark_headings_by_look,
  'no-questions': m.reading_remark_no_questions,
  'questions-without-heading': m.reading_remark_questions_without_heading,
  'no-annexes': m.reading_remark_no_annexes,
  'no-practices': m.reading_remark_no_practices,
  'practices-in-section': m.reading_remark_practices_in_section,
  'contents-list': m.reading_remark_contents_list,
  'list-of-annexes': m.reading_remark_list_of_annexes,
  'annex-named-differently': m.reading_remark_annex_named_differently,
  'theme-named-differently': m.reading_remark_theme_named_differently,
  'citation-forms': m.reading_remark_citation_forms,
  'citation-numbers-differ': m.reading_remark_citation_numbers_differ,
  'instrument-twice': m.reading_remark_instrument_twice,
  'entry-names-several': m.reading_remark_entry_names_several,
  'area-without-practices': m.reading_remark_area_without_practices,
  'practices-without-area': m.reading_remark_practices_without_area,
  'practice-without-submitter': m.reading_remark_practice_without_submitter,
  'practice-continued': m.reading_remark_practice_continued,
  'submitter-uncertain': m.reading_remark_submitter_uncertain,
  'footnote-without-mark': m.reading_remark_footnote_without_mark,
};

/** What a remark says, in the reader's language. */
export const remarkName = (code: Remark['code']): string => REMARKS[code]();

const STATUSES: Record<ReadingStatus, () => string> = {
  reading: m.reading_status_reading,
  preview: m.reading_status_preview,
  confirmed: m.reading_status_confirmed,
  refused: m.reading_status_refused,
  discarded: m.reading_status_discarded,
};

/** The name of a reading's status in the reader's language. */
export const readingStatusName = (status: ReadingStatus): string => STATUSES[status]();

/** Where in the file something stands, in the reader's language. */
export const placeName = ({ paragraph, heading }: Place): string =>
  heading ? m.reading_place({ paragraph, heading }) : m.reading_place_bare({ paragraph });

const KEEPS_OUT: Record<KeepsOut, () => string> = {
  'no-submitter': m.reading_keeps_out_no_submitter,
  'too-many-submitters': m.reading_keeps_out_too_many_submitters,
  'submitter-without-name': m.reading_keeps_out_submitter_without_name,
  'submitter-without-kind': m.reading_keeps_out_submitter_without_kind,
  'no-text': m.reading_keeps_out_no_text,
  'no-area': m.reading_keeps_out_no_area,
};

/** Why a practice cannot enter as it is, in the reader's language. */
export const keepsOutName = (why: KeepsOut): string => KEEPS_OUT[why]();
