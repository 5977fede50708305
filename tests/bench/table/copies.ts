import { type Db, sql } from '@penholder/db';

/** Rows that go with a practice, by the column that names it. */
const WITH_PRACTICE = [
  'practice_face',
  'practice_version',
  'practice_submitter',
  'practice_source',
  'practice_instrument',
  'practice_confirmation',
  'practice_step',
  'annex_entry',
] as const;

/**
 * Copies every practice `times` times with all that goes with it: each copy has an id, a number, titles and times of its own.
 * What was written through the use cases once is there thousands of times in seconds; copies share their working document.
 */
export async function copyPractices(db: Db, times: number): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from practice`.execute(db);
  // The same for a practice wherever it is named, and of the form that ids have.
  const id = (column: string) =>
    `overlay(overlay(md5(t.${column}::text || n) placing '4' from 13) placing '8' from 17)::uuid`;
  const earlier = (column: string) => `t.${column} - n * interval '1 minute'`;
  await copyRows(db, 'practice', times, {
    id: id('id'),
    number: `t.number + n * ${rows[0]!.count}`,
    title: `t.title || ' ' || n`,
    step_at: earlier('step_at'),
    submitted_at: earlier('submitted_at'),
  });
  for (const table of WITH_PRACTICE)
    await copyRows(db, table, times, {
      practice_id: id('practice_id'),
      ...(table === 'practice_face' && {
        title: `t.title || ' ' || n`,
        title_key: `t.title_key || ' ' || n`,
        search: `t.search || ' ' || n`,
        updated_at: earlier('updated_at'),
      }),
      ...(table === 'practice_version' && {
        content: `jsonb_set(t.content, '{title}', to_jsonb(t.content->>'title' || ' ' || n))`,
      }),
    });
  for (const table of ['practice', ...WITH_PRACTICE]) await sql`vacuum (analyze) ${sql.table(table)}`.execute(db);
}

/** Copies the rows of a table as they are but for these columns, given as SQL of the row `t` and the number `n` of the copy. */
async function copyRows(db: Db, table: string, times: number, others: Record<string, string>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'`.execute(db);
  // Ids of its own that nothing points at are made anew.
  const names = rows.map(({ name }) => name).filter((name) => name !== 'id' || name in others);
  await sql`
    insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.raw(names.map((name) => others[name] ?? `t.${name}`).join(', '))}
    from ${sql.table(table)} t, generate_series(1, ${sql.lit(times)}) n`.execute(db);
}
