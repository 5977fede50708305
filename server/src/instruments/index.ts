/** The door of instruments: mending entries for another shelf, and what a text of another shelf cites. */
export { takeFromGroups } from './arrange-groups.ts';
export { correctInstrument } from './keep-register.ts';
export { presentCitedIn } from './present-citations.ts';
