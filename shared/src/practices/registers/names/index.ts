// A door of its own: who only needs the codes does not carry their names in six languages.
import { inLanguage, type Language } from '../../../kernel/index.ts';
import type { ExportField } from '../../export.ts';
import {
  BENEFICIARY_GROUPS,
  EVIDENCE_LEVELS,
  GCM_OBJECTIVES,
  goalOf,
  GUIDING_PRINCIPLES,
  JOURNEY_PHASES,
  LIVING_STATUSES,
  SDG_GOALS,
  SDG_TARGETS,
} from '../../registers.ts';
import { REGISTER_SOURCES, type RegisterSource } from '../../register-sources.ts';
import type { RegisterId } from '../../registers-contract.ts';
import { BENEFICIARY_GROUP_NAMES } from './beneficiary-groups.ts';
import { EVIDENCE_LEVEL_NAMES } from './evidence-levels.ts';
import { OBJECTIVE_NAMES } from './gcm-objectives.ts';
import { GUIDING_PRINCIPLE_NAMES } from './guiding-principles.ts';
import { type InSix, OFFICIAL_LANGUAGES, type OfficialLanguage } from './in-six.ts';
import { JOURNEY_PHASE_NAMES } from './journey-phases.ts';
import { LIVING_STATUS_NAMES } from './living-statuses.ts';
import { GOAL_NAMES } from './sdg-goals.ts';
import { TARGET_NAMES } from './sdg-targets.ts';

export { type InSix, OFFICIAL_LANGUAGES, type OfficialLanguage } from './in-six.ts';
export {
  BENEFICIARY_GROUP_NAMES,
  EVIDENCE_LEVEL_NAMES,
  GUIDING_PRINCIPLE_NAMES,
  JOURNEY_PHASE_NAMES,
  LIVING_STATUS_NAMES,
  OBJECTIVE_NAMES,
  TARGET_NAMES,
};

export interface RegisterCode {
  readonly code: string;
  readonly names: InSix;
  /** Of a target: the code of its goal. */
  readonly within: string | null;
}

/** A closed list that practices are described by, with its names. */
export interface Register extends RegisterSource {
  readonly id: RegisterId;
  /** The column of an export, or of a file to import, that its codes stand in; those of goals stand before the point. */
  readonly column: ExportField;
  readonly codes: RegisterCode[];
}

const named = <Code extends string | number>(
  codes: readonly Code[],
  names: Readonly<Record<Code, InSix>>,
): RegisterCode[] => codes.map((code) => ({ code: String(code), names: names[code], within: null }));

/** The registers, each in its order. */
export const REGISTERS: readonly Register[] = [
  {
    id: 'living-statuses',
    column: 'living_status',
    ...REGISTER_SOURCES['living-statuses'],
    codes: named(LIVING_STATUSES, LIVING_STATUS_NAMES),
  },
  {
    id: 'evidence-levels',
    column: 'evidence_level',
    ...REGISTER_SOURCES['evidence-levels'],
    codes: named(EVIDENCE_LEVELS, EVIDENCE_LEVEL_NAMES),
  },
  {
    id: 'journey-phases',
    column: 'journey_phases',
    ...REGISTER_SOURCES['journey-phases'],
    codes: named(JOURNEY_PHASES, JOURNEY_PHASE_NAMES),
  },
  {
    id: 'gcm-objectives',
    column: 'gcm_objectives',
    ...REGISTER_SOURCES['gcm-objectives'],
    codes: named(GCM_OBJECTIVES, OBJECTIVE_NAMES),
  },
  {
    id: 'guiding-principles',
    column: 'guiding_principles',
    ...REGISTER_SOURCES['guiding-principles'],
    codes: named(GUIDING_PRINCIPLES, GUIDING_PRINCIPLE_NAMES),
  },
  {
    id: 'beneficiary-groups',
    column: 'beneficiary_groups',
    ...REGISTER_SOURCES['beneficiary-groups'],
    codes: named(BENEFICIARY_GROUPS, BENEFICIARY_GROUP_NAMES),
  },
  {
    id: 'sdg-goals',
    column: 'sdg_targets',
    ...REGISTER_SOURCES['sdg-goals'],
    codes: named(SDG_GOALS, GOAL_NAMES),
  },
  {
    id: 'sdg-targets',
    column: 'sdg_targets',
    ...REGISTER_SOURCES['sdg-targets'],
    codes: named(SDG_TARGETS, TARGET_NAMES).map((one) => ({ ...one, within: String(goalOf(one.code)) })),
  },
];

/** The languages in which names are shown to readers of `wanted`, in its order: one without names gives way to English. */
export const namedIn = (wanted: readonly Language[]): OfficialLanguage[] => {
  const [{ names }] = REGISTERS[0]!.codes as [RegisterCode];
  const found = wanted.map((language) => inLanguage(names, language).language);
  return OFFICIAL_LANGUAGES.filter((language) => found.includes(language)).sort(
    (a, b) => found.indexOf(a) - found.indexOf(b),
  );
};
