import type { EvidenceLevel, JourneyPhase, LivingStatus, PracticeStatus, Step } from '@penholder/shared/practices';
import type { AttributionLevel, Capacity } from '@penholder/shared/round-tables';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/StatusTag.svelte';
import type { IconName } from '#lib/ui/icons.ts';

type Said = () => string;

/** Where a practice stands, as it is shown. */
export const STATUSES: Record<PracticeStatus, { label: Said; tone: Tone; icon?: IconName }> = {
  draft: { label: m.practices_status_draft, tone: 'draft' },
  submitted: { label: m.practices_status_submitted, tone: 'active', icon: 'inbox' },
  'under-review': { label: m.practices_status_under_review, tone: 'active', icon: 'eye' },
  'information-requested': { label: m.practices_status_information_requested, tone: 'wait', icon: 'question' },
  discussed: { label: m.practices_status_discussed, tone: 'neutral', icon: 'message' },
  cleared: { label: m.practices_status_cleared, tone: 'support' },
  'not-included': { label: m.practices_status_not_included, tone: 'neutral', icon: 'cross' },
  published: { label: m.practices_status_published, tone: 'done', icon: 'book' },
  withdrawn: { label: m.practices_status_withdrawn, tone: 'neutral', icon: 'close' },
  succeeded: { label: m.practices_status_succeeded, tone: 'neutral', icon: 'arrow-forward' },
};

export const LIVING: Record<LivingStatus, Said> = {
  planned: m.practices_living_planned,
  pilot: m.practices_living_pilot,
  'in-force': m.practices_living_in_force,
  'at-risk': m.practices_living_at_risk,
  ended: m.practices_living_ended,
  repealed: m.practices_living_repealed,
};

export const EVIDENCE: Record<EvidenceLevel, { label: Said; hint: Said }> = {
  described: { label: m.practices_evidence_described, hint: m.practices_evidence_described_hint },
  documented: { label: m.practices_evidence_documented, hint: m.practices_evidence_documented_hint },
  evaluated: { label: m.practices_evidence_evaluated, hint: m.practices_evidence_evaluated_hint },
  'independently-evaluated': {
    label: m.practices_evidence_independently_evaluated,
    hint: m.practices_evidence_independently_evaluated_hint,
  },
};

export const JOURNEY: Record<JourneyPhase, Said> = {
  origin: m.practices_journey_origin,
  transit: m.practices_journey_transit,
  destination: m.practices_journey_destination,
  return: m.practices_journey_return,
};

export const CAPACITY: Record<Capacity, Said> = {
  'national-position': m.practices_capacity_national_position,
  'on-behalf-of-group': m.practices_capacity_on_behalf_of_group,
  'expert-view': m.practices_capacity_expert_view,
  secretariat: m.practices_capacity_secretariat,
};

/** How far the submitters are named; of the ladder, the rungs that make sense for a practice. */
export const ATTRIBUTION: Partial<Record<AttributionLevel, { label: Said; hint: Said }>> = {
  delegation: { label: m.practices_attribution_delegation, hint: m.practices_attribution_delegation_hint },
  category: { label: m.practices_attribution_category, hint: m.practices_attribution_category_hint },
  unattributed: { label: m.practices_attribution_unattributed, hint: m.practices_attribution_unattributed_hint },
};

/** What a step was, in the history. */
export const STEPS_TAKEN: Record<Step, Said> = {
  submit: m.practices_taken_submit,
  'start-review': m.practices_taken_start_review,
  'request-information': m.practices_taken_request_information,
  discuss: m.practices_taken_discuss,
  clear: m.practices_taken_clear,
  'not-include': m.practices_taken_not_include,
  reopen: m.practices_taken_reopen,
  publish: m.practices_taken_publish,
  withdraw: m.practices_taken_withdraw,
  resume: m.practices_taken_resume,
  succeed: m.practices_taken_succeed,
};

const PARTS: Record<string, Said> = {
  language: m.practices_field_language,
  title: m.practices_field_title,
  summary: m.practices_field_summary,
  action: m.practices_field_action,
  measure: m.practices_field_measure,
  result: m.practices_field_result,
  area: m.practices_field_area,
  areaId: m.practices_field_area,
  submitters: m.practices_field_submitters,
  countries: m.practices_field_countries,
  partners: m.practices_field_partners,
  beneficiaries: m.practices_field_beneficiaries,
  startDate: m.practices_field_start_date,
  endDate: m.practices_field_end_date,
  livingStatus: m.practices_field_living_status,
  livingStatusOn: m.practices_field_living_status_on,
  evidenceLevel: m.practices_field_evidence_level,
  sources: m.practices_field_sources,
  attachments: m.practices_attachments,
  instruments: m.practices_field_instruments,
  gcmObjectives: m.practices_field_gcm_objectives,
  sdgTargets: m.practices_field_sdg_targets,
  journeyPhases: m.practices_field_journey_phases,
  guidingPrinciples: m.practices_field_guiding_principles,
  beneficiaryGroups: m.practices_field_beneficiary_groups,
  capacity: m.practices_field_capacity,
  attribution: m.practices_field_attribution,
  body: m.practices_field_body,
};
/** The name of a part of a practice, or of the first part of a path into it: `sources.0.label` is "Sources". */
export const partName = (path: string): string => PARTS[path.split('.')[0]!]?.() ?? path;
