import { expect, it } from 'vitest';
import type { PersonId, RoundTableId } from '../kernel/index.ts';
import { knownRegions, knownStates } from '../people/register/index.ts';
import type { Actor, Role } from '../people/index.ts';
import { isReordering, mayDeleteArea } from './area.ts';
import { isCallOpen, mayEnterCall } from './call.ts';
import { isPlace, REGION_CODES, STATE_CODES } from './places.ts';
import { BENEFICIARY_GROUPS, GCM_OBJECTIVES, goalOf, GUIDING_PRINCIPLES, SDG_GOALS, SDG_TARGETS } from './registers.ts';

it('knows the 169 targets of the 17 goals', () => {
  expect(SDG_TARGETS).toHaveLength(169);
  expect(SDG_GOALS).toHaveLength(17);
  // As the Inter-agency and Expert Group counts them in its list of indicators.
  const perGoal = SDG_GOALS.map((goal) => SDG_TARGETS.filter((target) => goalOf(target) === goal).length);
  expect(perGoal).toEqual([7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19]);
  expect(SDG_TARGETS.slice(0, 8)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '1.a', '1.b', '2.1']);
  expect(SDG_TARGETS).toContain('10.7');
  expect(SDG_TARGETS.at(-1)).toBe('17.19');
  expect(goalOf('10.c')).toBe(10);
});

it('knows the 23 objectives of the Global Compact', () => {
  expect([GCM_OBJECTIVES.length, GCM_OBJECTIVES[0], GCM_OBJECTIVES.at(-1)]).toEqual([23, 1, 23]);
});

it('[PR60] knows the ten guiding principles of the Global Compact, and groups each once', () => {
  expect(new Set(GUIDING_PRINCIPLES).size).toBe(10);
  expect([GUIDING_PRINCIPLES[0], GUIDING_PRINCIPLES.at(-1)]).toEqual(['people-centred', 'whole-of-society']);
  expect(new Set(BENEFICIARY_GROUPS).size).toBe(BENEFICIARY_GROUPS.length);
});

it('knows the states and regions of the register of parties, and no others', () => {
  expect([...STATE_CODES].sort()).toEqual(
    knownStates()
      .map((state) => state.iso3166)
      .sort(),
  );
  expect([...REGION_CODES].sort()).toEqual(
    knownRegions()
      .map((region) => region.key)
      .sort(),
  );
  expect([isPlace('EG'), isPlace('001'), isPlace('XX'), isPlace('eg')]).toEqual([true, true, false, false]);
});

const person: Actor = { personId: 'p' as PersonId, roundTableId: 'rt' as RoundTableId, roles: [], accreditations: [] };
const role = (one: Role): Actor => ({ ...person, roles: [one] });

it('[PR6] closes the call at its minute, for first submissions', () => {
  const closesAt = '2026-05-03T18:00:00+02:00';
  const [before, at] = [new Date('2026-05-03T15:59:59.999Z'), new Date('2026-05-03T16:00:00Z')];
  expect([isCallOpen(closesAt, before), isCallOpen(closesAt, at), isCallOpen(null, at)]).toEqual([true, false, true]);
  expect(mayEnterCall(person, { version: 0 }, closesAt, before)).toBeUndefined();
  expect(mayEnterCall(person, { version: 0 }, closesAt, at)).toMatchObject({
    code: 'practice.call-closed',
    params: { closedAt: closesAt },
  });
  expect(mayEnterCall(person, { version: 1 }, closesAt, at)).toBeUndefined();
  expect(mayEnterCall(person, { version: 0, answers: true }, closesAt, at)).toBeUndefined();
  expect(mayEnterCall(role('co-chair'), { version: 0 }, closesAt, at)).toBeUndefined();
  expect(mayEnterCall(role('secretariat'), { version: 0 }, closesAt, at)).toMatchObject({
    code: 'practice.call-closed',
  });
});

it('[PR25] deletes an area only when it is empty', () => {
  expect(mayDeleteArea(0)).toBeUndefined();
  expect(mayDeleteArea(2)).toMatchObject({ code: 'area.not-empty', params: { practices: 2 } });
});

it('orders all the areas once each', () => {
  expect(isReordering(['a', 'b'], ['b', 'a'])).toBe(true);
  for (const wrong of [['a'], ['a', 'a'], ['a', 'b', 'c'], ['a', 'c']])
    expect(isReordering(['a', 'b'], wrong)).toBe(false);
});
