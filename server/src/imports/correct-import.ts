import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { type ImportId, type ImportRow, saveUnderstanding } from '@penholder/db/imports';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  type ImportField,
  mappedTwice,
  mayEnterAs,
  type Meaning,
  type PracticesEnterAs,
} from '@penholder/shared/imports';
import { isThere, keyOfName } from '@penholder/shared/imports/rows';
import { canonicalJson, type DelegationId, insist, invalid, type Language, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { asImported } from './as-imported.ts';
import { getLockedImport, insistInPreview } from './find-import.ts';
import { gatherRoom, type Room } from './plan-import.ts';
import { tellImports } from './tell-imports.ts';

export interface Correction {
  revision: number;
  mapping?: (ImportField | null)[] | undefined;
  meanings?: Meaning[] | undefined;
  as?: PracticesEnterAs | undefined;
  submitter?: DelegationId | null | undefined;
  language?: Language | undefined;
  leaveOut?: number[] | undefined;
  takeIn?: number[] | undefined;
  edit?: number[] | undefined;
  keep?: number[] | undefined;
}

/** The most meanings that one import keeps: no file names more unknown things that somebody would go through. */
const MOST_MEANINGS = 2000;

/** Saves how an import is to be understood: what columns and names mean, which rows enter, and as what. [IM3, IM7] */
export const correctImport = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: ImportId,
  correction: Correction,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedImport(trx, actor, id);
    insistInPreview(row, correction.revision);
    const room = await gatherRoom(trx, roundTable);
    if (correction.as) insist(mayEnterAs(actor, row.delegation_id, correction.as));
    const next = {
      mapping: mappingOf(row, correction.mapping),
      meanings: meaningsOf(row, correction.meanings ?? [], room),
      enters_as: correction.as ?? row.enters_as,
      submitter_id: submitterOf(row, correction.submitter, room),
      language: correction.language ?? row.language,
      left_out: rowsOf(row, row.left_out, correction.leaveOut, correction.takeIn),
      edited: rowsOf(row, row.edited, correction.edit, correction.keep),
    };
    const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
      (part) => canonicalJson(next[part]) !== canonicalJson(row[part]),
    );
    if (changed.length === 0) return;
    await saveUnderstanding(trx, id, next);
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'practice-import.corrected',
      personId: actor.personId,
      delegationId: row.delegation_id,
      subject: { kind: 'practice-import', id },
      details: { parts: changed, ...asImported(row.delegation_id) },
    });
    onCommit(trx, () => tellImports(deps, roundTable.id, row.delegation_id, id));
  });

function mappingOf(row: ImportRow, mapping: (ImportField | null)[] | undefined): ImportRow['mapping'] {
  if (!mapping) return row.mapping;
  if (mapping.length !== row.mapping.length)
    refuse(
      invalid('practice-import.wrong-mapping', 'The columns of the file are others than those that were mapped.', {
        params: { columns: row.mapping.length },
      }),
    );
  const [twice] = mappedTwice(mapping);
  if (twice)
    refuse(
      invalid('practice-import.mapped-twice', 'Two columns cannot both give this: choose one of them.', {
        params: { field: twice },
      }),
    );
  return mapping;
}

/** Those given before, with the new ones in the place of earlier ones for the same name. */
function meaningsOf(row: ImportRow, given: readonly Meaning[], room: Room): ImportRow['meanings'] {
  const wrong = given.find(({ field, value }) => value !== '' && !isKnown(field, value, room));
  if (wrong)
    refuse(
      invalid('practice-import.wrong-meaning', 'What this name is said to mean is not here.', {
        params: { written: wrong.written },
      }),
    );
  const meanings = new Map(
    [...row.meanings, ...given].map((meaning) => [keyOfName(meaning.field, meaning.written), meaning]),
  );
  return [...meanings.values()].slice(-MOST_MEANINGS);
}

/** Who has withdrawn is there, and submits nothing new. */
const isKnown = (field: Meaning['field'], value: string, room: Room): boolean =>
  isThere(field, value, room) &&
  (field !== 'submitters' || room.delegations.some(({ id, isActive }) => id === value && isActive));

function submitterOf(row: ImportRow, given: DelegationId | null | undefined, room: Room): DelegationId | null {
  if (given === undefined) return row.submitter_id;
  if (given !== null && !room.delegations.some(({ id, isActive }) => id === given && isActive))
    refuse(
      invalid('delegation.not-found', 'This delegation does not take part in this round table.', {
        fields: { submitter: 'This delegation does not take part.' },
      }),
    );
  return given;
}

/** The rows that were chosen, with some added and some taken away; only rows that there are. */
function rowsOf(
  { content }: ImportRow,
  before: readonly number[],
  add: readonly number[] = [],
  takeAway: readonly number[] = [],
): number[] {
  if (add.length === 0 && takeAway.length === 0) return [...before];
  const known = new Set(content?.rows.map(({ row }) => row));
  const rows = new Set([...before, ...add]);
  for (const row of takeAway) rows.delete(row);
  return [...rows].filter((row) => known.has(row)).toSorted((a, b) => a - b);
}
