import type { AttributionLevel, Capacity } from '@penholder/shared/round-tables';
import { m } from '#lib/paraglide/messages.js';

export const CAPACITY_WORDS: Readonly<Record<Capacity, () => string>> = {
  'national-position': m.deliberation_capacity_national_position,
  'on-behalf-of-group': m.deliberation_capacity_on_behalf_of_group,
  'expert-view': m.deliberation_capacity_expert_view,
  secretariat: m.deliberation_capacity_secretariat,
};

/** How far an author is told, in words for the author. */
export const LEVEL_WORDS: Readonly<Record<AttributionLevel, () => string>> = {
  sealed: m.deliberation_level_unattributed,
  unattributed: m.deliberation_level_unattributed,
  category: m.deliberation_level_category,
  delegation: m.deliberation_level_delegation,
  person: m.deliberation_level_person,
};
