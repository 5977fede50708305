import type { WaitingKind, WaitingSubject } from '@penholder/shared/waiting';
import { symbolOf } from '@penholder/shared/practices';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons.ts';

type Said = () => string;
type Counted = (inputs: { count: number }) => string;

interface Shown {
  /** What is to be done. */
  act: Said;
  icon: IconName;
  /** What is counted. */
  things: Counted;
}

const q = m.waiting_questions;
const r = m.waiting_responses;
const p = m.waiting_practices;
const d = m.waiting_decisions;

/** How each kind of what waits is shown. */
export const SHOWN: Record<WaitingKind, Shown> = {
  'round-table.phase-key': { act: m.waiting_act_phase_key, icon: 'lock', things: m.waiting_keys },
  'round-table.attribution-key': { act: m.waiting_act_attribution_key, icon: 'lock', things: m.waiting_keys },
  'response.returned': { act: m.waiting_act_response_returned, icon: 'arrow-back', things: r },
  'practice.information-requested': { act: m.waiting_act_information_requested, icon: 'arrow-back', things: p },
  'decision.to-vote': { act: m.waiting_act_vote, icon: 'vote', things: d },
  'practice.to-confirm': { act: m.waiting_act_confirm, icon: 'check', things: p },
  'practice.to-consent': { act: m.waiting_act_consent, icon: 'link', things: p },
  'practice.names-you': { act: m.waiting_act_names_you, icon: 'eye', things: p },
  'practice.status-asked': { act: m.waiting_act_status_asked, icon: 'clock', things: p },
  'annex.sentence-to-read': { act: m.waiting_act_sentence_to_read, icon: 'book', things: p },
  'response.to-accept': { act: m.waiting_act_accept, icon: 'inbox', things: r },
  'practice.to-review': { act: m.waiting_act_review, icon: 'inbox', things: p },
  'practice.in-review': { act: m.waiting_act_in_review, icon: 'eye', things: p },
  'practice.to-decide': { act: m.waiting_act_decide, icon: 'practices', things: p },
  'decision.to-close': { act: m.waiting_act_close_decision, icon: 'vote', things: d },
  'decision.to-publish': { act: m.waiting_act_publish_decision, icon: 'vote', things: d },
  'edition.failed': { act: m.waiting_act_edition_failed, icon: 'alert', things: m.waiting_editions },
  'edition.to-publish': { act: m.waiting_act_publish_edition, icon: 'book', things: m.waiting_editions },
  'paper.to-confirm': { act: m.waiting_act_confirm_paper, icon: 'document', things: m.waiting_papers },
  'response.to-submit': { act: m.waiting_act_submit_response, icon: 'send', things: r },
  'response.joint-to-submit': { act: m.waiting_act_submit_joint, icon: 'send', things: r },
  'response.in-progress': { act: m.waiting_act_go_on_response, icon: 'edit', things: r },
  'question.to-answer': { act: m.waiting_act_answer, icon: 'question', things: q },
  'response.older-wording': { act: m.waiting_act_older_wording, icon: 'refresh', things: r },
  'practice.to-submit': { act: m.waiting_act_submit_practice, icon: 'send', things: p },
  'practice.to-complete': { act: m.waiting_act_complete_practice, icon: 'edit', things: p },
  'practice-call.to-answer': { act: m.coverage_act_answer, icon: 'practices', things: m.coverage_calls_count },
  'practice.endorse-too': { act: m.waiting_act_endorse_too, icon: 'check', things: p },
  'practice.none-yet': { act: m.waiting_act_none_yet, icon: 'practices', things: m.waiting_your_delegation },
  'question.to-open': { act: m.waiting_act_open_question, icon: 'question', things: q },
  'practice-call.to-open': { act: m.coverage_act_open, icon: 'practices', things: m.coverage_calls_count },
  'decision.to-open': { act: m.waiting_act_open_decision, icon: 'vote', things: d },
  'annex.objection': { act: m.waiting_act_objection, icon: 'alert', things: m.waiting_objections },
  'annex.older-sentence': { act: m.waiting_act_older_sentence, icon: 'book', things: p },
  'edition.fates': { act: m.waiting_act_fates, icon: 'book', things: m.waiting_editions },
  'delegation.without-people': { act: m.waiting_act_invite, icon: 'people', things: m.waiting_delegations },
  'mention.unread': { act: m.waiting_act_mentions, icon: 'message', things: m.waiting_mentions },
  'question.awaited': { act: m.waiting_act_awaited, icon: 'clock', things: m.waiting_delegations },
  'decision.awaited': { act: m.waiting_act_votes_awaited, icon: 'clock', things: m.waiting_delegations },
  'practice.naming-awaited': { act: m.waiting_act_naming_awaited, icon: 'clock', things: m.waiting_namings },
  'invitation.not-accepted': { act: m.waiting_act_invitations, icon: 'clock', things: m.waiting_people },
};

/** Kinds that say how many even where they are about one thing: how many responses to a question, how many who have not voted. */
export const COUNTED_WITHIN: ReadonlySet<WaitingKind> = new Set([
  'response.to-accept',
  'question.awaited',
  'decision.awaited',
] as const);

/** How the subject is called before its title; undefined where its title is all. */
export function nameOf({ kind, number }: WaitingSubject): string | undefined {
  if (number === null) return undefined;
  if (kind === 'practice') return symbolOf(number);
  if (kind === 'practice-call') return m.coverage_call_number({ number });
  return kind === 'decision' ? m.decisions_number({ number }) : m.waiting_question_short({ number });
}
