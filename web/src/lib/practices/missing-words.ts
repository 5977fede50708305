import type { MissingCode } from '@penholder/shared/practices';
import { m } from '#lib/paraglide/messages.js';

/** What is missing, in the reader's language. */
export const MISSING: Record<MissingCode, () => string> = {
  title: m.practices_missing_title,
  summary: m.practices_missing_summary,
  area: m.practices_missing_area,
  submitters: m.practices_missing_submitters,
  countries: m.practices_missing_countries,
  'start-date': m.practices_missing_start_date,
  'living-status': m.practices_missing_living_status,
  'living-status-on': m.practices_missing_living_status_on,
  'living-status-ahead': m.practices_missing_day_ahead,
  'evidence-level': m.practices_missing_evidence_level,
  'evidence-source': m.practices_missing_evidence_source,
  body: m.practices_missing_body,
  'end-before-start': m.practices_missing_end_before_start,
  'end-date': m.practices_missing_end_date,
  'end-passed': m.practices_missing_end_passed,
  'start-passed': m.practices_missing_start_passed,
  'status-said': m.practices_missing_status_said,
  'source-label': m.practices_missing_source_label,
  'source-address': m.practices_missing_source_address,
  'source-address-wrong': m.practices_missing_source_address_wrong,
  'source-seen': m.practices_missing_source_seen,
  'source-seen-ahead': m.practices_missing_day_ahead,
  sources: m.practices_missing_sources,
  beneficiaries: m.practices_missing_beneficiaries,
  groups: m.practices_missing_groups,
  objectives: m.practices_missing_objectives,
  journey: m.practices_missing_journey,
  principles: m.practices_missing_principles,
};
