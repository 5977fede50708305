import type { FindingCode, ImportField, ImportStatus, RowFinding, RowMakes } from '@penholder/shared/imports';
import { m } from '#lib/paraglide/messages.js';
import { partName } from '#lib/practices/words.ts';
import type { Tone } from '#lib/ui/StatusTag.svelte';

type Said = () => string;

export const IMPORT_STATUS: Record<ImportStatus, { label: Said; tone: Tone }> = {
  preview: { label: m.imports_status_preview, tone: 'wait' },
  confirmed: { label: m.imports_status_confirmed, tone: 'done' },
  undone: { label: m.imports_status_undone, tone: 'neutral' },
  discarded: { label: m.imports_status_discarded, tone: 'neutral' },
};

/** What becomes of a row. */
export const MAKES: Record<RowMakes, { label: Said; tone: Tone }> = {
  create: { label: m.imports_makes_create, tone: 'support' },
  edit: { label: m.imports_makes_edit, tone: 'active' },
  same: { label: m.imports_makes_same, tone: 'neutral' },
  known: { label: m.imports_makes_known, tone: 'wait' },
  error: { label: m.imports_makes_error, tone: 'object' },
  'left-out': { label: m.imports_makes_left_out, tone: 'draft' },
};

const FIELDS: Record<ImportField, Said> = {
  id: m.imports_field_id,
  number: m.imports_field_number,
  title: m.practices_field_title,
  summary: m.practices_field_summary,
  sentence_action: m.practices_field_action,
  sentence_measure: m.practices_field_measure,
  sentence_result: m.practices_field_result,
  body: m.practices_field_body,
  language: m.practices_field_language,
  submitters: m.practices_field_submitters,
  attribution: m.practices_field_attribution,
  country_codes: m.imports_field_country_codes,
  countries: m.practices_field_countries,
  partners: m.practices_field_partners,
  beneficiaries: m.practices_field_beneficiaries,
  thematic_area: m.practices_field_area,
  gcm_objectives: m.practices_field_gcm_objectives,
  sdg_targets: m.practices_field_sdg_targets,
  journey_phases: m.practices_field_journey_phases,
  guiding_principles: m.practices_field_guiding_principles,
  beneficiary_groups: m.practices_field_beneficiary_groups,
  start_date: m.practices_field_start_date,
  end_date: m.practices_field_end_date,
  living_status: m.practices_field_living_status,
  living_status_on: m.practices_field_living_status_on,
  evidence_level: m.practices_field_evidence_level,
  source_labels: m.imports_field_source_labels,
  source_addresses: m.imports_field_source_addresses,
  source_seen_on: m.imports_field_source_seen_on,
  instruments: m.practices_field_instruments,
};
export const fieldName = (field: ImportField): string => FIELDS[field]();

const SENTENCES: Record<FindingCode, (of: { of: string }) => string> = {
  'no-title': m.imports_finding_no_title,
  'no-submitter': m.imports_finding_no_submitter,
  'unknown-submitter': m.imports_finding_unknown_submitter,
  'withdrawn-submitter': m.imports_finding_withdrawn_submitter,
  'not-your-delegation': m.imports_finding_not_your_delegation,
  'too-long': m.imports_finding_too_long,
  'too-many': m.imports_finding_too_many,
  'id-twice': m.imports_finding_id_twice,
  'wrong-id': m.imports_finding_wrong_id,
  'unknown-language': m.imports_finding_unknown_language,
  'unknown-place': m.imports_finding_unknown_place,
  'unknown-attribution': m.imports_finding_unknown_attribution,
  'unknown-area': m.imports_finding_unknown_area,
  'unknown-instrument': m.imports_finding_unknown_instrument,
  'unknown-objective': m.imports_finding_unknown_objective,
  'unknown-target': m.imports_finding_unknown_target,
  'unknown-phase': m.imports_finding_unknown_phase,
  'unknown-principle': m.imports_finding_unknown_principle,
  'unknown-group': m.imports_finding_unknown_group,
  'unknown-living-status': m.imports_finding_unknown_living_status,
  'unknown-evidence-level': m.imports_finding_unknown_evidence_level,
  'date-unclear': m.imports_finding_date_unclear,
  'day-needed': m.imports_finding_day_needed,
  'places-differ': m.imports_finding_places_differ,
  'sources-uneven': m.imports_finding_sources_uneven,
  'title-there': m.imports_finding_title_there,
  'title-twice': m.imports_finding_title_twice,
  'title-from-text': m.imports_finding_title_from_text,
  'summary-from-text': m.imports_finding_summary_from_text,
  'text-from-summary': m.imports_finding_text_from_summary,
  'own-delegation': m.imports_finding_own_delegation,
  'number-of-another': m.imports_finding_number_of_another,
  'text-stays': m.imports_finding_text_stays,
  'submitters-stay': m.imports_finding_submitters_stay,
  'attribution-stays': m.imports_finding_attribution_stays,
  'stays-draft': m.imports_finding_stays_draft,
};
/** A finding as a sentence. */
export const findingSentence = ({ code, of }: RowFinding): string =>
  SENTENCES[code]({
    of:
      code === 'stays-draft'
        ? [...new Set(of.split(' ').map(partName))].join(', ')
        : of.length > 120
          ? `${of.slice(0, 119)}…`
          : of,
  });

const WHY: Record<string, Said> = {
  'practice.not-yours': m.imports_why_not_yours,
  'practice.closed': m.imports_why_closed,
};
/** Why a practice that is there may not be changed. */
export const whySentence = (code: string): string => (WHY[code] ?? m.imports_why_not_yours)();

/** What stands between cells, as a word or as itself. */
export const separatorName = (sign: string): string => (sign === '\t' ? m.imports_separator_tab() : sign);
