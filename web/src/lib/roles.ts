import type { Role } from '@penholder/shared/people';
import type { Phase } from '@penholder/shared/round-tables';
import { m } from '#lib/paraglide/messages.js';

const NAMES: Record<Role, () => string> = {
  'co-chair': m.common_role_co_chair,
  penholder: m.common_role_penholder,
  secretariat: m.common_role_secretariat,
  interpreter: m.common_role_interpreter,
  observer: m.common_role_observer,
};

/** The name of a role in the reader's language. */
export const roleName = (role: Role): string => NAMES[role]();

const PHASES: Record<Phase, () => string> = {
  preparation: m.common_phase_preparation,
  consultation: m.common_phase_consultation,
  drafting: m.common_phase_drafting,
  adoption: m.common_phase_adoption,
  'follow-up': m.common_phase_follow_up,
};

/** The name of a phase in the reader's language. */
export const phaseName = (phase: Phase): string => PHASES[phase]();
