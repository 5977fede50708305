import { lowest, OFFICES_THAT_RUN, RUNNING_ACTS } from '@penholder/shared/round-tables';
import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../open.ts';
import type { AuditRow } from './record-acts.ts';

interface Reader {
  readonly personId: PersonId;
  readonly delegations: readonly DelegationId[];
  readonly roundTableId: RoundTableId;
  readonly level: AttributionLevel;
}
type Condition = RawBuilder<boolean>;

const list = (values: readonly string[]) => sql.join(values.map((value) => sql`${value}`));
const isRunning: Condition = sql<boolean>`(${sql.join(
  RUNNING_ACTS.map((beginning) => sql`starts_with(audit_event.act, ${beginning})`),
  sql` or `,
)})`;
const BELOW_DELEGATION: readonly AttributionLevel[] = ['sealed', 'unattributed', 'category'];

/** Whether the act, or what it was done to, has a level of its own among `levels`. */
const isLowered = (levels: readonly AttributionLevel[]): Condition => sql<boolean>`(
  coalesce(audit_event.details->>'attribution', '') in (${list(levels)})
  or (audit_event.subject_kind = 'response' and exists (
    select 1 from response r where r.id::text = audit_event.subject_id and r.attribution in (${list(BELOW_DELEGATION)})))
  or (audit_event.subject_kind = 'practice' and exists (
    select 1 from practice p where p.id::text = audit_event.subject_id and (
      p.version = 0 or exists (
        select 1 from practice_version v where v.practice_id = p.id and v.attribution in (${list(BELOW_DELEGATION)}))))))`;

/** Whether it was done in an office: by one who has one, and not for a delegation that they are accredited to. */
const isOfOffice = (roundTableId: RoundTableId): Condition => sql<boolean>`(
  exists (select 1 from role_grant g where g.round_table_id = ${roundTableId} and g.person_id = audit_event.person_id
    and g.role in (${list(OFFICES_THAT_RUN)}))
  and not exists (select 1 from accreditation a where a.person_id = audit_event.person_id
    and a.delegation_id = audit_event.delegation_id))`;

/** Acts of which the reader is told who did them. [RT11] */
export const tellsPerson = ({ personId, roundTableId, level }: Reader): Condition => sql<boolean>`(
  ${isRunning} or audit_event.person_id = ${personId} or ${isOfOffice(roundTableId)}
  or (${level === 'person'}::boolean and not ${isLowered([...BELOW_DELEGATION, 'delegation'])}))`;

/** Acts of which the reader is told for which delegation they were done. [RT11] */
export const tellsDelegation = ({ delegations, level }: Reader): Condition => sql<boolean>`(
  ${isRunning} ${delegations.length > 0 ? sql`or audit_event.delegation_id in (${list(delegations)})` : sql``}
  or (${level === 'person' || level === 'delegation'}::boolean and not ${isLowered(BELOW_DELEGATION)}))`;

/** What the projection of these acts asks: the levels of what they were done to, who has an office, who is accredited to what. */
export async function factsOfActs(db: Db, roundTableId: RoundTableId, rows: readonly AuditRow[]) {
  const subjects = (kind: string) => [
    ...new Set(rows.filter((row) => row.subject_kind === kind).map((row) => row.subject_id)),
  ];
  const persons = [...new Set(rows.flatMap((row) => row.person_id ?? []))];
  const levels = new Map<string, AttributionLevel>();
  const responses = subjects('response');
  if (responses.length > 0)
    for (const row of await db
      .selectFrom('response')
      .select(['id', 'attribution'])
      .where(sql<boolean>`id::text in (${list(responses)})`)
      .execute())
      levels.set(row.id, row.attribution);
  const practices = subjects('practice');
  if (practices.length > 0)
    for (const { id, told } of await db
      .selectFrom('practice as p')
      .select('p.id')
      .select(
        sql<AttributionLevel[]>`array(select v.attribution from practice_version v where v.practice_id = p.id)`.as(
          'told',
        ),
      )
      .where(sql<boolean>`p.id::text in (${list(practices)})`)
      .execute())
      // As little as the version that tells least: an act may have been done to any of them.
      // Of a draft that was never submitted nothing was chosen yet.
      levels.set(id, told.length > 0 ? lowest(told[0]!, ...told) : 'unattributed');
  if (persons.length === 0) return { levels, officers: new Set<PersonId>(), accredited: new Set<string>() };
  const grants = await db
    .selectFrom('role_grant')
    .select('person_id')
    .where('round_table_id', '=', roundTableId)
    .where('person_id', 'in', persons)
    .where('role', 'in', [...OFFICES_THAT_RUN])
    .execute();
  const places = await db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .select(['a.person_id', 'a.delegation_id'])
    .where('d.round_table_id', '=', roundTableId)
    .where('a.person_id', 'in', persons)
    .execute();
  return {
    levels,
    officers: new Set(grants.map((row) => row.person_id)),
    /** `person delegation`, and `person` alone for whoever is accredited at all. */
    accredited: new Set(places.flatMap((row) => [`${row.person_id} ${row.delegation_id}`, row.person_id])),
  };
}
export type FactsOfActs = Awaited<ReturnType<typeof factsOfActs>>;
