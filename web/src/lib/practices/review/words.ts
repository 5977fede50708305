import { m } from '#lib/paraglide/messages.js';

/** The steps that co-chairs and penholder take. */
export type ReviewStep = 'start-review' | 'request-information' | 'discuss' | 'clear' | 'not-include' | 'reopen';

interface Words {
  label: () => string;
  question: () => string;
  consequence: () => string;
  /** What the reason is called, where one is given. */
  reason?: () => string;
  done: () => string;
  /** The key that takes it, while the queue has the focus. */
  key: string;
}

export const REVIEW_STEPS: Record<ReviewStep, Words> = {
  'start-review': {
    label: m.practices_step_start_review,
    question: m.practices_step_start_review_question,
    consequence: m.practices_step_start_review_consequence,
    done: m.practices_step_start_review_done,
    key: 's',
  },
  'request-information': {
    label: m.practices_step_request_information,
    question: m.practices_step_request_information_question,
    consequence: m.practices_step_request_information_consequence,
    reason: m.practices_step_request_information_reason,
    done: m.practices_step_request_information_done,
    key: 'i',
  },
  discuss: {
    label: m.practices_step_discuss,
    question: m.practices_step_discuss_question,
    consequence: m.practices_step_discuss_consequence,
    done: m.practices_step_discuss_done,
    key: 'd',
  },
  clear: {
    label: m.practices_step_clear,
    question: m.practices_step_clear_question,
    consequence: m.practices_step_clear_consequence,
    done: m.practices_step_clear_done,
    key: 'c',
  },
  'not-include': {
    label: m.practices_step_not_include,
    question: m.practices_step_not_include_question,
    consequence: m.practices_step_not_include_consequence,
    reason: m.practices_reason,
    done: m.practices_step_not_include_done,
    key: 'n',
  },
  reopen: {
    label: m.practices_step_reopen,
    question: m.practices_step_reopen_question,
    consequence: m.practices_step_reopen_consequence,
    reason: m.practices_reason,
    done: m.practices_step_reopen_done,
    key: 'r',
  },
};
