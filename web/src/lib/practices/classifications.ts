import type { BeneficiaryGroup, GuidingPrinciple } from '@penholder/shared/practices';
import type { TargetNames } from '@penholder/shared/practices/registers/targets';
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

/** `3. Good health and well-being`: with its number, where goals stand in their order. */
export const goalLabel = (number: number): string => `${number}. ${goalName(number)}`;

/**
 * `10.7 Orderly, safe, regular migration`: a target by the names of the page's language. Its code is isolated, for beside
 * Arabic words the point of `10.c` would turn it round.
 */
export const targetName = (code: string, names: TargetNames): string =>
  `\u2068${code}\u2069 ${names[code] ?? ''}`.trim();

/** The guiding principles of the Global Compact. */
export const PRINCIPLES: Readonly<Record<GuidingPrinciple, () => string>> = {
  'people-centred': m.practices_principle_people_centred,
  'international-cooperation': m.practices_principle_international_cooperation,
  'national-sovereignty': m.practices_principle_national_sovereignty,
  'rule-of-law': m.practices_principle_rule_of_law,
  'sustainable-development': m.practices_principle_sustainable_development,
  'human-rights': m.practices_principle_human_rights,
  'gender-responsive': m.practices_principle_gender_responsive,
  'child-sensitive': m.practices_principle_child_sensitive,
  'whole-of-government': m.practices_principle_whole_of_government,
  'whole-of-society': m.practices_principle_whole_of_society,
};

/** The groups that a practice may reach. */
export const GROUPS: Readonly<Record<BeneficiaryGroup, () => string>> = {
  'women-and-girls': m.practices_group_women_and_girls,
  children: m.practices_group_children,
  'unaccompanied-children': m.practices_group_unaccompanied_children,
  youth: m.practices_group_youth,
  'older-persons': m.practices_group_older_persons,
  'persons-with-disabilities': m.practices_group_persons_with_disabilities,
  families: m.practices_group_families,
  'migrant-workers': m.practices_group_migrant_workers,
  'domestic-workers': m.practices_group_domestic_workers,
  'irregular-situation': m.practices_group_irregular_situation,
  'victims-of-trafficking': m.practices_group_victims_of_trafficking,
  'victims-of-violence': m.practices_group_victims_of_violence,
  'smuggled-migrants': m.practices_group_smuggled_migrants,
  'indigenous-peoples': m.practices_group_indigenous_peoples,
  minorities: m.practices_group_minorities,
  'returning-migrants': m.practices_group_returning_migrants,
  diaspora: m.practices_group_diaspora,
  'host-communities': m.practices_group_host_communities,
};
