import { expect, it } from 'vitest';
import type { DelegationId, PersonId, RoundTableId } from '../kernel/index.ts';
import { type Actor, type Role, ROLES } from '../people/index.ts';
import { ATTRIBUTION_LEVELS } from '../round-tables/index.ts';
import { type Circle, circleOfPost, readsPost, readsSubject } from './subject.ts';
import {
  capacitiesFor,
  knowsPersons,
  levelOfPost,
  mayEditPost,
  mayModeratePost,
  mayPostFor,
  mayWithdrawPost,
  officeOf,
  postsFor,
  readsWords,
} from './who.ts';

const egypt = 'egypt' as DelegationId;
const kenya = 'kenya' as DelegationId;
const nobody: Actor = { personId: 'p' as PersonId, roundTableId: 'rt' as RoundTableId, roles: [], accreditations: [] };
const role = (...roles: Role[]): Actor => ({ ...nobody, roles });
const of = (delegationId: DelegationId, personId = 'p'): Actor => ({
  ...nobody,
  personId: personId as PersonId,
  accreditations: [{ delegationId, standing: 'expert', isFocalPoint: false, maySubmit: false, mayVote: false }],
});
const bureau: Circle = { roles: ['co-chair', 'penholder'], delegations: [egypt], persons: [] };

it('[DL1] lets those read a thread who may read its subject', () => {
  const draft = { isShared: false, circle: bureau };
  expect([role('co-chair'), of(egypt)].map((actor) => readsSubject(actor, draft))).toEqual([true, true]);
  expect([role('observer'), of(kenya)].map((actor) => readsSubject(actor, draft))).toEqual([false, false]);
  expect(readsSubject(role('observer'), { ...draft, isShared: true })).toBe(true);
  expect(readsSubject(nobody, { isShared: false, circle: { ...bureau, persons: [nobody.personId] } })).toBe(true);
});

it('[DL2] keeps early posts in their circle after the subject is shared', () => {
  const shared = { isShared: true, circle: bureau };
  expect(readsPost(of(kenya), shared, { circle: null })).toBe(true);
  expect(readsPost(of(kenya), shared, { circle: bureau })).toBe(false);
  expect(readsPost(of(egypt), shared, { circle: bureau })).toBe(true);
  const alone = { ...bureau, roles: [] };
  expect(readsPost(role('co-chair'), shared, { circle: alone })).toBe(false);
  expect(readsPost(of(egypt), { isShared: false, circle: { ...bureau, delegations: [] } }, { circle: alone })).toBe(
    false,
  );
  expect(circleOfPost(shared, undefined)).toBeNull();
  expect(circleOfPost({ ...shared, isShared: false }, undefined)).toBe(bureau);
  expect(circleOfPost({ ...shared, isShared: false }, { circle: alone })).toBe(alone);
  expect(circleOfPost(shared, { circle: alone })).toBe(alone);
});

it('[DL3] tells in whose name each may post', () => {
  const closed = { observersPost: false };
  const offices = Object.fromEntries(ROLES.map((name) => [name, officeOf(role(name), closed) ?? null]));
  expect(offices).toEqual({
    'co-chair': 'co-chair',
    penholder: 'penholder',
    secretariat: 'secretariat',
    interpreter: null,
    observer: null,
  });
  expect(postsFor(role('observer'), { observersPost: true })).toEqual([null]);
  expect(postsFor(of(egypt), closed)).toEqual([egypt]);
  expect(postsFor({ ...of(egypt), roles: ['co-chair'] }, closed)).toEqual([egypt, null]);
  expect(mayPostFor(of(egypt), egypt, closed)).toBeUndefined();
  expect(mayPostFor(of(egypt), kenya, closed)).toMatchObject({ code: 'post.not-your-delegation' });
  expect(mayPostFor(of(egypt), null, closed)).toMatchObject({ code: 'post.not-permitted' });
  expect(mayPostFor(role('observer'), null, closed)).toMatchObject({ code: 'post.not-permitted' });
  expect(capacitiesFor(of(egypt), egypt)).not.toContain('secretariat');
  expect(capacitiesFor(role('secretariat'), null)[0]).toBe('secretariat');
});

it('[DL4] never keeps a post above the table’s level', () => {
  for (const chosen of ATTRIBUTION_LEVELS)
    for (const table of ATTRIBUTION_LEVELS)
      expect(levelOfPost(chosen, table)).toBe(
        ATTRIBUTION_LEVELS[Math.min(ATTRIBUTION_LEVELS.indexOf(chosen), ATTRIBUTION_LEVELS.indexOf(table))],
      );
});

it('[DL7] lets persons be known only where the table and the reader’s place allow it', () => {
  expect(knowsPersons(of(egypt), 'person')).toBe(true);
  expect(knowsPersons(of(egypt), 'delegation')).toBe(false);
  expect(knowsPersons(role('observer'), 'person')).toBe(false);
  expect(knowsPersons(undefined, 'person')).toBe(false);
});

const post = { personId: 'p' as PersonId, createdAt: new Date('2026-05-03T10:00:00Z'), state: 'shown' } as const;
const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 4, 3, 10, minute, second));

it('[DL8] lets an author change a shown post for fifteen minutes', () => {
  expect(mayEditPost(of(egypt), post, at(14, 59))).toBeUndefined();
  expect(mayEditPost(of(egypt), post, at(15))).toMatchObject({ code: 'post.too-late', params: { minutes: 15 } });
  expect(mayEditPost(of(egypt, 'colleague'), post, at(1))).toMatchObject({ code: 'post.not-yours' });
  expect(mayEditPost(of(egypt), { ...post, state: 'moderated' }, at(1))).toMatchObject({ code: 'post.not-shown' });
});

it('[DL9] lets an author withdraw at any time, once', () => {
  expect(mayWithdrawPost(of(egypt), post)).toBeUndefined();
  expect(mayWithdrawPost(of(egypt), { ...post, state: 'moderated' })).toBeUndefined();
  expect(mayWithdrawPost(of(egypt), { ...post, state: 'withdrawn' })).toMatchObject({ code: 'post.withdrawn' });
  expect(mayWithdrawPost(of(egypt, 'colleague'), post)).toMatchObject({ status: 403 });
  expect(readsWords(of(egypt), { ...post, state: 'withdrawn' })).toBe(false);
  expect(readsWords(role('co-chair'), { ...post, state: 'withdrawn' })).toBe(false);
});

it('[DL10] lets co-chairs and secretariat hide and show, and their author and they alone read what is hidden', () => {
  const moderators = ROLES.filter((name) => mayModeratePost(role(name), post, 'hide') === undefined);
  expect(moderators).toEqual(['co-chair', 'secretariat']);
  expect(mayModeratePost(role('co-chair'), post, 'show')).toMatchObject({ code: 'post.wrong-state' });
  const hidden = { ...post, state: 'moderated' } as const;
  expect(mayModeratePost(role('co-chair'), hidden, 'show')).toBeUndefined();
  expect(mayModeratePost(role('co-chair'), hidden, 'hide')).toMatchObject({ code: 'post.wrong-state' });
  expect(readsWords(of(egypt), hidden)).toBe(true);
  expect(readsWords({ ...role('secretariat'), personId: 'x' as PersonId }, hidden)).toBe(true);
  expect(readsWords(of(egypt, 'colleague'), hidden)).toBe(false);
  expect(readsWords({ ...role('penholder'), personId: 'x' as PersonId }, hidden)).toBe(false);
});
