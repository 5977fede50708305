import { expect, it } from 'vitest';
import { namedRoutes, routesOfPages } from '../_support/pages/pages-of-the-sample.ts';

/** What needs a mail's link, or a paper that was sent, has a journey of its own. */
const ELSEWHERE = [
  'rt/[code]/papers/[paper]',
  'rt/[code]/papers/readings/[reading]',
  'rt/[code]/practices/import/[import]',
  'sign-in/confirm',
];

it('names every page there is for the pictures of the sample', () => {
  expect([...namedRoutes(), ...ELSEWHERE].toSorted()).toEqual(routesOfPages());
});
