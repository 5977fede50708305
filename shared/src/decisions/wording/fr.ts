import { spelling, type Wording } from './wording.ts';

const n = spelling(['aucune', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']);

export const fr: Wording = {
  // A narrow no-break space goes before the semicolon.
  between: '\u202f; ',
  parts: {
    carried: () => 'proposition adoptée',
    'not-carried': () => 'proposition non adoptée',
    nobody: () => 'aucune délégation n’a répondu',
    objections: (count) => (count < 2 ? `${n(count)} objection` : `${n(count)} objections`),
    reservations: (count) => (count < 2 ? `${n(count)} réserve` : `${n(count)} réserves`),
    'awaiting-instruction': (count) => `${n(count)} en attente d’instructions`,
    'in-favour': (count) => `${n(count)} voix pour`,
    against: (count) => `${n(count)} voix contre`,
    abstentions: (count) => (count < 2 ? `${n(count)} abstention` : `${n(count)} abstentions`),
    silent: (count) => (count < 2 ? `${n(count)} n’a pas répondu` : `${n(count)} n’ont pas répondu`),
    'quorum-missed': (count) => `le quorum de ${count === 1 ? 'une délégation' : n(count)} n’a pas été atteint`,
  },
};
