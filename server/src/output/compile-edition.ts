import { type Db, onCommit, today, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  findEdition,
  findPublication,
  insertEdition,
  lastNumber,
  listNoLongerNamed,
  listNumber,
  lockAnnexes,
  lockEdition,
  retryEdition as saveRetry,
} from '@penholder/db/output';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, insist, type Language, notFound, refuse } from '@penholder/shared/kernel';
import { type Annex, type EditionId, editionSymbol, inAnnexOrder, seesUnpublished } from '@penholder/shared/output';
import { type Actor, must } from '@penholder/shared/people';
import { disclosesAtLeast, levelOfTable } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { COMPILE_EDITIONS } from './compile-work.ts';
import { printedIn } from './present-annex.ts';
import { tellEdition } from './tell-edition.ts';

export const noSuchEdition = notFound('edition.not-found', 'There is no such edition, or it is not published.');

/** The edition, where the reader may know of it [AX29]. */
export async function getEditionFor(db: Db, actor: Actor, id: EditionId) {
  const row = await findEdition(db, actor.roundTableId, id);
  return row && (row.status === 'published' || seesUnpublished(actor)) ? row : refuse(noSuchEdition);
}

/**
 * The same, where the reader may read what it says: an edition that is not published is not shown while it names delegations
 * and the table, or the submitters, no longer do [AX24].
 */
export async function getReadableEdition(db: Db, actor: Actor, roundTable: RoundTableRow, id: EditionId) {
  const row = await getEditionFor(db, actor, id);
  if (row.status !== 'published') {
    const publication = await findPublication(db, id);
    const printed = publication ? printedIn(publication.blocks) : [];
    const named = disclosesAtLeast(levelOfTable(roundTable.settings, roundTable.phase), 'delegation');
    const unnamed = new Set(named && printed.length > 0 ? await listNoLongerNamed(db, id) : printed);
    if (printed.some((practice) => unnamed.has(practice)))
      refuse(
        conflict(
          'edition.attribution-lowered',
          'This edition names delegations that are not to be named any more. Please compile a new edition.',
        ),
      );
  }
  return row;
}

export interface Wanted {
  letters: readonly Annex[];
  language: Language;
  issuedOn?: string | undefined;
  number?: number | undefined;
}

/** Begins an edition: of the next number, or another language of one that there is [AX26]. The clockwork does the rest. */
export async function compileEdition(
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  wanted: Wanted,
): Promise<EditionId> {
  const id = await transaction(deps.db, async (trx) => {
    insist(must(actor, 'edition.compile'));
    await lockAnnexes(trx, roundTable.id);
    const { language } = wanted;
    let letters = inAnnexOrder(wanted.letters);
    let issuedOn = wanted.issuedOn ?? (await today(trx, roundTable.time_zone));
    const number = wanted.number ?? (await lastNumber(trx, roundTable.id)) + 1;
    if (wanted.number !== undefined) {
      const versions = await listNumber(trx, roundTable.id, number);
      const first =
        versions[0] ??
        refuse(conflict('edition.number-unknown', 'There is no edition of this number yet.', { params: { number } }));
      if (versions.some((version) => version.language === language))
        refuse(
          conflict('edition.language-exists', 'This edition has been compiled in this language already.', {
            params: { number, language },
          }),
        );
      if (!versions.some((version) => version.status === 'compiled' || version.status === 'published'))
        refuse(
          conflict('edition.not-frozen', 'Please wait until the edition is compiled in its first language.', {
            params: { number },
          }),
        );
      letters = first.letters as Annex[];
      issuedOn = first.issued_on;
    }
    const symbol = editionSymbol(roundTable.code, number);
    const edition = await insertEdition(trx, {
      roundTableId: roundTable.id,
      number,
      symbol,
      language,
      letters,
      issuedOn,
      personId: actor.personId,
    });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'edition.begun',
      personId: actor.personId,
      subject: { kind: 'edition', id: edition },
      details: { symbol, language, letters, issuedOn },
    });
    onCommit(trx, () => tellEdition(deps, { id: edition, round_table_id: roundTable.id }, 'compiling'));
    return edition;
  });
  deps.clockwork.nudge(COMPILE_EDITIONS);
  return id;
}

/** Tries a failed edition again, from the inputs that it froze. */
export async function retryEdition(deps: Deps, actor: Actor, id: EditionId): Promise<void> {
  await transaction(deps.db, async (trx) => {
    insist(must(actor, 'edition.compile'));
    const row = (await lockEdition(trx, actor.roundTableId, id)) ?? refuse(noSuchEdition);
    if (row.status !== 'failed')
      refuse(conflict('edition.not-failed', 'Only an edition that failed can be tried again.'));
    await saveRetry(trx, id);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'edition.retried',
      personId: actor.personId,
      subject: { kind: 'edition', id },
      details: { symbol: row.symbol },
    });
    onCommit(trx, () => tellEdition(deps, row, 'compiling'));
  });
  deps.clockwork.nudge(COMPILE_EDITIONS);
}
