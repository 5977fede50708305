import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import type { Actor, Role } from './actor.ts';
import { readInvitationList } from './invitation-list.ts';
import { type InvitationFacts, mayGrant, planInvitations } from './invitation-plan.ts';

const egypt = 'egypt' as DelegationId;
const ivory = 'ivory' as DelegationId;
const known = 'known' as PersonId;
const shutOut = 'shut-out' as PersonId;

const facts: InvitationFacts = {
  persons: [
    {
      id: known,
      email: 'known@x.example',
      name: 'Known Already',
      language: 'fr',
      isDisabled: false,
      hasSignedIn: true,
    },
    { id: shutOut, email: 'shut@x.example', name: 'Shut Out', language: 'en', isDisabled: true, hasSignedIn: true },
  ],
  delegations: [
    {
      id: egypt,
      names: { en: 'Egypt', ar: 'مصر' },
      iso3166: 'EG',
      isActive: true,
      focalPoint: { personId: known, name: 'Known Already' },
    },
    { id: ivory, names: { en: 'Côte d’Ivoire' }, iso3166: 'CI', isActive: true, focalPoint: null },
    { id: 'gone' as DelegationId, names: { en: 'Peru' }, iso3166: 'PE', isActive: false, focalPoint: null },
  ],
  accredited: [{ personId: known, delegationId: egypt }],
  roles: [{ personId: known, role: 'observer' }],
};

const as = (...roles: Role[]): Actor => ({
  personId: 'me' as PersonId,
  roundTableId: 'table' as RoundTableId,
  roles,
  accreditations: [],
});
const headOfEgypt: Actor = {
  ...as(),
  accreditations: [{ delegationId: egypt, standing: 'head', isFocalPoint: false, maySubmit: true, mayVote: true }],
};
const plan = (text: string, actor = as('co-chair')) => planInvitations(actor, readInvitationList(text), facts);
const faults = (text: string, actor?: Actor) =>
  plan(text, actor).map((line) => (line.outcome === 'leave-out' ? line.fault : 'invite'));

it('[PE11] finds a delegation by its name in any language, without accents, or by its code', () => {
  const lines = plan("A <a@x.example>, مصر\nB <b@x.example>, cote d'ivoire\nC <c@x.example>, eg");
  expect(lines.map((line) => line.outcome === 'invite' && line.accreditation?.delegationId)).toEqual([
    egypt,
    ivory,
    egypt,
  ]);
});

it('[PE11] says for each line why it is left out, and invites the others', () => {
  expect(
    faults(
      [
        'A <a@x.example>, Egypt, head',
        'B <b@x.example>, Atlantis',
        'C <c@x.example>, Peru',
        'A again <a@x.example>, Egypt',
        'Known <known@x.example>, Egypt',
        'Shut <shut@x.example>, Egypt',
        'new@x.example, Egypt',
        'D <d@x.example>, Egypt, focal point',
        'E <e@x.example>, Egypt, focal point',
        'F <f@x.example>, , , co-chair',
      ].join('\n'),
    ),
  ).toEqual([
    'invite',
    'unknown-delegation',
    'withdrawn-delegation',
    'twice',
    'already-there',
    'disabled',
    'no-name',
    'invite',
    'second-focal-point',
    'not-your-role',
  ]);
});

it('[PE11] names the nearest delegation, the line that is repeated, and the focal point who is replaced', () => {
  const lines = plan(
    'A <a@x.example>, Egpyt\nB <b@x.example>, Egypt\nB <b@x.example>, Egypt\nC <c@x.example>, Egypt, focal point',
  );
  expect(lines[0]).toMatchObject({ fault: 'unknown-delegation', hint: 'Egypt' });
  expect(lines[2]).toMatchObject({ fault: 'twice', hint: '2' });
  expect(lines[3]).toMatchObject({ outcome: 'invite', replacesFocalPoint: 'Known Already' });
});

it('[PE11] lets one person have a place in two delegations and a role', () => {
  expect(
    faults(
      'A <a@x.example>, Egypt\nA <a@x.example>, Côte d’Ivoire\nA <a@x.example>, , , observer\nA <a@x.example>, Egypt, , observer',
    ),
  ).toEqual(['invite', 'invite', 'invite', 'twice']);
});

it('[PE11] writes to a known person in their own language and keeps their name', () => {
  expect(plan('Other Name <known@x.example>, Côte d’Ivoire, expert, , es')[0]).toMatchObject({
    name: 'Known Already',
    language: 'fr',
    personId: known,
  });
});

it('[PE11] lets those who lead submit and vote, and others not, unless told otherwise', () => {
  const rights = plan('A <a@x.example>, Egypt, alternate\nB <b@x.example>, Egypt, expert').map(
    (line) => line.outcome === 'invite' && [line.accreditation!.maySubmit, line.accreditation!.mayVote],
  );
  expect(rights).toEqual([
    [true, true],
    [false, false],
  ]);
});

it('[PE12] leaves out everyone whom the same list has invited', () => {
  const text = 'Known <known@x.example>, Egypt\nKnown <known@x.example>, , , observer';
  expect(faults(text)).toEqual(['already-there', 'already-there']);
});

it('[PE10] keeps a head to their own delegation, and to no roles', () => {
  expect(
    faults('A <a@x.example>, Egypt\nB <b@x.example>, Côte d’Ivoire\nC <c@x.example>, Egypt, , observer', headOfEgypt),
  ).toEqual(['invite', 'not-your-delegation', 'not-your-role']);
});

it('[PE8] lets nobody in the round table name a co-chair', () => {
  expect([as('co-chair'), as('secretariat'), headOfEgypt].map((actor) => mayGrant(actor, 'co-chair'))).toEqual([
    false,
    false,
    false,
  ]);
});

it('[PE9] lets co-chairs grant the other roles, and the secretariat those of interpreters and observers', () => {
  const roles: Role[] = ['penholder', 'secretariat', 'interpreter', 'observer'];
  expect(roles.map((role) => mayGrant(as('co-chair'), role))).toEqual([true, true, true, true]);
  expect(roles.map((role) => mayGrant(as('secretariat'), role))).toEqual([false, false, true, true]);
  expect(roles.map((role) => mayGrant(as('penholder'), role))).toEqual([false, false, false, false]);
});
