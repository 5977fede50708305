/** The door of instruments: mending entries for another shelf. */
export { takeFromGroup } from './arrange-groups.ts';
export { editInstrument } from './keep-register.ts';
