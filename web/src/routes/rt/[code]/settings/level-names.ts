import type { AttributionLevel } from '@penholder/shared/round-tables';
import { m } from '#lib/paraglide/messages.js';

const NAMES: Record<AttributionLevel, () => string> = {
  sealed: m.round_tables_level_sealed,
  unattributed: m.round_tables_level_unattributed,
  category: m.round_tables_level_category,
  delegation: m.round_tables_level_delegation,
  person: m.round_tables_level_person,
};
export const levelName = (level: AttributionLevel): string => NAMES[level]();

const HINTS: Record<AttributionLevel, () => string> = {
  sealed: m.round_tables_level_sealed_hint,
  unattributed: m.round_tables_level_unattributed_hint,
  category: m.round_tables_level_category_hint,
  delegation: m.round_tables_level_delegation_hint,
  person: m.round_tables_level_person_hint,
};
export const levelHint = (level: AttributionLevel): string => HINTS[level]();
