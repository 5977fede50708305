// A door of its own: it carries the register of parties, 75 kB of names, and the words of six languages.
export { enteringOf } from './entering.ts';
export { fieldOfHeading, findHead, isOwnHead, isToldOnly, proposeMapping } from './headings.ts';
export { askedName, finderOf, keyOfName, type Named, placeOf } from './names.ts';
export {
  bodyOf,
  type Choices,
  type Known,
  type KnownPractice,
  type PlannedRow,
  planRows,
  practiceOf,
  rankOf,
} from './plan.ts';
export {
  createRowReader,
  isThere,
  type ReadRow,
  type RowFacts,
  type RowFields,
  type RowReader,
  worstOf,
} from './read-row.ts';
