import type { Choice, DecisionStatus, Method, Quorum, Secrecy, Threshold } from '@penholder/shared/decisions';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/StatusTag.svelte';

interface ChoiceWords {
  tone: Tone;
  label: () => string;
  /** What it says, for whoever has to choose. */
  meaning: () => string;
}

/** Each choice of a ballot in words, with the tone it is shown in. */
export const CHOICE_WORDS: Readonly<Record<Choice, ChoiceWords>> = {
  'co-sponsor': {
    tone: 'support',
    label: m.decisions_choice_co_sponsor,
    meaning: m.decisions_choice_co_sponsor_meaning,
  },
  support: { tone: 'support', label: m.decisions_choice_support, meaning: m.decisions_choice_support_meaning },
  'can-live-with': {
    tone: 'active',
    label: m.decisions_choice_can_live_with,
    meaning: m.decisions_choice_can_live_with_meaning,
  },
  reservation: {
    tone: 'reserve',
    label: m.decisions_choice_reservation,
    meaning: m.decisions_choice_reservation_meaning,
  },
  'need-instruction': {
    tone: 'wait',
    label: m.decisions_choice_need_instruction,
    meaning: m.decisions_choice_need_instruction_meaning,
  },
  'cannot-join': {
    tone: 'object',
    label: m.decisions_choice_cannot_join,
    meaning: m.decisions_choice_cannot_join_meaning,
  },
  yes: { tone: 'support', label: m.decisions_choice_yes, meaning: m.decisions_choice_yes_meaning },
  no: { tone: 'object', label: m.decisions_choice_no, meaning: m.decisions_choice_no_meaning },
  abstain: { tone: 'neutral', label: m.decisions_choice_abstain, meaning: m.decisions_choice_abstain_meaning },
};

export const STATUS_WORDS: Readonly<Record<DecisionStatus, { tone: Tone; label: () => string }>> = {
  draft: { tone: 'draft', label: m.decisions_status_draft },
  open: { tone: 'active', label: m.decisions_status_open },
  closed: { tone: 'done', label: m.decisions_status_closed },
  published: { tone: 'support', label: m.decisions_status_published },
};

export const METHOD_WORDS: Readonly<Record<Method, { label: () => string; hint: () => string }>> = {
  gradient: { label: m.decisions_method_gradient, hint: m.decisions_method_gradient_hint },
  'yes-no-abstain': { label: m.decisions_method_yes_no, hint: m.decisions_method_yes_no_hint },
};

export const SECRECY_WORDS: Readonly<Record<Secrecy, { label: () => string; hint: () => string }>> = {
  open: { label: m.decisions_secrecy_open, hint: m.decisions_secrecy_open_hint },
  'hidden-until-close': { label: m.decisions_secrecy_hidden, hint: m.decisions_secrecy_hidden_hint },
};

export const THRESHOLD_WORDS: Readonly<Record<Threshold, () => string>> = {
  'simple-majority': m.decisions_threshold_simple,
  'two-thirds': m.decisions_threshold_two_thirds,
  'no-vote-against': m.decisions_threshold_no_against,
};

export function quorumWords(quorum: Quorum): string {
  if (quorum.kind === 'none') return m.decisions_quorum_none();
  if (quorum.kind === 'count') return m.decisions_quorum_count({ count: quorum.count });
  return m.decisions_quorum_percent({ percent: quorum.percent });
}
