/**
 * Who may do what: the permission table of a round table, and the one place where it is written.
 * Columns are *positions*: a role granted in the round table (co-chair, penholder, secretariat, interpreter, observer) or
 * what an accreditation makes of a person (head: head of delegation, alternate or focal point; delegate: adviser or expert).
 *
 * A cell says how far the act goes for that position:
 * - `yes`: for the whole round table;
 * - `own`: for the person's own delegation only;
 * - `own-if-submitting`, `own-if-voting`: for their own delegation, when accredited to submit, or to cast its vote;
 * - `phase`: when the phase of the round table allows it;
 * - `two`: it takes both co-chairs;
 * - `own-acts`: for what the person did themselves;
 * - absent: no.
 */
export const POSITIONS = [
  'co-chair',
  'penholder',
  'secretariat',
  'interpreter',
  'observer',
  'head',
  'delegate',
] as const;
export type Position = (typeof POSITIONS)[number];

export type Reach = 'yes' | 'own' | 'own-if-submitting' | 'own-if-voting' | 'phase' | 'two' | 'own-acts';

type Row = { readonly [P in Position]?: Reach };

const everyone = {
  'co-chair': 'yes',
  penholder: 'yes',
  secretariat: 'yes',
  interpreter: 'yes',
  observer: 'yes',
  head: 'yes',
  delegate: 'yes',
} as const satisfies Row;

export const ACTS = {
  // the room
  'round-table.read': everyone,
  'round-table.settings': { 'co-chair': 'yes', secretariat: 'yes' },
  'round-table.change-phase': { 'co-chair': 'two' },
  'round-table.prepare-phase': { secretariat: 'yes' },
  'round-table.raise-attribution': { 'co-chair': 'two' },
  'people.list': everyone,
  'people.invite': { 'co-chair': 'yes', secretariat: 'yes', head: 'own' },
  // Penholders and the secretariat. Co-chairs are named by an administrator alone: who could name one could turn both keys.
  'people.grant-role': { 'co-chair': 'yes' },
  // Interpreters and observers.
  'people.grant-support-role': { 'co-chair': 'yes', secretariat: 'yes' },
  'delegation.manage': { 'co-chair': 'yes', secretariat: 'yes' },
  'audit.read': { 'co-chair': 'yes', penholder: 'own-acts', secretariat: 'yes', head: 'own' },

  // guiding questions and responses
  'question.read': everyone,
  'question.draft': { 'co-chair': 'yes', penholder: 'yes', head: 'phase' },
  'question.open': { 'co-chair': 'yes' },
  'question.remind': { 'co-chair': 'yes', secretariat: 'yes' },
  'response.read': everyone,
  'response.edit': { head: 'own', delegate: 'own' },
  'response.edit-joint': { 'co-chair': 'yes', penholder: 'yes', head: 'phase', delegate: 'phase' },
  'response.submit': { head: 'own', delegate: 'own-if-submitting' },
  'response.submit-joint': { 'co-chair': 'yes', penholder: 'yes' },
  'response.return': { 'co-chair': 'yes' },
  'response.accept': { 'co-chair': 'yes' },

  // practices
  'practice.read': everyone,
  'practice.draft': { secretariat: 'yes', head: 'own', delegate: 'own' },
  'practice.submit': { secretariat: 'yes', head: 'own', delegate: 'own-if-submitting' },
  'practice.confirm': { head: 'own', delegate: 'own-if-submitting' },
  'practice.withdraw': { secretariat: 'yes', head: 'own', delegate: 'own-if-submitting' },
  'practice.import': { 'co-chair': 'yes', penholder: 'yes', secretariat: 'yes', head: 'own' },
  'practice.review': { 'co-chair': 'yes', penholder: 'yes' },
  'practice.endorse': { head: 'own', delegate: 'own-if-submitting' },
  'practice.answer-mention': { head: 'own', delegate: 'own-if-submitting' },
  'practice.set-mention-aside': { 'co-chair': 'yes' },
  'practice.propose-lineage': {
    'co-chair': 'yes',
    penholder: 'yes',
    head: 'own',
    delegate: 'own-if-submitting',
  },
  'practice.consent': { head: 'own', delegate: 'own-if-submitting' },
  'practice.remind': { 'co-chair': 'yes', penholder: 'yes', secretariat: 'yes', head: 'own', delegate: 'own' },
  'practice.object': { head: 'own', delegate: 'own-if-submitting' },
  'practice-call.draft': { 'co-chair': 'yes', penholder: 'yes' },
  'practice-call.open': { 'co-chair': 'yes' },
  'area.manage': { 'co-chair': 'yes', penholder: 'yes' },

  // instruments
  'instrument.read': everyone,
  'instrument.manage': { 'co-chair': 'yes', penholder: 'yes', secretariat: 'yes' },

  // deliberation
  'thread.read': everyone,
  'thread.post': {
    'co-chair': 'yes',
    penholder: 'yes',
    secretariat: 'yes',
    observer: 'phase',
    head: 'yes',
    delegate: 'yes',
  },
  'thread.moderate': { 'co-chair': 'yes', secretariat: 'yes' },

  // decisions
  'decision.read': everyone,
  'decision.draft': { 'co-chair': 'yes', penholder: 'yes', secretariat: 'yes' },
  'decision.open': { 'co-chair': 'yes' },
  'decision.close': { 'co-chair': 'yes' },
  'decision.vote': { head: 'own', delegate: 'own-if-voting' },

  // annexes, editions, papers read in
  'annex.read': { 'co-chair': 'yes', penholder: 'yes', secretariat: 'yes' },
  'annex.arrange': { 'co-chair': 'yes', penholder: 'yes' },
  'annex.ask-status': { 'co-chair': 'yes', penholder: 'yes', secretariat: 'yes' },
  'edition.read': everyone,
  'edition.compile': { 'co-chair': 'yes', penholder: 'yes', secretariat: 'yes' },
  'edition.publish': { 'co-chair': 'yes', penholder: 'yes' },
  'paper.read': everyone,
  'paper.import': { 'co-chair': 'yes', penholder: 'yes', secretariat: 'yes' },
} as const satisfies Record<string, Row>;

/** An act of the permission table. */
export type Act = keyof typeof ACTS;

/** How far `act` goes for `position`; undefined where the table says no. */
export const reachOf = (act: Act, position: Position): Reach | undefined => (ACTS[act] as Row)[position];
