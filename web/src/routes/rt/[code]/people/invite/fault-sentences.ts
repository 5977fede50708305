import type { PlanFault } from '@penholder/shared/people';
import { m } from '#lib/paraglide/messages.js';

const SENTENCES: Record<PlanFault, (hint: string | null) => string> = {
  'bad-address': () => m.people_fault_bad_address(),
  'no-address': () => m.people_fault_no_address(),
  'bad-standing': () => m.people_fault_bad_standing(),
  'bad-role': () => m.people_fault_bad_role(),
  'bad-language': () => m.people_fault_bad_language(),
  'too-many-cells': () => m.people_fault_too_many_cells(),
  'nothing-to-do': () => m.people_fault_nothing_to_do(),
  'no-name': () => m.people_fault_no_name(),
  'unknown-delegation': (hint) =>
    hint ? m.people_fault_unknown_delegation_hint({ name: hint }) : m.people_fault_unknown_delegation(),
  'withdrawn-delegation': () => m.people_fault_withdrawn_delegation(),
  'not-your-delegation': () => m.people_fault_not_your_delegation(),
  'not-your-role': () => m.people_fault_not_your_role(),
  twice: (hint) => m.people_fault_twice({ line: hint ?? '' }),
  'second-focal-point': (hint) => m.people_fault_second_focal_point({ line: hint ?? '' }),
  'already-there': () => m.people_fault_already_there(),
  disabled: () => m.people_fault_disabled(),
};

/** Why a line is left out, and what may have been meant. */
export const faultSentence = (fault: string, hint: string | null): string =>
  SENTENCES[fault as PlanFault]?.(hint) ?? fault;
