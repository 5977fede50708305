import { type RawBuilder, sql } from 'kysely';
import { type Actor, hasRole } from '@penholder/shared/people';
import { type Face, isBureau } from '@penholder/shared/practices';
import { type AttributionLevel, clearanceOf, disclosesAtLeast, lowest } from '@penholder/shared/round-tables';
import type { Db } from '../open.ts';
import { toldIn } from './attribution.ts';

/** An array parameter of ids. */
export const uuids = (ids: readonly string[]) => sql`${[...ids]}::uuid[]`;
export const texts = (values: readonly string[]) => sql`${[...values]}::text[]`;

/** Whether the practice `p` is the reader's own: submitted by one of their delegations, or drafted by their secretariat. */
export function ownOf(actor: Actor): RawBuilder<boolean> {
  const delegations = actor.accreditations.map((place) => place.delegationId);
  const submits = delegations.length
    ? sql<boolean>`p.id in (select s.practice_id from practice_submitter s where s.delegation_id = any(${uuids(delegations)}))`
    : sql<boolean>`false`;
  return hasRole(actor, 'secretariat') ? sql<boolean>`(${submits} or p.created_for is null)` : submits;
}

/**
 * The face of the practice `p` that the reader is shown, null when they may not know of it: `faceFor` of the rules, asked
 * of many practices at once. Lists, counts, searches and single practices all ask it [PR24].
 */
export const visibleTo = (actor: Actor): RawBuilder<Face | null> => sql<Face | null>`case
  when ${ownOf(actor)} then case when p.version > 0 then 'submitted' else 'working' end
  ${isBureau(actor) ? sql`when p.version > 0 then 'submitted'` : sql``}
  when p.shown_version is not null then 'shown' end`;

/** The faces of which `visibleTo` answers one: without the others there is a third to look through. */
function facesFor(actor: Actor): readonly Face[] {
  const mayOwn = actor.accreditations.length > 0 || hasRole(actor, 'secretariat');
  // Whatever the table was shown was submitted, and the bureau is shown what was submitted.
  return [
    ...(mayOwn ? (['working'] as const) : []),
    ...(mayOwn || isBureau(actor) ? (['submitted'] as const) : []),
    ...(isBureau(actor) ? [] : (['shown'] as const)),
  ];
}

/** The practices `p` that the reader may see, each with the face `f` that they are shown. */
export const selectVisible = (db: Db, actor: Actor) =>
  db
    .selectFrom('practice as p')
    .innerJoin('practice_face as f', (join) =>
      join.onRef('f.practice_id', '=', 'p.id').on('f.face', '=', sql<Face>`${visibleTo(actor)}`),
    )
    .where('p.round_table_id', '=', actor.roundTableId)
    .where('f.round_table_id', '=', actor.roundTableId)
    .where('f.face', 'in', facesFor(actor));

/** How far the practice `p`, as it is shown as `f`, tells who submits it. */
export const toldAs = toldIn(sql`f.version`);

/** Whether the reader may be told the submitters of the practice `p` as it is shown as `f`, beyond their own delegation [PR26, RT1]. */
export const tellsSubmitters = (actor: Actor, tableLevel: AttributionLevel): RawBuilder<boolean> =>
  disclosesAtLeast(lowest(tableLevel, clearanceOf(actor)), 'delegation')
    ? sql<boolean>`${toldAs} in ('delegation', 'person')`
    : sql<boolean>`false`;
