// A door of its own: it carries the register of parties, 50 kB of names.
export { INDEX_FORM, type IndexedPractice, indexPractice } from '../index-practice.ts';
export { placeNames, regionsAround } from '../places.ts';
