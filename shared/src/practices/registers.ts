/**
 * The closed lists that a practice is described by. Codes are what is stored and sent; the words for people are in the
 * message files, under `practices_living_<code>`, `practices_evidence_<code>`, `practices_journey_<code>`, with `_` for `-`;
 * names in six languages, for what leaves in others than the pages', in `registers/names`, those of targets in
 * `registers/targets`, which pages fetch. [PR61]
 */

/** Whether the practice lives: said as of a day, because a law in force today may be repealed tomorrow. */
export const LIVING_STATUSES = ['planned', 'pilot', 'in-force', 'at-risk', 'ended', 'repealed'] as const;
export type LivingStatus = (typeof LIVING_STATUSES)[number];

/** What the submitters say stands behind the practice; declared by them, verified by nobody. From weakest to strongest. */
export const EVIDENCE_LEVELS = ['described', 'documented', 'evaluated', 'independently-evaluated'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** The parts of a migrant's journey that a practice bears on. */
export const JOURNEY_PHASES = ['origin', 'transit', 'destination', 'return'] as const;
export type JourneyPhase = (typeof JOURNEY_PHASES)[number];

/**
 * The ten guiding principles of the Global Compact (A/RES/73/195, para. 15), in its order; words under
 * `practices_principle_<code>`.
 */
export const GUIDING_PRINCIPLES = [
  'people-centred',
  'international-cooperation',
  'national-sovereignty',
  'rule-of-law',
  'sustainable-development',
  'human-rights',
  'gender-responsive',
  'child-sensitive',
  'whole-of-government',
  'whole-of-society',
] as const;
export type GuidingPrinciple = (typeof GUIDING_PRINCIPLES)[number];

/**
 * The groups of people that a practice may reach: those that A/RES/73/195 itself names, in short words of ours under
 * `practices_group_<code>`. Para. 23 (objective 7) names women at risk, children, the unaccompanied or separated ones,
 * older persons, persons with disabilities, indigenous peoples, ethnic and religious minorities, victims of violence and of
 * trafficking, smuggled migrants, domestic workers and migrants of irregular status; para. 15 all women and girls; para. 18
 * (objective 2) the youth; para. 21 (5) families; para. 22 (6) migrant workers; para. 32 (16) the communities that receive
 * migrants; para. 35 (19) diasporas; para. 37 (21) those who return.
 */
export const BENEFICIARY_GROUPS = [
  'women-and-girls',
  'children',
  'unaccompanied-children',
  'youth',
  'older-persons',
  'persons-with-disabilities',
  'families',
  'migrant-workers',
  'domestic-workers',
  'irregular-situation',
  'victims-of-trafficking',
  'victims-of-violence',
  'smuggled-migrants',
  'indigenous-peoples',
  'minorities',
  'returning-migrants',
  'diaspora',
  'host-communities',
] as const;
export type BeneficiaryGroup = (typeof BENEFICIARY_GROUPS)[number];

/** The objectives of the Global Compact for Safe, Orderly and Regular Migration (A/RES/73/195), by number; words under `practices_gcm_<number>`. */
export const GCM_OBJECTIVES: readonly number[] = Array.from({ length: 23 }, (_, index) => index + 1);

/** How many numbered and how many lettered targets each Sustainable Development Goal has (A/RES/70/1, para. 59). */
const TARGETS_PER_GOAL: readonly (readonly [numbered: number, lettered: number])[] = [
  [5, 2],
  [5, 3],
  [9, 4],
  [7, 3],
  [6, 3],
  [6, 2],
  [3, 2],
  [10, 2],
  [5, 3],
  [7, 3],
  [7, 3],
  [8, 3],
  [3, 2],
  [7, 3],
  [9, 3],
  [10, 2],
  [19, 0],
];

/** The Sustainable Development Goals, by number; words under `practices_sdg_<number>`. */
export const SDG_GOALS: readonly number[] = TARGETS_PER_GOAL.map((_, index) => index + 1);

/** The 169 targets of the goals by their codes, in order: `10.7`, `10.c`. */
export const SDG_TARGETS: readonly string[] = TARGETS_PER_GOAL.flatMap(([numbered, lettered], index) => [
  ...Array.from({ length: numbered }, (_, target) => `${index + 1}.${target + 1}`),
  ...Array.from({ length: lettered }, (_, target) => `${index + 1}.${String.fromCharCode(97 + target)}`),
]);

/** The goal of a target: `goalOf('10.7')` is 10. */
export const goalOf = (target: string): number => Number(target.split('.')[0]);
