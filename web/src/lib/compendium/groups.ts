import type { countCompendium } from '@penholder/shared/compendium';
import { SDG_TARGETS } from '@penholder/shared/practices';
import type { TargetNames } from '@penholder/shared/practices/registers/targets';
import type { ReplyOf } from '#lib/api.ts';
import { languageName, sortBy } from '#lib/format.ts';
import { textOf } from '#lib/me.ts';
import { m } from '#lib/paraglide/messages.js';
import { kindName } from '#lib/people/words.ts';
import { goalLabel, GROUPS, objectiveName, PRINCIPLES, targetName } from '#lib/practices/classifications.ts';
import { sourceOf } from '#lib/practices/register-source.ts';
import { EVIDENCE, JOURNEY, LIVING } from '#lib/practices/words.ts';
import { type Address, type Filter, WHOLE } from './filters.ts';

export interface Value {
  value: string;
  label: string;
  language?: string;
  count: number;
}
export interface Group {
  filter: Filter;
  label: string;
  values: Value[];
  /** What must stand wherever its values do. */
  note?: string;
  /** Whether it stands open before anything is chosen in it. */
  isOpen?: true;
  /** How many values there are, where only those with the most practices, and those chosen, are listed. */
  outOf?: number;
}

/** Two hundred countries and as many targets are half of a page that a slow phone has to set: where there are more, the first ones stand. */
const MOST_VALUES = 40;
const FIRST_VALUES = 20;

/** The regions that stand in the list; the others are found by their countries. UN M49. */
const CONTINENTS = ['002', '019', '142', '150', '009'];

/** The groups of filters that have anything to choose from, or from which something is chosen. */
export function groupsOf(
  counts: ReplyOf<typeof countCompendium>,
  { searchParams }: Address,
  targetNames: TargetNames,
): Group[] {
  const isChosen = (filter: Filter, value: string) => searchParams.getAll(filter).includes(value);
  const several = new Set(counts.areas.map(({ code }) => code)).size > 1;
  const most = (values: Value[]) => values.toSorted((a, b) => b.count - a.count);
  const place = ({ code, name, count }: { code: string; name: string; count: number }): Value => ({
    value: code,
    label: name,
    count,
  });
  const groups: Group[] = [
    {
      filter: 'area',
      label: m.practices_field_area(),
      isOpen: true,
      values: most(
        counts.areas.map(({ id, names, code, count }) => {
          const { text, language } = textOf(names);
          return { value: id, label: several ? `${text} (${code})` : text, language, count };
        }),
      ),
    },
    {
      filter: 'region',
      label: m.compendium_regions(),
      isOpen: true,
      values: sortBy(
        counts.regions.filter(({ code }) => CONTINENTS.includes(code) || isChosen('region', code)).map(place),
        ({ label }) => label,
      ),
    },
    {
      filter: 'country',
      label: m.practices_field_countries(),
      values: sortBy(counts.countries.map(place), ({ label }) => label),
    },
    {
      filter: 'living',
      label: m.practices_field_living_status(),
      values: most(
        counts.livingStatuses.map(({ livingStatus, count }) => ({
          value: livingStatus,
          label: LIVING[livingStatus](),
          count,
        })),
      ),
    },
    {
      filter: 'evidence',
      label: m.practices_field_evidence_level(),
      // Wherever a level is shown, it says that nobody has verified it. [PR21]
      note: m.practices_evidence_disclaimer(),
      values: most(
        counts.evidenceLevels.map(({ evidenceLevel, count }) => ({
          value: evidenceLevel,
          label: EVIDENCE[evidenceLevel].label(),
          count,
        })),
      ),
    },
    {
      filter: 'objective',
      label: m.practices_field_gcm_objectives(),
      note: sourceOf('gcm-objectives'),
      values: counts.objectives
        .map(({ objective, count }) => ({ value: String(objective), label: objectiveName(objective), count }))
        .toSorted((a, b) => Number(a.value) - Number(b.value)),
    },
    {
      filter: 'goal',
      label: m.practices_field_sdg_goals(),
      note: sourceOf('sdg-goals'),
      values: counts.goals
        .map(({ goal, count }) => ({ value: String(goal), label: goalLabel(goal), count }))
        .toSorted((a, b) => Number(a.value) - Number(b.value)),
    },
    {
      filter: 'target',
      label: m.practices_field_sdg_targets(),
      note: sourceOf('sdg-targets'),
      values: counts.targets
        .map(({ target, count }) => ({ value: target, label: targetName(target, targetNames), count }))
        .toSorted((a, b) => SDG_TARGETS.indexOf(a.value) - SDG_TARGETS.indexOf(b.value)),
    },
    {
      filter: 'phase',
      label: m.practices_field_journey_phases(),
      values: most(counts.phases.map(({ phase, count }) => ({ value: phase, label: JOURNEY[phase](), count }))),
    },
    {
      filter: 'group',
      label: m.practices_field_beneficiary_groups(),
      note: sourceOf('beneficiary-groups'),
      values: most(counts.groups.map(({ group, count }) => ({ value: group, label: GROUPS[group](), count }))),
    },
    {
      filter: 'principle',
      label: m.practices_field_guiding_principles(),
      note: sourceOf('guiding-principles'),
      values: most(
        counts.principles.map(({ principle, count }) => ({ value: principle, label: PRINCIPLES[principle](), count })),
      ),
    },
    {
      filter: 'kind',
      label: m.compendium_kinds(),
      values: most(counts.kinds.map(({ kind, count }) => ({ value: kind, label: kindName(kind), count }))),
    },
    {
      filter: 'in',
      label: m.compendium_languages(),
      values: most(
        counts.languages.map(({ language, count }) => ({ value: language, label: languageName(language), count })),
      ),
    },
  ];
  const whole = searchParams.get(WHOLE);
  return groups
    .filter(({ values }) => values.length > 0)
    .map((group) => {
      if (group.filter === whole) return { ...group, isOpen: true as const };
      if (group.values.length <= MOST_VALUES) return group;
      const first = new Set(most(group.values).slice(0, FIRST_VALUES));
      const values = group.values.filter((one) => first.has(one) || isChosen(group.filter, one.value));
      return { ...group, values, outOf: group.values.length };
    });
}
