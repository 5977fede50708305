import type { Printed } from '@penholder/shared/compendium';
import type { IndexedPractice } from '@penholder/shared/compendium/indexing';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { EditionId } from '@penholder/shared/output';
import type { PracticeContent, PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Trx } from '../open.ts';
import { json } from '../transaction.ts';

/** Has whoever enters editions of this round table do so one after another: each sees what the one before wrote. */
export const lockCompendium = (trx: Trx, roundTableId: RoundTableId) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`compendium ${roundTableId}`}, 0))`.execute(trx);

/** A published edition with everything that it froze. */
export const findPublishedWhole = (trx: Trx, id: EditionId) =>
  trx
    .selectFrom('edition')
    .select([
      'id',
      'round_table_id',
      'symbol',
      'number',
      'language',
      'issued_on',
      'published_at',
      'publication',
      'inputs',
    ])
    .where('id', '=', id)
    .where('status', '=', 'published')
    .executeTakeFirst();

/** The contents of versions, by the practices' ids; without their descriptions, which editions do not print. */
export async function contentsOf(
  trx: Trx,
  versions: readonly { id: PracticeId; version: number }[],
): Promise<Map<string, PracticeContent>> {
  if (versions.length === 0) return new Map();
  const { rows } = await sql<{ practice_id: PracticeId; content: PracticeContent }>`
    select v.practice_id, v.content - 'body' as content from practice_version v
    join unnest(${versions.map(({ id }) => id)}::uuid[], ${versions.map(({ version }) => version)}::integer[]) w(id, version)
      on v.practice_id = w.id and v.version = w.version`.execute(trx);
  return new Map(rows.map(({ practice_id, content }) => [practice_id, content]));
}

/** Writes what an edition prints, in place of what was entered of it before. */
export async function savePrintings(
  trx: Trx,
  editionId: EditionId,
  printings: ReadonlyMap<string, Printed>,
): Promise<void> {
  await trx.deleteFrom('compendium_printing').where('edition_id', '=', editionId).execute();
  await inPortions([...printings], (portion) =>
    trx
      .insertInto('compendium_printing')
      .values(
        portion.map(([practice, printed]) => ({
          practice_id: practice as PracticeId,
          edition_id: editionId,
          version: printed.facts.version,
          printed: json(printed),
        })),
      )
      .execute(),
  );
}

/** Every printing of each of these practices. */
export async function listPrintingsOf(trx: Trx, ids: readonly string[]): Promise<Map<PracticeId, Printed[]>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('compendium_printing')
    .select(['practice_id', 'printed'])
    .where(sql<boolean>`practice_id = any(${[...ids]}::uuid[])`)
    .execute();
  const groups = Map.groupBy(rows, (row) => row.practice_id);
  return new Map([...groups].map(([id, group]) => [id, group.map(({ printed }) => printed)]));
}

const vectorOf = (parts: IndexedPractice['vector']) =>
  parts.length === 0
    ? sql<string>`''::tsvector`
    : sql<string>`(''::tsvector || ${sql.join(
        parts.map(
          ({ configuration, weight, words }) =>
            sql`setweight(to_tsvector(${sql.lit(configuration)}::regconfig, ${words}), ${weight}::"char")`,
        ),
        sql` || `,
      )})`;

/** Has up to some hundred parameters each: what is found by is in up to six languages. */
const INDEXED_AT_ONCE = 200;

/** Writes what practices are listed and found by, in place of what was written of them before. */
export const saveIndexed = (
  trx: Trx,
  roundTableId: RoundTableId,
  practices: readonly { id: PracticeId; indexed: IndexedPractice }[],
): Promise<void> =>
  inPortions(
    practices,
    (portion) =>
      trx
        .insertInto('compendium_practice')
        .values(portion.map(({ id, indexed }) => rowOf(id, roundTableId, indexed)))
        .onConflict((on) =>
          on.column('practice_id').doUpdateSet((e) => ({
            edition_number: e.ref('excluded.edition_number'),
            version: e.ref('excluded.version'),
            shown: e.ref('excluded.shown'),
            area_id: e.ref('excluded.area_id'),
            start_year: e.ref('excluded.start_year'),
            title_key: e.ref('excluded.title_key'),
            published_at: e.ref('excluded.published_at'),
            changed_at: e.ref('excluded.changed_at'),
            is_withdrawn: e.ref('excluded.is_withdrawn'),
            facets: e.ref('excluded.facets'),
            vector: e.ref('excluded.vector'),
            title_vector: e.ref('excluded.title_vector'),
            words: e.ref('excluded.words'),
            names: e.ref('excluded.names'),
          })),
        )
        .execute(),
    INDEXED_AT_ONCE,
  );

const rowOf = (practiceId: PracticeId, roundTableId: RoundTableId, indexed: IndexedPractice) => ({
  practice_id: practiceId,
  round_table_id: roundTableId,
  edition_number: indexed.editionNumber,
  version: indexed.shown.facts.version,
  shown: json(indexed.shown),
  area_id: indexed.shown.facts.area.id,
  start_year: indexed.startYear,
  title_key: indexed.titleKey,
  published_at: new Date(indexed.publishedAt),
  changed_at: new Date(indexed.changedAt),
  // Whether it was withdrawn since it was last printed, even if it has been taken up again. [CP4]
  is_withdrawn: sql<boolean>`exists (select 1 from practice_step
    where practice_id = ${practiceId} and to_status = 'withdrawn' and at > ${indexed.printedLastAt}::timestamptz)`,
  facets: indexed.facets,
  vector: vectorOf(indexed.vector),
  title_vector: vectorOf(indexed.vector.filter(({ weight }) => weight === 'A')),
  words: indexed.words,
  names: indexed.names,
});

/** Notes that an edition has been entered, in which form. */
export const markEntered = (trx: Trx, editionId: EditionId, form: number) =>
  trx
    .insertInto('compendium_edition')
    .values({ edition_id: editionId, form })
    .onConflict((on) => on.column('edition_id').doUpdateSet({ form, entered_at: sql<Date>`now()` }))
    .execute();

/** The published edition that has waited longest to be entered in this form, held until the transaction ends. */
export const claimUnentered = (trx: Trx, form: number) =>
  trx
    .selectFrom('edition as e')
    .select('e.id')
    .where('e.status', '=', 'published')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('compendium_edition as c')
            .select('c.edition_id')
            .whereRef('c.edition_id', '=', 'e.id')
            .where('c.form', '>=', form),
        ),
      ),
    )
    .orderBy('e.published_at')
    .orderBy('e.id')
    .limit(1)
    .forUpdate('e')
    .skipLocked()
    .executeTakeFirst();
