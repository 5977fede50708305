import type { Db } from '@penholder/db';
import { listMentioned } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { blankMentions, knowsPersons, type Mentioned, mentionsIn } from '@penholder/shared/deliberation';
import type { Actor } from '@penholder/shared/people';
import { levelOfTable } from '@penholder/shared/round-tables';

/** Names whom texts mention, for one reader. */
export interface Namer {
  /** The text with the mentions blanked that the reader may not know, and those who are left in it. */
  named(text: string): { body: string; mentions: Mentioned[] };
}

/** Loads whom these texts mention, as far as the reader may know them, in a constant number of queries. [DL7] */
export async function nameMentions(
  db: Db,
  roundTable: Pick<RoundTableRow, 'id' | 'settings' | 'phase'>,
  reader: Actor,
  texts: readonly string[],
): Promise<Namer> {
  const ids = [...new Set(texts.flatMap((text) => mentionsIn(text)))];
  const { delegations, persons } = await listMentioned(db, roundTable.id, ids);
  const known = new Map<string, Mentioned>();
  for (const { id, names } of delegations) known.set(id, { kind: 'delegation', id, names });
  const all = knowsPersons(reader, levelOfTable(roundTable.settings, roundTable.phase));
  for (const { id, name } of persons) if (all || id === reader.personId) known.set(id, { kind: 'person', id, name });
  const keys = new Set(known.keys());
  return {
    named: (text) => ({
      body: blankMentions(text, keys),
      mentions: mentionsIn(text).flatMap((id) => known.get(id) ?? []),
    }),
  };
}
