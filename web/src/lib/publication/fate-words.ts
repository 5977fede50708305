import type { EditionChange, Fate, ObjectionStatus, WhyNot } from '@penholder/shared/output';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/StatusTag.svelte';

/** What became of a practice in an edition. */
export const FATE: Record<Fate, { label: () => string; tone: Tone }> = {
  new: { label: m.output_fate_new, tone: 'done' },
  changed: { label: m.output_fate_changed, tone: 'done' },
  same: { label: m.output_fate_same, tone: 'done' },
  'not-printed': { label: m.output_fate_not_printed, tone: 'neutral' },
};

/** Why an edition does not print a practice, as a sentence. */
export const WHY: Record<WhyNot, () => string> = {
  'left-out': m.output_why_left_out,
  'attribution-withheld': m.output_why_withheld,
  'not-confirmed': m.output_why_not_confirmed,
  withdrawn: m.output_why_withdrawn,
  'not-included': m.output_why_not_included,
  succeeded: m.output_why_succeeded,
  'in-review': m.output_why_in_review,
};

export const OBJECTION: Record<ObjectionStatus, { label: () => string; tone: Tone }> = {
  open: { label: m.output_objection_open, tone: 'wait' },
  taken: { label: m.output_objection_taken, tone: 'support' },
  answered: { label: m.output_objection_answered, tone: 'neutral' },
  withdrawn: { label: m.output_objection_withdrawn, tone: 'neutral' },
};

/** What happened to something between two editions. */
export const CHANGE: Record<EditionChange, { label: () => string; tone: Tone }> = {
  added: { label: m.output_change_added, tone: 'support' },
  dropped: { label: m.output_change_dropped, tone: 'object' },
  changed: { label: m.output_change_changed, tone: 'active' },
  moved: { label: m.output_change_moved, tone: 'neutral' },
};
