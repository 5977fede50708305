/** The door of instruments: mending entries for another shelf, and what a text of another shelf cites. */
export { takeFromGroup } from './arrange-groups.ts';
export { editInstrument } from './keep-register.ts';
export { presentCitedIn } from './present-citations.ts';
