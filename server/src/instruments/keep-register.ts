import { isDuplicate, onCommit, transaction, type Trx } from '@penholder/db';
import {
  countUses,
  insertInstrument,
  type InstrumentRow,
  listLikely,
  lockInstrument,
  lockPracticesApplying,
  moveUses,
  removeInstrument as deleteRow,
  saveInstrument,
} from '@penholder/db/instruments';
import { conflict, insist, invalid, refuse } from '@penholder/shared/kernel';
import {
  canonicalCitations,
  type GroupId,
  type InstrumentFields,
  type InstrumentId,
  keyOf,
  mainCitation,
  mayDate,
  mayStandBeside,
} from '@penholder/shared/instruments';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { putIntoGroup } from './arrange-groups.ts';
import { noSuchInstrument } from './present-instrument.ts';
import { recorded } from './recorded.ts';

const canonical = (fields: InstrumentFields): InstrumentFields => ({
  ...fields,
  citations: canonicalCitations(fields.citations, fields.kind),
});

interface Entering {
  readonly fields: InstrumentFields;
  /** The entry that is edited; a new one without. */
  readonly except: InstrumentId | null;
  readonly isAnother: boolean;
}

/**
 * Runs `write`, and refuses with the entry that is there where the register already has one of this key [IN21], or one like it
 * but for its year [IN35]; and what says two years [IN34].
 */
async function orAlreadyThere<T>(
  trx: Trx,
  actor: Actor,
  { fields, except, isAnother }: Entering,
  write: () => Promise<T>,
): Promise<T> {
  insist(mayDate(fields));
  const key = keyOf(fields);
  const likely = await listLikely(trx, actor.roundTableId, fields, except);
  const same = likely.find((other) => keyOf(other) === key);
  const alreadyThere = (id: string, citation: string) =>
    refuse(
      conflict('instrument.already-there', `The register has this instrument: ${citation}`, {
        params: { id, citation },
      }),
    );
  if (same) alreadyThere(same.id, mainCitation(same.citations).text);
  insist(mayStandBeside(fields, likely, isAnother));
  try {
    return await write();
  } catch (error) {
    // Two who enter it at once: the second finds the first's only now.
    if (!isDuplicate(error)) throw error;
    return alreadyThere('', mainCitation(fields.citations).text);
  }
}

/** Enters an instrument, in canonical form [IN20, IN21]. */
export const createInstrument = (
  deps: Deps,
  actor: Actor,
  { fields: given, group, isAnother }: { fields: InstrumentFields; group?: GroupId | undefined; isAnother: boolean },
): Promise<InstrumentId> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'instrument.manage'));
    const fields = canonical(given);
    const id = await orAlreadyThere(trx, actor, { fields, except: null, isAnother }, () =>
      insertInstrument(trx, actor.roundTableId, fields),
    );
    if (group) await putIntoGroup(trx, actor, group, id);
    await recorded(trx, deps, actor, 'instrument.entered', { kind: 'instrument', id }, { citations: fields.citations });
    return id;
  });

const fieldsOf = ({ id: _, version: __, ...fields }: InstrumentRow): InstrumentFields => fields;

export interface InstrumentEdit {
  version: number;
  fields: { [Field in keyof InstrumentFields]?: InstrumentFields[Field] | undefined };
  isAnother: boolean;
}

/** Corrects or completes an entry, as its next version [IN25], in the caller's transaction. */
export async function correctInstrument(
  trx: Trx,
  deps: Deps,
  actor: Actor,
  { id, version, fields, isAnother }: InstrumentEdit & { id: InstrumentId },
): Promise<void> {
  insist(must(actor, 'instrument.manage'));
  const row = (await lockInstrument(trx, actor.roundTableId, id)) ?? refuse(noSuchInstrument);
  if (row.version !== version)
    refuse(
      conflict('instrument.changed-meanwhile', 'Somebody else has changed this entry meanwhile.', {
        params: { version: row.version },
      }),
    );
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const next = canonical({ ...fieldsOf(row), ...given });
  // Who corrects something else of it has been asked when it was entered.
  const keepsYear = row.year === next.year && keyOf(row) === keyOf(next);
  await orAlreadyThere(trx, actor, { fields: next, except: id, isAnother: isAnother || keepsYear }, () =>
    saveInstrument(trx, id, next),
  );
  await recorded(
    trx,
    deps,
    actor,
    'instrument.edited',
    { kind: 'instrument', id },
    { fields: Object.keys(given), version: version + 1 },
  );
}

export const editInstrument = (deps: Deps, actor: Actor, id: InstrumentId, edit: InstrumentEdit): Promise<void> =>
  transaction(deps.db, (trx) => correctInstrument(trx, deps, actor, { id, ...edit }));

/** Merges an entry into the one that is kept [IN24]. */
export const mergeInstrument = (deps: Deps, actor: Actor, id: InstrumentId, into: InstrumentId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'instrument.manage'));
    if (id === into) refuse(invalid('instrument.into-itself', 'An entry cannot be merged into itself.'));
    await lockPracticesApplying(trx, id);
    // Always in the same order, so that two mergers cannot wait for one another.
    const locked = new Map<InstrumentId, InstrumentRow>();
    for (const one of [id, into].sort())
      locked.set(one, (await lockInstrument(trx, actor.roundTableId, one)) ?? refuse(noSuchInstrument));
    const [old, kept] = [locked.get(id)!, locked.get(into)!];
    const names = [...kept.aliases, ...Object.values(old.citations), ...old.aliases].filter(
      (name) => !Object.values(kept.citations).includes(name),
    );
    await moveUses(trx, id, into);
    await saveInstrument(trx, into, {
      ...fieldsOf(kept),
      citations: { ...old.citations, ...kept.citations },
      number: kept.number ?? old.number,
      year: kept.year ?? old.year,
      issuer: kept.issuer ?? old.issuer,
      symbol: kept.symbol ?? old.symbol,
      address: kept.address ?? old.address,
      aliases: [...new Set(names)].slice(0, 30),
    });
    await recorded(
      trx,
      deps,
      actor,
      'instrument.merged',
      { kind: 'instrument', id: into },
      { merged: id, citations: old.citations },
    );
    onCommit(trx, () => deps.live.tell({ roundTableId: actor.roundTableId, topic: 'practices', ids: [] }));
  });

/** Removes an entry that no practice applies [IN27]. */
export const removeInstrument = (deps: Deps, actor: Actor, id: InstrumentId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'instrument.manage'));
    const row = (await lockInstrument(trx, actor.roundTableId, id)) ?? refuse(noSuchInstrument);
    // How many is not said: some of them may be drafts that the actor may not know of.
    if ((await countUses(trx, id)) > 0)
      refuse(conflict('instrument.in-use', 'Practices apply this instrument; merge it into another entry instead.'));
    await deleteRow(trx, id);
    await recorded(trx, deps, actor, 'instrument.removed', { kind: 'instrument', id }, { citations: row.citations });
  });
