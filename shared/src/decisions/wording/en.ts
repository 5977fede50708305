import { spelling, type Wording } from './wording.ts';

const n = spelling(['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']);

export const en: Wording = {
  between: '; ',
  parts: {
    carried: () => 'carried',
    'not-carried': () => 'not carried',
    nobody: () => 'no delegation has answered',
    objections: (count) => (count === 0 ? 'no objection' : count === 1 ? 'one objection' : `${n(count)} objections`),
    reservations: (count) => (count === 1 ? 'one reservation' : `${n(count)} reservations`),
    'awaiting-instruction': (count) => `${n(count)} awaiting instruction`,
    'in-favour': (count) => `${n(count)} in favour`,
    against: (count) => `${n(count)} against`,
    abstentions: (count) => (count === 1 ? 'one abstention' : `${n(count)} abstentions`),
    silent: (count) => (count === 1 ? 'one has not answered' : `${n(count)} have not answered`),
    'quorum-missed': (count) => `the quorum of ${n(count)} was not reached`,
  },
};
