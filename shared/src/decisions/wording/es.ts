import { spelling, type Wording } from './wording.ts';

const rest = ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'];
/** Before feminine nouns, and before masculine ones. */
const f = spelling(['ninguna', 'una', ...rest]);
const m = spelling(['ningún', 'un', ...rest]);

export const es: Wording = {
  between: '; ',
  parts: {
    carried: () => 'propuesta aprobada',
    'not-carried': () => 'propuesta no aprobada',
    nobody: () => 'ninguna delegación ha respondido',
    objections: (count) => (count < 2 ? `${f(count)} objeción` : `${f(count)} objeciones`),
    reservations: (count) => (count < 2 ? `${f(count)} reserva` : `${f(count)} reservas`),
    'awaiting-instruction': (count) => `${f(count)} a la espera de instrucciones`,
    'in-favour': (count) => (count < 2 ? `${m(count)} voto a favor` : `${m(count)} votos a favor`),
    against: (count) => (count < 2 ? `${m(count)} voto en contra` : `${m(count)} votos en contra`),
    abstentions: (count) => (count < 2 ? `${f(count)} abstención` : `${f(count)} abstenciones`),
    silent: (count) => (count < 2 ? `${f(count)} no ha respondido` : `${f(count)} no han respondido`),
    'quorum-missed': (count) => `no se alcanzó el quórum de ${count === 1 ? 'una delegación' : f(count)}`,
  },
};
