import { expect, it } from 'vitest';
import { faultsIn } from '../check-messages.ts';

const count = (...forms: string[]) => [
  {
    declarations: ['input count', 'local form = count: plural'],
    selectors: ['form'],
    match: Object.fromEntries(forms.map((form) => [`form=${form}`, '{count}'])),
  },
];
const faults = (en: object, ar: object, code: string) =>
  faultsIn({ practices: { en: en as never, ar: ar as never } }, ['en', 'ar'], code);

it('finds a key that one language lacks', () => {
  expect(faults({ practices_a: 'A' }, {}, 'm.practices_a()')).toEqual(['practices: practices_a is missing in ar']);
});

it('finds placeholders that differ', () => {
  expect(faults({ practices_a: 'Of {name}' }, { practices_a: 'من {names}' }, 'm.practices_a()')).toEqual([
    'practices: practices_a takes {name} in en and {names} in ar',
  ]);
});

it('finds a plural form that the language needs', () => {
  expect(
    faults(
      { practices_n: count('one', 'other') },
      { practices_n: count('zero', 'one', 'two', 'few', 'other') },
      'm.practices_n({})',
    ),
  ).toEqual(['practices: practices_n lacks the plural form "many" in ar']);
});

it('finds keys that nobody uses or that belong to another shelf, and spares the sentences of problems', () => {
  const both = { practices_b: 'B', people_c: 'C', problem_practice_closed: 'Closed.' };
  expect(faults(both, both, 'm.practices_b_long() m.people_c()')).toEqual([
    'practices: practices_b is used nowhere',
    'practices: people_c does not start with practices_',
  ]);
});
