import { m } from '#lib/paraglide/messages.js';

/** The objectives of the Global Compact, in few words of our own, by their number. */
const OBJECTIVES: readonly (() => string)[] = [
  m.practices_gcm_1,
  m.practices_gcm_2,
  m.practices_gcm_3,
  m.practices_gcm_4,
  m.practices_gcm_5,
  m.practices_gcm_6,
  m.practices_gcm_7,
  m.practices_gcm_8,
  m.practices_gcm_9,
  m.practices_gcm_10,
  m.practices_gcm_11,
  m.practices_gcm_12,
  m.practices_gcm_13,
  m.practices_gcm_14,
  m.practices_gcm_15,
  m.practices_gcm_16,
  m.practices_gcm_17,
  m.practices_gcm_18,
  m.practices_gcm_19,
  m.practices_gcm_20,
  m.practices_gcm_21,
  m.practices_gcm_22,
  m.practices_gcm_23,
];
/** `15. Access to basic services` */
export const objectiveName = (number: number): string => `${number}. ${OBJECTIVES[number - 1]?.() ?? ''}`;

const GOALS: readonly (() => string)[] = [
  m.practices_sdg_1,
  m.practices_sdg_2,
  m.practices_sdg_3,
  m.practices_sdg_4,
  m.practices_sdg_5,
  m.practices_sdg_6,
  m.practices_sdg_7,
  m.practices_sdg_8,
  m.practices_sdg_9,
  m.practices_sdg_10,
  m.practices_sdg_11,
  m.practices_sdg_12,
  m.practices_sdg_13,
  m.practices_sdg_14,
  m.practices_sdg_15,
  m.practices_sdg_16,
  m.practices_sdg_17,
];
/** The name of a Sustainable Development Goal. */
export const goalName = (number: number): string => GOALS[number - 1]?.() ?? String(number);
