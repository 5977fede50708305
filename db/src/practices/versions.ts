import type { DelegationId, Page, PersonId } from '@penholder/shared/kernel';
import type { PracticeContent, PracticeId, VersionAttribution } from '@penholder/shared/practices';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';
import { leastTold, toldIn } from './attribution.ts';

export const findVersion = (db: Db, practiceId: PracticeId, version: number) =>
  db
    .selectFrom('practice_version')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('version', '=', version)
    .executeTakeFirst();
export type VersionRow = NonNullable<Awaited<ReturnType<typeof findVersion>>>;

export interface NewVersion {
  practiceId: PracticeId;
  version: number;
  wording: number;
  content: PracticeContent;
  hash: Uint8Array;
  /** Of its body's log; null where it was not kept. */
  head: number | null;
  changed: string[];
  attribution: VersionAttribution;
  note: string | undefined;
  personId: PersonId;
}
export const insertVersions = (trx: Trx, versions: readonly NewVersion[]): Promise<void> =>
  inPortions(versions, (portion) =>
    trx
      .insertInto('practice_version')
      .values(
        portion.map(({ practiceId, personId, content, attribution, note, ...rest }) => ({
          practice_id: practiceId,
          person_id: personId,
          content: json(content),
          attribution: attribution.told,
          attribution_asked: attribution.asked,
          note: note || null,
          shown_at: null,
          ...rest,
        })),
      )
      .execute(),
  );

export const insertVersion = (trx: Trx, version: NewVersion): Promise<void> => insertVersions(trx, [version]);

/** Marks a version as one that the whole table was shown; it stays readable for it. */
export const markShown = (trx: Trx, practiceId: PracticeId, version: number) =>
  trx
    .updateTable('practice_version')
    .set({ shown_at: sql<Date>`coalesce(shown_at, now())` })
    .where('practice_id', '=', practiceId)
    .where('version', '=', version)
    .execute();

/** A page of versions, newest first; only those shown to the table where `shownOnly`. */
export async function listVersions(
  db: Db,
  practiceId: PracticeId,
  { shownOnly, limit, before }: { shownOnly: boolean; limit: number; before: number | undefined },
): Promise<Page<Omit<VersionRow, 'content' | 'area_id'>>> {
  let all = db.selectFrom('practice_version').where('practice_id', '=', practiceId);
  if (shownOnly) all = all.where('shown_at', 'is not', null);
  let page = all
    .select([
      'practice_id',
      'version',
      'wording',
      'hash',
      'head',
      'changed',
      'note',
      'attribution',
      'attribution_asked',
      'person_id',
      'shown_at',
      'created_at',
    ])
    .orderBy('version', 'desc')
    .limit(limit + 1);
  if (before !== undefined) page = page.where('version', '<', before);
  const rows = await page.execute();
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)!.version) : null, total };
}

/** A page of the history, newest first; only the given steps where `only` is. */
export async function listSteps(
  db: Db,
  practiceId: PracticeId,
  { only, limit, after }: { only: readonly string[] | undefined; limit: number; after: number | undefined },
) {
  let all = db.selectFrom('practice_step').where('practice_id', '=', practiceId);
  if (only) all = all.where('step', 'in', [...only]);
  const rows = await all
    .innerJoin('practice as p', 'p.id', 'practice_step.practice_id')
    .selectAll('practice_step')
    // Whoever submits stands behind that version; any other step may be read by those who were told less in an earlier one.
    .select(
      sql<AttributionLevel>`case when practice_step.step = 'submit' then ${toldIn(sql`practice_step.version`)} else ${leastTold} end`.as(
        'told',
      ),
    )
    .orderBy('practice_step.at', 'desc')
    .orderBy('practice_step.id')
    .limit(limit + 1)
    .offset(after ?? 0)
    .execute();
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.slice(0, limit), next: rows.length > limit ? String((after ?? 0) + limit) : null, total };
}

/** The last step of a kind, for its reason and time. */
export const findLastStep = (db: Db, practiceId: PracticeId, step: string) =>
  db
    .selectFrom('practice_step')
    .select(['reason', 'at', 'version'])
    .where('practice_id', '=', practiceId)
    .where('step', '=', step)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The confirmations of a wording. */
export const listConfirmations = (db: Db, practiceId: PracticeId, wording: number) =>
  db
    .selectFrom('practice_confirmation')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('wording', '=', wording)
    .execute();

export const insertConfirmation = (
  trx: Trx,
  confirmation: {
    practiceId: PracticeId;
    wording: number;
    version: number;
    delegationId: DelegationId;
    personId: PersonId;
  },
) =>
  trx
    .insertInto('practice_confirmation')
    .values({
      practice_id: confirmation.practiceId,
      wording: confirmation.wording,
      version: confirmation.version,
      delegation_id: confirmation.delegationId,
      person_id: confirmation.personId,
    })
    .onConflict((on) => on.columns(['practice_id', 'wording', 'delegation_id']).doNothing())
    .returning('version')
    .executeTakeFirst();

export const removeConfirmation = (trx: Trx, practiceId: PracticeId, wording: number, delegationId: DelegationId) =>
  trx
    .deleteFrom('practice_confirmation')
    .where('practice_id', '=', practiceId)
    .where('wording', '=', wording)
    .where('delegation_id', '=', delegationId)
    .returning('version')
    .executeTakeFirst();

/** Every endorsement, of whatever version, oldest first. */
export const listEndorsements = (db: Db, practiceId: PracticeId) =>
  db.selectFrom('endorsement').selectAll().where('practice_id', '=', practiceId).orderBy('at').execute();

export async function saveEndorsement(
  trx: Trx,
  {
    practiceId,
    delegationId,
    version,
    wording,
    note,
    personId,
  }: {
    practiceId: PracticeId;
    delegationId: DelegationId;
    version: number;
    wording: number;
    note: string | undefined;
    personId: PersonId;
  },
): Promise<void> {
  const values = { version, wording, note: note || null, person_id: personId, at: sql<Date>`now()` };
  await trx
    .insertInto('endorsement')
    .values({ practice_id: practiceId, delegation_id: delegationId, ...values })
    .onConflict((on) => on.columns(['practice_id', 'delegation_id']).doUpdateSet(values))
    .execute();
}

export const removeEndorsement = (trx: Trx, practiceId: PracticeId, delegationId: DelegationId) =>
  trx
    .deleteFrom('endorsement')
    .where('practice_id', '=', practiceId)
    .where('delegation_id', '=', delegationId)
    .returning('version')
    .executeTakeFirst();

/** For each practice and version: how many endorsements hold for its wording, and how many submitters confirmed it. */
export async function countSupport(db: Db, of: readonly { id: PracticeId; version: number }[]) {
  if (of.length === 0) return new Map<PracticeId, { endorsements: number; confirmations: number }>();
  const rows = await db
    .selectFrom('practice_version as v')
    .select(['v.practice_id'])
    .select((e) => [
      e
        .selectFrom('endorsement as n')
        .select((n) => n.fn.countAll<number>().as('count'))
        .whereRef('n.practice_id', '=', 'v.practice_id')
        .whereRef('n.wording', '=', 'v.wording')
        .as('endorsements'),
      e
        .selectFrom('practice_confirmation as c')
        .select((c) => c.fn.countAll<number>().as('count'))
        .whereRef('c.practice_id', '=', 'v.practice_id')
        .whereRef('c.wording', '=', 'v.wording')
        .as('confirmations'),
    ])
    .where((e) => e.or(of.map(({ id, version }) => e.and([e('v.practice_id', '=', id), e('v.version', '=', version)]))))
    .execute();
  return new Map(
    rows.map((row) => [
      row.practice_id,
      { endorsements: row.endorsements ?? 0, confirmations: row.confirmations ?? 0 },
    ]),
  );
}
