import type { RoundTableId } from '@penholder/shared/kernel';
import type { Citable } from '@penholder/shared/instruments';
import type { PracticeContent } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';

/** What is read for citations: a version of a practice or a response, or an edition. */
export type CitingText = { readonly round_table_id: RoundTableId; readonly version: number } & (
  | { readonly kind: 'practice'; readonly id: string; readonly content: PracticeContent }
  | { readonly kind: 'response'; readonly id: string; readonly text: string }
  | { readonly kind: 'edition'; readonly id: string; readonly publication: unknown }
);

/** Takes marks of registers that have changed, and marks every text of their round tables; answers whether there was one. */
export async function spreadRegisters(trx: Trx): Promise<boolean> {
  const marks = await trx
    .deleteFrom('citation_due')
    .where('kind', '=', 'register')
    .returning('subject_id as id')
    .execute();
  if (marks.length === 0) return false;
  const tables = sql`${[...new Set(marks.map(({ id }) => id))]}::uuid[]`;
  await sql`
    insert into citation_due (kind, subject_id, version)
    select 'practice', v.practice_id, v.version from practice_version v join practice p on p.id = v.practice_id
      where p.round_table_id = any(${tables})
    union all select 'response', v.response_id, v.version from response_version v join response r on r.id = v.response_id
      where r.round_table_id = any(${tables})
    union all select 'edition', id, 0 from edition where publication is not null and round_table_id = any(${tables})`.execute(
    trx,
  );
  return true;
}

/** Takes the marks that have waited longest, with all that are about the same texts, and answers these texts. */
export async function takeDueTexts(trx: Trx, most: number): Promise<CitingText[]> {
  const { rows: due } = await sql<{ kind: CitingText['kind']; id: string; version: number }>`
    with first as (select distinct kind, subject_id, version from
      (select kind, subject_id, version from citation_due where kind <> 'register' order by id limit ${most}) d)
    delete from citation_due d using first f
    where d.kind = f.kind and d.subject_id = f.subject_id and d.version = f.version
    returning d.kind, d.subject_id as id, d.version`.execute(trx);
  const of = (kind: CitingText['kind']) => due.filter((one) => one.kind === kind);
  const wanted = (some: typeof due) =>
    sql`(select distinct * from unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ version }) => version)}::integer[]) w(id, version)) w`;
  const [practices, responses, editions] = [of('practice'), of('response'), of('edition')];
  const read = async (some: typeof due, query: () => ReturnType<typeof sql<CitingText>>) =>
    some.length > 0 ? (await query().execute(trx)).rows : [];
  return [
    ...(await read(
      practices,
      () => sql`select 'practice' as kind, p.id, p.round_table_id, v.version, v.content
        from ${wanted(practices)} join practice_version v on v.practice_id = w.id and v.version = w.version
        join practice p on p.id = w.id`,
    )),
    ...(await read(
      responses,
      () => sql`select 'response' as kind, r.id, r.round_table_id, v.version, v.text
        from ${wanted(responses)} join response_version v on v.response_id = w.id and v.version = w.version
        join response r on r.id = w.id`,
    )),
    ...(await read(
      editions,
      () => sql`select 'edition' as kind, e.id, e.round_table_id, 0 as version, e.publication
        from ${wanted(editions)} join edition e on e.id = w.id where e.publication is not null`,
    )),
  ];
}

/** The whole register of a round table, as texts may cite it. */
export const listCitable = (db: Db, roundTableId: RoundTableId): Promise<Citable[]> =>
  db
    .selectFrom('instrument')
    .select(['id', 'kind', 'citations', 'number', 'symbol', 'aliases'])
    .where('round_table_id', '=', roundTableId)
    .orderBy('id')
    .execute();

export interface FoundCitation {
  readonly text: Pick<CitingText, 'kind' | 'id' | 'version' | 'round_table_id'>;
  readonly instrument: Citable['id'];
  readonly words: readonly string[];
  readonly times: number;
}

/** Writes what these texts cite, in place of what was written of them before. */
export async function saveCitations(
  trx: Trx,
  texts: readonly FoundCitation['text'][],
  found: readonly FoundCitation[],
): Promise<void> {
  for (const kind of ['practice', 'response', 'edition'] as const) {
    const some = texts.filter((text) => text.kind === kind);
    if (some.length > 0)
      await sql`delete from instrument_citation c
        using unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ version }) => version)}::integer[]) w(id, version)
        where c.${sql.ref(`${kind}_id`)} = w.id and c.version = w.version`.execute(trx);
  }
  await inPortions(
    found.map(({ text, instrument, words, times }) => ({
      round_table_id: text.round_table_id,
      practice_id: null,
      response_id: null,
      edition_id: null,
      [`${text.kind}_id`]: text.id,
      version: text.version,
      instrument_id: instrument,
      words: [...words],
      times,
    })),
    (portion) => trx.insertInto('instrument_citation').values(portion).execute(),
  );
}
