/** Rows in one statement: far below the protocol's 65,535 parameters. */
const AT_ONCE = 500;

/** Writes rows in statements of so many, in their order; none where there is no row. */
export async function inPortions<Row>(
  rows: readonly Row[],
  write: (portion: Row[]) => Promise<unknown>,
  atOnce = AT_ONCE,
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) await write(rows.slice(from, from + atOnce));
}
