import type { Db } from '@penholder/db';
import { findByFile, findBySource } from '@penholder/db/imports';
import {
  findByTitle,
  findVisible,
  listVersionsSaid,
  listWorkingCopies,
  type WorkingCopy,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { importsFor } from '@penholder/shared/imports';
import {
  type Known,
  type KnownPractice,
  practiceOf,
  type ReadRow,
  type RowFields,
} from '@penholder/shared/imports/rows';
import { fold } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { isOwn, mayEdit, phrasesIn, type PracticeId, tellsAtMost } from '@penholder/shared/practices';

/** What locks the practices that are to be changed, before what they say is read. */
export type Hold = (practices: readonly PracticeId[]) => Promise<void>;

interface Given {
  readonly rows: readonly ReadRow[];
  readonly fileHash: string;
  /** The rows that are to change the practice that they are. */
  readonly edit: ReadonlySet<number>;
  readonly hold: Hold | undefined;
}

/** The practices that rows may be, as far as the importer may know of them, and whether they may change them. [IM4, IM5] */
export async function gatherKnown(
  db: Db,
  actor: Actor,
  roundTable: RoundTableRow,
  { rows, fileHash, edit, hold }: Given,
): Promise<{ known: Known; copies: ReadonlyMap<PracticeId, WorkingCopy> }> {
  const ids = [...new Set(rows.flatMap(({ ref }) => ref.id ?? []))];
  const numbers = [...new Set(rows.flatMap(({ ref }) => (ref.id === null && ref.number !== null ? [ref.number] : [])))];
  const of = importsFor(actor);
  const bySource = await findBySource(db, roundTable.id, of, ids);
  const byFile = await findByFile(db, roundTable.id, of, fileHash);
  const mine = new Set([...bySource.values(), ...byFile.values()]);
  const found = await findVisible(db, actor, { ids: [...ids, ...mine], numbers });
  // Those that an earlier import of one's own made are known to be there, whoever works on them now.
  const made = [...mine].filter((id) => !found.some((one) => one.id === id));
  const named = {
    byId: new Map<string, PracticeId>([...bySource, ...[...mine, ...found.map(({ id }) => id)].map(same)]),
    byRow: byFile,
    byNumber: new Map(found.map(({ number, id }) => [number, id])),
  };
  await hold?.(rows.flatMap((row) => (edit.has(row.row) ? (practiceOf(row, named) ?? []) : [])));

  const said = await listVersionsSaid(
    db,
    found.flatMap(({ id, version }) => (version > 0 ? [{ id, version }] : [])),
  );
  const copies = new Map<PracticeId, WorkingCopy>();
  const practices = new Map<PracticeId, KnownPractice>();
  for (const copy of await listWorkingCopies(db, [...found.map(({ id }) => id), ...made])) {
    const facts = {
      status: copy.status,
      version: copy.version,
      shownVersion: copy.shownVersion,
      submitters: copy.fields.submitters,
      isOnBehalf: copy.createdFor === null,
    };
    const version = said.get(copy.id);
    const owns = isOwn(actor, facts);
    if (owns) copies.set(copy.id, copy);
    practices.set(copy.id, {
      id: copy.id,
      number: copy.number,
      fields: owns
        ? copy.fields
        : version
          ? ({
              ...version,
              areaId: version.area?.id ?? null,
              instruments: version.instruments.map(({ id }) => id),
              ...phrasesIn(version),
              guidingPrinciples: version.guidingPrinciples ?? [],
              beneficiaryGroups: version.beneficiaryGroups ?? [],
            } satisfies Partial<RowFields> & object)
          : {},
      attribution: owns ? tellsAtMost(copy.fields.attribution) : undefined,
      why: mayEdit(actor, facts)?.code ?? null,
    });
  }
  const titles = [...new Set(rows.map(({ fields }) => fold(fields.title)).filter(Boolean))];
  return {
    copies,
    known: {
      byId: among(practices, named.byId),
      byRow: among(practices, named.byRow),
      byNumber: new Map([...practices.values()].map((practice) => [practice.number, practice])),
      byTitle: await findByTitle(db, actor, titles),
    },
  };
}

const same = (id: PracticeId): [string, PracticeId] => [id, id];
const among = <Key>(
  practices: ReadonlyMap<PracticeId, KnownPractice>,
  named: ReadonlyMap<Key, PracticeId>,
): Map<Key, KnownPractice> =>
  new Map([...named].flatMap(([key, id]) => (practices.has(id) ? [[key, practices.get(id)!] as const] : [])));
