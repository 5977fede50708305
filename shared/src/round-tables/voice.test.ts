import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor } from '../people/index.ts';
import { ATTRIBUTION_LEVELS, type AttributionLevel } from './attribution.ts';
import { levelOfTable, projectTime, projectVoice, type VoiceFacts } from './voice.ts';

const egypt = 'egypt' as DelegationId;
const facts: VoiceFacts = {
  person: { id: 'amina' as PersonId, name: 'Amina' },
  delegation: { id: egypt, names: { en: 'Egypt' }, kind: 'state' },
  office: null,
  capacity: 'national-position',
  attribution: 'person',
};
const anActor = (over: Partial<Actor> = {}): Actor => ({
  personId: 'reader' as PersonId,
  roundTableId: 'rt' as RoundTableId,
  roles: ['penholder'],
  accreditations: [],
  ...over,
});
const place = { standing: 'head', isFocalPoint: false, maySubmit: true, mayVote: true } as const;
const many = () => 30;
const seen = (
  over: Partial<VoiceFacts>,
  reader: Actor | undefined,
  tableLevel: AttributionLevel = 'person',
  membersOf = many,
) => projectVoice({ ...facts, ...over }, { reader, tableLevel, membersOf });

it('[RT1] shows the lower of the item and the table on every pair of rungs', () => {
  for (const item of ATTRIBUTION_LEVELS)
    for (const table of ATTRIBUTION_LEVELS) {
      const expected =
        ATTRIBUTION_LEVELS[Math.min(ATTRIBUTION_LEVELS.indexOf(item), ATTRIBUTION_LEVELS.indexOf(table))];
      const voice = seen({ attribution: item }, anActor(), table);
      expect(voice.level).toBe(expected);
      expect(voice.person === null).toBe(expected !== 'person');
      expect(voice.delegation === null).toBe(expected !== 'person' && expected !== 'delegation');
    }
});

it('[RT1] lowers what a phase lowers', () => {
  const settings = { attribution: 'person', attributionByPhase: { adoption: 'unattributed' } } as const;
  expect(levelOfTable(settings, 'consultation')).toBe('person');
  expect(levelOfTable(settings, 'adoption')).toBe('unattributed');
});

it('[RT2] shows authors their own name and a delegation its own voice', () => {
  const author = anActor({
    personId: 'amina' as PersonId,
    roles: [],
    accreditations: [{ ...place, delegationId: egypt }],
  });
  expect(seen({ attribution: 'sealed' }, author, 'sealed')).toMatchObject({ level: 'person', mine: true });
  const colleague = anActor({ roles: [], accreditations: [{ ...place, delegationId: egypt }] });
  expect(seen({ attribution: 'sealed' }, colleague, 'sealed')).toMatchObject({
    level: 'delegation',
    person: null,
    delegation: { id: egypt },
    mine: true,
  });
  expect(seen({ attribution: 'sealed' }, anActor(), 'sealed')).toMatchObject({
    person: null,
    delegation: null,
    category: null,
    capacity: null,
    mine: false,
  });
});

it('[RT3] hides a category with four members and shows one with five', () => {
  expect(seen({ attribution: 'category' }, anActor(), 'person', () => 4)).toMatchObject({
    level: 'unattributed',
    category: null,
  });
  expect(seen({ attribution: 'category' }, anActor(), 'person', () => 5)).toMatchObject({
    level: 'category',
    category: 'state',
  });
  expect(seen({ attribution: 'category', delegation: null, office: 'co-chair' }, anActor()).level).toBe('unattributed');
});

it('[RT4] tells observers the delegation and outsiders the category', () => {
  expect(seen({}, anActor({ roles: ['observer'] })).level).toBe('delegation');
  expect(seen({}, undefined).level).toBe('category');
});

it('[RT5] shows the day instead of the time below the delegation', () => {
  const at = new Date('2026-03-01T23:30:00Z');
  expect(projectTime(at, { level: 'unattributed' }, 'Europe/Zurich')).toBe('2026-03-02');
  expect(projectTime(at, { level: 'delegation' }, 'Europe/Zurich')).toBe('2026-03-01T23:30:00.000Z');
});
