import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import { type Actor, can, delegationsFor, mayEver, type Role, type Standing } from './actor.ts';
import { type Act, ACTS, type Position } from './acts.ts';

const roundTableId = 'table' as RoundTableId;
const personId = 'person' as PersonId;
const own = 'own' as DelegationId;
const other = 'other' as DelegationId;

const withRole = (role: Role): Actor => ({ personId, roundTableId, roles: [role], accreditations: [] });
const accredited = (
  standing: Standing,
  rights: { maySubmit?: boolean; mayVote?: boolean; isFocalPoint?: boolean } = {},
): Actor => ({
  personId,
  roundTableId,
  roles: [],
  accreditations: [{ delegationId: own, standing, isFocalPoint: false, maySubmit: false, mayVote: false, ...rights }],
});

/** How far an act goes, found by asking `can` about everything that a cell may depend on. */
function reachOf(act: Act, position: Position): string {
  const as = (rights: { maySubmit?: boolean; mayVote?: boolean } = {}) =>
    position === 'head'
      ? accredited('head', rights)
      : position === 'delegate'
        ? accredited('adviser', rights)
        : withRole(position);
  if (can(as(), act)) return 'yes';
  if (can(as(), act, { phaseAllows: true })) return 'P';
  if (can(as(), act, { personId }))
    return can(as(), act, { personId: 'someone else' as PersonId }) ? 'wrong' : 'own acts';
  const forOwn = (rights: object) => can(as(rights), act, { delegationId: own });
  if (can(as({ maySubmit: true, mayVote: true }), act, { delegationId: other })) return 'wrong';
  if (forOwn({})) return 'D';
  if (forOwn({ maySubmit: true })) return 'D if submitting';
  if (forOwn({ mayVote: true })) return 'D if voting';
  return '–';
}

/**
 * The table of the design, "Who may do what", row by row: co-chair, penholder, secretariat, head or focal point, delegate,
 * observer. A row of the design that needs several acts is spread over them; words in a cell ("propose", "prepare",
 * "checks") are the acts that carry that name. "2" is an act that `yes` lets begin and two keys let happen.
 */
const DESIGN: readonly [
  act: Act,
  coChair: string,
  penholder: string,
  secretariat: string,
  head: string,
  delegate: string,
  observer: string,
][] = [
  // Open, close a guiding question: ✓ | propose | – | propose P | – | –
  ['question.open', 'yes', '–', '–', '–', '–', '–'],
  // Change phase: 2 | – | prepare | – | – | –
  ['round-table.change-phase', 'yes', '–', '–', '–', '–', '–'],
  ['round-table.prepare-phase', '–', '–', 'yes', '–', '–', '–'],
  // Invite delegations, accredit persons: ✓ | – | ✓ | D | – | –
  ['people.invite', 'yes', '–', 'yes', 'D', '–', '–'],
  ['delegation.manage', 'yes', '–', 'yes', '–', '–', '–'],
  // Co-edit own response; submit it: – | – | – | D | edit D, submit if accredited | –
  ['response.edit', '–', '–', '–', 'D', 'D', '–'],
  ['response.submit', '–', '–', '–', 'D', 'D if submitting', '–'],
  // Co-edit the joint response: ✓ | ✓ | – | P | P | –
  ['response.edit-joint', 'yes', 'yes', '–', 'P', 'P', '–'],
  // Submit, confirm, withdraw a practice: as a delegation | – | on behalf, logged | D | draft D | –
  ['practice.draft', '–', '–', 'yes', 'D', 'D', '–'],
  // A file of practices: as drafts, on behalf or for the own delegation
  ['practice.import', 'yes', 'yes', 'yes', 'D', '–', '–'],
  // Review, clear, decline a practice; order the annex: ✓ | ✓ | checks | – | – | –
  ['practice.review', 'yes', 'yes', '–', '–', '–', '–'],
  ['annex.arrange', 'yes', 'yes', '–', '–', '–', '–'],
  ['annex.read', 'yes', 'yes', 'yes', '–', '–', '–'],
  // Discuss: ✓ | ✓ | ✓ | ✓ | ✓ | P
  ['thread.post', 'yes', 'yes', 'yes', 'yes', 'yes', 'P'],
  // Cast the delegation's ballot, break silence: – | – | – | ✓ | if accredited | –
  ['decision.vote', '–', '–', '–', 'D', 'D if voting', '–'],
  // Compile an edition: ✓ | ✓ | ✓ | – | – | –
  ['edition.compile', 'yes', 'yes', 'yes', '–', '–', '–'],
  // Read the audit log: ✓ | own acts | ✓ | D | – | –
  ['audit.read', 'yes', 'own acts', 'yes', 'D', '–', '–'],
];

it.each(DESIGN)('[PE1] agrees with the design about %s', (act, ...cells) => {
  const positions: Position[] = ['co-chair', 'penholder', 'secretariat', 'head', 'delegate', 'observer'];
  expect(positions.map((position) => reachOf(act, position))).toEqual(cells);
});

it('[PE1] lets nobody see the unsubmitted work of another delegation', () => {
  expect(can(accredited('head'), 'response.edit', { delegationId: other })).toBe(false);
  expect(can(withRole('co-chair'), 'response.edit', { delegationId: own })).toBe(false);
});

it('[PE1] allows what any one of several positions is allowed', () => {
  const both: Actor = { ...accredited('adviser'), roles: ['observer', 'secretariat'] };
  expect(can(both, 'delegation.manage')).toBe(true);
  expect(can(withRole('observer'), 'delegation.manage')).toBe(false);
});

it('[PE1] gives an interpreter the reading acts alone', () => {
  const acts = (Object.keys(ACTS) as Act[]).filter((act) => mayEver(withRole('interpreter'), act));
  expect(acts.filter((act) => !act.endsWith('.read') && act !== 'people.list')).toEqual([]);
});

it('[PE2] keeps a head to the delegation of that accreditation', () => {
  const head = accredited('head');
  expect(can(head, 'people.invite', { delegationId: own })).toBe(true);
  expect(can(head, 'people.invite', { delegationId: other })).toBe(false);
  expect(can(head, 'people.invite')).toBe(false);
  expect(delegationsFor(head, 'people.invite')).toEqual([own]);
});

it('[PE2] judges each accreditation of a person by itself', () => {
  const twice: Actor = {
    personId,
    roundTableId,
    roles: [],
    accreditations: [
      { delegationId: own, standing: 'adviser', isFocalPoint: false, maySubmit: false, mayVote: false },
      { delegationId: other, standing: 'head', isFocalPoint: false, maySubmit: true, mayVote: true },
    ],
  };
  expect(delegationsFor(twice, 'response.submit')).toEqual([other]);
});

it('[PE3] lets an adviser submit and vote only when accredited to', () => {
  const concern = { delegationId: own };
  expect(can(accredited('adviser'), 'response.submit', concern)).toBe(false);
  expect(can(accredited('adviser', { maySubmit: true }), 'response.submit', concern)).toBe(true);
  expect(can(accredited('expert', { maySubmit: true }), 'decision.vote', concern)).toBe(false);
  expect(can(accredited('expert', { mayVote: true }), 'decision.vote', concern)).toBe(true);
});

it('[PE4] makes heads, alternates and focal points lead', () => {
  const leads = (actor: Actor) => can(actor, 'people.invite', { delegationId: own });
  expect(
    [accredited('head'), accredited('alternate'), accredited('expert', { isFocalPoint: true })].map(leads),
  ).toEqual([true, true, true]);
  expect([accredited('adviser'), accredited('expert')].map(leads)).toEqual([false, false]);
});

it('[PE5] waits for the phase where the table says so', () => {
  expect(can(accredited('head'), 'response.edit-joint')).toBe(false);
  expect(can(accredited('head'), 'response.edit-joint', { phaseAllows: true })).toBe(true);
  expect(mayEver(accredited('head'), 'response.edit-joint')).toBe(true);
});
