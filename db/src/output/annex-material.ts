import type { RoundTableId } from '@penholder/shared/kernel';
import type { AreaId, PracticeContent, PracticeId, PracticeStatus } from '@penholder/shared/practices';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import type { Db } from '../open.ts';

/** The version from which a practice is printed: what was cleared, or published before an update came under review [PR19]. */
const printedVersion = sql<number>`coalesce(p.cleared_version, p.published_version)`;

/** Practices that Annex A may print: cleared or published, not declined, withdrawn or carried on by another since [PR42]. */
const selectPrintable = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('practice as p')
    .innerJoin('practice_version as v', (on) =>
      on.onRef('v.practice_id', '=', 'p.id').on('v.version', '=', printedVersion),
    )
    .leftJoin('annex_entry as e', 'e.practice_id', 'p.id')
    .where('p.round_table_id', '=', roundTableId)
    .where('p.status', 'not in', ['withdrawn', 'not-included', 'succeeded']);

/** The area in which a practice is filed: that of the version, or, once that area is gone, where it is filed now. */
const filedIn = sql<AreaId>`coalesce((select a.id from thematic_area a where a.id = v.area_id), p.area_id, v.area_id)`;

export interface MaterialOf {
  /** Only the practices of this area. */
  readonly areaId?: AreaId;
  /** Only this practice. */
  readonly practiceId?: PracticeId;
}

/**
 * Everything that the annexes are assembled from as it is now, in a constant number of queries. Practices in no order, without
 * their descriptions; instruments in the order of their groups.
 */
export async function annexMaterial(db: Db, roundTableId: RoundTableId, { areaId, practiceId }: MaterialOf = {}) {
  let printable = selectPrintable(db, roundTableId);
  if (areaId !== undefined) printable = printable.where(filedIn, '=', areaId);
  if (practiceId !== undefined) printable = printable.where('p.id', '=', practiceId);
  const select = printable.select([
    'p.id',
    'p.number',
    'p.status',
    'v.attribution',
    'v.version',
    'v.wording',
    'e.sentences',
    'e.position',
    'e.left_out_reason',
    'e.revision',
    filedIn.as('area_id'),
    sql<Omit<PracticeContent, 'body'>>`v.content - 'body'`.as('content'),
  ]);
  const practices = await select.execute();
  const confirmed = await printable
    .innerJoin('practice_confirmation as c', (on) =>
      on.onRef('c.practice_id', '=', 'p.id').onRef('c.wording', '=', 'v.wording'),
    )
    .select(['c.practice_id', 'c.delegation_id'])
    .execute();
  const delegations = await db
    .selectFrom('delegation as d')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .select(['d.id', 'd.status', 'd.aliases', 'y.names', 'y.kind', 'y.iso3166'])
    .where('d.round_table_id', '=', roundTableId)
    .execute();
  const areas = await db
    .selectFrom('thematic_area')
    .select(['id', 'position', 'names'])
    .where('round_table_id', '=', roundTableId)
    .orderBy('position')
    .execute();
  const annexes = await listAnnexes(db, roundTableId);
  const groups = await db
    .selectFrom('instrument_group')
    .select(['id', 'annex', 'titles', 'ordering'])
    .where('round_table_id', '=', roundTableId)
    .orderBy('annex')
    .orderBy('position')
    .execute();
  const instruments = await db
    .selectFrom('instrument_in_group as m')
    .innerJoin('instrument_group as g', 'g.id', 'm.group_id')
    .innerJoin('instrument as i', 'i.id', 'm.instrument_id')
    .select([
      'm.group_id',
      'i.id',
      'i.kind',
      'i.citations',
      'i.number',
      'i.year',
      'i.symbol',
      'i.address',
      'i.version',
      'i.aliases',
    ])
    .where('g.round_table_id', '=', roundTableId)
    .orderBy('g.annex')
    .orderBy('g.position')
    .orderBy('m.position')
    .orderBy('i.id')
    .execute();
  return { practices, confirmed, delegations, areas, annexes, groups, instruments };
}
export type AnnexMaterial = Awaited<ReturnType<typeof annexMaterial>>;

/** The descriptions of versions of practices, by the practices' ids. */
export async function bodiesOf(
  db: Db,
  versions: readonly { id: PracticeId; version: number }[],
): Promise<Map<PracticeId, PracticeContent['body']>> {
  if (versions.length === 0) return new Map();
  const { rows } = await sql<{ id: PracticeId; body: PracticeContent['body'] }>`
    select v.practice_id as id, v.content->'body' as body from practice_version v
    join unnest(${versions.map(({ id }) => id)}::uuid[], ${versions.map(({ version }) => version)}::integer[]) w(id, version)
      on v.practice_id = w.id and v.version = w.version`.execute(db);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

export const listAnnexes = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('annex')
    .select(['letter', 'introduction', 'revision'])
    .where('round_table_id', '=', roundTableId)
    .orderBy('letter')
    .execute();

/** What has become of practices, how far the versions given tell who submits them, and who still stands by the wordings given. */
export async function practicesSince(
  db: Db,
  wordings: readonly { id: PracticeId; version: number; wording: number }[],
) {
  if (wordings.length === 0) return { practices: [], confirmed: [] };
  const ids = wordings.map(({ id }) => id);
  const { rows: practices } = await sql<{
    id: PracticeId;
    number: number;
    status: PracticeStatus;
    cleared_version: number | null;
    published_version: number | null;
    told: AttributionLevel;
  }>`
    select p.id, p.number, p.status, p.cleared_version, p.published_version, v.attribution as told from practice p
    join unnest(${ids}::uuid[], ${wordings.map(({ version }) => version)}::integer[]) w(id, version) on w.id = p.id
    join practice_version v on v.practice_id = w.id and v.version = w.version`.execute(db);
  const confirmed = await db
    .selectFrom('practice_confirmation')
    .select(['practice_id', 'wording', 'delegation_id'])
    .where(sql<boolean>`practice_id = any(${ids}::uuid[])`)
    .execute();
  return { practices, confirmed };
}
