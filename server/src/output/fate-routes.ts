import { type Db, transaction } from '@penholder/db';
import {
  findFatesRead,
  findPublished,
  listEditions,
  listFatesIn,
  listPracticesOf,
  markFatesRead,
  namesOfDelegations,
  sumReadings,
} from '@penholder/db/output';
import { type DelegationId, refuse } from '@penholder/shared/kernel';
import * as contract from '@penholder/shared/output';
import { type Actor, delegationsFor } from '@penholder/shared/people';
import { isBureau, type PracticeId } from '@penholder/shared/practices';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Mount } from '../http/mount.ts';
import { inquire, presentInquiry, remindAll } from './ask-status.ts';
import { comparer, headOf, presentComparison } from './compare-editions.ts';
import { getReadableEdition, noSuchEdition } from './compile-edition.ts';
import { answerObjection, objectToSentence, withdrawObjection } from './objections.ts';
import { presentInPrint } from './present-print.ts';
import { noteSentence, putSentences } from './put-sentences.ts';

/** So many editions of a round table are offered for comparison. */
const MOST_BESIDE = 200;
const Offset = z.number().int().min(0);
const paged = <P extends { next: string | null }>(page: P): P => ({
  ...page,
  next: page.next === null ? null : cursorOf(Number(page.next)),
});

/** Mounts what becomes of practices before, in and after an edition. */
export function mountFates(mount: Mount, deps: Deps): void {
  mountInquiry(mount, deps);
  mountObjections(mount, deps);
  mountOwnFates(mount, deps.db);
  mountComparisons(mount, deps.db);
}

function mountInquiry(mount: Mount, deps: Deps): void {
  mount(contract.getStatusInquiry, ({ roundTable }) => presentInquiry(deps.db, roundTable));
  mount(contract.askStatus, async ({ actor, roundTable, body }) => {
    const newlyAsked = await inquire(deps, actor, roundTable, body);
    return { ...(await presentInquiry(deps.db, roundTable)), newlyAsked };
  });
  mount(contract.remindOfStatus, async ({ actor, roundTable }) => {
    const reminded = await remindAll(deps, actor, roundTable);
    return { ...(await presentInquiry(deps.db, roundTable)), reminded };
  });
}

function mountObjections(mount: Mount, deps: Deps): void {
  const { db } = deps;
  mount(contract.getInPrint, (asked) => presentInPrint(db, asked, asked.params.practice));
  mount(contract.objectToSentence, async ({ actor, roundTable, params, body }) => {
    await objectToSentence({ deps, actor, roundTable, ref: params.practice }, body);
    return presentInPrint(db, { actor, roundTable }, params.practice);
  });
  mount(contract.withdrawObjection, async ({ actor, roundTable, params }) => {
    await withdrawObjection({ deps, actor, roundTable, ref: params.practice }, params.objection);
    return presentInPrint(db, { actor, roundTable }, params.practice);
  });
  mount(contract.getSentenceReadings, ({ roundTable, query }) => sumReadings(db, roundTable.id, query.language));
  mount(contract.putSentences, async ({ actor, roundTable, body }) => {
    const newlyPut = await putSentences({ deps, actor, roundTable }, body.language);
    return { ...(await sumReadings(db, roundTable.id, body.language)), newlyPut };
  });
  mount(contract.noteSentence, async ({ actor, roundTable, params, body }) => {
    const { practice, language } = params;
    await noteSentence({ deps, actor, roundTable }, practice, { language, ...body });
    return presentInPrint(db, { actor, roundTable }, practice);
  });
  mount(contract.answerObjection, async ({ actor, roundTable, params, body }) => {
    await answerObjection({ deps, actor, roundTable, ref: params.practice }, params.objection, body);
    return presentInPrint(db, { actor, roundTable }, params.practice);
  });
}

/** The delegations whose practices are the actor's own. */
const ownDelegations = (actor: Actor): DelegationId[] => delegationsFor(actor, 'practice.draft');

function mountOwnFates(mount: Mount, db: Db): void {
  const getPublished = async (actor: Actor, id: contract.EditionId) => {
    const row = await findPublished(db, id);
    return row?.round_table_id === actor.roundTableId ? row : refuse(noSuchEdition);
  };
  mount(contract.listOwnFates, async ({ actor, params }) => {
    const { id } = await getPublished(actor, params.edition);
    const own = ownDelegations(actor);
    const names = await namesOfDelegations(db, own);
    const rows = await listFatesIn(db, id, own);
    return {
      isRead: rows.length === 0 || (await findFatesRead(db, id, actor.personId)) !== undefined,
      items: rows.map((row) => ({
        practice: { id: row.id, number: row.number, title: row.title, language: row.language },
        delegations: row.submitters.flatMap((delegation) => {
          const known = names.get(delegation);
          return known ? [{ id: delegation, names: known }] : [];
        }),
        fate: row.fate,
        why: row.why && contract.whyFor('submitter', row.why),
        version: row.version,
        printed: row.printed,
      })),
    };
  });
  mount(contract.markFatesRead, async ({ actor, params }) => {
    const { id } = await getPublished(actor, params.edition);
    await transaction(db, (trx) => markFatesRead(trx, id, actor.personId));
  });
}

function mountComparisons(mount: Mount, db: Db): void {
  const compare = comparer(db);
  mount(contract.compareTwoEditions, async ({ actor, roundTable, query }) => {
    const { limit, after, by, change } = query;
    const from = await getReadableEdition(db, actor, roundTable, query.from);
    const to = await getReadableEdition(db, actor, roundTable, query.to);
    const own = new Set<PracticeId>(await listPracticesOf(db, roundTable.id, ownDelegations(actor)));
    return paged(
      await presentComparison(db, await compare(from, to), {
        from,
        to,
        by,
        change,
        limit,
        offset: placeOf(after, Offset) ?? 0,
        readerOf: (practice) => (isBureau(actor) ? 'bureau' : own.has(practice) ? 'submitter' : 'table'),
      }),
    );
  });
  mount(contract.listEditionsBeside, async ({ params }) => {
    const { round_table_id } = (await findPublished(db, params.edition)) ?? refuse(noSuchEdition);
    const { rows } = await listEditions(db, round_table_id, { publishedOnly: true, limit: MOST_BESIDE, offset: 0 });
    return { items: rows.map(headOf) };
  });
  mount(contract.comparePublicEditions, async ({ query }) => {
    const { limit, after, by, change } = query;
    const from = (await findPublished(db, query.from)) ?? refuse(noSuchEdition);
    const to = (await findPublished(db, query.to)) ?? refuse(noSuchEdition);
    if (from.round_table_id !== to.round_table_id) refuse(noSuchEdition);
    return paged(
      await presentComparison(db, await compare(from, to), {
        from,
        to,
        by,
        change,
        limit,
        offset: placeOf(after, Offset) ?? 0,
        readerOf: () => 'public',
      }),
    );
  });
}
